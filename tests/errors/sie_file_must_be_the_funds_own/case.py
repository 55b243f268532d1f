"""The books of another."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, sie=("769600-0004", "556036-0793")).findings
