"""The note about an interrupted change is damaged."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import findings


def problems(books: Path) -> list[Problem]:
    (books / ".pending").mkdir(exist_ok=True)
    (books / ".pending/intent.json").write_text("{", encoding="utf-8")
    return findings(books)
