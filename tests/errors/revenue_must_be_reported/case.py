"""A form in which the revenue was left empty."""

from __future__ import annotations

from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from tests.errors.making import missing, report


def problems(books: Path) -> list[Problem]:
    report(books)
    return missing(books, Period(2026, 2))
