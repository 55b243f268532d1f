"""How sheets are laid out: several months and sheets, merged, hidden and blank cells, CSV."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money
from consortium.period import Period
from consortium.problems import InputError, Source
from importers.identify import read
from importers.workbook import is_csv, is_workbook, read_workbook
from tests.importers.workbook.making import (
    FILE,
    HEAD_XML,
    MARCH,
    book_of,
    packed,
    parts_of,
    problems,
    raw,
    reading,
    report,
    saved,
)

SWEDISH = (
    "medlem",
    "period",
    "intäkter",
    "försäljning till medlemmar",
    "likvida medel",
    "löner",
    "leverantörsskulder",
    "kundfordringar",
    "antal anställda",
    "anmärkning",
)
FULL = ("grenverket", "2026-03", 412350.5, 24000, -188200, 146000, 52480, 71900, 7, "sen faktura")


@pytest.mark.parametrize("headings", [SWEDISH, tuple(text.upper() for text in SWEDISH)])
def test_a_full_row_becomes_a_month(headings: tuple[str, ...]) -> None:
    [month] = reading(report(FULL, headings=headings)).months
    assert month.period == MARCH
    assert month.member == "grenverket"
    assert month.remark == "sen faktura"
    assert month.is_complete
    assert month.accounts == {}
    assert month.counts == {"people": 7}
    assert month.declared == {
        "revenue": Money(41_235_050),
        "sales_to_members": Money(2_400_000),
        "cash": Money(-18_820_000),
        "payroll": Money(14_600_000),
        "payables": Money(5_248_000),
        "receivables": Money(7_190_000),
    }
    assert month.place == Source(FILE, sheet="Rapport", cell="C2")


def test_only_revenue_is_required() -> None:
    [month] = reading(report(("2026-03", 0), headings=("period", "revenue"))).months
    assert month.declared == {"revenue": Money(0)}
    assert (month.member, month.remark, month.counts) == (None, None, {})


def test_a_negative_amount_with_a_remark_is_taken() -> None:
    [month] = reading(report(("a", "2026-03", -100, *[None] * 6, "kreditfaktura"))).months
    assert month.declared["revenue"] == Money(-100_00)


def test_several_months_and_members_come_in_order() -> None:
    rows = [("b", "2026-02", 1), ("a", "2026-02", 2), ("a", "2026-01", 3)]
    months = reading(report(*rows)).months
    assert [(str(m.period), m.member) for m in months] == [
        ("2026-01", "a"),
        ("2026-02", "a"),
        ("2026-02", "b"),
    ]


def test_every_visible_sheet_with_headings_is_read() -> None:
    book = book_of(("revenue",), (1,), sheet="januari 2026")
    for name, amount in (("februari 2026", 2), ("mars 2026", 3)):
        sheet = book.create_sheet(name)
        sheet.append(("revenue",))
        sheet.append((amount,))
    book.create_sheet("Diagram").append(("hej",))
    months = reading(saved(book)).months
    assert [(m.period.month, m.declared["revenue"].ore) for m in months] == [
        (1, 100),
        (2, 200),
        (3, 300),
    ]


def test_a_title_above_and_a_greeting_below_are_not_rows() -> None:
    content = saved(
        book_of(
            ("Rapport för Grenverket",),
            (),
            ("period", "revenue"),
            ("2026-03", 5),
            (),
            ("Med vänlig hälsning, Kim",),
        )
    )
    assert len(reading(content).months) == 1
    assert problems(content) == ()


def test_a_member_merged_over_its_months_holds_for_each() -> None:
    book = book_of(
        ("member", "period", "revenue"),
        ("a", "2026-01", 1),
        (None, "2026-02", 2),
        ("b", "2026-01", 3),
    )
    book.worksheets[0].merge_cells("A2:A3")
    read = reading(saved(book))
    assert [(m.member, m.period.month) for m in read.months] == [("a", 1), ("b", 1), ("a", 2)]
    assert [f.values["found"] for f in read.findings] == [("A2:A3",)]


def test_hidden_rows_are_read_and_told() -> None:
    book = book_of(("period", "revenue"), ("2026-01", 1), ("2026-02", 2))
    book.worksheets[0].row_dimensions[3].hidden = True
    read = reading(saved(book))
    assert len(read.months) == 2
    assert [f.values["found"] for f in read.findings] == [("3",)]


def test_the_size_that_a_sheet_claims_is_not_walked() -> None:
    parts = parts_of(
        f'{HEAD_XML}<row r="2"><c r="A2" t="str"><v>2026-03</v></c><c><v>5</v></c></row>'
    )
    name = "xl/worksheets/sheet1.xml"
    claim = b'<dimension ref="A1:XFD1048576"/><sheetData>'
    parts[name] = parts[name].replace(b"<sheetData>", claim)
    assert len(reading(packed(parts)).months) == 1


def test_texts_in_pieces_phonetic_guides_and_escapes() -> None:
    text = "<is><r><t>fem_x0020_</t></r><r><t>hundra</t></r><rPh><t>wu</t></rPh></is>"
    [problem] = problems(raw(f'<c r="B2" t="inlineStr">{text}</c>'))
    assert problem.values["found"] == "fem hundra"


def test_the_strict_form_of_the_standard_reads_alike() -> None:
    parts = parts_of(
        f'{HEAD_XML}<row r="2"><c r="A2" t="str"><v>2026-03</v></c><c><v>5</v></c></row>'
    )
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    document = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = {
        name: part.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            document, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, part in parts.items()
    }
    assert reading(packed(strict)) == reading(packed(parts))


# CSV.

CSV = "medlem;period;intäkter;löner;anmärkning\ngrenverket;mars 2026;12 345,67;-0,5;åäö ”x”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_in_each_encoding_and_line_end(encoding: str, line_end: str) -> None:
    content = CSV.replace("\n", line_end).encode(encoding)
    [month] = reading(content).months
    assert month.declared == {"revenue": Money(1_234_567), "payroll": Money(-50)}
    assert month.remark == "åäö ”x”"
    assert month.place == Source(FILE, cell="C2", line=2)


@pytest.mark.parametrize(
    "text",
    [
        "period,revenue,cash\n2026-03,1250.50,7\n",
        'period,revenue,cash\n2026-03,"1,250.50",7\n',
        "period\trevenue\tcash\n2026-03\t1250,50\t7\n",
        'period;revenue;cash\n2026-03;"1250,50";7\n',
        "Rapport\n\nperiod;revenue;cash\n2026-03;1250,50;7\n\n",
    ],
)
def test_csv_with_each_delimiter(text: str) -> None:
    [month] = reading(text.encode()).months
    assert month.declared == {"revenue": Money(125_050), "cash": Money(700)}


@pytest.mark.parametrize(
    "text",
    [
        "period;revenue;cash\n2026-03;1250,50\n",
        "period;revenue;cash;remark\n2026-03;1250,50\n\n",
        "period,revenue,cash\n2026-03,1250.50\n",
        '"Period","Intäkter","Likvida medel"\n2026-03,1250.50\n',
        "Rapport\nperiod\trevenue\tcash\n2026-03\t1250,50\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_rows_may_be_shorter_than_the_headings(text: str, encoding: str) -> None:
    [month] = read(text.encode(encoding), FILE).months
    assert month.declared == {"revenue": Money(125_050)}


def test_a_csv_file_of_headings_alone_is_not_filled_in() -> None:
    with pytest.raises(InputError) as told:
        read(b"period,revenue\n", FILE)
    assert [p.code for p in told.value.problems] == ["report_must_be_filled_in"]


def test_a_row_without_revenue_says_what_it_says() -> None:
    found = reading(
        report(("a", "2026-03", None, None, 500), ("b", "2026-03", 7), ("c", "2026-03"))
    )
    assert [(m.member, m.declared) for m in found.months] == [
        ("a", {"cash": Money(500_00)}),
        ("b", {"revenue": Money(7_00)}),
    ]
    assert [(f.code, f.source.cell) for f in found.findings] == [
        ("revenue_should_be_given", "C2"),
        ("rows_should_be_filled_in", None),
    ]


def test_a_row_with_a_remark_alone_is_told_with_it() -> None:
    [finding] = problems(report(("a", "2026-03", 1), ("b", "2026-03", *[None] * 7, "stängt")))
    assert finding.values["found"] == ("b 2026-03 (stängt)",)


def test_a_line_break_inside_quotes_keeps_the_line_numbers_right() -> None:
    text = 'period;revenue;remark\n2026-01;1;"a\nb"\n2026-02;x;\n'
    [problem] = problems(text.encode())
    assert (problem.source.cell, problem.source.line) == ("B3", 4)


CELLS = st.text("abcåäö1234567890-,. kr\xa0", max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), max_size=8), st.sampled_from(";\t"))
def test_any_csv_is_read_or_refused(rows: list[list[str]], delimiter: str) -> None:
    lines = ["period;revenue".replace(";", delimiter), *(delimiter.join(row) for row in rows)]
    for encoding in ("utf-8", "cp1252"):
        content = "\n".join(lines).encode(encoding)
        for problem in problems(content):
            assert problem.render("sv")


@given(st.dictionaries(st.integers(2000 * 12, 2099 * 12 + 11), st.integers(0, 10**12), min_size=1))
def test_two_halves_of_a_file_are_the_whole(ore_by_month: dict[int, int]) -> None:
    rows = [
        (f"{number // 12}-{number % 12 + 1:02d}", str(Money(ore)))
        for number, ore in ore_by_month.items()
    ]

    def read_rows(part: list[tuple[str, str]]) -> set[tuple[Period, int]]:
        if not part:
            return set()
        text = "\n".join(";".join(row) for row in [("period", "revenue"), *part])
        return {(m.period, m.declared["revenue"].ore) for m in reading(text.encode()).months}

    half = len(rows) // 2
    assert read_rows(rows) == read_rows(rows[:half]) | read_rows(rows[half:])
    assert len(read_rows(rows)) == len(rows)


# Which file is which.

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "is_book", "is_text"),
    [
        (report(FULL), True, False),
        (CSV.encode(), False, True),
        (b"#FLAGGA 0\n#SIETYP 4\n", False, False),
        (b"<html><p>a;b</p>\n<p>c;d</p></html>", False, False),
        (b"PK\x03\x04 just a zip", False, False),
        (OLE + "EncryptedPackage".encode("utf-16-le"), True, False),
        (OLE + "Workbook".encode("utf-16-le"), True, False),
        (OLE + "WordDocument".encode("utf-16-le"), False, False),
        (b"%PDF-1.7;\n1;2\n", False, False),
        (b"one line; no more", False, False),
        (b"Dear Kim, thanks, and see you,\nin May, Robin\n", False, False),
        (b"Vi ses;\nhej\n", False, False),
        (b"", False, False),
    ],
)
def test_files_are_known_by_their_content(content: bytes, *, is_book: bool, is_text: bool) -> None:
    assert (is_workbook(content), is_csv(content)) == (is_book, is_text)


def test_the_register_of_readers_knows_both() -> None:
    assert read(report(FULL), "x.dat").kind == "workbook"
    assert read(CSV.encode(), "x.dat").kind == "CSV"
    assert read(CSV.encode(), FILE) == read_workbook(CSV.encode(), FILE)
