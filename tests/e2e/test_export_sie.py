"""``export sie``: the year as a SIE 4 file says what the books say, read back by our own reader."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from beancount.core.data import Directive, Open

from consortium.period import Period
from importers import sie
from importers.sie.file import SieFile
from ledger.books import Books, open_books
from tests.e2e.command import fondbok

BALANCE_SHEET = "12"


@pytest.fixture(scope="module")
def exported(year: Path, tmp_path_factory: pytest.TempPathFactory) -> SieFile:
    return export(year, tmp_path_factory.mktemp("export"), "2025", "--checksum")


@pytest.fixture(scope="module")
def following(year: Path, tmp_path_factory: pytest.TempPathFactory) -> SieFile:
    return export(year, tmp_path_factory.mktemp("export"), "2026")


def export(books: Path, out: Path, *arguments: str) -> SieFile:
    ran = fondbok(
        "--json", "export", "sie", *arguments, "--out", str(out), cwd=out, books=books, person=None
    )
    assert ran.code == 0, ran.err
    (path,) = json.loads(ran.out)["files"]
    return sie.parse(Path(path).read_bytes(), Path(path).name)


@pytest.fixture(scope="module")
def numbers(entries: list[Directive]) -> dict[str, str]:
    """BAS number by account, as the books' own metadata says; earmarks stand in free equity."""
    opened = [entry for entry in entries if isinstance(entry, Open)]
    return {one.account: str(one.meta.get("bas") or "2091") for one in opened}


def in_books(books: Books, year: int, numbers: dict[str, str]) -> Counter[str]:
    """What the year's vouchers move, by BAS number."""
    moved: Counter[str] = Counter()
    for read in books.read_vouchers:
        if read.voucher.date.year == year:
            for posting in read.voucher.postings:
                moved[numbers[posting.account]] += posting.amount.ore
    return moved


def test_the_file_is_what_the_books_say(
    exported: SieFile, year: Path, numbers: dict[str, str]
) -> None:
    moved = in_books(open_books(year), 2025, numbers)
    balances = {one.account: one.amount.ore for one in (*exported.closing, *exported.result)}
    assert balances == {number: ore for number, ore in moved.items() if ore}
    months: Counter[str] = Counter()
    for one in exported.period_balances:
        months[one.account] += one.amount.ore
    assert {number: ore for number, ore in months.items() if ore} == balances


def test_every_voucher_comes_back(exported: SieFile, year: Path, numbers: dict[str, str]) -> None:
    read = {f"{one.series}2025-{one.number}": one for one in exported.vouchers}
    booked = [
        one.voucher for one in open_books(year).read_vouchers if one.voucher.date.year == 2025
    ]
    assert read.keys() == {str(one.id) for one in booked}
    for one in booked:
        rows = [(row.account, row.amount) for row in read[str(one.id)].rows]
        assert rows == [(numbers[p.account], p.amount) for p in one.postings]
        assert read[str(one.id)].date == one.date
        assert read[str(one.id)].signature == one.by


def test_a_year_begins_where_the_one_before_ended(exported: SieFile, following: SieFile) -> None:
    closing = {one.account: one.amount for one in exported.closing if not one.amount.is_zero}
    assert {one.account: one.amount for one in following.opening if one.year == 0} == closing
    assert {one.account: one.amount for one in following.closing if one.year == -1} == closing
    assert {one.account: one.amount for one in following.result if one.year == -1} == {
        one.account: one.amount for one in exported.result
    }


def test_objects_hold_members_and_purposes(exported: SieFile, year: Path) -> None:
    assert exported.dimensions["20"] == "Ändamål"
    assert exported.objects["8", "Hyvelbänken"] == "Hyvelbänken snickeri ek. för."
    purposes = {
        one.objects[0][1]: one.amount.ore
        for one in exported.object_closing
        if one.account == "2091"
    }
    moved: Counter[str] = Counter()
    for read in open_books(year).read_vouchers:
        for posting in read.voucher.postings:
            if read.voucher.date.year == 2025 and posting.account.startswith("Equity:Purpose:"):
                moved[posting.account.removeprefix("Equity:Purpose:")] += posting.amount.ore
    assert purposes == moved
    assert purposes["Solidarity"] < 0


def test_a_reader_has_nothing_to_complain_of(exported: SieFile) -> None:
    assert exported.checksum == "right"
    assert [finding.code for finding in exported.findings] == []
    assert exported.year(0) is not None
    assert exported.kind == "SIE 4E"
    assert {one.period for one in exported.period_balances} <= set(
        Period(2025, 1).until(Period(2025, 12))
    )
    assert all(one.account[0] in BALANCE_SHEET for one in exported.closing)


def test_no_year_is_a_usage_error(year: Path, tmp_path: Path) -> None:
    ran = fondbok("export", "sie", "2025-03", cwd=tmp_path, books=year)
    assert (ran.code, "2025-03" in ran.err) == (2, True)
