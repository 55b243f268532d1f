"""A command that was killed before its change was promised."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import findings, killed


def problems(books: Path) -> list[Problem]:
    killed(books, "commit")
    return findings(books)
