"""Estimates: what a month's base is taken to be while its report has not come (design.md §4).

The policy's ``missing_report`` says how: the mean of the last reported months, the same month of
the year before, or what the member declared and itself called an estimate. Pure, as all rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from consortium.balances import Balances
from consortium.members import Consortium
from consortium.money import Money, total
from consortium.period import Period
from consortium.proposal import Reason, ReasonValue
from rules.base import MonthBase, base_of, declared_base, digest, report_that_counts, who_speaks
from rules.policy import PolicyVersion

LOOK_BACK = 24  # months that a seal keeps levies and facts of
NoEstimate = Literal["", "before_deadline", "by_policy", "no_months", "no_last_year", "undeclared"]


class Estimate(NamedTuple):
    """The base that a month without a usable report is taken to have, and why."""

    base: Money
    reasons: tuple[Reason, ...]

    @property
    def version(self) -> str:
        """A digest in the place of a report's: the same before and after it was posted."""
        return digest("estimate", self.base)


def deadline_of(version: PolicyVersion, period: Period) -> date | None:
    """The last day to report the month; ``None`` where the policy sets none."""
    rule = version.policy.levy.missing_report
    return None if rule is None else rule.last_day(period)


def estimate_of(
    version: PolicyVersion,
    consortium: Consortium,
    balances: Balances,
    key: str,
    period: Period,
    as_of: date,
) -> Estimate | NoEstimate:
    """The estimate of a month without a usable report, or why there is none on the day ``as_of``.

    One that was posted stands until the report comes, whatever is corrected meanwhile: nobody
    gets a new claim because an older month changed by an öre.
    """
    posted = balances.levy(key, period)
    if posted.is_estimate:
        stands = Reason("source", "estimate_stands", {"month": period}, posted.base)
        return Estimate(posted.base, (stands,))
    rule, deadline = version.policy.levy.missing_report, deadline_of(version, period)
    if rule is None or deadline is None:
        return ""
    if as_of <= deadline:
        return "before_deadline"
    late = Reason("source", "report_is_late", {"month": period, "deadline": deadline})
    earlier = _Earlier(version, consortium, balances, key)
    match rule.estimate:
        case "none":
            return "by_policy"
        case "mean":
            return _mean(earlier, period, rule.months, late) or "no_months"
        case "last_year":
            return _last_year(earlier, period, late) or "no_last_year"
        case "declared":
            return _declared(earlier, period, late) or "undeclared"


class _Earlier(NamedTuple):
    """Reads the member's reported months by the rules of the month that is estimated."""

    version: PolicyVersion
    consortium: Consortium
    balances: Balances
    key: str

    def base(self, month: Period) -> tuple[MonthBase, str] | None:
        """The base of a month whose revenue is reported, and the name of the file."""
        member, policy = self.consortium.members[self.key], self.version.policy
        reported = self.balances.facts.report(self.key, month)
        report = report_that_counts(reported, policy.facts.revenue)
        if report is None or not member.belongs(month):
            return None
        return base_of(reported, policy.levy.base, member, policy.facts.revenue), report.file

    def reported(self, before: Period) -> Iterator[tuple[Period, Money, str]]:
        """The months that have a base, latest first."""
        for back in range(1, LOOK_BACK + 1):
            month = before.plus(-back)
            found = self.base(month)
            if found is not None:
                yield month, found[0].amount, found[1]


def _mean(earlier: _Earlier, period: Period, months: int, late: Reason) -> Estimate | None:
    found = [one for one, _ in zip(earlier.reported(period), range(months), strict=False)]
    if not found:
        return None
    whole = total(base for _, base, _ in found)
    mean = Money.rounded(whole.exact / len(found))
    code = "estimate_mean" if mean.ore * len(found) == whole.ore else "estimate_mean_rounded"
    reasons = [
        Reason("source", "estimate_month", {"month": month, "file": file}, base)
        for month, base, file in reversed(found)
    ]
    reasons.append(Reason("clause", code, {"months": len(found), "sum": whole}, mean))
    return Estimate(mean, (late, *reasons))


def _last_year(earlier: _Earlier, period: Period, late: Reason) -> Estimate | None:
    month = period.plus(-12)
    found = earlier.base(month)
    if found is None:
        return None
    base, file = found
    values: dict[str, ReasonValue] = {"month": month, "file": file}
    then = Reason("clause", "estimate_last_year", values, base.amount)
    return Estimate(base.amount, (late, then))


def _declared(earlier: _Earlier, period: Period, late: Reason) -> Estimate | None:
    reported = earlier.balances.facts.report(earlier.key, period)
    if "revenue" not in reported.figures:
        return None
    policy = earlier.version.policy
    assert who_speaks(reported, policy.facts.revenue) is None, "a final figure is no estimate"
    base = declared_base(reported, policy.levy.base)
    remark = reported.declared["revenue"].remark or "–"
    said = Reason("clause", "estimate_declared", {"remark": remark}, base.amount)
    return Estimate(base.amount, (late, *base.reasons, said))
