"""What was staged is swept away by hand, half-way through a change."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import findings, killed


def problems(books: Path) -> list[Problem]:
    killed(books, "_put", call=2)
    for file in (books / ".pending").glob("*.new"):
        file.unlink()
    return findings(books)
