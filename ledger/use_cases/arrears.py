"""``arrears``: what members have not paid on a day, by how long it has been due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from consortium.balances import Balances, fold
from consortium.figures import claims_on
from consortium.keys import component
from consortium.members import Member
from consortium.money import ZERO, Money, total
from consortium.notices import OpenNotice
from consortium.problems import Problem, Source, Value
from ledger.books import Books

# Ages by the last day of each, in days after the due day; what is older has an age of its own.
AGES = (("not_due", 0), ("days_1_30", 30), ("days_31_60", 60), ("days_61_90", 90))
OLDEST, CREDIT = "over_90", "credit"
ALL_AGES = (CREDIT, *(age for age, _ in AGES), OLDEST)


@dataclass(frozen=True, slots=True)
class Debt:
    """One open notice: the days since it was due, below zero until then; ``None`` for a credit."""

    notice: OpenNotice
    days_late: int | None

    @property
    def age(self) -> str:
        """Which of ``ALL_AGES`` it has."""
        if self.days_late is None:
            return CREDIT
        late = self.days_late
        return next((age for age, last in AGES if late <= last), OLDEST)

    @property
    def is_overdue(self) -> bool:
        """True when it should have been paid."""
        return self.days_late is not None and self.days_late > 0


@dataclass(frozen=True, slots=True)
class MemberArrears:
    """What one member has open, oldest first, beside its receivable in the books."""

    key: str
    member: Member
    debts: tuple[Debt, ...]
    receivable: Money

    @property
    def total(self) -> Money:
        """All that is open, credits taken off."""
        return total(debt.notice.amount for debt in self.debts)

    @property
    def overdue(self) -> tuple[Debt, ...]:
        """Those that should have been paid."""
        return tuple(debt for debt in self.debts if debt.is_overdue)

    @property
    def by_age(self) -> Mapping[str, Money]:
        """The sum of each age, nothing for those without."""
        return {
            age: total(debt.notice.amount for debt in self.debts if debt.age == age)
            for age in ALL_AGES
        }


@dataclass(frozen=True, slots=True)
class Arrears:
    """The open notices of a day by member, who signs the reminders, and what does not agree."""

    day: dt.date
    members: tuple[MemberArrears, ...]
    signed: tuple[str, ...]
    findings: tuple[Problem, ...]

    @property
    def total(self) -> Money:
        """All members together."""
        return total(one.total for one in self.members)


def arrears(books: Books, day: dt.date) -> Arrears:
    """What stands unpaid at the end of ``day``, by the vouchers dated until then."""
    balances = balances_on(books, day)
    every = (_member(books, balances, key, day) for key in sorted(books.consortium.members))
    found = tuple(one for one in every if one.debts or not one.receivable.is_zero)
    people = books.consortium.people.values()
    return Arrears(
        day=day,
        members=found,
        signed=tuple(one.name for one in people if one.has_role("treasurer", day)),
        findings=tuple(_difference(one) for one in found if one.total != one.receivable),
    )


def balances_on(books: Books, day: dt.date) -> Balances:
    """The balances as they were at the end of a day."""
    vouchers = [(read.voucher, read.sha256) for read in books.read_vouchers]
    until = [one for one in vouchers if one[0].date <= day]
    return books.balances if len(until) == len(vouchers) else fold(Balances(), until)


def _member(books: Books, balances: Balances, key: str, day: dt.date) -> MemberArrears:
    notices = [one for one in balances.notices.values() if one.member == key]
    debts = [Debt(one, _days_late(one, day)) for one in notices if not one.amount.is_zero]
    debts.sort(key=lambda debt: (debt.notice.due or dt.date.max, debt.notice.voucher))
    receivable = claims_on(balances, key)
    return MemberArrears(key, books.consortium.members[key], tuple(debts), receivable)


def _days_late(notice: OpenNotice, day: dt.date) -> int | None:
    is_claim = notice.amount > ZERO and notice.due is not None
    return (day - notice.due).days if is_claim and notice.due is not None else None


def _difference(one: MemberArrears) -> Problem:
    values: dict[str, Value] = {
        "found": one.total,
        "member": one.member.name,
        "receivable": one.receivable,
    }
    place = Source(f"Assets:Receivable:Levies:{component(one.key)}")
    return Problem("open_notices_should_make_the_receivable", place, values)
