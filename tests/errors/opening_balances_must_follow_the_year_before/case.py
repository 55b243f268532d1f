"""A voucher of the old year that the new one has not heard of."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, sie=("#VER", "#UB -1 1930 119900.00\n#VER")).findings
