"""A member's own sheet: shown with guesses, mapped once, read by its mapping ever after."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from consortium.money import Money
from consortium.period import Period
from consortium.problems import InputError
from importers.workbook import SheetMapping, outline
from tests.importers.workbook.making import FILE, book_of, problems, reading, report, saved


def own_sheet() -> bytes:
    book = book_of(
        ("Snickeriets siffror 2026",),
        (),
        ("Månad", "Nettoomsättning", "Varav medlemmar", "Lönekostnad", "Kommentar"),
        (dt.date(2026, 1, 1), -100000, -5000, 40000, None),
        (dt.date(2026, 2, 1), -120000.5, 0, 41000, "bra"),
        ("Summa", -220000.5, -5000, 81000, None),
        sheet="Omsättning",
    )
    book.create_sheet("Annat").append(("hej",))
    return saved(book)


def test_the_outline_shows_the_likeliest_sheet_first_with_guesses() -> None:
    first, second = outline(own_sheet(), FILE)
    assert (first.sheet, first.heading_row, second.sheet) == ("Omsättning", 3, "Annat")
    assert [(h.column, h.text, h.guess) for h in first.headings] == [
        ("A", "Månad", "period"),
        ("B", "Nettoomsättning", "revenue"),
        ("C", "Varav medlemmar", "member"),
        ("D", "Lönekostnad", "payroll"),
        ("E", "Kommentar", "remark"),
    ]
    assert first.headings[0].sample == "2026-01-01"
    assert second.mapping() is None


def test_the_mapping_of_the_guesses_reads_the_sheet_again() -> None:
    guessed = outline(own_sheet(), FILE)[0].mapping("snickeriet")
    assert guessed is not None
    mapping = guessed.model_copy(
        update={
            "columns": {**guessed.columns, "Varav medlemmar": "sales_to_members"},
            "reversed_signs": ("revenue", "sales_to_members"),
        }
    )
    read = reading(own_sheet(), mapping)
    assert [(m.member, str(m.period), m.declared["revenue"], m.remark) for m in read.months] == [
        ("snickeriet", "2026-01", Money(100_000_00), None),
        ("snickeriet", "2026-02", Money(120_000_50), "bra"),
    ]
    assert read.months[0].declared["sales_to_members"] == Money(5_000_00)
    assert [f.code for f in read.findings] == ["total_rows_should_be_left_out"]


def test_a_mapping_survives_its_text() -> None:
    mapping = SheetMapping(
        sheet="Blad1",
        heading_row=2,
        columns={"Månad": "period", "Omsättning": "revenue"},
        member="snickeriet",
        reversed_signs=("revenue",),
    )
    assert SheetMapping.model_validate(mapping.model_dump(mode="json")) == mapping
    # As it stands in YAML, where every value arrives as text.
    texts = {"heading_row": "2", "columns": {"Omsättning": "revenue"}}
    assert SheetMapping.model_validate(texts).heading_row == 2


@pytest.mark.parametrize(
    "columns", [{}, {"A": "period"}, {"A": "revenue", "B": "revenue"}, {"A": "profit"}]
)
def test_a_mapping_names_the_revenue_and_each_figure_once(columns: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as told:
        SheetMapping.model_validate({"columns": columns})
    if "profit" not in columns.values():
        assert told.value.errors()[0]["type"] == "mapping_must_name_the_revenue"


def test_columns_may_be_named_by_letter_where_there_are_no_headings() -> None:
    mapping = SheetMapping(columns={"b": "revenue", "A": "period"})
    months = reading(saved(book_of(("2026-01", 1), ("2026-02", 2))), mapping).months
    assert [m.declared["revenue"].ore for m in months] == [100, 200]


def test_a_sheet_named_by_its_month_needs_no_period_column() -> None:
    book = book_of(("Omsättning",), (1,), sheet="Mars 2026")
    mapping = SheetMapping(heading_row=1, columns={"Omsättning": "revenue"})
    [month] = reading(saved(book), mapping).months
    assert month.period == Period(2026, 3)


def test_a_mapping_reads_csv_too() -> None:
    mapping = SheetMapping(heading_row=1, columns={"Månad": "period", "Omsättning": "revenue"})
    [month] = reading("Månad;Omsättning\nmars 2026;1 250,00\n".encode("cp1252"), mapping).months
    assert month.declared == {"revenue": Money(125_000)}


def test_headings_that_went_missing_are_named() -> None:
    mapping = SheetMapping(heading_row=1, columns={"Månad": "period", "Intäkt": "revenue"})
    [problem] = problems(report(("2026-03", 1), headings=("Månad", "Annat")), mapping)
    assert problem.code == "mapped_headings_must_exist"
    assert problem.values["missing"] == ("Intäkt",)


@pytest.mark.parametrize("text", ["Omsättning (tkr)", "Omsättning, kSEK", "Omsättning i Mkr"])
def test_a_mapping_does_not_read_thousands_as_kronor(text: str) -> None:
    content = report(("2026-03", 412), headings=("Månad", text))
    guessed = outline(content, FILE)[0].mapping("snickeriet")
    assert guessed is not None
    [problem] = problems(content, guessed)
    assert (problem.code, problem.values["found"]) == ("amounts_must_be_in_kronor", text)
    # Nor does a mapping that was made when the sheet was in kronor.
    older = SheetMapping(heading_row=1, columns={"Månad": "period", "Omsättning": "revenue"})
    assert [p.code for p in problems(content, older)] == ["amounts_must_be_in_kronor"]


def test_a_unit_that_heads_another_column_is_nobodys_business() -> None:
    content = report(("2026-03", 412, 9), headings=("Månad", "Omsättning", "Budget tkr"))
    guessed = outline(content, FILE)[0].mapping("snickeriet")
    assert guessed is not None
    assert reading(content, guessed).months[0].declared == {"revenue": Money(412_00)}


def test_a_sheet_on_its_side_is_not_offered_for_a_mapping() -> None:
    book = book_of(("", "jan", "feb"), ("Omsättning", 5, 6), sheet="Översikt")
    with pytest.raises(InputError) as told:
        outline(saved(book), FILE)
    assert [p.code for p in told.value.problems] == ["months_must_stand_in_rows"]
    sheet = book.create_sheet("Månader")
    sheet.append(("Månad", "Omsättning"))
    sheet.append(("mars 2026", 5))
    assert [one.sheet for one in outline(saved(book), FILE)] == ["Månader", "Översikt"]


@pytest.mark.parametrize(
    "rows",
    [
        ((2005.10, 2005.11), (7, 8)),  # amounts that read like months, not heading anything
        (("2026-03", "2026-04-05"), ("2026-04", "2026-05-05")),  # a month, and when it was sent
        (("mars", "mars"), (1, 2)),
    ],
)
def test_other_sheets_are_not_taken_for_sheets_on_their_side(
    rows: tuple[tuple[str | float, ...], ...],
) -> None:
    content = report(*rows[1:], headings=rows[0])
    codes = {problem.code for problem in problems(content)}
    assert codes == {"headings_must_be_found"}
