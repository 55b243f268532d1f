"""A file of period balances, and a day within a month."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import OLD, opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(
        books,
        sie=(OLD[OLD.index("#VER") :], "#PSALDO 0 202601 1930 {} 0.00\n"),
        day=dt.date(2026, 1, 7),
    ).findings
