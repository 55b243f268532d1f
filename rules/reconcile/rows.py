"""Rows of two books paired: the same event in both, by amount, reference and day.

Amounts are from the fund's side: a claim is positive here, and so is the debt there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consortium.money import ZERO, Money

# Around a month's end a payment may be on its way for some days; one and the same event may be
# booked weeks apart, but a notice of next month is another event.
NEAR, FAR = timedelta(days=10), timedelta(days=45)


@dataclass(frozen=True, slots=True)
class OurRow:
    """What a voucher of ours moved of the member's debt, or of its capital.

    ``references`` are texts that the member's row may carry. With ``is_before`` it lies before
    the member's fiscal year: it may explain a row, but is no difference by itself. ``parts`` sum
    to its amount where it has several: a bank's deposit of one day holds several payments.
    """

    voucher: str
    day: date
    amount: Money
    references: tuple[str, ...] = ()
    is_before: bool = False
    undoes: str | None = None
    parts: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class TheirRow:
    """A row of the member's books on an account that faces the fund, or should."""

    account: str
    label: str
    day: date
    amount: Money
    text: str = ""
    is_surely_ours: bool = True


@dataclass(slots=True)
class Rows:
    """Pairs found so far, and what is left over on each side."""

    ours: list[OurRow]
    theirs: list[TheirRow]
    pairs: list[tuple[OurRow, TheirRow]]

    def pair(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Pair by places, the best first, each row once."""
        taken_ours: set[int] = set()
        taken_theirs: set[int] = set()
        for one, other in candidates:
            if one not in taken_ours and other not in taken_theirs:
                taken_ours.add(one)
                taken_theirs.add(other)
                self.pairs.append((self.ours[one], self.theirs[other]))
        self.ours = [row for at, row in enumerate(self.ours) if at not in taken_ours]
        self.theirs = [row for at, row in enumerate(self.theirs) if at not in taken_theirs]


def paired(ours: Sequence[OurRow], theirs: Sequence[TheirRow]) -> Rows:
    """Rows of equal amount: those that name our voucher first, then by how near their days are."""
    rows = Rows(list(ours), list(theirs), [])
    by_amount: dict[Money, list[int]] = {}
    for at, row in enumerate(rows.theirs):
        by_amount.setdefault(row.amount, []).append(at)
    found = []
    for one, our in enumerate(rows.ours):
        for other in by_amount.get(our.amount, ()):
            their = rows.theirs[other]
            apart = abs(their.day - our.day)
            is_named = _names(their, our)
            if is_named or apart <= (FAR if their.is_surely_ours else NEAR):
                found.append((not is_named, not their.is_surely_ours, apart, one, other))
    rows.pair((one, other) for *_, one, other in sorted(found))
    return rows


def paired_in_parts(ours: Sequence[OurRow], theirs: Sequence[TheirRow]) -> Rows:
    """The same; what is no row there as a whole may be several, each a part of it."""
    rows = paired(ours, theirs)
    parts = [replace(row, amount=part) for row in rows.ours for part in row.parts]
    again = paired(parts, rows.theirs)
    split = {our.voucher for our, _ in again.pairs}
    whole = [row for row in rows.ours if row.voucher not in split]
    left = [row for row in again.ours if row.voucher in split]
    return Rows([*whole, *left], again.theirs, [*rows.pairs, *again.pairs])


def near(ours: Sequence[OurRow], theirs: Sequence[TheirRow]) -> Iterator[tuple[int, int]]:
    """Rows of the same direction whose amounts differ: named, or within days of each other."""
    found = []
    for one, our in enumerate(ours):
        for other, their in enumerate(theirs):
            apart, is_named = abs(their.day - our.day), _names(their, our)
            is_same = (their.amount > ZERO) == (our.amount > ZERO)
            if is_same and (is_named or apart <= NEAR) and not our.is_before:
                found.append((not is_named, apart, one, other))
    return ((one, other) for *_, one, other in sorted(found))


def _names(their: TheirRow, our: OurRow) -> bool:
    if not their.text or not our.references:
        return False
    words = set(re.findall(r"[\w-]+", their.text))
    words |= {number.replace(" ", "") for number in re.findall(r"\d[\d ]*\d", their.text)}
    return not words.isdisjoint(our.references)


def without_undone(rows: Sequence[OurRow]) -> list[OurRow]:
    """The rows without vouchers that were reversed: what neither side has any more is nothing."""
    left = {row.voucher for row in rows}
    gone = {row.undoes for row in rows if row.undoes in left}
    return [r for r in rows if r.voucher not in gone and not (r.undoes and r.undoes in gone)]
