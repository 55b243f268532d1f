"""Periods: the months that levies are for and vouchers lie in, and fiscal years.

>>> Period.parse("2026-03").last
datetime.date(2026, 3, 31)
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One calendar month.

    >>> Period(2025, 12).next
    Period(year=2026, month=1)
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.month <= 12):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2026-03``; ``ValueError`` for anything else.

        >>> str(Period.parse("2026-03"))
        '2026-03'
        """
        if not re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
            raise ValueError(f"not a month: {text!r}")
        return cls(int(text[:4]), int(text[5:]))

    @classmethod
    def of(cls, day: date) -> Period:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, self.days)

    @property
    def days(self) -> int:
        """How many days it has.

        >>> Period(2024, 2).days
        29
        """
        return calendar.monthrange(self.year, self.month)[1]

    @property
    def next(self) -> Period:
        """The month after."""
        return self.plus(1)

    @property
    def previous(self) -> Period:
        """The month before."""
        return self.plus(-1)

    def plus(self, months: int) -> Period:
        """The month so many months later (earlier when negative)."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Period(year, month + 1)

    def until(self, last: Period) -> Iterator[Period]:
        """All months from this one to ``last``, both included; none if ``last`` is earlier.

        >>> [str(p) for p in Period(2025, 12).until(Period(2026, 1))]
        ['2025-12', '2026-01']
        """
        period = self
        while period <= last:
            yield period
            period = period.next

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """Which fiscal year a day lies in (BFL 3 kap.: twelve months, broken years allowed).

    A fiscal year is named by the calendar year in which it starts.

    >>> FiscalCalendar(start_month=7).year_of(date(2026, 3, 1))
    2025
    """

    start_month: int = 1

    def year_of(self, day: date) -> int:
        """The name of the fiscal year that ``day`` lies in."""
        return day.year if day.month >= self.start_month else day.year - 1

    def first_period(self, period: Period) -> Period:
        """The first month of the fiscal year that ``period`` lies in."""
        return Period(self.year_of(period.first), self.start_month)

    def periods(self, period: Period) -> Iterator[Period]:
        """The months of the fiscal year up to and including ``period``."""
        return self.first_period(period).until(period)
