"""``status`` and ``members``: where the fund stands, read only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consortium.facts import Report
from consortium.keys import component
from consortium.members import Member
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Proposal
from ledger.books import Books
from rules.base import base_of, has_revenue
from rules.keep import floor_of


@dataclass(frozen=True, slots=True)
class PurposeStatus:
    """A purpose: all of it, what is tied up, what may be used above the floor."""

    balance: Money
    tied: Money
    available: Money
    floor: Money


@dataclass(frozen=True, slots=True)
class MemberStatus:
    """A member in a month: its levy for it (without VAT), and what it owes and has borrowed now."""

    key: str
    name: str
    levy: Money
    receivable: Money
    prepaid: Money
    lent: Money
    is_reported: bool
    belongs: bool
    base: Money | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The fund at a glance."""

    period: Period
    tip: str
    bank: Money
    purposes: Mapping[str, PurposeStatus]
    members: tuple[MemberStatus, ...]
    waiting: tuple[Proposal, ...]


def status(books: Books, period: Period | None, today: Period) -> Status:
    """The state of the books, the members' levies for ``period`` (default: the last one levied)."""
    shown = period or max((month for _, month in books.balances.levies), default=today.previous)
    return Status(
        period=shown,
        tip=books.tip,
        bank=books.balances.balance_under("Assets:Bank"),
        purposes={p: purpose_status(books, p, shown) for p in books.consortium.all_purposes},
        members=tuple(member_status(books, key, shown) for key in books.consortium.members),
        waiting=tuple(books.proposals()),
    )


def purpose_status(books: Books, purpose: str, period: Period) -> PurposeStatus:
    """Earmarks are credits; what is tied was moved to the sub-account ``Tied``."""
    account = f"Equity:Purpose:{component(purpose)}"
    free = -books.balances.balance(account)
    tied = -books.balances.balance_under(f"{account}:Tied")
    floor = _floor(books, purpose, period)
    return PurposeStatus(free + tied, tied, max(free - floor, ZERO), floor)


def _floor(books: Books, purpose: str, period: Period) -> Money:
    version = books.policies.in_force(period.last)
    if version is None:
        return ZERO
    tax = books.balances.balance_under("Equity:Purpose:Tax")
    fund = tax - books.balances.balance_under("Equity:Purpose")
    return floor_of(version.policy, books.balances, purpose, fund)


def _base(books: Books, member: Member, report: Report | None) -> Money | None:
    """What the levy is reckoned on, when a whole month was reported and a policy is in force."""
    if report is None or not report.is_complete or not has_revenue(report):
        return None
    version = books.policies.in_force(report.period.first)
    return None if version is None else base_of(report, version.policy.levy.base, member).amount


def member_status(books: Books, key: str, period: Period) -> MemberStatus:
    """One member as the books show it."""
    member, name = books.consortium.members[key], component(key)
    posted = books.balances.levy(key, period)
    report = books.balances.facts.report(key, period)
    return MemberStatus(
        key=key,
        name=member.name,
        levy=posted.levy,
        receivable=books.balances.balance_under(f"Assets:Receivable:Levies:{name}"),
        prepaid=-books.balances.balance_under(f"Liabilities:Prepaid:{name}"),
        lent=books.balances.balance_under(f"Assets:Loans:Liquidity:{name}"),
        is_reported=report is not None and report.is_complete,
        belongs=member.belongs(period),
        base=_base(books, member, report),
    )
