"""``issue``: documents leave the house: archived, and recorded in the system log.

Documents are made by ``reports`` as bytes, and made while the books are held, so that what is
sent is what the books say at that moment (design.md §1). What is archived already is not archived
again; that it left once more is nothing new, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from consortium.members import RoleName
from consortium.problems import Problem
from ledger.books import Books
from ledger.change import sha256
from ledger.documents import archive_all
from ledger.use_cases.session import Session, writing

Make = Callable[[Books], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Issued:
    """The documents by name, and which of them had not left before."""

    files: Mapping[str, bytes]
    new: tuple[str, ...]
    notices: tuple[Problem, ...] = ()


def issue(session: Session, make: Make, *, role: RoleName = "treasurer") -> Issued:
    """Make documents of the books, archive those that are new, and log that they left.

    ``Refusal`` for a person without the role.
    """
    with writing(session, role) as desk:
        files = make(desk.books)
        operations = archive_all(desk.books.root, files.items(), session.now.year)
        kept = {operation.content for operation in operations}
        new = tuple(name for name, content in files.items() if content in kept)
        if operations:
            desk.commit(
                operations,
                inputs={"documents": {name: sha256(files[name]) for name in new}},
                result={"archived": [operation.path for operation in operations]},
            )
        return Issued(files, new, desk.notices)
