"""``net``: from a table or the members' own books to statements; nothing is posted."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from consortium.money import Money
from tests.e2e.command import Ran, contents, fondbok
from tests.e2e.reconciling import APRIL, Booked, own_books, take_in

HEADINGS = "gäldenär;fordringsägare;belopp;uppgift från"


def net(place: Path, *options: str, code: int = 0, person: str | None = "kim") -> Ran:
    words = ["net", "2026-03", *options]
    ran = fondbok(*words, cwd=place, books="books", clock=APRIL, person=person)
    assert ran.code == code, ran.text
    return ran


def found(place: Path, *options: str, code: int = 0) -> dict[str, Any]:
    told = json.loads(net(place, *options, "--json", code=code).out)
    assert isinstance(told, dict)
    return told


def table(place: Path, *rows: str, name: str = "skulder.csv") -> str:
    (place / name).write_text("\n".join([HEADINGS, *rows]) + "\n", encoding="utf-8")
    return name


def invoice(day: int, text: str, amount: int, account: str) -> Booked:
    return Booked(dt.date(2026, 3, day), text, account, Money(amount * 100), "3001")


def test_a_table_is_netted_and_nothing_is_posted(posted: Path) -> None:
    name = table(posted, "grenverket;åkeriet;500;", "799004-0011;Grenverket ek. för.;300,50;")
    before = {k: v for k, v in contents(posted / "books").items() if not k.startswith("exports/")}
    told = found(posted, "--debts", name)
    assert told["debts"] == [
        {"debtor": "grenverket", "creditor": "åkeriet", "amount": "500.00",
         "cleared": "300.50", "left": "199.50"},
        {"debtor": "åkeriet", "creditor": "grenverket", "amount": "300.50",
         "cleared": "300.50", "left": "0.00"},
    ]  # fmt: skip
    assert told["rings"] == [{"parties": ["grenverket", "åkeriet"], "amount": "300.50"}]
    assert told["cash"] == {
        "before": "800.50",
        "cleared": "601.00",
        "after": "199.50",
        "least": "199.50",
    }
    after = {k: v for k, v in contents(posted / "books").items() if not k.startswith("exports/")}
    assert after == before


def test_each_member_gets_its_own_debts_only(posted: Path) -> None:
    name = table(posted, "grenverket;åkeriet;500;")
    told = found(posted, "--debts", name, "--lang", "sv", "--statements")
    names = sorted(Path(path).name for path in told["files"])
    assert names == [
        "kvittning-2026-03-grenverket.xlsx",
        "kvittning-2026-03-åkeriet.xlsx",
        "kvittning-alla-2026-03.xlsx",
    ]
    folder = posted / "books/exports/kvittning-2026-03"
    book = openpyxl.load_workbook(folder / "kvittning-2026-03-grenverket.xlsx")
    assert book.sheetnames == ["Skulder", "Ringar", "Kedjor"]
    (row,) = book["Skulder"].iter_rows(min_row=7, values_only=True)
    assert row[:4] == ("Åkeriet ek. för.", "ni är skyldiga motparten", 500, 0)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    found(posted, "--debts", name, "--lang", "sv", "--statements")
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after == before, "the same debts give the same bytes"


def test_what_both_books_tell_counts_by_the_smaller(posted: Path) -> None:
    grenverket = own_books(
        "grenverket",
        invoice(3, "Faktura 17 Åkeriet", -400, "2440"),
        invoice(4, "Kundfaktura Åkeriet", 90, "1510"),
    )
    akeriet = own_books(
        "åkeriet",
        invoice(2, "Kundfaktura 17 GRENVERKET EK. FÖR.", 420, "1510"),
        invoice(9, "Kundfaktura någon annan", 999, "1510"),
    )
    take_in(posted / "books", "g.se", grenverket)
    take_in(posted / "books", "a.se", akeriet)
    told = found(posted)
    assert [(d["debtor"], d["amount"]) for d in told["debts"]] == [("grenverket", "400.00")]
    assert [one["code"] for one in told["findings"]] == [
        "debt_should_be_told_alike",
        "debt_should_be_told_by_both",
    ]
    assert told["books_read"] == ["grenverket", "åkeriet"]
    by_table = table(posted, "grenverket;åkeriet;350;")
    told = found(posted, "--debts", by_table, "--from-books")
    assert [d["amount"] for d in told["debts"]] == ["350.00"]
    told = found(posted, "--debts", by_table)
    assert (told["findings"], told["books_read"]) == ([], [])


def test_the_fund_takes_part_when_asked(posted: Path) -> None:
    """January's levies are owed to the fund: 7 000 and 500 kr."""
    name = table(posted, "åkeriet;grenverket;300;")
    assert {d["creditor"] for d in found(posted, "--debts", name)["debts"]} == {"grenverket"}
    told = found(posted, "--debts", name, "--with-fund")
    assert [(d["debtor"], d["creditor"], d["amount"]) for d in told["debts"]] == [
        ("grenverket", "=fund", "7000.00"),
        ("åkeriet", "=fund", "500.00"),
        ("åkeriet", "grenverket", "300.00"),
    ]
    assert told["chains"] == [
        {"parties": ["grenverket", "=fund"], "amount": "6700.00"},
        {"parties": ["åkeriet", "=fund"], "amount": "500.00"},
        {"parties": ["åkeriet", "grenverket", "=fund"], "amount": "300.00"},
    ]


