"""The sample's reports in Excel and CSV: what is refused, what is booked, what a treasurer sees."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from beancount.core.data import Directive

from consortium.keys import component
from ledger.sample import motala
from ledger.use_cases.demo import MonthDone, run_year
from ledger.use_cases.init import init
from ledger.use_cases.session import Session
from tests.e2e.command import fondbok
from tests.e2e.sample_year import TAKEN_FROM_LEVY, under, vouchers
from tests.sample.test_hand_calculations import KEYS, PURPOSES, steps_by_member

# What take-in says of the file that is wrong that month; in January it has not seen the sheet.
WRONG = {
    "2025-01": ("Strandpiren kassarapport 2025-01.xlsx", "headings_must_be_found", None),
    "2025-02": ("rapport-2025-02-vita_lakan.xlsx", "cell_must_hold_an_amount", "C5"),
    "2025-03": ("rapport-2025-03-cykelbud.xlsx", "row_must_name_a_known_member", "A5"),
    "2025-04": ("morotsviken 2025-04.csv", "amount_must_be_unambiguous", "C2"),
    "2025-05": ("Strandpiren kassarapport 2025-05.xlsx", "formula_must_be_calculated", "D6"),
    "2025-06": ("rapport-2025-06-vita_lakan.xlsx", "month_must_be_over", "B5"),
    "2025-07": ("rapport-2025-07-cykelbud.xlsx", "report_must_stand_once", "C6"),
    "2025-08": ("Strandpiren kassarapport 2025-08.xlsx", "cell_must_not_hold_an_error", "D9"),
    "2025-09": ("morotsviken 2025-09.csv", "negative_amount_must_be_explained", "C2"),
    "2025-10": ("rapport-2025-10-cykelbud.xlsx", "people_must_be_a_whole_number", "I5"),
    "2025-11": ("morotsviken 2025-11.csv", "cell_must_hold_whole_ore", "C2"),
    "2025-12": ("Strandpiren kassarapport 2025-12.xlsx", "mapped_headings_must_exist", "A1"),
}
TRUE_UP_MONTHS = {"cafe_strandpiren": "2025-04", "vita_lakan": "2025-09", "morotsviken": "2025-05"}


def session_in(place: Path) -> Session:
    """A run on new books of the sample."""
    now = dt.datetime(2026, 3, 10, 12, 0)
    root = place / "books"
    session = Session(root=root, now=now, today=now.date(), by="kim", command="test")
    init(session, sample="motala")
    return session


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[MonthDone]:
    """What the demo tells of each month."""
    return list(run_year(session_in(tmp_path_factory.mktemp("told")), motala()))


def test_one_file_a_month_is_refused_each_for_its_own_reason(told: list[MonthDone]) -> None:
    found = {}
    for month in told:
        (receipt,) = month.refused
        (problem,) = receipt.problems
        assert problem.render("sv") and problem.render("en")
        assert not receipt.new and not receipt.understood
        file = problem.source.file.rpartition("/")[2]
        found[str(month.period)] = (file, problem.code, problem.source.cell)
    assert found == WRONG
    assert len({code for _, code, _ in found.values()}) == 12


def test_nothing_of_a_wrong_file_is_kept(year: Path) -> None:
    inbox = motala().inbox
    wrong = [inbox[f"inbox/{month}/{file}"] for month, (file, _, _) in WRONG.items()][1:]
    hashes = {hashlib.sha256(content).hexdigest() for content in wrong}
    kept = [p for p in year.rglob("*") if p.is_file() and "inbox" not in p.parts]
    assert len(kept) > 100
    for path in kept:
        content = path.read_bytes()
        assert hashlib.sha256(content).hexdigest() not in hashes, path
        assert not any(sha.encode() in content for sha in hashes), path


def test_all_but_two_months_are_reported_in_time(told: list[MonthDone]) -> None:
    estimated = {str(month.period): month.estimated for month in told if month.estimated}
    assert estimated == {"2025-04": ("cafe_strandpiren",), "2025-09": ("vita_lakan",)}
    assert [month for month in told if month.missing] == []


def booked(entries: list[Directive], rule: str, member: str, month: str) -> dict[str, Decimal]:
    """The amounts of the one voucher of a rule (``levy``, ``estimate``), a member and a month."""
    receivable = f"Assets:Receivable:Levies:{component(member)}"
    (amounts,) = (
        amounts
        for voucher, amounts in vouchers(entries)
        if (voucher.meta.get("rule"), voucher.meta.get("month")) == (rule, month)
        and receivable in amounts
    )
    return amounts


@pytest.mark.parametrize("member", KEYS)
def test_march_is_booked_as_it_was_reckoned_by_hand(member: str, entries: list[Directive]) -> None:
    """By SIE, by our form and by CSV alike."""
    amounts, step = booked(entries, "levy", member, "2025-03"), steps_by_member()[member]
    assert Fraction(under(amounts, "Assets:Receivable:")) == step["att betala"]
    for name, _ in PURPOSES:
        purpose = component(name.partition(",")[0])
        assert -Fraction(amounts[f"Equity:Purpose:{purpose}"]) == step[name]


@pytest.mark.parametrize(("member", "month"), TRUE_UP_MONTHS.items())
def test_true_ups_are_booked_as_they_were_reckoned_by_hand(
    member: str, month: str, entries: list[Directive]
) -> None:
    amounts, step = booked(entries, "true_up", member, month), steps_by_member(1)[member]
    assert Fraction(under(amounts, "Assets:Receivable:")) == step["avräknat att betala"]
    assert -Fraction(under(amounts, *TAKEN_FROM_LEVY)) == step["avräknad avgift"]
    first = "levy" if member == "morotsviken" else "estimate"
    before = booked(entries, first, member, month)
    assert -Fraction(under(before, *TAKEN_FROM_LEVY)) == step["avgift först"]


def test_books_and_report_of_a_month_are_compared(tmp_path: Path) -> None:
    """In May the books have a market day that was not reported; the other months agree."""
    sample = motala()
    august = sample.steps[7]
    list(run_year(session_in(tmp_path), replace(sample, steps=sample.steps[:7])))
    books = tmp_path / "books"
    ran = fondbok(
        "take-in", august.folder, "--date", str(august.day), "--lang", "en", cwd=books, books=books
    )
    assert ran.text.count("reported_revenues_must_agree") == 1
    assert "SEK 58,703.57" in ran.text and "SEK 62,303.57" in ran.text
    ran = fondbok("month", "2025-08", "--date", str(august.day), "--json", cwd=books, books=books)
    may, *_ = json.loads(ran.out)["proposals"]
    assert may["period"] == "2025-05"
    assert [line["member"] for line in may["lines"]] == ["morotsviken"]


def test_the_way_of_the_readme(tmp_path: Path) -> None:
    """A file that is refused stops nothing else; told, or mended, it is taken in."""
    sample = motala()
    january, february = sample.steps[:2]
    own = january.own_sheet
    assert own is not None
    assert fondbok("init", "books", "--sample", "motala", cwd=tmp_path).code == 0
    books = tmp_path / "books"

    def run(*arguments: str, day: dt.date) -> tuple[int, str]:
        ran = fondbok(*arguments, "--date", str(day), cwd=books, books=books)
        return ran.code, ran.text

    code, text = run("take-in", january.folder, day=january.day)
    assert code == 1 and text.count(": intagen") == 7
    assert f"{own.file}: inte intagen" in text and "--member M --map" in text
    code, text = run(
        "take-in", own.file, "--member", own.member, "--map", own.columns, day=january.day
    )
    assert code == 0 and f"mappings/{own.member}.yaml" in text
    code, text = run("take-in", february.folder, day=february.day)
    assert code == 1 and text.count(": intagen") == 7
    assert "rapport-2025-02-vita_lakan.xlsx: inte intagen" in text
    assert f"{february.folder}/Strandpiren kassarapport 2025-02.xlsx: intagen" in text
    assert run("take-in", february.mended, day=february.day)[0] == 0
    code, text = run("take-in", february.mended, day=february.day)
    assert code == 0 and "allt fanns redan" in text
