"""A template that went out comes back, whatever program it was filled in and saved by."""

from __future__ import annotations

import io
import resource
from pathlib import Path

import pytest
from openpyxl import load_workbook

from consortium.money import Language, Money
from consortium.period import Period
from importers.reading import Reading
from importers.workbook import STAMP_SHEET, read_workbook
from reports.template import report_template
from tests.importers.workbook.making import FILE, Value, consortium, problems, reading
from tests.importers.workbook.returning import by_libreoffice, by_openpyxl, by_xlsxwriter, offices

DATA = Path(__file__).parents[2] / "data" / "workbook"
MEMBERS = ("grenverket", "cykelbud")
PERIODS = (Period(2026, 2), Period(2026, 3))
# Rows as they are filled in, revenue first; the last row is left as it came.
FILLED: tuple[tuple[Value, ...], ...] = (
    (412350.5, 24000, -188200, 146000, 52480, 71900, 7, "Sen faktura från kommunen"),
    (412350.1,),
    (0,),
)


def template(language: Language = "sv") -> bytes:
    return report_template(
        consortium(*MEMBERS), members=MEMBERS, periods=PERIODS, language=language
    )


def assert_as_filled_in(read: Reading) -> None:
    told = [(m.member, str(m.period), m.declared["revenue"]) for m in read.months]
    assert told == [
        ("cykelbud", "2026-02", Money(0)),
        ("grenverket", "2026-02", Money(412_350_50)),
        ("grenverket", "2026-03", Money(412_350_10)),
    ]
    full = read.months[1]
    assert full.counts == {"people": 7}
    assert full.remark == "Sen faktura från kommunen"
    assert [amount.ore // 100 for amount in full.declared.values()][1:] == [
        24000,
        -188200,
        146000,
        52480,
        71900,
    ]
    assert full.place is not None
    assert full.place.cell == "C5"
    assert [(f.code, f.values["found"]) for f in read.findings] == [
        ("rows_should_be_filled_in", ("cykelbud 2026-03",))
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_saved_by_openpyxl(language: Language) -> None:
    assert_as_filled_in(reading(by_openpyxl(template(language), FILLED)))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_saved_by_xlsxwriter(language: Language) -> None:
    assert_as_filled_in(reading(by_xlsxwriter(template(language), FILLED)))


@pytest.mark.parametrize("office", offices())
def test_saved_by_libreoffice(office: str, tmp_path: Path) -> None:
    filled = (FILLED[0], ("=400000+12350.10",), *FILLED[2:])
    uncalculated = by_openpyxl(template(), filled)
    assert [p.code for p in problems(uncalculated)] == ["formula_must_be_calculated"]
    fill = by_libreoffice(office, tmp_path)
    assert_as_filled_in(reading(fill(template(), filled)))
    assert_as_filled_in(reading(fill(uncalculated, ())))


def test_saved_by_libreoffice_once() -> None:
    """The same file as LibreOffice 7.4 saved it, for machines without it."""
    content = (DATA / "returned_libreoffice.xlsx").read_bytes()
    assert_as_filled_in(read_workbook(content, FILE))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_template_that_nobody_filled_in_holds_no_report(language: Language) -> None:
    [problem] = problems(template(language))
    assert problem.code == "report_must_be_filled_in"
    assert problem.values["rows"] == 4


def test_the_member_of_a_template_for_one_is_known_without_its_cell() -> None:
    made = report_template(
        consortium(*MEMBERS), members=["cykelbud"], periods=PERIODS, language="sv"
    )
    book = load_workbook(io.BytesIO(by_openpyxl(made, ((100,),))))
    book.worksheets[0]["A5"] = None
    file = io.BytesIO()
    book.save(file)
    [month] = reading(file.getvalue()).months
    assert month.member == "cykelbud"


def test_an_old_template_changed_by_hand_is_told() -> None:
    book = load_workbook(io.BytesIO(by_openpyxl(template(), ((100,),))))
    book.worksheets[0]["B5"] = "2026-04"
    assert book[STAMP_SHEET].sheet_state == "veryHidden"
    file = io.BytesIO()
    book.save(file)
    told = [f for f in problems(file.getvalue()) if f.code != "rows_should_be_filled_in"]
    assert [(f.code, f.values["found"]) for f in told] == [
        ("row_should_be_as_the_template_asked", "grenverket 2026-04")
    ]


def test_five_hundred_returned_templates_take_seconds() -> None:
    made = report_template(
        consortium(*MEMBERS), members=["cykelbud"], periods=PERIODS, language="sv"
    )
    contents = [by_openpyxl(made, ((number, 1, 2), (number + 0.5,))) for number in range(20)]
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for number in range(500):
        months = read_workbook(contents[number % 20], FILE).months
        assert months[0].declared["revenue"] == Money(number % 20 * 100)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - began < 30
