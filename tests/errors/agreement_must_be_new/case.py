"""An agreement that is there already, with other terms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from consortium.problems import Problem
from ledger.append import Create
from ledger.books import open_books
from ledger.use_cases.posting import agreements_of
from tests.errors.making import posted, write

TERMS = "id: brygga\nkind: loan\nwith: grenverket\namount: {} kr\n"


def problems(books: Path) -> list[Problem]:
    write(books, Create("agreements/brygga.yaml", TERMS.format("20 000").encode()))
    proposal = posted(books)
    lines = (replace(proposal.lines[0], agreement=TERMS.format("30 000")),)
    agreements_of(open_books(books), replace(proposal, lines=lines))
    return []
