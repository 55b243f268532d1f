"""A form in which the revenue was left empty."""

from __future__ import annotations

from pathlib import Path

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem
from tests.errors.making import missing, report


def problems(books: Path) -> list[Problem]:
    report(books, declared={"cash": Money(1_000_00)})
    return missing(books, Period(2026, 2))
