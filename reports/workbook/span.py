"""The time that a workbook covers: one month, or a whole fiscal year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from consortium.period import FiscalCalendar, Period


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months in a row, under the name that they were asked for by.

    >>> span = Span.parse("2025", FiscalCalendar(start_month=7))
    >>> str(span.first), str(span.last)
    ('2025-07', '2026-06')
    """

    name: str
    first: Period
    last: Period

    @classmethod
    def parse(cls, text: str, calendar: FiscalCalendar) -> Span:
        """Read ``2025-03`` or, for a fiscal year by its first calendar year, ``2025``.

        ``ValueError`` for anything else.
        """
        if re.fullmatch(r"\d{4}", text, re.ASCII):
            first = Period(int(text), calendar.start_month)
            return cls._until(text, first, first.plus(11))
        period = Period.parse(text)
        return cls._until(text, period, period)

    @classmethod
    def _until(cls, name: str, first: Period, last: Period) -> Span:
        assert last.next > last, "or the calendar ends, which Period says with a ValueError"
        return cls(name, first, last)

    @property
    def months(self) -> tuple[Period, ...]:
        """Its months, in order."""
        return tuple(self.first.until(self.last))

    def holds(self, day: date) -> bool:
        """True for the days in it."""
        return self.first.first <= day <= self.last.last
