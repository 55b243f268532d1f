from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import bank_text


def problems(books: Path) -> tuple[Problem, ...]:
    return bank_text(Path(__file__).with_name("konto.csv"))
