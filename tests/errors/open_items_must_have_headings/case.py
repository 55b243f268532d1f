"""A list without headings."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, listed=("medlem;slag;månad;belopp", "a;b;c;d")).findings
