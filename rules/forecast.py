"""The forecast: cash week by week, and where it falls below a floor.

Whatever is known or expected is a dated :class:`Flow`, money in above zero. Folding them from an
opening sum gives each week's closing, to the öre; the cash of a day is what is left when the day is
over. What the flows of a member and of the fund are, :mod:`rules.forecast_flows` says.

>>> flows = [Flow(dt.date(2026, 4, 24), Money(-700), "payroll"),
...          Flow(dt.date(2026, 4, 28), Money(500), "receivables")]
>>> found = forecast(Money(600), flows, start=dt.date(2026, 4, 20), weeks=2,
...                  floors=[Level("cash", ZERO)])
>>> [(week.first.isoformat(), week.closing) for week in found.weeks]
[('2026-04-20', Money('-1.00')), ('2026-04-27', Money('4.00'))]
>>> [(one.level.name, one.day.isoformat(), one.size) for one in found.shortfalls]
[('cash', '2026-04-24', Money('1.00'))]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from consortium.money import ZERO, Money, total

WEEKS = 13
Kind = Literal[
    "receivables",
    "sales",
    "notices",
    "levies",
    "payroll",
    "payables",
    "other",
    "costs",
    "payouts",
    "instalments",
    "planned",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Flow(NamedTuple):
    """Money that comes in (above zero) or goes out on a day, of which kind, and what it is."""

    day: dt.date
    amount: Money
    kind: Kind
    what: str = ""


class Level(NamedTuple):
    """A sum that cash should not fall below: by name ``cash`` (nothing), ``trigger``, ``keep``."""

    name: Literal["cash", "trigger", "keep"]
    amount: Money


class Week(NamedTuple):
    """Seven days: cash when they begin, what moves by kind, cash when they end, least meanwhile."""

    first: dt.date
    last: dt.date
    opening: Money
    by_kind: Mapping[Kind, Money]
    closing: Money
    lowest: Money

    @property
    def moved(self) -> Money:
        """In less out."""
        return self.closing - self.opening


class Shortfall(NamedTuple):
    """Cash below a level: the first day, how much at the most, on which day that is."""

    level: Level
    day: dt.date
    size: Money
    worst_on: dt.date


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cash from ``start`` on. ``shortfalls`` come in the order of the levels given."""

    start: dt.date
    opening: Money
    weeks: tuple[Week, ...]
    shortfalls: tuple[Shortfall, ...]

    @property
    def closing(self) -> Money:
        """Cash when the last week is over."""
        return self.weeks[-1].closing

    @property
    def lowest(self) -> Week:
        """The week with the least cash, the first of several."""
        return min(self.weeks, key=lambda week: (week.lowest, week.first))


def forecast(
    opening: Money,
    flows: Iterable[Flow],
    *,
    start: dt.date,
    weeks: int = WEEKS,
    floors: Sequence[Level] = (),
) -> Forecast:
    """Fold the flows from ``start`` on; those before it and after the last week do not count.

    The order of the flows does not matter.
    """
    assert weeks > 0
    by_day: dict[dt.date, dict[Kind, int]] = {}
    for flow in flows:
        kinds = by_day.setdefault(flow.day, {})
        kinds[flow.kind] = kinds.get(flow.kind, 0) + flow.amount.ore
    cash, found = opening, []
    daily: list[tuple[dt.date, Money]] = []
    for number in range(weeks):
        first = start + dt.timedelta(days=7 * number)
        days = [first + dt.timedelta(days=day) for day in range(7)]
        before, kinds = cash, dict.fromkeys(KINDS, 0)
        for day in days:
            for kind, ore in by_day.get(day, {}).items():
                kinds[kind] += ore
                cash += Money(ore)
            daily.append((day, cash))
        moved = {kind: Money(ore) for kind, ore in kinds.items() if ore}
        lowest = min(sum_ for _, sum_ in daily[-7:])
        found.append(Week(first, days[-1], before, moved, cash, lowest))
        assert cash - before == total(moved.values())
    short = (_shortfall(level, daily) for level in floors)
    return Forecast(start, opening, tuple(found), tuple(one for one in short if one is not None))


def _shortfall(level: Level, daily: Sequence[tuple[dt.date, Money]]) -> Shortfall | None:
    below = [(cash, day) for day, cash in daily if cash < level.amount]
    if not below:
        return None
    worst, worst_on = min(below)
    return Shortfall(level, below[0][1], level.amount - worst, worst_on)


def days_of_cash(days: int, month_out: Money) -> Money:
    """The cash that pays so many days of a month's payroll and payables (design.md §4), up to öre.

    >>> days_of_cash(45, Money(100_00))
    Money('150.00')
    """
    return Money.rounded(month_out.exact * days / 30, "up") if month_out > ZERO else ZERO
