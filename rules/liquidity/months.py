"""Days so many months later."""

from __future__ import annotations

from datetime import date

from consortium.period import Period


def months_later(day: date, months: int) -> date:
    """The same day so many months later, the month's last where it is shorter.

    >>> months_later(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    month = Period.of(day).plus(months)
    return month.first.replace(day=min(day.day, month.days))
