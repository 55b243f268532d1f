"""A member's turnover over months: what its size, and a fall in its trade, are measured by."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from consortium.facts import Facts
from consortium.money import ZERO, Money, total
from consortium.period import Period
from rules.base import account_revenue, who_speaks
from rules.policy import Policy

SPAN = 3  # months that are compared, so that one slow month is no fall
YEAR = 12


def revenue_of(facts: Facts, policy: Policy, member: str, month: Period) -> Money | None:
    """The member's whole revenue in a month, sales to members included; ``None`` if unreported."""
    reported = facts.report(member, month)
    match who_speaks(reported, policy.facts.revenue):
        case "sie":
            assert reported.books is not None
            return account_revenue(reported.books, policy.levy.base)
        case "declared":
            return reported.figures["revenue"]
        case None:
            return None


class Turnover(NamedTuple):
    """Revenue of the last months, as many of them as are reported."""

    amount: Money
    months: int


def turnover_of(facts: Facts, policy: Policy, member: str, last: Period, months: int) -> Turnover:
    """The turnover of the ``months`` up to and including ``last``; unreported months count zero."""
    span = last.plus(1 - months).until(last)
    found = [revenue_of(facts, policy, member, month) for month in span]
    known = [amount for amount in found if amount is not None]
    return Turnover(max(total(known), ZERO), len(known))


class Fall(NamedTuple):
    """How much less was sold in three months than in the three that they are compared with."""

    now: Money
    before: Money
    compared: Period  # the last of the months compared with

    @property
    def share(self) -> Fraction:
        """The part of the earlier revenue that is gone; negative for a rise."""
        return (self.before - self.now).exact / self.before.exact


def fall_of(facts: Facts, policy: Policy, member: str, last: Period) -> Fall | None:
    """Revenue of the three months to ``last`` against the same months of the year before.

    Against the three months before them where the year before is not reported; ``None`` when
    there is nothing whole to compare.
    """
    now = turnover_of(facts, policy, member, last, SPAN)
    if now.months < SPAN:
        return None
    for compared in (last.plus(-YEAR), last.plus(-SPAN)):
        before = turnover_of(facts, policy, member, compared, SPAN)
        if before.months == SPAN and before.amount > ZERO:
            return Fall(now.amount, before.amount, compared)
    return None
