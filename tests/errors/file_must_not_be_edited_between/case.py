"""A file edited by hand between a kill and the next command."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import findings, killed


def problems(books: Path) -> list[Problem]:
    killed(books, "carry_out")
    (books / "log/2026.jsonl").write_text("{}\n", encoding="utf-8")
    return findings(books)
