from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from ledger.use_cases.propose_agreements import propose_agreements
from tests.errors.agreeing import COMPLIANCE, drafted, session


def problems(books: Path) -> Sequence[Problem]:
    drafted(books)
    path = books / "consortium.yaml"
    path.write_text(path.read_text("utf-8").replace(COMPLIANCE, ""), "utf-8")
    return propose_agreements(session(books), Period(2026, 3)).round.findings
