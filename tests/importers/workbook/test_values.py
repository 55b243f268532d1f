"""What people write in cells, and what it means."""

from __future__ import annotations

import contextlib
import datetime as dt
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money
from consortium.period import Period
from importers.workbook.cells import Cell, letters, position
from importers.workbook.headings import figure_of, likely_figure
from importers.workbook.styles import shows_date
from importers.workbook.values import Unread, amount_of, month_in, month_of, people_of, text_of
from tests.importers.workbook.making import (
    HEAD_XML,
    packed,
    parts_of,
    reading,
    relations,
    report,
)

AMOUNTS = [
    ("12 345,67", "12345.67"),
    ("12\xa0345,67 kr", "12345.67"),
    ("12\u202f345,67", "12345.67"),
    ("12\u2009345", "12345.00"),
    ("12,345.67", "12345.67"),
    ("SEK 12,345.67", "12345.67"),
    ("kr 500", "500.00"),
    ("500 SEK", "500.00"),
    ("500kr", "500.00"),
    ("12.345,67", "12345.67"),
    ("1.234.567", "1234567.00"),
    ("1,234,567", "1234567.00"),
    ("12345.670000", "12345.67"),
    ("12345,5", "12345.50"),
    ("12 345:50", "12345.50"),
    ("500:-", "500.00"),
    ("500,-", "500.00"),
    ("-500", "-500.00"),
    ("\u2212500,25", "-500.25"),
    ("– 500", "-500.00"),
    ("(1 500,00)", "-1500.00"),
    ("500-", "-500.00"),
    ("+7", "7.00"),
    ("0", "0.00"),
]


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_amounts_as_people_write_them(text: str, amount: str) -> None:
    assert str(amount_of(Cell("text", text)).money) == amount


@pytest.mark.parametrize(
    ("digits", "amount", "is_rounded"),
    [
        ("1.1000000000000001", "1.10", False),
        ("0.30000000000000004", "0.30", False),
        ("12345.670000000002", "12345.67", False),
        ("1.2345E4", "12345.00", False),
        ("9999999999999.99", "9999999999999.99", False),
        ("5.5511151231257827E-17", "0.00", True),
        ("100.00000001", "100.00", True),
        ("-0.0", "0.00", False),
        ("0E+999999", "0.00", False),
        ("1E-999999", "0.00", True),
    ],
)
def test_numbers_are_read_as_the_spreadsheet_shows_them(
    digits: str, amount: str, *, is_rounded: bool
) -> None:
    read = amount_of(Cell("number", digits))
    assert (str(read.money), read.is_rounded) == (amount, is_rounded)


@pytest.mark.parametrize("digits", ["0.005", "5000000.123", "1234.5678", "NaN", "Infinity", "x"])
def test_numbers_that_are_no_whole_ore_are_nobodys_to_round(digits: str) -> None:
    with pytest.raises(Unread):
        amount_of(Cell("number", digits))


ORE = st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1)


@given(ORE)
def test_whole_ore_survive_the_double_that_a_cell_stores(ore: int) -> None:
    # Both ways that programs write a double: the shortest digits, and seventeen of them.
    stored = ore / 100
    for digits in (repr(stored), f"{stored:.17g}"):
        assert amount_of(Cell("number", digits)).money == Money(ore)


@given(ORE)
def test_a_double_beside_the_amount_is_never_another_amount(ore: int) -> None:
    (bits,) = struct.unpack("<q", struct.pack("<d", ore / 100))
    (beside,) = struct.unpack("<d", struct.pack("<q", bits + 1))
    assert amount_of(Cell("number", repr(beside))).money == Money(ore)


@given(ORE, st.sampled_from([" ", "\xa0", "\u202f", ""]), st.sampled_from(["", " kr", "\xa0kr"]))
def test_swedish_amounts_read_back(ore: int, space: str, unit: str) -> None:
    whole, part = divmod(abs(ore), 100)
    sign = "-" if ore < 0 else ""
    text = f"{sign}{whole:,}".replace(",", space) + f",{part:02d}{unit}"
    assert amount_of(Cell("text", text)).money == Money(ore)


@given(ORE)
def test_english_amounts_read_back(ore: int) -> None:
    assert amount_of(Cell("text", Money(ore).text("en"))).money == Money(ore)


@given(st.text(max_size=60))
def test_any_text_is_an_amount_or_a_problem(text: str) -> None:
    for meaning in (amount_of, month_of, people_of):
        for kind in ("text", "number"):
            with contextlib.suppress(Unread):
                meaning(Cell(kind, text))


