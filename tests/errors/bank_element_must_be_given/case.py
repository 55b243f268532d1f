from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from importers.camt import read_camt


def problems(books: Path) -> tuple[Problem, ...]:
    path = Path(__file__).with_name("kontoutdrag.xml")
    return read_camt(path.read_bytes(), path.name).findings
