"""``forecast``: what is known of the small books, week by week, in table, JSON and picture."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import Ran, contents, fondbok

REPORTS = """medlem;period;intäkter;likvida medel;löner;leverantörsskulder;kundfordringar
åkeriet;2026-01;5000,00;2000,00;9000,00;1000,00;4000,00
"""


def run(
    place: Path, *options: str, code: int = 0, person: str | None = "kim", day: str = "2026-03-02"
) -> Ran:
    clock = f"{day}T12:00:00"
    ran = fondbok("forecast", *options, cwd=place, books="books", clock=clock, person=person)
    assert ran.code == code, ran.text
    return ran


def found(place: Path, *options: str, code: int = 0) -> dict[str, Any]:
    told = json.loads(run(place, *options, "--json", code=code).out)
    assert isinstance(told, dict)
    return told


@pytest.fixture
def reported(posted: Path) -> Path:
    """January's levies are posted: 7 000 and 500 kr; åkeriet has told its cash."""
    (posted / "rapport.csv").write_text(REPORTS, encoding="utf-8")
    ran = fondbok("take-in", "rapport.csv", cwd=posted, books="books")
    assert ran.code == 0, ran.text
    return posted


def flows(of: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    return [(one["date"], one["amount"]) for one in of["flows"] if one["kind"] == kind]


def test_the_fund_and_the_member_that_has_told_its_cash(reported: Path) -> None:
    told = found(reported)
    assert list(told["members"]) == ["åkeriet"]
    assert told["unknown"] == ["grenverket"]
    member, fund = told["members"]["åkeriet"], told["fund"]
    assert member["cash_on"] == "2026-01"
    assert flows(member, "payroll") == [
        ("2026-03-25", "-9000.00"),
        ("2026-04-25", "-9000.00"),
        ("2026-05-25", "-9000.00"),
    ]
    due = set(flows(fund, "notices"))
    assert {amount for _, amount in due} == {"7000.00", "500.00"}
    assert flows(member, "notices") == [(day, "-500.00") for day, a in due if a == "500.00"]
    assert len(member["weeks"]) == len(fund["weeks"]) == 13


def test_the_weeks_and_the_flows_add_up(reported: Path) -> None:
    told = found(reported)
    for one in (told["fund"], told["members"]["åkeriet"]):
        moved = sum(_ore(flow["amount"]) for flow in one["flows"])
        assert _ore(one["closing"]) - _ore(one["opening"]) == moved
        for week in one["weeks"]:
            by_kind = sum(map(_ore, week["by_kind"].values()))
            assert _ore(week["closing"]) - _ore(week["opening"]) == by_kind


def _ore(text: str) -> int:
    return int(text.replace(".", ""))


def test_a_shortfall_is_told_with_its_floor(reported: Path) -> None:
    (short,) = found(reported)["members"]["åkeriet"]["shortfalls"]
    assert (short["level"], short["floor"]) == ("cash", "0.00")
    assert short["date"] == "2026-03-02", "wages of February have gone out"
    text = run(reported, "--lang", "sv").out
    assert "Brist" in text
    drawn = text.partition("Anmärkningar")[0]
    assert all(len(line) <= 80 for line in drawn.splitlines())


def test_what_is_planned_counts_once_and_for_whom_it_names(reported: Path) -> None:
    rows = "datum;medlem;belopp;vad\n2026-03-20;åkeriet;40 000;bidrag\n2026-03-21;fonden;-70;hyra\n"
    (reported / "planerat.csv").write_text(rows, encoding="utf-8")
    before, told = found(reported), found(reported, "--planned", "planerat.csv")
    for one, other, ore in (
        (before["fund"], told["fund"], -7000),
        (before["members"]["åkeriet"], told["members"]["åkeriet"], 4_000_000),
    ):
        assert _ore(other["closing"]) - _ore(one["closing"]) == ore
        assert other["opening"] == one["opening"]


def test_one_member_and_a_picture_with_words_for_those_who_listen(reported: Path) -> None:
    text = run(reported, "--member", "åkeriet", "--chart", "b.svg", "--lang", "en").out
    assert "Åkeriet ek. för." in text
    assert "Lilla fonden" not in text
    root = ET.fromstring((reported / "b.svg").read_text(encoding="utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    assert root.attrib["role"] == "img"
    title, told = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert title.text == "Cash forecast of 13 weeks from 2026-03-02"
    assert told is not None
    assert "Cash runs out on 2026-03-02." in (told.text or "")
    assert len(root.findall(f"{space}rect")) == 1 + 13


def test_nothing_is_written(reported: Path) -> None:
    before = contents(reported / "books")
    run(reported)
    assert contents(reported / "books") == before


@pytest.mark.parametrize(
    ("options", "person", "code"),
    [
        ([], "robin", 3),
        ([], None, 3),
        (["--member", "åkerit"], "kim", 1),
        (["--weeks", "0"], "kim", 2),
        (["--weeks", "54"], "kim", 2),
    ],
)
def test_it_is_for_the_treasurer_and_asked_rightly(
    reported: Path, options: list[str], person: str | None, code: int
) -> None:
    run(reported, *options, person=person, code=code)


def test_weeks_may_be_chosen(reported: Path) -> None:
    assert len(found(reported, "--weeks", "26")["fund"]["weeks"]) == 26
