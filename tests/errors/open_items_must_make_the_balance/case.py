"""A list without one of the invoices."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, listed=("3 500", "3 499,99")).findings
