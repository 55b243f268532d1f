"""A file where a folder is to be."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.append import Create
from tests.errors.making import write


def problems(books: Path) -> list[Problem]:
    (books / "decisions").write_text("", encoding="utf-8")
    write(books, Create("decisions/2026.beancount", b""))
    return []
