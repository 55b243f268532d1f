"""A fiscal year that begins on another day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(
        books, sie=("#RAR 0 20260101", "#RAR 0 20251201"), day=dt.date(2026, 1, 7)
    ).findings
