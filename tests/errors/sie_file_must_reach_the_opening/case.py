"""A file drawn before the year had ended."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.e2e.opening import opened


def problems(books: Path) -> tuple[Problem, ...]:
    return opened(books, sie=("#GEN 20260110", "#GEN 20251201")).findings
