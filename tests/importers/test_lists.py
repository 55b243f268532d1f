"""Lists in Excel and CSV: read whole or not at all, every problem with its cell."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money
from consortium.problems import InputError
from importers.lists import read_debts, read_planned

HEADINGS = "gäldenär;fordringsägare;belopp;uppgift från"


def csv(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *rows]).encode()


def excel(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def problems(content: bytes, name: str = "skulder.csv") -> list[tuple[str, str | None]]:
    with pytest.raises(InputError) as caught:
        read_debts(content, name)
    return [(one.code, one.source.cell) for one in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(csv("a;b;12,50;"), [("a", "b", 1250, "")], id="one row"),
        pytest.param(csv("a;b;1;b", ";;;", "c;a;2;"), [("a", "b", 100, "b"), ("c", "a", 200, "")],
                     id="an empty row is no row"),
        pytest.param(csv("a;b;1;", "Summa;;1;"), [("a", "b", 100, "")], id="a total is no debt"),
        pytest.param(csv("a;b;1", headings="Skyldig;Borgenär;Belopp (kr)"),
                     [("a", "b", 100, "")], id="other words, unit, nobody told"),
        pytest.param(csv("1;b;x;a", headings="Amount;Creditor;Note;Debtor"),
                     [("a", "b", 100, "")], id="any order, columns of their own"),
        pytest.param(csv(), [], id="no rows yet"),
        pytest.param(excel(["Skulder i mars"], [], ["Debtor", "Creditor", "Amount"],
                           ["a", "b", 0.1]), [("a", "b", 10, "")], id="Excel, title above"),
    ],
)  # fmt: skip
def test_what_is_read(content: bytes, expected: list[tuple[str, str, int, str]]) -> None:
    rows, findings = read_debts(content, "skulder")
    assert [(r.debtor, r.creditor, r.amount.ore, r.told_by) for r in rows] == expected
    assert findings == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            csv("a;;x;", ";b;;", "a;b;0;"),
            [
                ("list_cell_must_be_filled_in", "B2"),
                ("cell_must_hold_an_amount", "C2"),
                ("list_cell_must_be_filled_in", "A3"),
                ("list_cell_must_be_filled_in", "C3"),
                ("debt_must_be_above_zero", "C4"),
            ],
            id="all at once",
        ),
        pytest.param(
            csv("a;b;1", headings="gäldenär;fordringsägare;belopp, tkr"),
            [("amounts_must_be_in_kronor", "C1")],
            id="thousands",
        ),
        pytest.param(csv("a;b;1,234;"), [("amount_must_be_unambiguous", "C2")], id="ambiguous"),
        pytest.param(csv("a;b;1", headings="x;y;z"), [("list_headings_must_be_found", None)],
                     id="no headings"),
        pytest.param(excel(["debtor", "creditor", "amount"], ["a", "b", "=1+1"]),
                     [("formula_must_be_calculated", "C2")], id="a formula without its result"),
    ],
)  # fmt: skip
def test_what_is_refused(content: bytes, expected: list[tuple[str, str | None]]) -> None:
    assert problems(content) == expected


def test_what_is_planned_may_come_in_or_go_out() -> None:
    content = csv("2026-05-04;a;-1 000;hyra", headings="date;member;amount;what")
    (row,), _ = read_planned(content, "planerat.csv")
    assert (row.amount, row.what) == (Money(-100_000), "hyra")
    assert (row.day_place.cell, row.member_place.cell) == ("A2", "B2")


ROWS = st.lists(st.text(max_size=30), max_size=8).map(lambda rows: csv(*rows))


@given(st.binary(max_size=200) | ROWS)
def test_whatever_is_handed_in_is_read_or_refused(content: bytes) -> None:
    try:
        rows, _ = read_debts(content, "skulder.csv")
    except InputError as error:
        assert all(one.render("sv") and one.render("en") for one in error.problems)
    else:
        assert all(row.amount > Money(0) for row in rows)
