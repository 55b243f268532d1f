"""The form as spreadsheet programs see it: locked, explained, checked while one types, sound."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook

from consortium.money import Language
from consortium.period import Period
from importers.workbook import FIGURES, STAMP_SHEET, heading
from reports.template import report_template
from tests.importers.workbook.making import consortium

MEMBERS = ("grenverket", "cykelbud")
PERIODS = (Period(2026, 2), Period(2026, 3))
LANGUAGES: tuple[Language, ...] = ("sv", "en")
HEADING_ROW, LAST_ROW = 4, 8


def made(language: Language) -> bytes:
    return report_template(
        consortium(*MEMBERS), members=MEMBERS, periods=PERIODS, language=language
    )


def opened(language: Language) -> Workbook:
    return load_workbook(io.BytesIO(made(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_per_member_and_month_under_the_headings(language: Language) -> None:
    sheet = opened(language).worksheets[0]
    rows = list(sheet.iter_rows(min_row=HEADING_ROW, values_only=True))
    assert rows[0] == tuple(heading(figure, language) for figure in FIGURES)
    assert [row[:2] for row in rows[1:]] == [
        ("grenverket", "2026-02"),
        ("grenverket", "2026-03"),
        ("cykelbud", "2026-02"),
        ("cykelbud", "2026-03"),
    ]
    assert {cell for row in rows[1:] for cell in row[2:]} == {None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_cells_to_fill_in_are_unlocked(language: Language) -> None:
    book = opened(language)
    sheet = book.worksheets[0]
    unlocked = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert unlocked == {f"{c}{r}" for c in "CDEFGHIJ" for r in range(5, LAST_ROW + 1)}
    assert all(each.protection.sheet for each in book.worksheets)
    assert all(each.protection.password is None for each in book.worksheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_to_fill_in_is_checked_and_explained(language: Language) -> None:
    rules = opened(language).worksheets[0].data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == [f"{c}5:{c}8" for c in "CDEFGHIJ"]
    for rule in rules:
        assert rule.showErrorMessage
        assert rule.showInputMessage
        # Excel repairs a file whose messages are longer.
        assert 0 < len(rule.promptTitle) <= 32
        assert 0 < len(rule.errorTitle) <= 32
        assert 0 < len(rule.prompt) <= 255
        assert 0 < len(rule.error) <= 225
        assert rule.prompt.endswith(".")
    assert [rule.type for rule in rules] == ["decimal"] * 6 + ["whole", "textLength"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_styles_are_named_and_the_headings_stay_in_sight(language: Language) -> None:
    book = opened(language)
    sheet = book.worksheets[0]
    assert sheet["A4"].style == "Fondbok heading"
    assert sheet["A5"].style == "Fondbok given"
    assert sheet["C5"].style == "Fondbok to fill in"
    assert sheet.freeze_panes == "C5"
    assert sheet["C5"].number_format == "#,##0.00"
    assert sheet["J5"].number_format == "@"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_stands_beside_the_explanations(language: Language) -> None:
    guide = opened(language).worksheets[1]
    rows = list(guide.iter_rows(min_row=2, max_row=11, values_only=True))
    assert [row[0] for row in rows] == [heading(figure, language) for figure in FIGURES]
    assert all(row[1] is not None and row[2] for row in rows)


def test_the_hidden_sheet_says_version_members_and_months() -> None:
    book = opened("sv")
    assert book.sheetnames == ["Rapport", "Så här fyller du i", STAMP_SHEET]
    stamp = book[STAMP_SHEET]
    assert stamp.sheet_state == "veryHidden"
    assert list(stamp.iter_rows(values_only=True)) == [
        ("fondbok report", None),
        ("version", "1"),
        ("member", "grenverket"),
        ("member", "cykelbud"),
        ("period", "2026-02"),
        ("period", "2026-03"),
    ]


def test_the_form_opens_on_the_first_cell_to_fill_in() -> None:
    by_pane = {each.pane: each for each in opened("sv").worksheets[0].sheet_view.selection}
    selected = by_pane["bottomRight"]
    assert (selected.activeCell, selected.sqref) == ("C5", "C5")


def test_months_before_a_member_joined_have_no_row() -> None:
    periods = (Period(2025, 12), Period(2026, 1))
    made = report_template(
        consortium("grenverket"), members=["grenverket"], periods=periods, language="sv"
    )
    rows = load_workbook(io.BytesIO(made)).worksheets[0].iter_rows(min_row=5, values_only=True)
    assert [row[:2] for row in rows] == [("grenverket", "2026-01")]


def test_a_member_that_is_none_is_a_bug() -> None:
    with pytest.raises(KeyError):
        report_template(consortium("grenverket"), members=["okänd"], periods=PERIODS, language="sv")


RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The order that the standard prescribes for a sheet's elements (ECMA-376 part 1, 18.3.1.99).
ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_package_holds_what_it_names_and_names_what_it_holds(language: Language) -> None:
    with zipfile.ZipFile(io.BytesIO(made(language))) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
        assert len(parts) == len(archive.namelist())
    for part in parts.values():
        etree.fromstring(part)  # all of them are XML, and well-formed
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {element.get("PartName", "").lstrip("/") for element in types} - {""}
    extensions = {element.get("Extension") for element in types}
    assert named <= parts.keys()
    for name in parts.keys() - named - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2] in extensions
    for name in (name for name in parts if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in etree.fromstring(parts[name]).iter(RELATIONSHIPS):
            path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            assert path.lstrip("/") in parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_keep_the_order_of_the_standard(language: Language) -> None:
    with zipfile.ZipFile(io.BytesIO(made(language))) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        trees = [etree.fromstring(archive.read(name)) for name in sheets]
        styles = etree.fromstring(archive.read("xl/styles.xml"))
        is_shared = "xl/sharedStrings.xml" in archive.namelist()
    formats = len(styles.findall(f"{MAIN}cellXfs/{MAIN}xf"))
    assert len(sheets) == 3
    for tree in trees:
        names = [str(element.tag).removeprefix(MAIN) for element in tree]
        assert names == sorted(names, key=ORDER.index)
        cells = list(tree.iter(f"{MAIN}c"))
        numbers = [int(re.sub(r"\D", "", cell.get("r", ""))) for cell in cells]
        assert numbers == sorted(numbers)
        assert all(int(cell.get("s", "0")) < formats for cell in cells)
        assert is_shared or all(cell.get("t") != "s" for cell in cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_form_is_the_same_file(language: Language) -> None:
    content = made(language)
    assert made(language) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    # The form's own month, not the day it was made.
    assert core.count("2026-02-01T00:00:00Z") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_as_short_as_excel_wants_them(language: Language) -> None:
    book = opened(language)
    for name in book.sheetnames:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
