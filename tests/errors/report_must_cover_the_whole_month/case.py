"""A report that was drawn before the month was over."""

from __future__ import annotations

from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from tests.errors.making import missing, report


def problems(books: Path) -> list[Problem]:
    report(books, is_complete=False)
    return missing(books, Period(2026, 2))
