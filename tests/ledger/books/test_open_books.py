"""Opening the books: everything folded, or every problem told."""

from __future__ import annotations

import datetime as dt
import gc
from dataclasses import replace
from pathlib import Path

import pytest
from beancount import loader

from consortium.figures import member_balance, purpose_balances, unappropriated
from consortium.money import Money
from consortium.period import Period
from consortium.problems import BooksError, Problem
from consortium.voucher import VoucherNumber
from ledger.books import open_books
from ledger.change import PENDING, Append, Replace
from ledger.intent import INTENT
from ledger.render import proposal_text
from ledger.vouchers import voucher_operations
from tests.ledger.books.making import OPENED, VOUCHERS, levy, report, write_books
from tests.ledger.books.test_hand_edits import proposal

FEBRUARY = "2026/2026-02.beancount"


def problems(root: Path) -> list[Problem]:
    with pytest.raises(BooksError) as caught:
        open_books(root)
    return list(caught.value.problems)


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_bytes().decode()
    assert old in text
    (root / file).write_bytes(text.replace(old, new, 1).encode())


def test_the_books_are_read_whole(tmp_path: Path) -> None:
    corrected = replace(report(), accounts={"3010": Money(-1)}, taken_in="2026-03-01T08:00:00")
    write_books(tmp_path, reports=[report(), corrected, report("åkeriet")])
    books = open_books(tmp_path)
    assert books.consortium.name == "Prövobygdens kooperativ"
    assert books.balances.tip("V", 2026).number == 4
    assert books.balances.tip("V", 2026).sha256 == books.read_vouchers[-1].sha256
    assert books.balances.balance("Assets:Receivable:Levies:Grenverket") == Money(1840002)
    assert books.balances.facts.report("grenverket", Period(2026, 1)) == corrected
    assert books.reports("grenverket", Period(2026, 1)) == [report(), corrected]
    assert books.included == ["accounts.beancount", FEBRUARY, "2026/2026-03.beancount"]
    assert books.opened_on == OPENED
    assert books.opened["Income:Services:Åkeriet"] == OPENED
    assert list(books.settings) == ["consortium.yaml"]
    assert books.files[FEBRUARY].length == (tmp_path / FEBRUARY).stat().st_size
    assert (books.person_name("kim"), books.person_name("gone")) == ("Kim Berg", "gone")


def test_a_voucher_is_found_with_its_place(tmp_path: Path) -> None:
    write_books(tmp_path)
    books = open_books(tmp_path)
    found = books.voucher(VoucherNumber.parse("V2026-1"))
    assert found is not None
    voucher, source = found
    assert voucher == levy(1)
    assert source.line is not None
    line = (tmp_path / FEBRUARY).read_text(encoding="utf-8").split("\n")[source.line - 1]
    assert line.endswith("^V2026-1")
    assert books.voucher(VoucherNumber("V", 2026, 99)) is None


def test_the_figures_of_the_fund(tmp_path: Path) -> None:
    write_books(tmp_path)
    books = open_books(tmp_path)
    purposes = purpose_balances(books.balances, books.consortium)
    assert list(purposes) == ["administration", "solidarity", "start_up", "tax", "revolving"]
    assert purposes["administration"].balance == Money(4 * 84000 - 12500)
    assert purposes["revolving"].untied == Money(4 * 200000)
    assert unappropriated(books.balances) == Money(0)
    member = member_balance(books.balances, "åkeriet")
    assert (member.levied, member.capital) == (Money(1840002), Money(400000))


def test_facts_can_be_left_out(tmp_path: Path) -> None:
    write_books(tmp_path, reports=[report()])
    assert list(open_books(tmp_path, facts=False).balances.facts) == []


def test_the_tip_follows_vouchers_and_facts(tmp_path: Path) -> None:
    write_books(tmp_path / "a")
    write_books(tmp_path / "b")
    write_books(tmp_path / "c", vouchers=VOUCHERS[:-1])
    write_books(tmp_path / "d", reports=[report()])
    tips = [open_books(tmp_path / name).tip for name in "abcd"]
    assert tips[0] == tips[1]
    assert len(set(tips)) == 3


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    write_books(tmp_path, reports=[report()])
    edit(tmp_path, FEBRUARY, 'by: "kim"', "by: kim")
    edit(tmp_path, "2026/2026-03.beancount", "-800.00", "-800.0")
    edit(tmp_path, "facts/2026-02.beancount", "TRUE", "true")
    (tmp_path / "policy" / "2026-01-01.yaml").write_text("valid_from: i dag\n", encoding="utf-8")
    files = {problem.source.file for problem in problems(tmp_path)}
    assert files == {
        FEBRUARY,
        "2026/2026-03.beancount",
        "facts/2026-02.beancount",
        "policy/2026-01-01.yaml",
    }


