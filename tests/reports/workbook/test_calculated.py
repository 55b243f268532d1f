"""The workbook as a spreadsheet calculates it: it adds up, and what is wrong shows."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.workbook.making import CHECK, FIRST, HEADINGS, NAMES, WHY, column, rows

WHOLE = ["year", "year-en", "march", "yearly", "yearly-august", "hostile", "empty", "posted-again"]
DIFFERENCE = ("Differens", "Difference", "Kontroll", "Check")


@pytest.mark.parametrize("name", WHOLE)
def test_no_cell_is_an_error(calculated: dict[str, Workbook], name: str) -> None:
    errors = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in calculated[name]
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


@pytest.mark.parametrize("name", WHOLE)
def test_every_check_cell_is_zero(calculated: dict[str, Workbook], name: str) -> None:
    book = calculated[name]
    cover, tables = book.worksheets[0], book.worksheets[1:]
    checks = [cover.cell(6 + n, 3).value for n in range(len(tables) + 2)]
    assert checks == [0] * len(checks)
    for sheet in tables:
        found = [cell.value for cell in sheet[CHECK][1:] if cell.value is not None]
        assert found and set(found) == {0}, sheet.title
        for heading in sheet[HEADINGS]:
            if heading.value in DIFFERENCE and sheet.max_row >= FIRST:
                values = {row[heading.column - 1].value for row in sheet.iter_rows(min_row=FIRST)}
                assert values <= {0, None}, (sheet.title, heading.coordinate)


def test_the_cover_says_so(calculated: dict[str, Workbook]) -> None:
    assert calculated["year"]["Omslag"]["D6"].value == "Allt stämmer"
    assert calculated["year-en"]["Cover"]["D6"].value == "Everything adds up"
    assert calculated["other-base"]["Omslag"]["D6"].value == "Något stämmer inte"
    assert calculated["other-journal"]["Omslag"]["D6"].value == "Något stämmer inte"


def test_another_base_gives_another_levy(calculated: dict[str, Workbook]) -> None:
    was, now = (rows(calculated[name]["Avgifter"])[0] for name in ("year", "other-base"))
    assert was["Underlag"] == 110_812.86
    assert now["Underlag"] == 110_813.86
    assert now["Avgift enligt formlerna"] == 7_756.97  # 110 813,86 × 7 %
    assert now["Avgift enligt verifikationerna"] == was["Avgift enligt formlerna"] == 7_756.90
    assert now["Differens"] == 0.07
    # The parts follow: the auditor can try what a figure would have meant.
    assert rows(calculated["other-base"]["Avgiftens slag"])[0]["Differens"] != 0
    assert rows(calculated["other-base"]["Fördelning"])[0]["Differens"] != 0


def test_another_journal_gives_other_balances(calculated: dict[str, Workbook]) -> None:
    book = calculated["other-journal"]
    wrong = {row["Konto"] for row in rows(book["Konton"]) if row["Differens"] != 0}
    assert wrong == {"Assets:Receivable:Levies:CafeStrandpiren"}
    assert book["Fordringar"]["L5"].value == 8_531.59
    assert sum(1 for row in rows(book["Fordringar"]) if row["Differens"] != 0) == 1


@pytest.mark.parametrize(("name", "books"), [("year", "motala"), ("yearly", "yearly")])
def test_levies_are_what_bean_query_says(
    calculated: dict[str, Workbook], request: pytest.FixtureRequest, name: str, books: str
) -> None:
    root: Path = request.getfixturevalue(books)
    query = (
        "SELECT entry_meta('member') AS member, entry_meta('month') AS month, sum(number) AS levy"
        " WHERE account = 'Equity:Appropriated' GROUP BY member, month"
    )
    program = Path(sys.executable).with_name("bean-query")
    told = subprocess.run(
        [program, "-f", "csv", root / "main.beancount", query],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    levies = {
        (row["member"].strip(), row["month"].strip()): Decimal(row["levy"].strip())
        for row in csv.DictReader(io.StringIO(told))
        if row["member"].strip()  # the bank's fees and interest are no levies
    }
    calculated_levies = {
        (row["Medlem"], row["Månad"]): Decimal(str(row["Avgift enligt formlerna"]))
        for row in rows(calculated[name]["Avgifter"])
    }
    assert len(levies) > 80
    assert {k: v for k, v in calculated_levies.items() if v} == {
        k: v for k, v in levies.items() if v
    }


def levy(sheet: Worksheet, member: str, month: str) -> dict[str, Any]:
    (found,) = [r for r in rows(sheet) if r["Medlem"] == member and r["Månad"] == month]
    return found


def test_floor_cap_bands_and_days_can_be_seen(calculated: dict[str, Workbook]) -> None:
    sheet = calculated["year"]["Avgifter"]
    joined = levy(sheet, "cykelbud", "2025-03")  # on the sixteenth: 500 × 16/31, up
    assert (joined["Dagar som medlem"], joined["av"]) == (16, 31)
    assert (joined["Golv efter dagar"], joined["Avgift enligt formlerna"]) == (258.07, 258.07)
    assert (joined["Sats"], joined["Undantag"]) == (0.05, "uppstart")
    capped = levy(sheet, "tolvslaget", "2025-03")  # 1 000 000 × 7 % + 1 049 975 × 5 %
    assert (capped["Del av underlaget"], capped["Sats däröver"]) == (1_049_975, 0.05)
    assert capped["Underlag × sats"] == 122_498.75
    assert capped["Avgift enligt formlerna"] == capped["Tak"] == 90_000
    below = levy(sheet, "tolvslaget", "2025-01")
    assert (below["Underlag"], below["Avgift enligt formlerna"]) == (-228_260, 0)
    assert below["Anmärkning"] == "Underlaget är under 0: ingen avgift."
    raised = levy(sheet, "morotsviken", "2025-12")
    assert (raised["Efter golv"], raised["Avgift enligt formlerna"]) == (300, 300)


def test_a_true_up_stands_as_the_sum_of_its_vouchers(calculated: dict[str, Workbook]) -> None:
    corrected = levy(calculated["year"]["Avgifter"], "grenverket", "2025-06")
    first, true_up = [
        row
        for row in rows(calculated["year"]["Bokförda avgifter"])
        if (row["Medlem"], row["Månad"]) == ("grenverket", "2025-06")
    ]
    assert corrected["Verifikationer"] == f"{first['Verifikation']}, {true_up['Verifikation']}"
    assert (first["Slag"], true_up["Slag"]) == ("avgift", "slutavräkning")
    together = Decimal(str(first["Avgift"])) + Decimal(str(true_up["Avgift"]))
    assert together == Decimal(str(corrected["Avgift enligt formlerna"]))
    listed = [(row["Rättelse"], row["Rättar"]) for row in rows(calculated["year"]["Rättelser"])]
    assert (true_up["Verifikation"], first["Verifikation"]) in listed


def test_a_reversal_shows_until_the_levy_is_posted_again(calculated: dict[str, Workbook]) -> None:
    before = levy(calculated["reversed"]["Avgifter"], "dammvippan", "2025-01")
    assert before["Avgift enligt verifikationerna"] == 0
    assert before["Differens"] == before["Avgift enligt formlerna"] == 67_789.40
    assert before["Anmärkning"] == "Avgiften är inte bokförd."
    after = levy(calculated["posted-again"]["Avgifter"], "dammvippan", "2025-01")
    assert (after["Differens"], after["Anmärkning"]) == (0, None)
    assert after["Verifikationer"].split(", ")[:2] == ["V2025-2", "M2025-2"]
    (listed,) = rows(calculated["posted-again"]["Rättelser"])
    assert (listed["Rättelse"], listed["Rättar"], listed["Varför"]) == ("M2025-2", "V2025-2", WHY)
    owed = {row["Medlem"]: row for row in rows(calculated["posted-again"]["Fordringar"])}
    assert owed["dammvippan"]["Rättelser"] == -74_568.34


def test_a_year_reckoned_together_shows_the_year_to_date(calculated: dict[str, Workbook]) -> None:
    sheet = calculated["yearly"]["Avgifter"]
    months = [row for row in rows(sheet) if row["Medlem"] == "tolvslaget"]
    to_date = [row["Underlag hittills i år"] for row in months]
    assert to_date[0] == months[0]["Underlag"] == -228_260
    assert to_date[1] == round(-228_260 + months[1]["Underlag"], 2)
    levied = [row["Avgift hittills i år"] for row in months]
    assert levied == sorted(levied)
    assert max(levied) == 480_000  # the cap of the year
    assert months[-1]["Avgift enligt formlerna"] == 0  # it was reached before


def test_earlier_months_of_the_year_are_shown_and_not_totalled(
    calculated: dict[str, Workbook],
) -> None:
    sheet = calculated["yearly-august"]["Levies"]
    inside = [row for row in rows(sheet) if row["In the period (1/0)"] == 1]
    assert {row["Month"] for row in rows(sheet)} == {f"2025-0{month}" for month in range(1, 9)}
    assert {row["Month"] for row in inside} == {"2025-08"}
    heading = next(c for c in sheet[HEADINGS] if c.value == "Levy by the formulas")
    levies = [Decimal(str(row["Levy by the formulas"])) for row in inside]
    assert Decimal(str(sheet.cell(3, heading.column).value)) == sum(levies)


def test_text_that_looks_like_a_formula_stays_text(calculated: dict[str, Workbook]) -> None:
    book = calculated["hostile"]
    assert set(NAMES.values()) <= set(column(book["Avgifter"], "Namn"))
    assert set(NAMES.values()) <= set(column(book["Fordringar"], "Namn"))
