"""Shares of one whole: they make it exactly; ``remaining`` stands once, last, and gets a part."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from rules.grammar.words import REMAINING, Share
from rules.notes import Notes, Path, percent


def check_shares(whole: Path, shares: Sequence[tuple[Path, Share]], notes: Notes) -> None:
    """Notes what keeps the shares from making exactly one whole.

    ``whole`` is the path of the key that they divide; each share comes with its own path.
    """
    stated = sum(Fraction(share) for _, share in shares if isinstance(share, Decimal))
    rests = [(i, path) for i, (path, share) in enumerate(shares) if share == REMAINING]
    if not rests:
        if stated != 1:
            notes.at_key("shares_must_make_one_whole", whole, found=percent(stated))
        return
    for _, path in rests[1:]:
        notes.at("remaining_must_stand_once", path)
    place, path = rests[0]
    if len(rests) == 1 and place != len(shares) - 1:
        notes.at("remaining_must_stand_last", path)
    if stated >= 1 and len(shares) > 1:
        notes.at("remaining_must_have_something_left", path, found=percent(stated))
