"""Loans between members, gifts and stakes, on the smallest books that can have them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from consortium import figures
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Refusal
from ledger.books import Books, open_books
from ledger.use_cases.agreement_change import change
from ledger.use_cases.agreements import standings
from ledger.use_cases.post import post
from ledger.use_cases.propose_agreements import propose_agreements
from tests.e2e import making
from tests.errors.agreeing import FILE, LOAN, decided, drafted, session
from tests.errors.making import bean_check

BETWEEN = LOAN.replace("kind: loan", "kind: member_loan\nlender: åkeriet").replace(
    "purpose: solidarity\n", ""
) + ('guarantee: 50 %\nlender_decision: "Åkeriets styrelse 2026-03-03 § 2"\n'
     'signed_note: "revers.pdf"\n')  # fmt: skip


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return making.posted_books(tmp_path)


def memo(books: Books, unit: str) -> tuple[Money, Money]:
    held = books.balances.balance_under(f"Assets:Memo:{unit}", unit)
    return held, held + books.balances.balance_under(f"Equity:Memo:{unit}", unit)


def tied_and_lent(books: Books) -> tuple[Money, Money]:
    purposes = figures.purpose_balances(books.balances, books.consortium)
    lent = total(books.balances.balance_under(one) for one in figures.INSTRUMENTS)
    return total(one.tied for one in purposes.values()), lent


def propose_and_post(books: Path, month: int, day: str) -> None:
    one = propose_agreements(session(books, day), Period(2026, month)).round
    assert one.findings == ()
    post(session(books, day), one.proposals[-1].digest)


def test_a_loan_between_members_stands_beside_the_balance_sheet(books: Path) -> None:
    drafted(books, BETWEEN)
    before = dict(open_books(books).balances.accounts)
    propose_and_post(books, 3, "2026-03-10")
    lent = open_books(books)
    assert memo(lent, "LSEK") == (Money(2_000_00), ZERO)
    assert memo(lent, "GSEK") == (Money(1_000_00), ZERO)
    kronor = {place: a for place, a in lent.balances.accounts.items() if place[1] == "SEK"}
    assert kronor == before
    propose_and_post(books, 4, "2026-04-05")
    repaid = open_books(books)
    assert memo(repaid, "LSEK") == (Money(1_500_00), ZERO)
    assert memo(repaid, "GSEK") == (Money(750_00), ZERO)
    (standing,) = standings(repaid, dt.date(2026, 4, 5))
    assert standing.position.owed == Money(1_500_00)
    assert bean_check(books, "en") == ""


def test_what_is_forgiven_is_support_out_of_free_equity(books: Path) -> None:
    decided(books)
    with pytest.raises(Refusal):
        change(session(books), "brygga", "forgive", Money(500_00), why="Ackord")
    adopt(books, 5_000)
    done = change(session(books), "brygga", "forgive", Money(500_00), why="Ackord")
    post(session(books), done.proposal.digest)
    after = open_books(books)
    assert after.balances.balance("Expenses:Support:Forgiveness:Grenverket") == Money(500_00)
    assert tied_and_lent(after) == (Money(1_500_00), Money(1_500_00))
    assert standings(after, dt.date(2026, 3, 10))[0].position.lost == Money(500_00)


def test_a_loan_that_becomes_a_stake_stays_tied(books: Path) -> None:
    decided(books)
    done = change(session(books), "brygga", "convert", Money(2_000_00), why="Insats")
    post(session(books), done.proposal.digest)
    after = open_books(books)
    assert after.balances.balance("Assets:Shares:Members:Grenverket") == Money(2_000_00)
    assert tied_and_lent(after) == (Money(2_000_00), Money(2_000_00))
    assert standings(after, dt.date(2026, 3, 10))[0].position.state == "ended"
    assert bean_check(books, "en") == ""


def test_a_loan_waits_while_wages_are_not_reported(books: Path) -> None:
    drafted(books, LOAN + "only_when: wages_covered\n")
    propose_and_post(books, 3, "2026-03-10")
    due = propose_agreements(session(books, "2026-04-05"), Period(2026, 4))
    assert due.round.proposals == ()
    ((_, event),) = due.deferred
    assert event.reasons[0].code == "loan_waits_for_figures"


def test_a_draft_with_other_line_ends_is_the_same_text(books: Path) -> None:
    decided(books)
    path = books / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert standings(open_books(books), dt.date(2026, 3, 10))[0].position.state == "running"


def adopt(books: Path, kronor: int) -> None:
    """The result of an earlier year, as the meeting adopted it, by a voucher of the books' own."""
    from consortium.voucher import Posting, Voucher
    from ledger.use_cases.session import writing
    from ledger.vouchers import next_number, voucher_operations

    amount = Money(kronor * 100)
    with writing(session(books), "treasurer") as desk:
        voucher = Voucher(
            id=next_number(desk.books, "M", desk.session.today),
            date=desk.session.today,
            payee="Fonden",
            text="Fastställt resultat",
            registered=desk.session.at,
            by="kim",
            concerns="Fastställt resultat",
            counterparty="Fonden",
            source="protokoll",
            postings=(Posting("Assets:Bank:Main", amount), Posting("Equity:Retained", -amount)),
        )
        desk.commit(voucher_operations(desk.books, [voucher]), inputs={}, result={})
