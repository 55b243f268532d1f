from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.money import Money
from consortium.problems import Problem
from ledger.use_cases.agreement_change import change
from tests.errors.agreeing import drafted, session


def problems(books: Path) -> Sequence[Problem]:
    drafted(books)
    change(session(books), "brygga", "repay", Money(500_00), why="Kan betala")
    return ()
