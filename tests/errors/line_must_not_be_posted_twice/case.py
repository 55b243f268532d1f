"""A proposal whose lines are vouchers already, put back among those that wait."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.books import open_books
from ledger.use_cases.holding import posted_already
from tests.errors.making import posted


def problems(books: Path) -> list[Problem]:
    return list(posted_already(open_books(books), posted(books)))[:1]
