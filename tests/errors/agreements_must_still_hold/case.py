from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from ledger.use_cases.post import post
from ledger.use_cases.propose_agreements import propose_agreements
from tests.errors.agreeing import FILE, add, drafted, session


def problems(books: Path) -> Sequence[Problem]:
    drafted(books)
    one = propose_agreements(session(books), Period(2026, 3)).round
    add(books, FILE, "interest: 1 %\n")
    post(session(books), one.proposals[0].digest)
    return ()
