"""A file made for import."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import OLD, opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(
        books, sie=(OLD, "#SIETYP 4\n#VER L 1 20260105\n{\n#TRANS 1930 {} 0.00\n}\n")
    ).findings
