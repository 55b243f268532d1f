"""The flows of a member and of the fund: what is known, and what is expected of the rest.

A member's cash is known at the end of a month. From there on:

- what customers owe it comes in by the end of the next month; later sales as they did then: the
  part that was still unpaid a month later, the rest in the month itself;
- payroll on the payroll day, payables by the end of the month after;
- other payments (purchases paid at once, rent, VAT, loans) are not reported. They are what its cash
  has changed by each month beyond the rest, and are expected to go on;
- the fund's open notices on their due day; a levy not noticed yet once it would be due. A month
  with a posted levy is never expected as well;
- payouts decided, instalments agreed, and what is planned, on their days.

The fund gets the notices, levies and instalments, pays the payouts and its own costs. Notices that
are overdue are not counted on: who has not paid may not pay.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from consortium.money import ZERO, Money, total
from consortium.period import Period
from rules.forecast import Flow, Kind
from rules.forecast_season import expected

LAST_DAY = 31
# What moves all through a month: a quarter by each of these days.
_QUARTERS = (7, 14, 21, 28)


class Habits(NamedTuple):
    """On which day of the month things are paid; 31 is the last. In Sweden wages come the 25th."""

    payroll_day: int = 25
    payables_day: int = LAST_DAY
    receivables_day: int = LAST_DAY


class Dated(NamedTuple):
    """An amount on a day, and what it is."""

    day: dt.date
    amount: Money
    what: str = ""


@dataclass(frozen=True, slots=True)
class LevyTerms:
    """When levies are due: so many days after their month, and so many after their notice."""

    after_month: int
    after_notice: int

    def due(self, month: Period, today: dt.date) -> dt.date:
        """The due day of a levy that is not noticed yet."""
        usual = month.last + dt.timedelta(days=self.after_month)
        return max(usual, today + dt.timedelta(days=self.after_notice))


@dataclass(frozen=True, slots=True)
class MemberSide:
    """What is known of a member. Amounts are positive, their name giving direction.

    ``cash`` is that of each month's end, at least one. ``levies`` are those posted, by month, to
    pay; ``notices`` what is unpaid of them, by due day. ``moved`` is what the fund's bank says has
    passed between the two, in to the member above zero.
    """

    cash: Mapping[Period, Money]
    revenue: Mapping[Period, Money] = field(default_factory=dict)
    payroll: Mapping[Period, Money] = field(default_factory=dict)
    payables: Mapping[Period, Money] = field(default_factory=dict)
    receivables: Mapping[Period, Money] = field(default_factory=dict)
    levies: Mapping[Period, Money] = field(default_factory=dict)
    notices: Sequence[Dated] = ()
    payouts: Sequence[Dated] = ()
    instalments: Sequence[Dated] = ()
    planned: Sequence[Dated] = ()
    moved: Sequence[Dated] = ()

    @property
    def cash_on(self) -> Period:
        """The latest month at whose end the cash is known."""
        return max(self.cash)

    @property
    def month_out(self) -> Money:
        """Payroll and payables of the month: what cash days are reckoned on."""
        nothing = ZERO
        return self.payroll.get(self.cash_on, nothing) + self.payables.get(self.cash_on, nothing)


def member_flows(
    side: MemberSide,
    *,
    start: dt.date,
    until: dt.date,
    terms: LevyTerms,
    habits: Habits = Habits(),  # noqa: B008 -- a frozen value
) -> tuple[Money, tuple[Flow, ...]]:
    """Cash when ``start`` begins, and every flow from then on until ``until``, included.

    Cash is known at the end of a month before; what is expected to have moved since is in it.
    """
    trading = [*_receipts(side, until, habits), *_outgoings(side, until, habits)]
    before = [flow.amount for flow in trading if flow.day < start]
    before += [one.amount for one in side.moved if side.cash_on.last < one.day < start]
    flows = [
        *(flow for flow in trading if flow.day >= start),
        *(Flow(max(one.day, start), -one.amount, "notices", one.what) for one in side.notices),
        *(
            Flow(day, -amount, "levies", str(month))
            for month, day, amount in expected_levies(side.levies, start, until, terms)
        ),
        *(Flow(max(one.day, start), one.amount, "payouts", one.what) for one in side.payouts),
        *(Flow(one.day, -one.amount, "instalments", one.what) for one in side.instalments),
        *(Flow(one.day, one.amount, "planned", one.what) for one in side.planned),
    ]
    within = (flow for flow in flows if start <= flow.day <= until and not flow.amount.is_zero)
    return side.cash[side.cash_on] + total(before), tuple(sorted(within))


def _receipts(side: MemberSide, until: dt.date, habits: Habits) -> Iterator[Flow]:
    """What customers pay: what they owe, then sales, a part at once and the rest a month later."""
    unpaid = side.receivables.get(side.cash_on, ZERO)
    sold = side.revenue.get(side.cash_on, ZERO)
    later = Fraction(int(unpaid > ZERO))
    if sold > ZERO:
        later = min(Fraction(max(unpaid, ZERO).ore, sold.ore), Fraction(1))
    yield Flow(_day(side.cash_on.next, habits.receivables_day), unpaid, "receivables")
    for month in side.cash_on.next.until(Period.of(until)):
        sales = expected(side.revenue, month)
        if sales is None:
            return
        on_credit = Money.rounded(sales.amount.exact * later)
        yield from _through(month, sales.amount - on_credit, "sales")
        yield Flow(_day(month.next, habits.receivables_day), on_credit, "sales", str(month))


def _outgoings(side: MemberSide, until: dt.date, habits: Habits) -> Iterator[Flow]:
    others = other_payments(side)
    for month in side.cash_on.next.until(Period.of(until)):
        wages = expected(side.payroll, month)
        if wages is not None:
            day = _day(month, habits.payroll_day)
            yield Flow(day, -wages.amount, "payroll", str(month))
        owed = expected(side.payables, month.previous)
        if owed is not None:
            day = _day(month, habits.payables_day)
            yield Flow(day, -owed.amount, "payables", str(month.previous))
        other = expected(others, month)
        if other is not None:
            yield from _through(month, -other.amount, "other")


def other_payments(side: MemberSide) -> Mapping[Period, Money]:
    """What each month's cash went down by beyond all that is reported; below zero it came in.

    >>> months = [Period(2026, 1), Period(2026, 2)]
    >>> side = MemberSide(cash=dict(zip(months, (Money(1000), Money(900)))),
    ...     revenue={months[1]: Money(500)}, payroll={months[1]: Money(400)})
    >>> other_payments(side)
    {Period(year=2026, month=2): Money('2.00')}
    """
    passed: dict[Period, Money] = {}
    for one in side.moved:
        month = Period.of(one.day)
        passed[month] = passed.get(month, ZERO) + one.amount
    found = {}
    for month, cash in sorted(side.cash.items()):
        before = month.previous
        if before in side.cash and month in side.revenue:
            paid_later = side.receivables.get(before, ZERO) - side.receivables.get(month, ZERO)
            came_in = side.revenue[month] + paid_later + passed.get(month, ZERO)
            went_out = side.payroll.get(month, ZERO) + side.payables.get(before, ZERO)
            found[month] = side.cash[before] + came_in - went_out - cash
    return found


def _through(month: Period, amount: Money, kind: Kind) -> Iterator[Flow]:
    """What moves all through a month, in quarters."""
    for day, part in zip(_QUARTERS, amount.allocate([1] * len(_QUARTERS)), strict=True):
        yield Flow(_day(month, day), part, kind, str(month))


def expected_levies(
    levies: Mapping[Period, Money], start: dt.date, until: dt.date, terms: LevyTerms
) -> Iterator[tuple[Period, dt.date, Money]]:
    """Month, due day and amount of the levies that will be due, but are not posted yet."""
    if not levies:
        return
    for month in min(levies).until(Period.of(until)):
        found = None if month in levies else expected(levies, month)
        day = terms.due(month, start)
        if found is not None and found.amount > ZERO and day <= until:
            yield month, day, found.amount


@dataclass(frozen=True, slots=True)
class FundSide:
    """What is known of the fund: ``levies`` per member, ``costs`` of its own by month."""

    bank: Money
    levies: Mapping[str, Mapping[Period, Money]] = field(default_factory=dict)
    notices: Sequence[Dated] = ()
    costs: Mapping[Period, Money] = field(default_factory=dict)
    payouts: Sequence[Dated] = ()
    instalments: Sequence[Dated] = ()
    planned: Sequence[Dated] = ()


def fund_flows(
    side: FundSide, *, start: dt.date, until: dt.date, terms: LevyTerms
) -> tuple[Flow, ...]:
    """Every flow of the fund from ``start`` until ``until``, both included."""
    expectations = (
        Flow(day, amount, "levies", f"{member} {month}")
        for member, levies in sorted(side.levies.items())
        for month, day, amount in expected_levies(levies, start, until, terms)
    )
    flows: Iterable[Flow] = (
        *(Flow(one.day, one.amount, "notices", one.what) for one in side.notices),
        *expectations,
        *_costs(side.costs, start, until),
        *(Flow(max(one.day, start), -one.amount, "payouts", one.what) for one in side.payouts),
        *(Flow(one.day, one.amount, "instalments", one.what) for one in side.instalments),
        *(Flow(one.day, one.amount, "planned", one.what) for one in side.planned),
    )
    within = (flow for flow in flows if start <= flow.day <= until and not flow.amount.is_zero)
    return tuple(sorted(within))


def _costs(costs: Mapping[Period, Money], start: dt.date, until: dt.date) -> Iterator[Flow]:
    """The fund's own costs, by the end of each month that is not over."""
    over = {month: cost for month, cost in costs.items() if month < Period.of(start)}
    for month in Period.of(start).until(Period.of(until)):
        found = expected(over, month)
        if found is not None:
            yield Flow(month.last, -found.amount, "costs", str(month))


def _day(month: Period, day: int) -> dt.date:
    last = calendar.monthrange(month.year, month.month)[1]
    return month.first.replace(day=min(day, last))
