"""A folder of the books is a link to somewhere else."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.append import Create
from tests.errors.making import write


def problems(books: Path) -> list[Problem]:
    (books / "decisions").symlink_to(books.parent, target_is_directory=True)
    write(books, Create("decisions/2026.beancount", b""))
    return []
