"""A folder where a file is to be."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import FACTS, write


def problems(books: Path) -> list[Problem]:
    (books / FACTS).mkdir()
    write(books)
    return []
