"""A year reckoned together, in which February is missing."""

from __future__ import annotations

from pathlib import Path

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem
from tests.errors.making import missing, report


def problems(books: Path) -> list[Problem]:
    policy = books / "policy/2026-01-01.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("  rate:", "  reckoned: year\n  rate:"), encoding="utf-8")
    report(books, period=Period(2026, 3), declared={"revenue": Money(1_000_00)})
    return missing(books, Period(2026, 3))
