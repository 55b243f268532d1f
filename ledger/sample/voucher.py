"""A cooperative's voucher: rows that balance, and those it had before it was corrected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ledger.sample.cooperative import Object


@dataclass(frozen=True, slots=True)
class Row:
    """One row, debit-positive, in öre."""

    account: str
    ore: int
    object: Object | None = None


@dataclass(frozen=True, slots=True)
class Voucher:
    """A balanced voucher; ``struck`` are the rows it had before it was ``corrected``."""

    on: date
    text: str
    rows: tuple[Row, ...]
    struck: tuple[Row, ...] = ()
    corrected: date = date.min
    number: int = 0

    def as_of(self, day: date) -> Voucher:
        """The voucher as the books showed it on a day."""
        if not self.struck or day >= self.corrected:
            return self
        return replace(self, rows=self.struck, struck=())
