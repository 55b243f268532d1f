from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.problems import Problem
from ledger.agreements import agreements_of
from ledger.books import open_books
from tests.errors.agreeing import FILE, decided


def problems(books: Path) -> Sequence[Problem]:
    decided(books)
    (books / FILE).unlink()
    return agreements_of(open_books(books))[1]
