from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.problems import Problem
from ledger.agreements import agreements_of
from ledger.books import open_books
from tests.errors.agreeing import FILE, add, decided


def problems(books: Path) -> Sequence[Problem]:
    decided(books)
    add(books, FILE, "interest: 1 %\n")
    return agreements_of(open_books(books))[1]
