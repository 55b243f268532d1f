"""Books for the workbook's tests, and LibreOffice to calculate what was made of them."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from consortium.money import Language
from consortium.period import Period
from ledger.books import open_books
from ledger.sample import motala
from ledger.use_cases.demo import run_year
from ledger.use_cases.init import init
from ledger.use_cases.month import month
from ledger.use_cases.post import post
from ledger.use_cases.reverse import reverse
from ledger.use_cases.session import Session
from reports.workbook import Span, auditor_workbook

TOTAL, OURS, CHECK, HEADINGS, FIRST = 3, 4, 5, 6, 7
# The fiscal year reckoned together, with shares that leave öre over, by the whole krona.
YEARLY = {
    "policy/2025-01-01.yaml": {
        "reckoned: month": "reckoned: year",
        "above: 1 000 000 kr": "above: 2 000 000 kr",
        "floor: 500 kr": "floor: 6 001 kr",
        "cap: 90 000 kr": "cap: 480 000 kr",
        "round: ore": "round: krona",
        "membership_fee, share: 40 %": "membership_fee, share: 33.33 %",
        "administration: 10 %": "administration: 11.11 %",
        "solidarity: 45 %": "solidarity: 33.33 %",
    },
    "policy/2025-07-01.yaml": {
        "reckoned: month": "reckoned: year",
        "above: 1 000 000 kr": "above: 3 000 000 kr",
        "floor: 300 kr": "floor: 3 601 kr",
        "cap: 90 000 kr": "cap: 480 000 kr",
        # Another order of the purposes: ties go to the earlier line.
        "  administration: 10 %\n  solidarity: 40 %\n": (
            "  solidarity: 40 %\n  administration: 10 %\n"
        ),
    },
}
NAMES = {
    "cafe_strandpiren": "=1+1",
    "grenverket": "+46 8 123",
    "dammvippan": "-5 ek. för.",
    "vita_lakan": "@SUM(A1:A9)",
    "tolvslaget": '=HYPERLINK("x","y")',
    "morotsviken": "Mo & <b>ro</b> 'k\u00e5l'",
}


def books(place: Path, changes: Mapping[str, Mapping[str, str]], *, months: int = 12) -> Path:
    """The sample's year in ``place``, with some of its settings otherwise."""
    sample = motala()
    settings = {name: content.decode() for name, content in sample.books.items()}
    for name, changed in changes.items():
        for old, new in changed.items():
            assert old in settings[name], old
            settings[name] = settings[name].replace(old, new)
    now = dt.datetime(2026, 2, 1, 9, 0)
    first = sample.steps[0]
    session = Session(root=place, now=now, today=first.day, by=first.by, command="test")
    init(session, sample="motala")
    for name, text in settings.items():
        (place / name).write_text(text, encoding="utf-8")
    for _ in run_year(session, replace(sample, steps=sample.steps[:months])):
        pass
    return place


def hostile_names() -> dict[str, dict[str, str]]:
    """Changes that give members names that a spreadsheet could take for formulas."""
    settings = motala().books["consortium.yaml"].decode()
    changed = {}
    for key, name in NAMES.items():
        start = settings.index(f"  {key}:")
        line = settings[settings.index("    name: ", start) :].split("\n", 1)[0]
        quoted = name.replace("'", "''")
        changed[line] = f"    name: '{quoted}'"
    return {"consortium.yaml": changed}


WHY = "=cmd|' /C calc'!A0"


def reversal(root: Path, number: str) -> None:
    """Reverse a voucher, for a reason that a spreadsheet could take for a command."""
    reverse(_session(root), number, why=WHY)


def posted_again(root: Path, period: Period) -> None:
    """Post what the rules propose for a month anew."""
    for proposal in month(_session(root), period).proposals:
        post(_session(root), proposal.digest)


def _session(root: Path) -> Session:
    now = dt.datetime(2026, 2, 2, 9, 0)
    return Session(root=root, now=now, today=dt.date(2025, 4, 1), by="kim", command="test")


def workbook(root: Path, period: str, language: Language = "sv") -> bytes:
    """The workbook of a month or a year of the books."""
    opened = open_books(root)
    return auditor_workbook(opened, Span.parse(period, opened.consortium.calendar), language)


def changed(content: bytes, sheet: str, place: str, value: float) -> bytes:
    """The same workbook with another figure in one cell."""
    book = load_workbook(io.BytesIO(content))
    book[sheet][place] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def first_row(content: bytes, sheet: str, text: str) -> int:
    """The number of the first row of a sheet with that text in a cell of its own."""
    table = load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    return next(number for number, row in enumerate(table, 1) if text in row)


def recalculated(place: Path, files: Mapping[str, bytes]) -> dict[str, Workbook]:
    """The files as LibreOffice calculates them, by name."""
    program = shutil.which("soffice")
    assert program, "LibreOffice calculates the workbooks: apt-get install libreoffice-calc"
    for name, content in files.items():
        (place / f"{name}.xlsx").write_bytes(content)
    subprocess.run(
        [
            program,
            # A profile of its own: two of them at a time would wait for each other.
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(place / "out"),
            *(str(place / f"{name}.xlsx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: load_workbook(place / f"out/{name}.xlsx", data_only=True) for name in files}


def column(sheet: Worksheet, heading: str, number: int = 0) -> list[object]:
    """The rows of a column by its heading, the one at ``number`` of those that are called so."""
    places = [cell.column for cell in sheet[HEADINGS] if cell.value == heading]
    return [row[places[number] - 1].value for row in sheet.iter_rows(min_row=FIRST)]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Every row by heading; the last of several that are called the same."""
    headings = [str(cell.value) for cell in sheet[HEADINGS]]
    return [
        dict(zip(headings, values, strict=True))
        for values in sheet.iter_rows(min_row=FIRST, values_only=True)
    ]
