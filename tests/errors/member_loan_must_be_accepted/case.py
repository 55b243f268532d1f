from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from ledger.use_cases.propose_agreements import propose_agreements
from tests.errors.agreeing import LOAN, drafted, session


def problems(books: Path) -> Sequence[Problem]:
    request = LOAN.replace("kind: loan", "kind: member_loan\nlender: åkeriet")
    drafted(books, request.replace("purpose: solidarity\n", ""))
    return propose_agreements(session(books), Period(2026, 3)).round.findings
