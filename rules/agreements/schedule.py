"""How a principal is split into instalments, to the öre, whatever has happened before.

Each instalment is reckoned on what is left and on how many are left, so that an early repayment
or a write-off lowers those that follow. One rounding each; the last takes the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from consortium.agreement import Schedule
from consortium.money import ZERO, Money


def next_instalment(schedule: Schedule, left: Money, count: int, rate: Decimal) -> Money:
    """The next of ``count`` instalments on ``left``, at a yearly ``rate``.

    Straight: equal parts by largest remainder, the earlier ones get the öre. Annuity: the part of
    equal payments that is not interest. Bullet: nothing until the last. A contingent loan has no
    plan of its own.

    >>> next_instalment("straight", Money(100), 3, Decimal(0))
    Money('0.34')
    >>> next_instalment("annuity", Money(120_000_00), 12, Decimal("0.06"))
    Money('9727.97')
    """
    assert schedule != "contingent" and count >= 1 and left >= ZERO
    if count == 1:
        return left
    if schedule == "bullet":
        return ZERO
    if schedule == "straight" or rate == 0:
        return left.allocate([1] * count)[0]
    monthly = Fraction(rate) / 12
    return min(left, Money.rounded(left.exact * monthly / ((1 + monthly) ** count - 1)))


def instalments(schedule: Schedule, principal: Money, count: int, rate: Decimal) -> Iterator[Money]:
    """The whole plan of a principal when nothing comes in between.

    >>> [str(one) for one in instalments("straight", Money(1000_00), 3, Decimal(0))]
    ['333.34', '333.33', '333.33']
    """
    left = principal
    for remaining in range(count, 0, -1):
        part = next_instalment(schedule, left, remaining, rate)
        left -= part
        yield part
