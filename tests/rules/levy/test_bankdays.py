"""Due days fall on days when banks are open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rules.bankdays import due_date, is_bank_day


@pytest.mark.parametrize(
    ("issued", "days", "due"),
    [
        ("2026-03-01", 30, "2026-03-31"),  # Tuesday
        ("2026-04-01", 2, "2026-04-07"),  # Good Friday to Easter Monday
        ("2026-04-30", 1, "2026-05-04"),  # May Day is a Friday
        ("2026-05-13", 1, "2026-05-15"),  # Ascension; the squeeze day after it is a bank day
        ("2026-06-18", 1, "2026-06-22"),  # Midsummer's Eve
        ("2027-06-05", 1, "2027-06-07"),  # the national day on a Sunday moves no Monday
        ("2026-12-23", 1, "2026-12-28"),  # Christmas Eve, Christmas Day, Boxing Day a Saturday
        ("2026-12-30", 1, "2027-01-04"),  # New Year's Eve into the next year
        ("2026-01-05", 1, "2026-01-07"),  # Epiphany
        ("2026-10-30", 1, "2026-11-02"),  # All Saints' Day
        ("2026-03-02", 0, "2026-03-02"),
    ],
)
def test_due_days_by_the_calendar(issued: str, days: int, due: str) -> None:
    assert due_date(date.fromisoformat(issued), days) == date.fromisoformat(due)


def test_weekdays_are_bank_days_and_sundays_are_not() -> None:
    monday = date(2026, 9, 7)
    week = [is_bank_day(monday + timedelta(days=n)) for n in range(7)]
    assert week == [True] * 5 + [False] * 2
