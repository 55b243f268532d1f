"""The bridge loan of the golden story, seen from the books: positions, folds, ties, tampering."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from consortium import figures
from consortium.balances import Balances, fold
from consortium.money import ZERO, Money, total
from consortium.ocr import reference_of
from consortium.period import Period
from consortium.voucher import VoucherNumber
from ledger.agreements import falling_due
from ledger.balances_text import balances_text, read_balances
from ledger.books import Books, open_books
from ledger.use_cases.agreements import standings
from ledger.use_cases.explain import explain
from reports.notices import notice_files, notices_of
from reports.notices.booking import rows_of
from rules.agreements.events import done, outstanding
from tests.books.stories import tell
from tests.e2e.command import Ran, fondbok

DAY = dt.date(2026, 8, 15)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books at the end of the story."""
    place = tmp_path_factory.mktemp("bridge")
    steps = list(tell("bridge_loan", place))
    assert steps
    return place / "books"


@pytest.fixture
def books(told: Path, tmp_path: Path) -> Path:
    """A copy of them to change."""
    return Path(shutil.copytree(told, tmp_path / "books"))


def run(books: Path, *command: str, code: int = 0, clock: str = "2026-08-20") -> Ran:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=f"{clock}T12:00:00")
    assert ran.code == code, ran.text
    return ran


def tied(books: Books) -> Money:
    balances = figures.purpose_balances(books.balances, books.consortium)
    return total(one.tied for one in balances.values())


def test_the_position_is_the_fold_of_what_has_happened(told: Path) -> None:
    books = open_books(told)
    history = books.balances.agreements["brygga"]
    (standing,) = standings(books, DAY)
    position = standing.position
    assert position.owed == outstanding(history) == Money(45_000_00)
    # 120 000 − 20 000 paid − 25 000 early − 30 000 written off; what is noticed stays a claim.
    assert (
        position.noticed
        == Money(15_000_00)
        == books.balances.balance("Assets:Receivable:Loans:Grenverket")
    )
    assert position.owed - position.noticed == books.balances.balance(
        "Assets:Loans:Liquidity:Grenverket"
    )
    assert (position.allowance, position.lost) == (ZERO, Money(30_000_00))
    assert (position.days_late, position.lateness) == (60, "days_31_60")
    assert done(history, "interest") == done(history, "interest_paid") + Money(236_67)


def test_what_is_tied_is_what_is_lent_after_every_voucher(told: Path) -> None:
    books = open_books(told)
    balances = Balances()
    for read in sorted(books.read_vouchers, key=lambda one: one.voucher.registered):
        balances = fold(balances, [(read.voucher, read.sha256)])
        lent = total(balances.balance_under(parent) for parent in figures.INSTRUMENTS)
        held = figures.purpose_balances(balances, books.consortium)
        assert total(one.tied for one in held.values()) == lent, read.voucher.id


def test_a_seal_in_the_middle_changes_nothing(told: Path) -> None:
    books = open_books(told)
    vouchers = [(read.voucher, read.sha256) for read in books.read_vouchers]
    whole = fold(Balances(), vouchers)
    for cut in range(len(vouchers) + 1):
        sealed = balances_text(fold(Balances(), vouchers[:cut]))
        went_on = fold(read_balances(sealed, "seal"), vouchers[cut:])
        assert went_on.agreements == whole.agreements, cut
        assert balances_text(went_on) == balances_text(whole)


def test_the_forecast_knows_what_is_to_come(told: Path) -> None:
    due = falling_due(open_books(told), dt.date(2027, 3, 1))
    found = [(str(one.day), str(one.amount), one.what) for one in due["grenverket"]]
    assert found == [
        ("2027-02-01", "392.91", "brygga"),
        ("2027-02-01", "2488.56", "brygga"),
        ("2027-03-01", "35.43", "brygga"),
        ("2027-03-01", "2490.64", "brygga"),
    ]


