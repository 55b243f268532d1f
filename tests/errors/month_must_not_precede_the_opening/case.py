"""The levy of a month that the earlier program made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from ledger.books import open_books
from ledger.use_cases.levy import levy_round
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    opened(books)
    fund = open_books(books.parent / "nya")
    return levy_round(fund, Period(2025, 12), dt.date(2026, 1, 12)).findings
