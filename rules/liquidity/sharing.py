"""Sharing an amount by weights when nobody may get more than a limit of its own."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import ZERO, Exact, Money, allocate, total


def share_out(
    amount: Money, weights: Sequence[Exact], limits: Sequence[Money]
) -> tuple[Money, ...]:
    """As much of ``amount`` as the limits hold, by weight, largest remainder, ties to the earlier.

    What one may not take goes to the others by their weights. Nobody with weight zero gets
    anything, and nobody more than its limit.

    >>> share_out(Money(100), (1, 1, 2), (Money(10), Money(100), Money(100)))
    (Money('0.10'), Money('0.30'), Money('0.60'))
    """
    parts = [ZERO] * len(limits)
    open_ = [i for i, limit in enumerate(limits) if limit > ZERO and weights[i] > 0]
    left = min(amount, total(limits[i] for i in open_))
    while left > ZERO and open_:
        shares = allocate(left, [weights[i] for i in open_]).parts
        full = [i for i, share in zip(open_, shares, strict=True) if share >= limits[i]]
        if not full:
            for i, share in zip(open_, shares, strict=True):
                parts[i] = share
            break
        for i in full:
            parts[i] = limits[i]
            left -= limits[i]
        open_ = [i for i in open_ if i not in full]
    assert total(parts) <= amount and all(p <= m for p, m in zip(parts, limits, strict=True))
    return tuple(parts)
