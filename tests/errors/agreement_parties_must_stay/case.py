from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.problems import Problem
from ledger.agreements import agreements_of
from ledger.books import open_books
from tests.errors.agreeing import LOAN, add, drafted


def problems(books: Path) -> Sequence[Problem]:
    drafted(books)
    later = LOAN.replace("grenverket", "åkeriet").replace("amount: 2 000 kr\n", "")
    later = later.replace("2026-03-05", "2026-06-01")
    add(books, "agreements/brygga.v2.yaml", later + "version: 2\n")
    return agreements_of(open_books(books))[1]
