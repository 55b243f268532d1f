"""The form says another revenue than the books."""

from __future__ import annotations

from pathlib import Path

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem
from ledger.books import open_books
from ledger.use_cases.levy import levy_round
from tests.errors.making import report


def problems(books: Path) -> list[Problem]:
    policy = books / "policy/2026-01-01.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text + "facts: {revenue: sie, tolerance: 1 %}\n", encoding="utf-8")
    report(books, accounts={"3001": Money(-9_000_00)}, declared={"revenue": Money(10_000_00)})
    return list(levy_round(open_books(books), Period(2026, 2), Period(2026, 2).last).findings)
