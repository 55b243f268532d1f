"""Two vouchers that change places in their file."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.books import open_books


def problems(books: Path) -> list[Problem]:
    file = books / "2026/2026-02.beancount"
    header, first, second = file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    file.write_text("\n\n".join([header, second, first]) + "\n", encoding="utf-8")
    open_books(books)
    return []
