"""Need: who is short of cash in a month, by how much, and what was done about it already."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from consortium.money import ZERO, Money, total
from consortium.proposal import Reason, ReasonValue
from rules.liquidity.figures import NEEDED, Figures
from rules.liquidity.situation import Situation
from rules.liquidity.warnings import days_reason

KRONA = 100


class Need(NamedTuple):
    """What a member needs in a month, what it has got for it, and how that came about."""

    figures: Figures
    whole: Money
    posted: Money
    reasons: tuple[Reason, ...]

    @property
    def left(self) -> Money:
        """What is not met by help that was posted for the month."""
        return max(self.whole - self.posted, ZERO)

    @property
    def is_wages(self) -> bool:
        """True when the cash is not enough for another month's wages."""
        return not self.figures.covers_wages


def need_of(situation: Situation, member: str) -> Need | None:
    """The member's need; ``None`` when it is not below the trigger or its figures are unknown.

    What lifts cash to ``up_to_cash_days``, then the smallest of that, ``max`` and
    ``share_of_monthly_payroll``, rounded up to a whole krona (design.md §4).
    """
    figures = situation.figures[member]
    rule, below = situation.liquidity.need, situation.liquidity.trigger.cash_days_below
    if not figures.is_below(below):
        return None
    reasons = [*_sources(figures), days_reason("cash_days", figures.cash_days, below)]
    need = figures.needed_for(rule.up_to_cash_days)
    values: dict[str, ReasonValue] = {"days": rule.up_to_cash_days}
    reasons.append(Reason("clause", "need_lifts", values, Money.rounded(need, "up")))
    if rule.max is not None and rule.max.exact < need:
        need = rule.max.exact
        reasons.append(Reason("bound", "need_max", {}, rule.max))
    share = rule.share_of_monthly_payroll
    if share is not None:
        of_payroll = max(figures.amount("payroll"), ZERO).exact * Fraction(share)
        if of_payroll < need:
            need = of_payroll
            reasons.append(Reason("bound", "need_of_payroll", {"share": share},
                                  Money.rounded(need, "up")))  # fmt: skip
    whole = Money.rounded(need, "up", KRONA)
    reasons.append(Reason("rounding", "need_is", {}, whole))
    posted = total(one.granted for one in situation.posted(member))
    if posted > ZERO:
        reasons.append(Reason("source", "helped_before", {"month": situation.period}, posted))
    if not figures.covers_wages:
        reasons.append(Reason("source", "wages_not_covered", {}, figures.amount("payroll")))
    return Need(figures, whole, posted, tuple(reasons))


def _sources(figures: Figures) -> list[Reason]:
    """Where each figure stands: the case's own decision is the only place that shows them."""
    reasons: list[Reason] = []
    for name in NEEDED:
        figure = figures.by_name[name]
        values: dict[str, ReasonValue] = {
            "figure": name, "file": figure.place, "month": figures.month,
        }  # fmt: skip
        if figure.by == "sie":
            values["accounts"] = figure.accounts
        code = "figure_declared" if figure.by == "declared" else "figure_on_accounts"
        reasons.append(Reason("source", code, values, figure.amount))
    return reasons
