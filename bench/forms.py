"""Filled-in forms of a month: one for each member, and one that holds all of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook

from consortium.members import Consortium
from consortium.period import Period
from importers.workbook import FIGURES
from reports.template import report_template

FORMS, FORM = "forms", "form"
_FIRST_ROW = 5


def write_forms(folder: Path, consortium: Consortium, period: Period) -> None:
    """Write ``folder/forms`` with a file each, and ``folder/form`` with one file for all."""
    members = list(consortium.members)
    for name in (FORMS, FORM):
        (folder / name).mkdir()
    for member in members:
        (folder / FORMS / f"{member}.xlsx").write_bytes(filled(consortium, [member], period))
    (folder / FORM / "all.xlsx").write_bytes(filled(consortium, members, period))


def filled(consortium: Consortium, members: Sequence[str], period: Period) -> bytes:
    """The form as it comes back; every member has figures of its own."""
    form = report_template(consortium, members=members, periods=[period], language="sv")
    book = load_workbook(io.BytesIO(form))
    sheet = book.worksheets[0]
    for row, member in enumerate(members, _FIRST_ROW):
        size = sum(member.encode())
        for column, figure in enumerate(FIGURES, 1):
            if figure == "people":
                sheet.cell(row, column).value = 7
            elif figure not in ("member", "period", "remark"):
                sheet.cell(row, column).value = size * 100 + column + 0.5
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
