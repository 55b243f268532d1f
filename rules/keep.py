"""Floors of purposes: what no sentence of the policy may take (``keep`` in the policy)."""

from __future__ import annotations

from fractions import Fraction

from consortium.balances import Balances
from consortium.figures import purpose_balance
from consortium.money import ZERO, Money, total
from rules.policy import Policy

BOOKED_MONTHS = 12


def floor_of(policy: Policy, balances: Balances, purpose: str, fund: Money) -> Money:
    """What must stay in a purpose: the highest of the floors that the policy names for it.

    ``fund`` is the sum of all purposes without ``tax``. A computed floor rounds up to the öre
    (design.md §4).
    """
    keep = policy.keep.get(purpose)
    if keep is None:
        return ZERO
    floors = [ZERO]
    if keep.amount is not None:
        floors.append(keep.amount)
    if keep.share_of_fund is not None:
        floors.append(Money.rounded(fund.exact * Fraction(keep.share_of_fund), "up"))
    if keep.months_of_levies is not None:
        mean = mean_monthly_levy(balances)
        floors.append(Money.rounded(mean * keep.months_of_levies, "up"))
    return max(floors)


def mean_monthly_levy(balances: Balances) -> Fraction:
    """The mean levy of the last twelve booked months, in kronor without VAT; of as many as are.

    All members and all purposes together; a month counts as booked when a levy stands for it.
    """
    months = sorted({month for (_, month), levy in balances.levies.items() if levy.accounts})
    counted = frozenset(months[-BOOKED_MONTHS:])
    if not counted:
        return Fraction(0)
    whole = total(levy.levy for (_, month), levy in balances.levies.items() if month in counted)
    return whole.exact / len(counted)


def fund_of(balances: Balances) -> Money:
    """The fund: the sum of all purposes without ``tax`` (design.md §4)."""
    tax = balances.balance_under("Equity:Purpose:Tax")
    return tax - balances.balance_under("Equity:Purpose")


def available_of(policy: Policy, balances: Balances, purpose: str) -> Money:
    """What may leave a purpose: its untied part above its floor, never below zero."""
    floor = floor_of(policy, balances, purpose, fund_of(balances))
    return max(purpose_balance(balances, purpose).untied - floor, ZERO)
