"""A mapping whose sheet the member has renamed."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from importers.workbook import SheetMapping, read_workbook

FILE = Path(__file__).with_name("rapport.xlsx")


def problems(_books: Path) -> tuple[Problem, ...]:
    mapping = SheetMapping(sheet="Omsättning", heading_row=1, columns={"revenue": "revenue"})
    return read_workbook(FILE.read_bytes(), FILE.name, mapping).findings
