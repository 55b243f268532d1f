"""``forecast``: thirteen weeks of cash, of each member and of the fund (read only).

It shows other members' cash, so it is for the treasurer: delegates on the board compete, and see
another member's level outside the case at hand, not its cash.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consortium.members import Consortium
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value
from importers.lists import PlannedRow, read_planned
from ledger.agreements import falling_due
from ledger.books import Books
from ledger.use_cases.forecast_facts import Sides, sides_of
from ledger.use_cases.parties import FUND, Parties
from ledger.use_cases.receipts import FileIn
from rules.forecast import WEEKS, Flow, Forecast, Level, days_of_cash, forecast
from rules.forecast_flows import Dated, FundSide, MemberSide, fund_flows, member_flows
from rules.keep import floor_of

Agreed = Mapping[str, Sequence[Dated]]
_SHOWN_MAX = 12
_OLD_DAYS = 75  # a month and a half after the month's end: the next report is overdue


@dataclass(frozen=True, slots=True)
class Outlook:
    """One member's forecast, or the fund's: where it starts from, and every flow of it.

    ``cash_on`` is the month at whose end the cash was known, ``None`` for the fund, whose bank is.
    """

    key: str
    name: str
    cash_on: Period | None
    forecast: Forecast
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The fund's and the members' outlooks; ``unknown`` are members whose cash nobody has told.

    ``overdue`` is what members should have paid already: the fund does not count on it.
    ``floors`` are the purposes whose floors make the fund's level ``keep``.
    """

    start: dt.date
    fund: Outlook
    members: tuple[Outlook, ...]
    unknown: tuple[str, ...]
    overdue: Money
    floors: tuple[str, ...]
    findings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a member or all of them, how far, what is planned and agreed."""

    start: dt.date
    weeks: int = WEEKS
    member: str | None = None
    planned: FileIn | None = None
    instalments: Agreed = field(default_factory=dict)

    @property
    def until(self) -> dt.date:
        """The last day of the last week."""
        return self.start + dt.timedelta(days=7 * self.weeks - 1)


def outlooks(books: Books, asked: Asked) -> Outlooks:
    """The forecasts from a day on; ``InputError`` with every problem of what is planned.

    ``asked.instalments`` are by member: what it is to pay the fund, on which days; by default what
    falls due under its agreements. What is noticed already is among the open notices.
    """
    planned, findings = _planned(books.consortium, asked)
    if asked.member is not None and asked.member not in books.consortium.members:
        raise InputError([Parties(books.consortium).unknown(asked.member, Source("--member"))])
    instalments = asked.instalments or falling_due(books, asked.until)
    sides = sides_of(books, asked.start, planned, instalments)
    wanted = sides.members if asked.member is None else _only(sides, asked.member)
    members = tuple(_member(books, asked, sides, key, side) for key, side in wanted.items())
    keys = books.consortium.members if asked.member is None else [asked.member]
    active = Period.of(asked.start)
    unknown = tuple(
        key
        for key in keys
        if key not in sides.members and books.consortium.members[key].belongs(active)
    )
    floors = _floors(books, asked.start)
    return Outlooks(
        start=asked.start,
        fund=_fund(books, asked, sides, sides.fund, total(floors.values())),
        members=members,
        unknown=unknown,
        overdue=sides.overdue,
        floors=tuple(floors),
        findings=(*findings, *_of_cash(members, unknown, asked.start)),
    )


def _only(sides: Sides, member: str) -> Mapping[str, MemberSide]:
    return {key: side for key, side in sides.members.items() if key == member}


def _member(books: Books, asked: Asked, sides: Sides, key: str, side: MemberSide) -> Outlook:
    opening, flows = member_flows(side, start=asked.start, until=asked.until, terms=sides.terms)
    levels = [Level("cash", ZERO)]
    version = books.policies.in_force(asked.start)
    liquidity = None if version is None else version.policy.liquidity
    if liquidity is not None and side.month_out > ZERO:
        days = liquidity.trigger.cash_days_below
        levels.insert(0, Level("trigger", days_of_cash(days, side.month_out)))
    found = forecast(opening, flows, start=asked.start, weeks=asked.weeks, floors=levels)
    return Outlook(key, books.consortium.members[key].name, side.cash_on, found, flows)


def _fund(books: Books, asked: Asked, sides: Sides, side: FundSide, keep: Money) -> Outlook:
    flows = fund_flows(side, start=asked.start, until=asked.until, terms=sides.terms)
    levels = [Level("cash", ZERO)]
    if keep > ZERO:
        levels.insert(0, Level("keep", keep))
    found = forecast(side.bank, flows, start=asked.start, weeks=asked.weeks, floors=levels)
    return Outlook(FUND, books.consortium.name, None, found, flows)


def _floors(books: Books, day: dt.date) -> Mapping[str, Money]:
    """What must stay in each purpose that the policy keeps a floor for."""
    version = books.policies.in_force(day)
    if version is None:
        return {}
    balances = books.balances
    fund = balances.balance_under("Equity:Purpose:Tax") - balances.balance_under("Equity:Purpose")
    floors = {p: floor_of(version.policy, balances, p, fund) for p in version.policy.keep}
    return {purpose: floor for purpose, floor in floors.items() if floor > ZERO}


def _planned(consortium: Consortium, asked: Asked) -> tuple[Agreed, list[Problem]]:
    """What is planned, by member or fund, and what of it lies outside the weeks shown."""
    if asked.planned is None:
        return {}, []
    rows, read = read_planned(asked.planned.content, asked.planned.name)
    parties, found, problems = Parties(consortium), dict[str, list[Dated]](), list[Problem]()
    findings = list(read)
    for row in rows:
        key = parties.key_of(row.member)
        if key is None:
            problems.append(parties.unknown(row.member, row.member_place))
        elif asked.start <= row.day <= asked.until:
            found.setdefault(key, []).append(Dated(row.day, row.amount, row.what))
        else:
            findings.append(_outside(row, asked))
    if problems:
        raise InputError(problems)
    return found, findings


def _outside(row: PlannedRow, asked: Asked) -> Problem:
    values: dict[str, Value] = {"found": row.day, "first": asked.start, "last": asked.until}
    return Problem("planned_day_should_lie_in_the_weeks", row.day_place, values)


def _of_cash(members: Sequence[Outlook], unknown: Sequence[str], start: dt.date) -> list[Problem]:
    found = []
    place = Source("facts/")
    if unknown:
        values: dict[str, Value] = {"found": _few(unknown)}
        found.append(Problem("cash_should_be_reported", place, values))
    old = [
        f"{one.key} ({one.cash_on})"
        for one in members
        if one.cash_on is not None and (start - one.cash_on.last).days > _OLD_DAYS
    ]
    if old:
        found.append(Problem("cash_should_be_recent", place, {"found": _few(old)}))
    return found


def _few(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(texts) if len(texts) <= _SHOWN_MAX else (*texts[:_SHOWN_MAX], "…")
