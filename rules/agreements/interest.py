"""Interest by the day on what was owed: exact until the one rounding of each claim.

Each claim is the interest since the first day less what was claimed before, so that a payment
that came early or late is made good by the next claim.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from fractions import Fraction

from consortium.agreement import LoanTerms
from consortium.money import Money
from rules.agreements.days import YEAR_DAYS, days_360
from rules.agreements.events import History, lowers


def accrued(versions: Sequence[LoanTerms], history: History, until: dt.date) -> Money:
    """The interest from the first day until ``until``, which does not count.

    >>> from consortium.agreement import Happening
    >>> from consortium.voucher import VoucherNumber
    >>> terms = LoanTerms.model_validate({"id": "a", "kind": "loan", "with": "m",
    ...     "from": "2026-05-15", "amount": "120 000 kr", "interest": "6 %"})
    >>> day = dt.date(2026, 5, 15)
    >>> paid = Happening(day, "paid_out", Money(120_000_00), VoucherNumber("V", 2026, 1), day)
    >>> accrued([terms], [paid], dt.date(2026, 6, 15))
    Money('600.00')
    """
    days = {one.date for one in history if one.date < until}
    days |= {rate.from_ for terms in versions for rate in terms.interest if rate.from_ < until}
    days |= {terms.from_ for terms in versions if terms.from_ < until}
    marks = [*sorted(days), until]
    whole = Fraction(0)
    for first, last in itertools.pairwise(marks):
        owed = _owed(history, first)
        rate = in_force(versions, first).rate(first)
        whole += Fraction(rate) * owed.exact * days_360(first, last) / YEAR_DAYS
    return Money.rounded(whole)


def in_force(versions: Sequence[LoanTerms], day: dt.date) -> LoanTerms:
    """The version that holds on a day; the first before its first day too."""
    held = [terms for terms in versions if terms.from_ <= day]
    return held[-1] if held else versions[0]


def _owed(history: History, day: dt.date) -> Money:
    """The principal owed at the end of a day."""
    ore = 0
    for one in history:
        if one.date <= day and one.what == "paid_out":
            ore += one.amount.ore
        elif one.date <= day and lowers(one.what):
            ore -= one.amount.ore
    return Money(ore)
