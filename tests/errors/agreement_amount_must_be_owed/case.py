from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.money import Money
from consortium.problems import Problem
from ledger.use_cases.agreement_change import change
from tests.errors.agreeing import decided, session


def problems(books: Path) -> Sequence[Problem]:
    decided(books)
    change(session(books), "brygga", "write_off", Money(3_000_00), why="Ackord")
    return ()
