from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.problems import Problem
from ledger.use_cases.agreements import write_draft
from tests.errors.agreeing import drafted


def problems(books: Path) -> Sequence[Problem]:
    drafted(books)
    write_draft(books, "loan", "brygga", "sv")
    return ()
