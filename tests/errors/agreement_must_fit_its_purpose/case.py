from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from ledger.use_cases.propose_agreements import propose_agreements
from tests.errors.agreeing import LOAN, drafted, session


def problems(books: Path) -> Sequence[Problem]:
    drafted(books, LOAN.replace("2 000 kr", "200 000 kr"))
    return propose_agreements(session(books), Period(2026, 3)).round.findings
