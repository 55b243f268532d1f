"""Each rule once: the smallest file that breaks it, where the message points, and that it reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from consortium.wording.workbook import WORDINGS
from importers.workbook import STAMP_SHEET, SheetMapping
from tests.importers.workbook.making import (
    FILE,
    HEAD_XML,
    HEADINGS,
    MONTH_XML,
    Value,
    book_of,
    packed,
    parts_of,
    problems,
    raw,
    report,
    saved,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHORT = ("period", "revenue")


def changed(change: Callable[[Workbook], None], *rows: tuple[Value, ...]) -> bytes:
    book = book_of(*rows or (SHORT, ("2026-03", 100)))
    change(book)
    return saved(book)


def with_part(name: str, content: bytes = b"<x/>") -> bytes:
    return packed({**parts_of(HEAD_XML), name: content})


def cell(value: Value) -> bytes:
    return report(("2026-03", value), headings=SHORT)


def amount_xml(inside: str, kind: str = "n") -> bytes:
    return raw(f'<c r="B2" t="{kind}">{inside}</c>')


def merged(*ranges: str) -> Callable[[Workbook], None]:
    def merge(book: Workbook) -> None:
        for reference in ranges:
            book.worksheets[0].merge_cells(reference)

    return merge


def hide_row(book: Workbook) -> None:
    book.worksheets[0].row_dimensions[2].hidden = True


def hide_sheet(book: Workbook) -> None:
    book.create_sheet("Utkast").sheet_state = "hidden"


def stamped(
    version: str, member: str = "grenverket", period: str = "2026-03"
) -> Callable[[Workbook], None]:
    def stamp(book: Workbook) -> None:
        sheet = book.create_sheet(STAMP_SHEET)
        for row in (
            ("fondbok report", None),
            ("version", version),
            ("member", member),
            ("period", period),
        ):
            sheet.append(row)
        sheet.sheet_state = "veryHidden"

    return stamp


def entity_sheet() -> bytes:
    parts = parts_of(HEAD_XML)
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts["xl/worksheets/sheet1.xml"] = doctype + parts["xl/worksheets/sheet1.xml"]
    return packed(parts)


def cut_sheet() -> bytes:
    parts = parts_of(HEAD_XML)
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-9]
    return packed(parts)


def many_rows(count: int) -> bytes:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(2, count + 2))
    return packed(parts_of(HEAD_XML + rows))


def swollen() -> bytes:
    return with_part("xl/media/image1.png", b"\0" * (30 << 20))


def endless_sheet() -> bytes:
    # Elements that hold nothing: small to pack, but each takes time.
    parts = parts_of("<row/>" * 1_100_000)
    return packed(parts)


NO_SHEET = SheetMapping(sheet="Mars", heading_row=1, columns={"Omsättning": "revenue"})
NO_HEADING = SheetMapping(heading_row=1, columns={"Omsättning": "revenue"})

# code, the file, where the message points
ERRORS: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("workbook_must_be_xlsx", lambda: OLE + b"\0" * 100, FILE),
    ("workbook_must_be_xlsx", lambda: packed({"content.xml": b""}), FILE),
    ("workbook_must_be_xlsx", lambda: with_part("xl/workbook.bin"), FILE),
    (
        "workbook_must_not_be_encrypted",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        FILE,
    ),
    ("workbook_must_not_hold_macros", lambda: with_part("xl/vbaProject.bin"), FILE),
    ("workbook_must_not_hold_macros", lambda: with_part("xl/macrosheets/sheet1.xml"), FILE),
    (
        "workbook_must_not_hold_macros",
        lambda: with_part(
            "[Content_Types].xml",
            b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
            b"</Types>",
        ),
        FILE,
    ),
    (
        "workbook_must_not_link_elsewhere",
        lambda: with_part("xl/externalLinks/externalLink1.xml"),
        FILE,
    ),
    ("workbook_must_not_link_elsewhere", lambda: with_part("xl/connections.xml"), FILE),
    ("workbook_must_be_whole", cut_sheet, FILE),
    ("workbook_must_be_whole", lambda: cell(1)[:-30], FILE),
    ("workbook_must_not_declare_entities", entity_sheet, FILE),
    ("workbook_must_unpack_small", swollen, FILE),
    ("workbook_must_be_small_enough_to_read", endless_sheet, FILE),
    ("sheet_must_be_small", lambda: many_rows(20_001), f"{FILE}, sheet Rapport"),
    (
        "sheet_must_be_small",
        lambda: packed(parts_of('<row r="2"><c r="ZZ2"><v>1</v></c></row>')),
        f"{FILE}, sheet Rapport",
    ),
    ("file_must_be_text", lambda: b"period;revenue\n2026-03;1\0\n", f"{FILE}:2"),
    ("csv_quotes_must_close", lambda: b'period;revenue\n2026-03;"1\n', f"{FILE}:2"),
    ("report_must_be_filled_in", lambda: report(("a", "2026-03")), FILE),
    (
        "report_must_be_filled_in",
        lambda: report(("a", "2026-03", *[None] * 7, "stängt i mars")),
        FILE,
    ),
    (
        "template_version_must_be_known",
        lambda: changed(stamped("2")),
        f"{FILE}, sheet fondbok",
    ),
    (
        "headings_must_be_found",
        lambda: report(("2026-03", 1), headings=("Månad", "Omsättning")),
        f"{FILE}, sheet Rapport",
    ),
    (
        "heading_must_stand_once",
        lambda: report(("2026-03", 1, 2), headings=("period", "revenue", "intäkter")),
        f"{FILE}, sheet Rapport, cell C1",
    ),
    *(
        ("amounts_must_be_in_kronor", lambda text=text: with_heading(text), place)
        for text, place in (
            ("intäkter (tkr)", f"{FILE}, sheet Rapport, cell B2"),
            ("Intäkter, Mkr", f"{FILE}, sheet Rapport, cell B2"),
            ("revenue KSEK", f"{FILE}, sheet Rapport, cell B2"),
        )
    ),
    (
        "amounts_must_be_in_kronor",
        lambda: report(("period", "revenue"), ("2026-03", 412), headings=("Belopp i tusental",)),
        f"{FILE}, sheet Rapport, cell A1",
    ),
    *(
        (
            "months_must_stand_in_rows",
            lambda months=months: report(
                ("Omsättning", 5, 6, 7), ("Löner", 1, 2, 3), headings=("", *months)
            ),
            f"{FILE}, sheet Rapport, cell B1",
        )
        for months in (
            ("jan", "feb", "mars"),
            ("november 2025", "december 2025", "januari 2026"),
            (dt.date(2026, 1, 31), dt.date(2026, 2, 28), dt.date(2026, 3, 31)),
            ("2026-01", "2026-02", "Summa"),
        )
    ),
    (
        "report_must_stand_once",
        lambda: report(("a", "2026-03", 1), ("A", "mars 2026", 2)),
        f"{FILE}, sheet Rapport, cell C3",
    ),
    (
        "amount_must_not_be_merged",
        lambda: changed(merged("B2:B3"), SHORT, ("2026-03", 1), ("2026-04", None)),
        f"{FILE}, sheet Rapport, cell B2",
    ),
    (
        "period_must_be_given",
        lambda: report(("a", None, 5)),
        f"{FILE}, sheet Rapport, cell B2",
    ),
    *(
        (
            "period_must_be_a_month",
            lambda text=text: report(("a", text, 5)),
            f"{FILE}, sheet Rapport, cell B2",
        )
        for text in ("2026-13", "mars", "kvartal 1", "1926-03", 46082, "31/02/2026", True, "—")
    ),
    *(
        (
            "cell_must_hold_an_amount",
            lambda text=text: cell(text),
            f"{FILE}, sheet Rapport, cell B2",
        )
        for text in ("tolv", "12 tkr", "1 23", "12..5", "-", "5 %", True, "1e5", "12,3,4")
    ),
    *(
        (
            "amount_must_be_unambiguous",
            lambda text=text: cell(text),
            f"{FILE}, sheet Rapport, cell B2",
        )
        for text in ("12,345", "12.345", "-1,234 kr", "SEK 100.000")
    ),
    ("cell_must_hold_whole_ore", lambda: cell(12.345), f"{FILE}, sheet Rapport, cell B2"),
    ("cell_must_hold_whole_ore", lambda: cell("1234,5678"), f"{FILE}, sheet Rapport, cell B2"),
    ("amount_must_fit_in_a_cell", lambda: cell(1e13), f"{FILE}, sheet Rapport, cell B2"),
    (
        "amount_must_fit_in_a_cell",
        lambda: amount_xml("<v>1E999999</v>"),
        f"{FILE}, sheet Rapport, cell B2",
    ),
    ("negative_amount_must_be_explained", lambda: cell(-5), f"{FILE}, sheet Rapport, cell B2"),
    (
        "negative_amount_must_be_explained",
        lambda: report(("a", "2026-03", 5, None, None, -7)),
        f"{FILE}, sheet Rapport, cell F2",
    ),
    *(
        (
            "people_must_be_a_whole_number",
            lambda value=value: report(("a", "2026-03", 5, *[None] * 5, value)),
            f"{FILE}, sheet Rapport, cell I2",
        )
        for value in (2.5, "några", -1, True)
    ),
    *(
        (
            "cell_must_not_hold_an_error",
            lambda value=value: cell(value),
            f"{FILE}, sheet Rapport, cell B2",
        )
        for value in ("#REF!", "#DIV/0!", "#N/A", "#VALUE!")
    ),
    ("formula_must_be_calculated", lambda: cell("=1+1"), f"{FILE}, sheet Rapport, cell B2"),
    (
        "formula_must_be_calculated",
        lambda: raw('<c r="B2"><f>1+1</f><v>0</v></c>', calc='<calcPr fullCalcOnLoad="1"/>'),
        f"{FILE}, sheet Rapport, cell B2",
    ),
)


def with_heading(text: str) -> bytes:
    return report(("period", text), ("2026-03", 412), headings=("Grenverket",))


def sheet_named(name: str) -> str:
    return f"{FILE}, sheet {name}"


FINDINGS: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    (
        "headings_should_be_known",
        lambda: report(("2026-03", 1, 2), headings=("period", "revenue", "Färg")),
        f"{FILE}, sheet Rapport, cell A1",
    ),
    (
        "cells_should_not_be_merged",
        lambda: changed(
            merged("A2:A3"), ("member", *SHORT), ("a", "2026-03", 1), (0, "2026-04", 2)
        ),
        sheet_named("Rapport"),
    ),
    ("rows_should_be_visible", lambda: changed(hide_row), sheet_named("Rapport")),
    ("sheets_should_be_visible", lambda: changed(hide_sheet), FILE),
    (
        "total_rows_should_be_left_out",
        lambda: report(("2026-03", 1), ("Summa", 1), headings=SHORT),
        sheet_named("Rapport"),
    ),
    (
        "rows_should_be_filled_in",
        lambda: report(("a", "2026-03", 1), ("b", "2026-03")),
        FILE,
    ),
    (
        "rows_should_be_filled_in",
        lambda: report(("a", "2026-03", 1), ("b", "2026-03", *[None] * 7, "stängt i mars")),
        FILE,
    ),
    (
        "revenue_should_be_given",
        lambda: report(("a", "2026-03", None, 5)),
        f"{FILE}, sheet Rapport, cell C2",
    ),
    (
        "row_should_be_as_the_template_asked",
        lambda: changed(stamped("1", period="2026-02")),
        f"{FILE}, sheet Rapport, cell A2",
    ),
    (
        "formula_should_round_to_ore",
        lambda: amount_xml("<f>x</f><v>100.00000001</v>"),
        f"{FILE}, sheet Rapport, cell B2",
    ),
    (
        "sales_to_members_should_be_within_revenue",
        lambda: report(("a", "2026-03", 1, 2)),
        f"{FILE}, sheet Rapport, cell D2",
    ),
)


@pytest.mark.parametrize(("code", "make", "place"), ERRORS)
def test_an_error_names_the_rule_and_the_cell(
    code: str, make: Callable[[], bytes], place: str
) -> None:
    [problem] = problems(make())
    assert (problem.code, problem.source.text("en")) == (code, place)
    assert not problem.is_finding
    assert_reads_well(problem.render("sv"), problem.render("en"))


@pytest.mark.parametrize(("code", "make", "place"), FINDINGS)
def test_a_finding_is_told_and_stops_nothing(
    code: str, make: Callable[[], bytes], place: str
) -> None:
    [problem] = problems(make())
    assert (problem.code, problem.source.text("en")) == (code, place)
    assert problem.is_finding
    assert_reads_well(problem.render("sv"), problem.render("en"))


@pytest.mark.parametrize(
    ("code", "mapping", "place"),
    [
        ("mapped_sheet_must_exist", NO_SHEET, FILE),
        ("mapped_headings_must_exist", NO_HEADING, f"{FILE}, sheet Rapport, cell A1"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(code: str, mapping: SheetMapping, place: str) -> None:
    [problem] = problems(cell(1), mapping)
    assert (problem.code, problem.source.text("en")) == (code, place)
    assert_reads_well(problem.render("sv"), problem.render("en"))


def assert_reads_well(swedish: str, english: str) -> None:
    for text in (swedish, english):
        assert len(text.splitlines()) == 5
        assert "{" not in text
        assert "None" not in text
    assert swedish != english


def test_every_rule_has_its_example() -> None:
    worded = set(WORDINGS)
    shown = {code for code, _, _ in (*ERRORS, *FINDINGS)} - {"file_must_be_text"}
    mapped = {
        "mapped_sheet_must_exist",
        "mapped_headings_must_exist",
        "mapping_must_name_the_revenue",  # tests/importers/workbook/test_own_sheets.py
    }
    assert worded == shown | mapped


def test_all_problems_come_at_once() -> None:
    found = problems(
        report(
            ("a", "2026-13", "tolv"),
            ("b", "2026-03", -5, None, "#REF!"),
            ("c", "2026-03", None, "12,345"),
            headings=HEADINGS,
        )
    )
    assert [(p.code, p.source.cell) for p in found] == [
        ("period_must_be_a_month", "B2"),
        ("cell_must_hold_an_amount", "C2"),
        ("cell_must_not_hold_an_error", "E3"),
        ("negative_amount_must_be_explained", "C3"),
        ("amount_must_be_unambiguous", "D4"),
    ]


def test_a_file_wrong_all_through_lists_the_first_and_counts_the_rest() -> None:
    found = problems(report(*[("a", "2026-03", "tolv", "elva")] * 150))
    assert len(found) == 201
    assert found[-1].code == "file_must_have_fewer_problems"
    assert found[-1].values["count"] == 100


def test_macros_and_links_are_told_together() -> None:
    parts = {**parts_of(HEAD_XML), "xl/vbaProject.bin": b"", "xl/connections.xml": b""}
    codes = [problem.code for problem in problems(packed(parts))]
    assert codes == ["workbook_must_not_hold_macros", "workbook_must_not_link_elsewhere"]


def test_a_formula_with_its_value_is_read() -> None:
    assert problems(raw('<c r="B2"><f>1+1</f><v>2</v></c>')) == ()
    assert problems(raw('<c r="B2" t="str"><f>A1</f><v>2</v></c>')) == ()
    assert MONTH_XML.count("2026-03") == 1
