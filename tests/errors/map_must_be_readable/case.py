"""A map without an equals sign."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, maps=("1940 Assets:Bank:Main",)).findings