def test_instalments_are_noticed_and_booked_by_the_member(told: Path) -> None:
    books = open_books(told)
    made = notices_of(books, Period(2026, 5))
    assert [(one.agreement, one.kind, str(one.to_pay)) for one in made] == [
        ("brygga", "loan_notice", "900.00"),
        ("brygga", "loan_notice", "20000.00"),
    ]
    rows = [(row.account, str(row.amount)) for one in made for row in rows_of(one)]
    assert rows == [
        ("8420", "900.00"), ("2440", "-900.00"), ("2840", "20000.00"), ("2440", "-20000.00"),
    ]  # fmt: skip
    files = notice_files(books, made, "sv")
    assert all(content.startswith(b"%PDF") for name, content in files.items() if "pdf" in name)
    assert b"Amortering p" in files["grenverket-V2026-5.se"]


def test_a_partial_payment_frees_its_part_and_a_reversal_ties_it_again(books: Path) -> None:
    reference = reference_of(VoucherNumber("V", 2026, 8))
    (books.parent / "konto-3.csv").write_text(
        "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo\n"
        f"2026-08-18;2026-08-18;7484000;{reference};6000,00;331900,00\n",
        encoding="utf-8",
    )
    before = tied(open_books(books))
    run(books, "take-in", "konto-3.csv")
    run(books, "month", "2026-01")
    paid = open_books(books)
    assert tied(paid) == before - Money(6_000_00)
    assert standings(paid, DAY)[0].position.noticed == Money(9_000_00)
    run(books, "reverse", "B2026-6", "--why", "Fel avi")
    undone = open_books(books)
    assert tied(undone) == before
    assert standings(undone, DAY)[0].position.noticed == Money(15_000_00)
    run(books, "agreement", "check")


def test_a_changed_text_is_refused_wherever_it_is_needed(books: Path) -> None:
    file = books / "agreements/brygga.v2.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("interest: 1 %", "interest: 0 %"), encoding="utf-8")
    for command in (("agreement", "check"), ("agreement", "list"),
                    ("propose", "agreements", "2027-02")):  # fmt: skip
        assert "agreement_must_be_as_decided" in run(books, *command, code=1).text
    file.write_text(text, encoding="utf-8")
    run(books, "agreement", "check")


def test_a_payment_in_between_voids_a_proposal_that_it_changes(books: Path) -> None:
    run(books, "agreement", "change", "brygga", "write_off", "30 000 kr", "--why", "Ackord 2")
    found = json.loads(run(books, "propose", "agreements", "2026-08", "--json").out)
    (proposal,) = found["proposals"]
    assert proposal["by"] == "board"
    run(books, "agreement", "change", "brygga", "repay", "10 000 kr", "--why", "Kan betala")
    again = json.loads(run(books, "propose", "agreements", "2026-08", "--json").out)
    by_treasurer = next(one for one in again["proposals"] if one["by"] == "treasurer")
    run(books, "post", by_treasurer["id"][:8])
    votes = ("--decision", "Styrelsen 2026-08-20 § 1", "--by", "robin", "--by", "tove")
    refused = run(books, "approve", proposal["id"][:8], *votes, "--recused", "alva", code=3)
    assert "agreements_must_still_hold" in refused.text


def test_the_round_is_the_same_however_often_it_is_made(books: Path) -> None:
    first = json.loads(run(books, "propose", "agreements", "2027-02", "--json").out)
    second = json.loads(run(books, "propose", "agreements", "2027-02", "--json").out)
    assert first["proposals"] == second["proposals"]
    assert [line["kind"] for line in first["proposals"][0]["lines"]] == ["interest", "instalment"]
    run(books, "post", first["proposals"][0]["id"][:8], clock="2027-02-01")
    third = json.loads(run(books, "propose", "agreements", "2027-02", "--json",
                           clock="2027-02-01").out)  # fmt: skip
    assert third["proposals"] == []


def test_explain_tells_of_the_agreement_and_not_of_reports(told: Path) -> None:
    books = open_books(told)
    (payout,) = explain(books, "V2026-3", "sv")
    said = " ".join(step.text for step in payout.steps)
    assert "agreements/brygga.yaml" in said
    assert "120 000,00 kr" in said
    assert "0,00 kr." not in said.replace("000,00 kr.", "")
    (instalment,) = explain(books, "V2026-5", "sv")
    assert "payment" in {step.what for step in instalment.steps}
