"""Two thousand damaged workbooks and CSV files into real books: no traceback, little memory.

Seeded, so that a failure comes back; split into runs, so that two cores share them.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from consortium.period import Period
from ledger.books import open_books
from reports.template import report_template
from tests.e2e import csv_accidents, workbook_accidents
from tests.e2e.workbook_accidents import Parts, bomb, parts_of
from tests.importers.workbook.damaging import undated
from tests.importers.workbook.making import report, saved
from tests.importers.workbook.test_hostile import HOSTILE
from tests.tidy import ROOT

RUNS, EACH, HOSTILE_RUNS = 10, 200, 3
# Of so many files one is a bomb: those cost most.
ONE_BOMB_IN = 100
SECONDS, MEGABYTES = 5, 200
MEMBERS = ("grenverket", "åkeriet")
MONTHS = (Period(2026, 1), Period(2026, 2))
OFFICE = ROOT / "tests/data/workbook/returned_libreoffice.xlsx"
CSV = "medlem;period;intäkter;löner;anmärkning\n" + "".join(
    f'{member};{month};{month.month}2 345,67;0,5 kr;"åäö ; ""x"""\n'
    for member in MEMBERS
    for month in MONTHS
)


@pytest.fixture(scope="session")
def whole(made_posted: Path) -> list[Parts]:
    """Whole workbooks, part by part: our own form filled in, by openpyxl and by LibreOffice."""
    consortium = open_books(made_posted / "books").consortium
    form = report_template(consortium, members=MEMBERS, periods=MONTHS, language="sv")
    book = load_workbook(io.BytesIO(form))
    for row in range(5, 9):
        book.worksheets[0].cell(row, 3).value = row * 1000.5
    rows = [(m, str(p), 1000.5, 1, 2, 3, 4, 5, 6, "åäö") for m in MEMBERS for p in MONTHS]
    return [
        parts_of(undated(saved(book))),
        parts_of(undated(report(*rows))),
        parts_of(OFFICE.read_bytes()),
    ]


def damaged(number: int, whole: list[Parts]) -> bytes:
    """The damaged file of a number: every other one is a CSV."""
    rng = random.Random(number)
    if number % ONE_BOMB_IN == 1:
        return bomb(rng.choice(whole), rng)
    if number % 2:
        return rng.choice(workbook_accidents.ACCIDENTS)(rng.choice(whole), rng)
    content = CSV.encode(rng.choice(("utf-8", "cp1252")))
    for _ in range(rng.randint(1, 3)):
        content = rng.choice(csv_accidents.ACCIDENTS)(content, rng)
    return content


def taken_in(made_posted: Path, files: dict[str, bytes], place: Path) -> dict[str, Any]:
    """What became of the files: how many ended how, the slowest, the most memory."""
    shutil.copytree(made_posted / "books", place / "books")
    (place / "files").mkdir()
    for name, content in files.items():
        (place / "files" / name).write_bytes(content)
    command = [sys.executable, "-m", "tests.e2e.taking_in"]
    command += [str(place / "books"), str(place / "files")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    assert told["slowest"][0] < SECONDS
    assert told["peak_mb"] < MEGABYTES
    return told


@pytest.mark.parametrize("run", range(RUNS))
def test_damaged_files(run: int, made_posted: Path, whole: list[Parts], tmp_path: Path) -> None:
    numbers = range(run * EACH, (run + 1) * EACH)
    files = {f"{number:04}": damaged(number, whole) for number in numbers}
    ends = taken_in(made_posted, files, tmp_path)["ends"]
    # Some accidents must be harmless and some must not, or the damage tests nothing.
    assert ends["refused"] > EACH // 4 and ends["taken in"] > EACH // 10


@pytest.mark.parametrize("run", range(HOSTILE_RUNS))
def test_hostile_files(run: int, made_posted: Path, tmp_path: Path) -> None:
    made = {f"{number:02}": make for number, make in enumerate(HOSTILE)}
    files = {name: make() for name, make in made.items() if int(name) % HOSTILE_RUNS == run}
    assert taken_in(made_posted, files, tmp_path)["ends"] == {"refused": len(files)}
