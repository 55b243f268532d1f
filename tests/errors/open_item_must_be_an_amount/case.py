"""Capital below zero."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(
        books, listed=("grenverket;insats;;10 000", "grenverket;insats;;-10 000")
    ).findings
