"""A mapping whose headings the member has changed."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from importers.workbook import SheetMapping, read_workbook

CONTENT = "Månad;Omsättning\n2026-01;1250,00\n".encode()


def problems(_books: Path) -> tuple[Problem, ...]:
    mapping = SheetMapping(heading_row=1, columns={"Månad": "period", "Intäkter": "revenue"})
    return read_workbook(CONTENT, "grenverket.csv", mapping).findings
