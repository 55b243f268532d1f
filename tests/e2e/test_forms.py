"""The form from ``template report`` to the month: sent, filled in by any program, taken in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from consortium.facts import Report
from consortium.money import Money
from consortium.period import Period
from ledger.books import open_books
from tests.e2e import making
from tests.e2e.command import Ran, contents, fondbok
from tests.importers.workbook.making import Value
from tests.importers.workbook.returning import (
    Filler,
    by_libreoffice,
    by_openpyxl,
    by_xlsxwriter,
    offices,
)

DAY = "2026-03-10"
# The rows of both members for January and February, as they stand in the form; revenue first.
FILLED: tuple[tuple[Value, ...], ...] = (
    (412350.5, 24000, -188200, 146000, 52480, 71900, 7, "Sen faktura från kommunen"),
    (412350.1, None, 1000),
    (0, *[None] * 6, "stängt"),
    (),
)


def run(place: Path, *arguments: str, day: str = DAY) -> Ran:
    ran = fondbok(*arguments, cwd=place, books="books", clock=f"{day}T12:00:00")
    assert "Traceback" not in ran.text
    return ran


def shown(place: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    ran = run(place, *arguments, "--json")
    assert ran.code == code, ran.text
    found: dict[str, Any] = json.loads(ran.out)
    return found


def asked_for(place: Path, *arguments: str) -> list[Path]:
    """The files that the command writes."""
    return [place / path for path in shown(place, "template", "report", *arguments)["files"]]


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_form_for_each_member_of_last_month(new: Path) -> None:
    before = contents(new / "books")
    made = asked_for(new)
    assert names(made) == ["rapport-2026-02-grenverket.xlsx", "rapport-2026-02-åkeriet.xlsx"]
    assert {path.parent for path in made} == {new / "books/exports"}
    assert {n: c for n, c in contents(new / "books").items() if "exports/" not in n} == before
    ran = run(new, "template", "report", day="2026-02-01")
    assert ran.out == (
        "Skrev books/exports/rapport-2026-01-grenverket.xlsx\n"
        "Skrev books/exports/rapport-2026-01-åkeriet.xlsx\n"
        "Ifyllda formulär läses med fondbok take-in.\n"
    )


def test_the_same_form_is_the_same_file(new: Path) -> None:
    [first] = asked_for(new, "--all", "--period", "2026-01..2026-03")
    assert first.name == "rapport-2026-01_2026-03.xlsx"
    was = first.read_bytes()
    first.unlink()
    [again] = asked_for(new, "--all", "--period", "2026-01..2026-03", "--date", "2026-05-01")
    assert again.read_bytes() == was


def test_where_forms_go(new: Path) -> None:
    assert names(asked_for(new, "--out", "ut")) == [
        "rapport-2026-02-grenverket.xlsx",
        "rapport-2026-02-åkeriet.xlsx",
    ]
    assert sorted(p.name for p in (new / "ut").iterdir()) == names(asked_for(new, "--out", "ut"))
    assert asked_for(new, "--member", "åkeriet", "--lang", "en", "--out", "x.xlsx") == [
        new / "x.xlsx"
    ]
    assert names(asked_for(new, "--all", "--lang", "en", "--out", "ut")) == ["report-2026-02.xlsx"]
    ran = run(new, "template", "report", "--out", "ut/report-2026-02.xlsx/y")
    assert (ran.code, "folder_must_be_writable" in ran.text) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--all", "--member", "åkeriet"],
        ["--out", "x.xlsx"],
        ["--period", "2026-13"],
        ["--period", "2026-03..2026-01"],
        ["--period", "2026-01..2027-01"],
        ["--period", "9999-12..9999-12"],
        ["--period", ".."],
    ],
)
def test_what_is_a_matter_of_use(new: Path, arguments: list[str]) -> None:
    ran = run(new, "template", "report", *arguments)
    assert ran.code == 2, ran.text
    assert not (new / "books/exports").exists()


def test_who_gets_no_form(new: Path) -> None:
    settings = new / "books/consortium.yaml"
    text = settings.read_text(encoding="utf-8")
    late = "799004-0011, joined: 2026-02-16"
    settings.write_text(text.replace("799004-0011, joined: 2026-01-01", late), encoding="utf-8")
    assert names(asked_for(new, "--period", "2026-01")) == ["rapport-2026-01-grenverket.xlsx"]
    assert len(asked_for(new, "--period", "2026-02")) == 2
    for arguments, code in (
        (["--member", "åkeriet", "--period", "2026-01"], "member_must_belong_in_the_month"),
        (["--member", "nobody"], "member_must_be_known"),
        (["--period", "2025-12"], "month_must_have_members"),
    ):
        found = shown(new, "template", "report", *arguments, code=1)
        assert [problem["code"] for problem in found["problems"]] == [code]


def fillers() -> list[tuple[str, Callable[[Path], Filler]]]:
    return [
        ("openpyxl", lambda folder: by_openpyxl),
        ("XlsxWriter", lambda folder: by_xlsxwriter),
        *(
            ("LibreOffice", lambda folder, o=office: by_libreoffice(o, folder))
            for office in offices()
        ),
    ]


def taken_in(place: Path, filled: bytes) -> tuple[dict[str, Any], list[Report]]:
    """What ``status`` shows once the form is in, and the facts without when and whence."""
    (place / "svar.xlsx").write_bytes(filled)
    [receipt] = shown(place, "take-in", "svar.xlsx")["files"]
    assert (receipt["kind"], receipt["members"]) == ("workbook", ["grenverket", "åkeriet"])
    assert [one["code"] for one in receipt["findings"]] == ["rows_should_be_filled_in"]
    facts = open_books(place / "books").balances.facts
    reports = [one for month in facts for one in month.declarations]
    status = shown(place, "status", "2026-01")
    del status["tip"]  # it covers the file's hash
    return status, reports


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_form_comes_back_from_any_program(language: str, tmp_path: Path) -> None:
    results = []
    for name, filler in fillers():
        place = tmp_path / name
        making.new_books(place)
        [form] = asked_for(place, "--all", "--period", "2026-01..2026-02", "--lang", language)
        filled = filler(place)(form.read_bytes(), FILLED)
        status, reports = taken_in(place, filled)
        said = [
            (r.member, str(r.period), dict(r.declared), dict(r.counts), r.remark, r.place)
            for r in reports
        ]
        results.append((status, said))
        again = shown(place, "take-in", "svar.xlsx")["files"]
        assert [file["facts"] for file in again] == [0]
    for result in results[1:]:
        assert result == results[0]
    status, said = results[0]
    assert status["members"]["grenverket"]["reported"] is True
    full = said[0]
    assert full[:2] == ("grenverket", "2026-01")
    assert full[2] == {
        "revenue": Money(412_350_50),
        "sales_to_members": Money(24_000_00),
        "cash": Money(-188_200_00),
        "payroll": Money(146_000_00),
        "payables": Money(52_480_00),
        "receivables": Money(71_900_00),
    }
    assert full[3:5] == ({"people": 7}, "Sen faktura från kommunen")
    by_month = {entry[:2]: entry[2] for entry in said}
    assert by_month["grenverket", "2026-02"] == {
        "revenue": Money(412_350_10),
        "cash": Money(1_000_00),
    }
    assert by_month["åkeriet", "2026-01"] == {"revenue": Money(0)}
    assert ("åkeriet", "2026-02") not in by_month


def test_a_form_without_revenue_is_taken_for_what_it_says(new: Path) -> None:
    [form] = asked_for(new, "--member", "åkeriet", "--period", "2026-02")
    (new / "kassa.xlsx").write_bytes(by_openpyxl(form.read_bytes(), ((None, None, 5000),)))
    [receipt] = shown(new, "take-in", "kassa.xlsx")["files"]
    assert (receipt["facts"], receipt["periods"]) == (1, ["2026-02"])
    assert [one["code"] for one in receipt["findings"]] == ["revenue_should_be_given"]
    assert shown(new, "status", "2026-02")["members"]["åkeriet"]["reported"] is False
    ran = run(new, "month", "2026-02")
    assert (
        "åkeriet: kassa.xlsx säger inget om intäkterna"
        in " ".join(ran.text.split()).replace("Åkeriet", "åkeriet")
        or "intäkter" in ran.text
    )
    letter = shown(new, "reminders", "2026-02")["reminders"][-1]
    assert letter["member"] == "åkeriet"
    assert "säger inget om intäkterna" in letter["text"]
    # The revenue comes by itself, and the cash stands.
    (new / "rest.xlsx").write_bytes(by_openpyxl(form.read_bytes(), ((90000,),)))
    shown(new, "take-in", "rest.xlsx")
    month = open_books(new / "books").balances.facts.report("åkeriet", Period(2026, 2))
    assert month.figures == {"cash": Money(5_000_00), "revenue": Money(90_000_00)}
    assert shown(new, "status", "2026-02")["members"]["åkeriet"]["reported"] is True


def test_the_sums_of_sales_to_members_may_come_without_revenue(new: Path) -> None:
    """Where the books say the revenue, the form may add what they cannot tell apart."""
    policy = new / "books/policy/2026-01-01.yaml"
    text = policy.read_text(encoding="utf-8")
    assert '["30-37"]}' in text
    text = text.replace('["30-37"]}', '["30-37"], between_members: exclude}')
    policy.write_text(text, encoding="utf-8")
    shown(new, "take-in", "grenverket-01.se")
    base = shown(new, "month", "2026-01")["proposals"][0]["lines"][0]["base"]
    [form] = asked_for(new, "--member", "grenverket", "--period", "2026-01")
    (new / "svar.xlsx").write_bytes(by_openpyxl(form.read_bytes(), ((None, 100),)))
    [receipt] = shown(new, "take-in", "svar.xlsx")["files"]
    assert [one["code"] for one in receipt["findings"]] == ["revenue_should_be_given"]
    later = shown(new, "month", "2026-01")["proposals"][0]["lines"][0]["base"]
    assert Money.parse(later) == Money.parse(base) - Money(100_00)
