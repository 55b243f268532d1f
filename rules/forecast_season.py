"""What a month is expected to be, from the months that are known. Exact: one rounding, at the end.

The same month last year, relative to its neighbours: as this year's three latest known months stand
to the same months a year ago, so the month is expected to stand to its own last year. Where nothing
of that year can be compared, it is expected as it was; where it is not known, as the mean of the
latest three.

>>> history = {Period(2025, m): Money(100) for m in (1, 2, 3)} | {Period(2025, 4): Money(400)}
>>> this_year = {Period(2026, m): Money(150) for m in (1, 2, 3)}
>>> expected(history | this_year, Period(2026, 4))
Expected(amount=Money('6.00'), way='season')
>>> expected(history, Period(2026, 4))
Expected(amount=Money('4.00'), way='last_year')
>>> expected({Period(2026, 1): Money(100), Period(2026, 2): Money(101)}, Period(2026, 4))
Expected(amount=Money('1.01'), way='mean')
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from consortium.money import ZERO, Money, total
from consortium.period import Period

NEIGHBOURS = 3
_YEAR = 12


class Expected(NamedTuple):
    """An expected month, and by which way."""

    amount: Money
    way: Literal["known", "season", "last_year", "mean"]


def expected(history: Mapping[Period, Money], month: Period) -> Expected | None:
    """The month itself where it is known, else what the months before it give; else None.

    Months that are far ahead rest on the same known months as the next one: nothing expected is
    taken for known.
    """
    if month in history:
        return Expected(history[month], "known")
    recent = sorted(one for one in history if one < month)[-NEIGHBOURS:]
    if not recent:
        return None
    same = history.get(month.plus(-_YEAR))
    if same is None:
        return Expected(
            Money.rounded(total(history[m] for m in recent).exact / len(recent)), "mean"
        )
    compared = [one for one in recent if one.plus(-_YEAR) in history]
    then = total(history[one.plus(-_YEAR)] for one in compared)
    now = total(history[one] for one in compared)
    if then > ZERO and now >= ZERO:
        return Expected(Money.rounded(same.exact * Fraction(now.ore, then.ore)), "season")
    return Expected(same, "last_year")
