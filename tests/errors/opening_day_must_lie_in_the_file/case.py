"""A day of another year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, day=dt.date(2024, 5, 1)).findings