def test_statements_that_leave_are_archived_once(posted: Path) -> None:
    name = table(posted, "grenverket;åkeriet;500;", "åkeriet;grenverket;300;")
    first = found(posted, "--debts", name, "--issue")
    assert len(first["issued"]) == 3
    archived = [k for k in contents(posted / "books") if k.startswith("documents/")]
    assert found(posted, "--debts", name, "--issue")["issued"] == []
    assert [k for k in contents(posted / "books") if k.startswith("documents/")] == archived
    text = net(posted, "--debts", name, "--issue", "--lang", "sv").out
    assert "Arkiverade" in text
    assert "Ingenting är bokfört." in text


@pytest.mark.parametrize("person", ["robin", None])
def test_it_is_for_the_treasurer(posted: Path, person: str | None) -> None:
    name = table(posted, "grenverket;åkeriet;500;")
    net(posted, "--debts", name, code=3, person=person)
    assert not (posted / "books/exports/kvittning-2026-03").exists()


def test_every_problem_of_a_table_is_told_at_once(posted: Path) -> None:
    name = table(posted, "grenvärket;åkeriet;500;", "grenverket;någon;500;", "åkeriet;åkeriet;1;")
    told = found(posted, "--debts", name, code=1)
    assert [(one["code"], one["source"]["cell"]) for one in told["problems"]] == [
        ("party_must_be_known", "A2"),
        ("party_must_be_known", "B3"),
        ("debt_must_be_owed_to_another", "B4"),
    ]


def test_names_that_look_like_formulas_stay_text(posted: Path) -> None:
    consortium = posted / "books/consortium.yaml"
    text = consortium.read_text(encoding="utf-8")
    consortium.write_text(text.replace("name: Åkeriet ek. för.", "name: '=1+1'"), encoding="utf-8")
    found(
        posted, "--debts", table(posted, "grenverket;åkeriet;500;"), "--lang", "en", "--statements"
    )
    path = posted / "books/exports/set-off-2026-03/set-off-2026-03-grenverket.xlsx"
    cell = openpyxl.load_workbook(path)["Debts"]["A7"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_an_excel_table_with_a_total_and_english_headings(posted: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Debts in March"],
        ["Debtor", "Creditor", "Amount (kr)"],
        ["grenverket", "åkeriet", 12.5],
        ["Total", None, 12.5],
    ):
        sheet.append(row)
    book.save(posted / "debts.xlsx")
    assert [d["amount"] for d in found(posted, "--debts", "debts.xlsx")["debts"]] == ["12.50"]


def by_objects(number: str, account: str, dimension: str, name: str, signed: str) -> bytes:
    """A year's books whose program keeps customers or suppliers as objects, with an opening."""
    debit, opening = f"{signed}400.00", f"{signed}50.00"
    credit = "400.00" if signed else "-400.00"
    lines = [
        "#FLAGGA 0",
        "#FORMAT PC8",
        "#GEN 20260410",
        "#SIETYP 4",
        f"#ORGNR {number}",
        "#RAR 0 20260101 20261231",
        f"#OBJEKT {dimension} 17 {name}",
        f"#IB 0 {account} {opening}",
        f"#IB 0 1930 {'50.00' if signed else '-50.00'}",
        f"#OIB 0 {account} {{{dimension} 17}} {opening}",
        "#PSALDO 0 202601 3001 {} -100.00",
        "#VER A 1 20260110 Avgift",
        "{",
        f"#TRANS {account} {{{dimension} 17}} {debit}",
        f"#TRANS 1930 {{}} {credit}",
        "}",
    ]
    return "\r\n".join([*lines, ""]).encode("cp437")


def test_objects_say_who_the_customer_and_the_supplier_are(posted: Path) -> None:
    """The format reserves dimension 8 for customers and 9 for suppliers; openings count too."""
    supplier = by_objects("799002-0013", "2440", "9", "Åkeriet", "-")
    customer = by_objects("799004-0011", "1510", "8", "Grenverket", "")
    take_in(posted / "books", "g.se", supplier)
    take_in(posted / "books", "a.se", customer)
    told = found(posted)
    assert [(d["debtor"], d["amount"]) for d in told["debts"]] == [("grenverket", "450.00")]
    assert told["findings"] == []
