"""``reminders``: who has not reported a month, and what the letter to each must say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from consortium.members import Member
from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from ledger.books import Books
from rules.estimate import Estimate
from rules.reckon import Missing, basis_month


@dataclass(frozen=True, slots=True)
class Reminder:
    """One member whose report is wanted: since when it is late, and what stands meanwhile.

    ``days_late`` is 0 or less until the deadline has passed; ``estimate`` is the base that its
    levy rests on until the report comes.
    """

    member: Member
    missing: Missing
    days_late: int | None = None
    estimate: Money | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """All of a month, by member key, and who signs the letters: the treasurers of the day."""

    period: Period
    consortium: str
    reminders: tuple[Reminder, ...]
    signed: tuple[str, ...]


def reminders(books: Books, period: Period, today: dt.date) -> Reminders:
    """Who has not reported ``period`` by ``today``; ``Refusal`` for a month that is not over."""
    if period.last >= today:
        values: dict[str, Value] = {"found": period, "today": today}
        raise Refusal([Problem("reminded_month_must_be_over", Source("PERIOD"), values)])
    consortium = books.consortium
    found = (_reminder(books, key, period, today) for key in sorted(consortium.members_in(period)))
    return Reminders(
        period=period,
        consortium=consortium.name,
        reminders=tuple(one for one in found if one is not None),
        signed=tuple(p.name for p in consortium.people.values() if p.has_role("treasurer", today)),
    )


def _reminder(books: Books, key: str, period: Period, today: dt.date) -> Reminder | None:
    version = books.policies.in_force(period.first)
    if version is None:
        return None
    month, missing = basis_month(version, books.consortium, books.balances, key, period, today)
    if missing is None:
        return None
    late = None if missing.deadline is None else (today - missing.deadline).days
    said = None if month is None else month.said
    estimate = said.base if isinstance(said, Estimate) else None
    return Reminder(books.consortium.members[key], missing, late, estimate)
