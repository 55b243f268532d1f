"""Nobody has reported February."""

from __future__ import annotations

from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from tests.errors.making import missing


def problems(books: Path) -> list[Problem]:
    return missing(books, Period(2026, 2))