MONTHS = [
    "2026-03",
    "202603",
    "2026/03",
    "2026.03",
    "2026 3",
    "03/2026",
    "3-2026",
    "mars 2026",
    "Mars 2026",
    "March 2026",
    "2026 mars",
    "mar-26",
    "mar. 26",
    "MARCH, 2026",
    "2026-03-31",
    "2026-03-01 00:00:00",
    "2026-03-15T12:30:00.000Z",
    "31 mars 2026",
    "March 1, 2026",
    "\xa0mars\xa02026 ",
    "2026\u201303",
]


@pytest.mark.parametrize("text", MONTHS)
def test_months_as_people_write_them(text: str) -> None:
    assert month_in(text) == Period(2026, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "mars",
        "2026-00",
        "2026-13",
        "1999-12",
        "2100-01",
        "0226-03",
        "32 mars 2026",
        "30 feb 2026",
        "mars april 2026",
        "2026 2027 mars",
        "mars 2026?",
        "2026-03-32",
        "mar-6",
    ],
)
def test_what_is_no_month(text: str) -> None:
    assert month_in(text) is None


_NAMES = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["sv", "en"]),
    st.sampled_from(["{name} {year}", "{year} {name}", "{short}-{two}", "{day} {name} {year}"]),
)
def test_every_month_reads_back_in_both_languages(day: dt.date, language: str, form: str) -> None:
    name = _NAMES[language].split()[day.month - 1]
    two = f"{day.year % 100:02d}"
    text = form.format(name=name, short=name[:3], year=day.year, two=two, day=day.day)
    assert month_in(text) == Period.of(day)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_a_real_date_is_its_month(day: dt.date) -> None:
    [month] = reading(report(("a", day, 1))).months
    assert month.period == Period.of(day)


@pytest.mark.parametrize(("is_1904", "month"), [(False, "2026-03"), (True, "2030-03")])
def test_dates_count_from_1900_or_1904(*, is_1904: bool, month: str) -> None:
    rows = f'{HEAD_XML}<row r="2"><c r="A2" s="1"><v>46082</v></c><c r="B2"><v>5</v></c></row>'
    parts = parts_of(rows, properties='<workbookPr date1904="1"/>' if is_1904 else "")
    parts["xl/styles.xml"] = (
        b'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm"/></numFmts>'
        b'<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    sheets = ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
    parts["xl/_rels/workbook.xml.rels"] = relations(*sheets).encode()
    [read] = reading(packed(parts)).months
    assert str(read.period) == month


@pytest.mark.parametrize(
    ("number_format", "is_date"),
    [
        ("yyyy-mm-dd", True),
        ("mmm-yy", True),
        ("[$-41D]mmmm yyyy;@", True),
        ("åååå-MM", True),
        ("General", False),
        ("#,##0.00", False),
        ('# ##0 "dagar"', False),
        ("[Red]0.00", False),
        ("0.00E+00", False),
    ],
)
def test_which_formats_show_dates(number_format: str, *, is_date: bool) -> None:
    assert shows_date(number_format) is is_date


@pytest.mark.parametrize(
    ("heading", "figure"),
    [
        ("Intäkter", "revenue"),
        ("REVENUE:", "revenue"),
        ("sales to members", "sales_to_members"),
        ("Sales_To_Members", "sales_to_members"),
        ("Försäljning  till\xa0medlemmar (kr)", "sales_to_members"),
        ("Inta\u0308kter", "revenue"),
        ("antal_anställda", "people"),
        ("Anmärkning*", "remark"),
        ("Omsättning", None),
    ],
)
def test_headings_in_both_languages(heading: str, figure: str | None) -> None:
    assert figure_of(heading) == figure


@pytest.mark.parametrize(
    ("heading", "figure"),
    [
        ("Nettoomsättning exkl moms", "revenue"),
        ("Försäljning till medlemskooperativ", "sales_to_members"),
        ("Månad", "period"),
        ("Kassa och bank", "cash"),
        ("Lönekostnad", "payroll"),
        ("Medarbetare", "people"),
        ("Färg", None),
    ],
)
def test_likely_headings_are_guessed(heading: str, figure: str | None) -> None:
    assert likely_figure(heading) == figure


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_references_read_back(column: int, row: int) -> None:
    assert position(f"{letters(column)}{row}") == (row, column)


def test_a_remark_is_one_line_without_control_characters() -> None:
    assert text_of(Cell("text", "  a\r\n\x1b[31mb\u0308 ")) == "a [31mb\u0308"
    assert text_of(Cell("number", "7696000004.0")) == "7696000004"
