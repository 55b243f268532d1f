"""A period file that an editor saved as Latin-1."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.books import open_books


def problems(books: Path) -> list[Problem]:
    file = books / "2026/2026-02.beancount"
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))
    open_books(books)
    return []
