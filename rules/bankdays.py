"""Due days: a number of days after the notice, never on a day when banks are closed.

Bank days in Sweden are the weekdays that are neither public holidays nor Midsummer's Eve,
Christmas Eve or New Year's Eve (lag 1930:173 om beräkning av lagstadgad tid puts the eves on a
par with holidays; Riksbanken and Bankgirot keep the same calendar).

>>> due_date(date(2026, 5, 20), 30)  # 19 June is Midsummer's Eve, 20–21 June a weekend
datetime.date(2026, 6, 22)
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


def due_date(issued: date, days: int) -> date:
    """The day ``days`` after ``issued``, moved forward to the next bank day.

    >>> due_date(date(2026, 3, 1), 30)
    datetime.date(2026, 3, 31)
    """
    day = issued + timedelta(days=days)
    while not is_bank_day(day):
        day += timedelta(days=1)
    return day


def is_bank_day(day: date) -> bool:
    """True when Swedish banks settle payments on that day.

    >>> is_bank_day(date(2026, 12, 23)), is_bank_day(date(2026, 12, 24))
    (True, False)
    """
    return day.isoweekday() <= 5 and day not in _closed(day.year)


@cache
def _closed(year: int) -> frozenset[date]:
    """Public holidays and the three eves; ordinary Sundays are left to the weekday."""
    from holidays.countries.sweden import Sweden  # slow to import, needed by few commands

    return frozenset(Sweden(years=year, categories=("public", "de_facto")))
