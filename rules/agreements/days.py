"""Due days and interest days: months kept to the calendar, years of 360 days.

Interest is reckoned 30E/360, the convention of the Swedish money and bond market (Riksbank,
*Ränteberäkning*; ISDA 2006 Definitions 4.16(g)): every month has 30 days, so that an annuity's
payments come out equal. The first day counts, the last does not.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from consortium.period import Period

YEAR_DAYS: Final = 360


def plus_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the month's last where it is shorter.

    >>> plus_months(dt.date(2026, 1, 31), 1), plus_months(dt.date(2026, 1, 31), 2)
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 31))
    """
    month = Period.of(day).plus(months)
    return month.first.replace(day=min(day.day, month.days))


def days_360(first: dt.date, until: dt.date) -> int:
    """Interest days from ``first``, counted, until ``until``, not counted.

    >>> days_360(dt.date(2026, 5, 15), dt.date(2026, 6, 15))
    30
    >>> days_360(dt.date(2026, 1, 31), dt.date(2026, 2, 28))
    28
    """
    return _serial(until) - _serial(first)


def _serial(day: dt.date) -> int:
    return day.year * YEAR_DAYS + day.month * 30 + min(day.day, 30)
