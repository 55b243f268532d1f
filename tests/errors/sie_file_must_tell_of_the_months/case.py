"""A file of type 1, and a day within the year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import OLD, opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(
        books, sie=(OLD[OLD.index("#VER") :], "#SIETYP 1\n"), day=dt.date(2026, 1, 7)
    ).findings
