"""A row of one who is no member."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, listed=("Åkeriet ek. för.", "Åkaren AB")).findings
