"""Early warning: the level of a member, and the sign that says so (domain.md §10, rule 15).

A late report is a sign in itself: who is in trouble often stops reporting. The level may be shown
to everybody; the signs name figures and are for those who handle the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Literal

from consortium.balances import Balances
from consortium.members import Consortium
from consortium.period import Period
from consortium.proposal import Reason, ReasonValue
from rules.estimate import deadline_of
from rules.grammar.limits import Signs
from rules.liquidity.figures import figures_of
from rules.liquidity.turnover import fall_of
from rules.policy import MissingReport, PolicyVersion

Level = Literal["alarm", "warning", "watch"]
LEVELS: Final[tuple[Level, ...]] = ("alarm", "warning", "watch")  # worst first


@dataclass(frozen=True, slots=True)
class Warned:
    """A member's level in a month and its signs, those of the level first."""

    member: str
    month: Period
    level: Level
    signs: tuple[Reason, ...]


def warnings_of(
    version: PolicyVersion, consortium: Consortium, balances: Balances, period: Period, as_of: date
) -> tuple[Warned, ...]:
    """The members that a level of the policy's ``warnings`` holds for, worst level first."""
    found = [
        warned
        for key in sorted(consortium.members_in(period))
        if (warned := warning_of(version, balances, key, period, as_of)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (LEVELS.index(one.level), one.member)))


def warning_of(
    version: PolicyVersion, balances: Balances, member: str, period: Period, as_of: date
) -> Warned | None:
    """The member's level: the worst that has a sign."""
    by_level: dict[Level, tuple[Reason, ...]] = {}
    for level in LEVELS:
        signs: Signs | None = getattr(version.policy.warnings, level)
        if signs is not None:
            seen = tuple(_seen(signs, version, balances, member, period, as_of))
            if seen:
                by_level[level] = seen
    if not by_level:
        return None
    worst = next(iter(by_level))
    told: dict[str, Reason] = {}
    for reason in (reason for seen in by_level.values() for reason in seen):
        told.setdefault(reason.code, reason)  # the same sign of a milder level says no more
    return Warned(member, period, worst, tuple(told.values()))


def _seen(
    signs: Signs,
    version: PolicyVersion,
    balances: Balances,
    member: str,
    period: Period,
    as_of: date,
) -> Iterator[Reason]:
    figures = figures_of(balances.facts.report(member, period), version.policy)
    if signs.cash_days_below is not None and figures.is_below(signs.cash_days_below):
        yield days_reason("sign_cash_days", figures.cash_days, signs.cash_days_below)
    if signs.revenue_falls is not None:
        fall = fall_of(balances.facts, version.policy, member, period)
        if fall is not None and fall.share >= Fraction(signs.revenue_falls):
            values: dict[str, ReasonValue] = {
                "before": fall.before,
                "compared": fall.compared,
                "month": period,
            }
            yield Reason("source", "sign_revenue_falls", values, fall.now)
    if signs.report_later_than is not None:
        late = _days_late(version, balances, member, period, as_of)
        if late > signs.report_later_than:
            yield Reason("source", "sign_report_late", {"month": period, "days": late})
    if signs.overdue_levies is not None:
        before = as_of - timedelta(days=signs.overdue_levies)
        mine = (n for n in balances.notices.values() if n.member == member and not n.agreement)
        oldest = min((n for n in mine if n.due is not None and n.due < before), default=None,
                     key=lambda notice: notice.due or before)  # fmt: skip
        if oldest is not None and oldest.due is not None:
            days = (as_of - oldest.due).days
            of_levy: dict[str, ReasonValue] = {
                "month": oldest.month,
                "days": days,
                "voucher": str(oldest.voucher),
            }
            yield Reason("source", "sign_levy_overdue", of_levy, oldest.amount)


def days_reason(code: str, days: Fraction | None, below: int) -> Reason:
    """Whole cash days, down: 29.9 are fewer than 30; without outgoings an overdraft is none."""
    return Reason("source", code, {"days": 0 if days is None else days.__floor__(), "below": below})


def _days_late(
    version: PolicyVersion, balances: Balances, member: str, period: Period, as_of: date
) -> int:
    """Days since the last day to report, while cash or revenue of the month is not reported.

    Where the policy sets no last day, the usual one holds, the 15th of the month after.
    """
    deadline = deadline_of(version, period) or MissingReport().last_day(period)
    reported = balances.facts.report(member, period)
    return 0 if not reported.is_empty else max((as_of - deadline).days, 0)
