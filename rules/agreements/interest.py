"""Interest by the day on what was owed: exact until the one rounding of each claim.

Each claim is the interest since the first day less what was claimed before, so that a payment
that came early or late is made good by the next claim.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

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
    change: Counter[dt.date] = Counter()
    for one in history:
        if one.what == "paid_out":
            change[one.date] += one.amount.ore
        elif lowers(one.what):
            change[one.date] -= one.amount.ore
    days = {*change, *(terms.from_ for terms in versions)}
    days |= {rate.from_ for terms in versions for rate in terms.interest}
    marks = [*sorted(day for day in days if day < until), until]
    owed, whole = 0, Fraction(0)
    for first, last in pairwise(marks):
        owed += change[first]
        rate = in_force(versions, first).rate(first)
        if owed and rate:
            whole += Fraction(rate) * owed * days_360(first, last)
    return Money.rounded(whole / (100 * YEAR_DAYS))


def in_force(versions: Sequence[LoanTerms], day: dt.date) -> LoanTerms:
    """The version that holds on a day; the first before its first day too."""
    held = [terms for terms in versions if terms.from_ <= day]
    return held[-1] if held else versions[0]
