"""A month that is none, where a policy's case names one."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from rules.cases import read_cases


def problems(books: Path) -> tuple[Problem, ...]:
    text = "cases: [{name: {sv: En, en: One}, month: 2026-13, reports: {}, expected: {}}]\n"
    read_cases(text.encode(), "policy/2026-01-01.cases.yaml")
    return ()