def test_a_changed_ore_is_found_by_the_chain(tmp_path: Path) -> None:
    write_books(tmp_path)
    edit(tmp_path, FEBRUARY, " 9200.01 SEK", " 9200.02 SEK")
    edit(tmp_path, FEBRUARY, "-3200.01 SEK", "-3200.02 SEK")
    assert [problem.code for problem in problems(tmp_path)] == ["voucher_hash_must_chain"]


@pytest.mark.parametrize("missing", ["main.beancount", "consortium.yaml", "accounts.beancount"])
def test_a_folder_without_books_is_told(tmp_path: Path, missing: str) -> None:
    write_books(tmp_path)
    (tmp_path / missing).unlink()
    codes = {problem.code for problem in problems(tmp_path)}
    assert codes == {"books_folder_must_hold_books"}


def test_a_period_file_that_main_leaves_out_is_told(tmp_path: Path) -> None:
    write_books(tmp_path)
    edit(tmp_path, "main.beancount", 'include "2026/2026-03.beancount"\n', "")
    assert [problem.code for problem in problems(tmp_path)] == ["period_file_must_be_included"]


def test_a_new_period_file_is_not_told_while_its_change_is_under_way(tmp_path: Path) -> None:
    write_books(tmp_path)
    edit(tmp_path, "main.beancount", 'include "2026/2026-03.beancount"\n', "")
    (tmp_path / PENDING).mkdir()
    assert [problem.code for problem in problems(tmp_path)] == ["period_file_must_be_included"]
    (tmp_path / PENDING / INTENT).write_bytes(b"{}")
    assert open_books(tmp_path).balances.tip("V", 2026).number == 2


def test_an_included_file_that_is_gone_is_told(tmp_path: Path) -> None:
    write_books(tmp_path)
    (tmp_path / "2026/2026-03.beancount").unlink()
    assert [problem.source.file for problem in problems(tmp_path)] == ["2026/2026-03.beancount"]


def test_an_empty_period_file_is_no_problem(tmp_path: Path) -> None:
    write_books(tmp_path)
    (tmp_path / "2026/2026-12.beancount").write_bytes(b"")
    assert len(open_books(tmp_path).read_vouchers) == len(VOUCHERS)


def test_proposals_wait_until_they_are_posted(tmp_path: Path) -> None:
    write_books(tmp_path)
    (tmp_path / "proposals" / "posted").mkdir(parents=True)
    books, one = open_books(tmp_path), proposal()
    assert books.proposals() == []
    waiting = tmp_path / "proposals" / f"{one.digest}.beancount"
    waiting.write_bytes(proposal_text(one).encode())
    assert books.proposals() == [one]
    assert books.posted_proposal(one.digest) is None
    waiting.rename(tmp_path / "proposals" / "posted" / waiting.name)
    assert books.proposals() == []
    assert books.posted_proposal(one.digest) == one
    assert books.posted_proposal(one.digest[:8]) == one
    assert books.posted_proposal("*") is None


def test_what_is_appended_reads_back_and_the_next_voucher_chains(tmp_path: Path) -> None:
    write_books(tmp_path, vouchers=VOUCHERS[:3])
    for number, month in ((3, Period(2026, 1)), (4, Period(2026, 2))):
        books = open_books(tmp_path)
        tip = books.balances.tip("V", 2026)
        (append, *rest) = voucher_operations(books, [levy(number, month=month)])
        assert isinstance(append, Append)
        path = tmp_path / append.path
        before = path.read_bytes() if path.exists() else b""
        path.write_bytes(before + append.text.encode())
        for replacing in rest:
            assert isinstance(replacing, Replace)
            (tmp_path / replacing.path).write_bytes(replacing.content)
        again = open_books(tmp_path)
        assert again.balances.tip("V", 2026).number == number
        assert again.read_vouchers[-1].voucher.prev == tip.sha256
    assert loader.load_file(str(tmp_path / "main.beancount"))[1] == []


def test_opening_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    write_books(tmp_path)
    open_books(tmp_path)
    assert gc.isenabled()
    edit(tmp_path, FEBRUARY, 'by: "kim"', "by: kim")
    problems(tmp_path)
    assert gc.isenabled()


def test_a_broken_fiscal_year_numbers_by_its_first_calendar_year(tmp_path: Path) -> None:
    write_books(tmp_path, vouchers=())
    edit(tmp_path, "consortium.yaml", "fiscal_year_starts: 01-01", "fiscal_year_starts: 07-01")
    write_books(tmp_path / "x", vouchers=[levy(1)])
    edit(tmp_path / "x", "consortium.yaml", "starts: 01-01", "starts: 07-01")
    (problem,) = problems(tmp_path / "x")
    assert problem.code == "voucher_year_must_be_its_fiscal_year"
    assert problem.values["found"] == dt.date(2026, 2, 10)
