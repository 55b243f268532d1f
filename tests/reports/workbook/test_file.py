"""The file itself: always the same bytes, set up for screen and paper, text that stays text."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reports.workbook import words
from tests.reports.workbook.making import FIRST, HEADINGS, NAMES, column, workbook


def loaded(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_the_same_books_give_the_same_bytes(motala: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(motala, tmp_path / "copy")
    assert workbook(motala, "2025-03") == workbook(copy, "2025-03")
    assert workbook(motala, "2025-03") != workbook(motala, "2025-04")


def test_the_file_tells_the_time_of_the_books(motala: Path) -> None:
    content = workbook(motala, "2025-03")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert re.findall(r">([^<]*)</dcterms:", core) == ["2026-02-01T09:00:00Z"] * 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_table_is_set_up(motala: Path, language: str) -> None:
    book = loaded(workbook(motala, "2025-03", "sv" if language == "sv" else "en"))
    names = [pair[language == "en"] for pair in words.SHEETS.values()]
    assert sorted(book.sheetnames) == sorted(names)
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth
        assert sheet.page_setup.fitToHeight == (sheet is book.worksheets[0])  # the cover: one page
        assert sheet.oddFooter is not None and "&P" in (sheet.oddFooter.right.text or "")
        assert sheet.conditional_formatting
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None and sheet.freeze_panes.endswith(str(FIRST))
        assert sheet.auto_filter.ref.startswith(f"A{HEADINGS}:")
        assert sheet.print_title_rows == f"${HEADINGS}:${HEADINGS}"
        assert all(cell.value for cell in sheet[HEADINGS])
        assert sheet.dimensions.startswith("A1:")
        for cell in sheet[HEADINGS]:
            words_of_heading = str(cell.value).split()
            width = sheet.column_dimensions[cell.coordinate.rstrip("0123456789")].width
            assert max(map(len, words_of_heading)) < width, f"{cell.value!r} is cut off"


def test_the_languages_differ_in_words_only(motala: Path) -> None:
    sv, en = (loaded(workbook(motala, "2025", language)) for language in ("sv", "en"))
    shapes = [[sheet.dimensions for sheet in book.worksheets] for book in (sv, en)]
    assert shapes[0] == shapes[1]


def test_every_text_is_there_in_both_languages() -> None:
    tables = [getattr(words, name) for name in dir(words) if name.isupper()]
    texts = [text for table in tables for pair in table.values() for text in pair]
    assert len(texts) > 250
    assert all(text.strip() for text in texts)
    assert all(len(name) <= 31 and "'" not in name for p in words.SHEETS.values() for name in p)


def test_amounts_are_numbers_and_totals_formulas(motala: Path) -> None:
    sheet = loaded(workbook(motala, "2025"))["Avgifter"]
    cap = next(cell.column for cell in sheet[HEADINGS] if cell.value == "Tak")
    assert sheet.cell(FIRST, cap).value == 90_000
    assert sheet.cell(FIRST, cap).number_format == "#,##0.00"
    levies = column(sheet, "Avgift enligt formlerna")
    assert levies and all(str(cell).startswith("=IF(") for cell in levies)


def test_text_that_begins_like_a_formula_is_marked_as_text(hostile: Path) -> None:
    book = loaded(workbook(hostile, "2025"))
    found = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if any(name in str(cell.value) for name in NAMES.values())
    ]
    assert {cell.value for cell in found} >= set(NAMES.values())
    assert {cell.data_type for cell in found} == {"s"}
    risky = [cell for cell in found if str(cell.value)[0] in "=+-@"]
    assert risky and all(cell.quotePrefix for cell in risky)
