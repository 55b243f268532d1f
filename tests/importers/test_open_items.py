"""The list of open items: Excel or CSV, Swedish or English, every slip with its cell."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from consortium.money import Money
from consortium.period import Period
from consortium.problems import InputError, Problem
from importers.open_items import KINDS, ListedItem, read_open_items

HEADINGS = "member;kind;month;amount;due;number"
ROW = "kvarnen;levy;2025-11;7000.50;2025-12-31;1043"


def listed(*rows: str, headings: str = HEADINGS) -> tuple[ListedItem, ...]:
    return read_open_items("\n".join([headings, *rows]).encode(), "list.csv")


def slips(*rows: str, headings: str = HEADINGS) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as error:
        listed(*rows, headings=headings)
    return [(problem.code, _cell(problem)) for problem in error.value.problems]


def _cell(problem: Problem) -> str:
    return problem.source.cell or ""


def test_an_excel_file_with_dates_and_numbers_of_its_own() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Kundreskontra 2025-12-31"])
    sheet.append(["Kund", "Fakturanr", "Månad", "Förfallodatum", "Saldo"])
    sheet.append(["Kvarnen", 1043, date(2025, 11, 1), date(2025, 12, 31), 7000.5])
    sheet.append(["Summa", None, None, None, 7000.5])
    content = io.BytesIO()
    book.save(content)
    (item,) = read_open_items(content.getvalue(), "reskontra.xlsx")
    assert (item.member, item.number, item.amount) == ("Kvarnen", "1043", Money(7000_50))
    assert (item.kind, item.month, item.due) == ("levy", Period(2025, 11), date(2025, 12, 31))
    assert item.place.text("sv") == "reskontra.xlsx, blad Sheet, cell E3"


def test_both_languages_say_the_same() -> None:
    swedish = "medlem;slag;månad;belopp;förfaller;nummer"
    (one,) = listed(ROW)
    (other,) = listed("kvarnen;avgift;nov 2025;7 000,50 kr;20251231;1043", headings=swedish)
    assert one == other
    for words in KINDS.values():
        assert len({listed(f"kvarnen;{text};2025-11;1;2025-12-31;7")[0].kind
                    for text in (words.sv, words.en)}) == 1  # fmt: skip


def test_a_credit_needs_no_due_day() -> None:
    (credit,) = listed("kvarnen;levy;2025-11;-50;;1044")
    assert (credit.amount, credit.due) == (Money(-50_00), None)


def test_every_slip_is_told_with_its_cell() -> None:
    assert slips(
        ";levy;2025-11;1;2025-12-31;1",
        "kvarnen;levy;2025-11;1;;",
        "kvarnen;skuld;2025-11;1;2025-12-31;2",
        "kvarnen;levy;2025-13;ett;2025-12-32;3",
        "kvarnen;capital;;0;;",
        "kvarnen;levy;2025-11;;2025-12-31;4",
        ROW,
        ROW,
    ) == [
        ("open_item_must_name_its_member", "A2"),
        ("open_item_must_be_whole", "E3"),
        ("open_item_must_be_whole", "F3"),
        ("open_item_kind_must_be_known", "B4"),
        ("period_must_be_a_month", "C5"),
        ("open_item_due_must_be_a_day", "E5"),
        ("cell_must_hold_an_amount", "D5"),
        ("open_item_must_be_an_amount", "D6"),
        ("open_item_must_be_whole", "D7"),
        ("open_item_numbers_must_differ", "D9"),
    ]


def test_a_list_without_headings_is_refused() -> None:
    assert slips(ROW, headings="a;b;c;d;e;f") == [("open_items_must_have_headings", "")]


@given(st.text(max_size=200), st.integers(0, 90), st.integers(0, 40))
def test_a_spoilt_list_is_read_or_refused(put: str, at: int, less: int) -> None:
    text = f"{HEADINGS}\n{ROW}\n"
    spoilt = text[:at] + put + text[at + less :]
    try:
        items = read_open_items(spoilt.encode("utf-8", "replace"), "list.csv")
    except InputError as error:
        assert all(problem.render("sv") for problem in error.problems)
    else:
        assert all(item.member for item in items)
