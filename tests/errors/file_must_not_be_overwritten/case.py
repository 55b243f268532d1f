"""A document that was changed where it is archived."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.append import Create
from tests.errors.making import write


def problems(books: Path) -> list[Problem]:
    write(books, Create("documents/2026/kvitto.txt", b"100 kr"))
    write(books, Create("documents/2026/kvitto.txt", b"900 kr"))
    return []
