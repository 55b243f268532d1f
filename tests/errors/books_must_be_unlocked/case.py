"""Somebody else writes at this moment."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import door


def problems(books: Path) -> list[Problem]:
    with door(books, who="robin"), door(books):
        return []
