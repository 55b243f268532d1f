"""A voucher whose day is missing, and a day within the year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, sie=("#VER A 1 20260105", '#VER A 1 ""'), day=dt.date(2026, 1, 7)).findings
