"""A finding of a file that is read."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from importers.workbook import read_workbook

FILE = Path(__file__).with_name("rapport.csv")


def problems(_books: Path) -> tuple[Problem, ...]:
    return read_workbook(FILE.read_bytes(), FILE.name).findings
