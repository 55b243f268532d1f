from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.period import Period
from consortium.problems import Problem
from ledger.use_cases.propose_agreements import propose_agreements
from tests.errors.agreeing import APPROVALS, drafted, session


def problems(books: Path) -> Sequence[Problem]:
    drafted(books)
    policy = books / "policy/2026-01-01.yaml"
    policy.write_text(policy.read_text("utf-8").replace(APPROVALS, ""), "utf-8")
    return propose_agreements(session(books), Period(2026, 3)).round.findings
