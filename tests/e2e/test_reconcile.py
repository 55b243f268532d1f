"""Reconciliation by the commands: each planted difference is found, classed and owned rightly."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from consortium.money import Money
from ledger.books import open_books
from reports.workbook.table import FIRST
from tests.e2e import making
from tests.e2e import reconciling as by
from tests.e2e.command import contents
from tests.e2e.reconciling import LEVIES, REFERENCES, booked_by_hand, classes, reconciled, run
from tests.errors.making import bean_check

OWED = LEVIES["grenverket"][1]
FEE = ("2026-03-03", "BANKAVGIFT", Money(-20_00))
PAID = ("2026-03-05", REFERENCES["grenverket"], OWED)
FEE_LEGS = (
    ("Assets:Bank:Main", Money(-20_00)),
    ("Expenses:Bank", Money(20_00)),
    ("Equity:Purpose:Administration", Money(20_00)),
    ("Equity:Appropriated", Money(-20_00)),
)
FIFTH = dt.date(2026, 3, 4)


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return making.posted_books(tmp_path)


def entry(books: Path) -> str:
    """The bank entry that nobody has booked."""
    balances = open_books(books).balances
    (key,) = balances.facts.bank.lines.keys() - balances.booked.keys()
    return key


def both_books_agree(books: Path) -> None:
    """Bank and members as they should be: the levy paid, the fee booked."""
    by.statement(books, FEE, PAID)
    booked_by_hand(books, FEE_LEGS, entry(books))
    theirs = [by.notice("grenverket"), by.payment("grenverket", FIFTH)]
    by.take_in(books, "g.se", by.own_books("grenverket", *theirs))
    by.take_in(books, "å.se", by.own_books("åkeriet", by.notice("åkeriet")))


def test_three_planted_differences_are_found_and_gone_when_put_right(books: Path) -> None:
    by.statement(books, FEE)
    theirs = [by.notice("grenverket"), by.payment("grenverket", FIFTH)]
    by.take_in(books, "g.se", by.own_books("grenverket", *theirs))
    wrong = by.own_books("åkeriet", by.notice("åkeriet", Money(505_00)))
    by.take_in(books, "å.se", wrong)
    before = contents(books)
    found = reconciled(books, "2026-03", 1)
    assert contents(books) == before
    assert classes(found) == [
        ("main", "missing_here"),
        ("grenverket 2440", "missing_here"),
        ("åkeriet 2440", "amount"),
    ]
    fee, paid, amount = found["differences"]
    assert (fee["ours"], fee["theirs"], fee["owner"]) == (None, "-20.00", "kim")
    assert "fondbok book" in fee["next"]
    assert (paid["theirs"], paid["owner"]) == ("-7000.00", "kim")
    assert (amount["ours"], amount["theirs"], amount["owner"]) == ("500.00", "505.00", "åkeriet")
    booked_by_hand(books, FEE_LEGS, entry(books))
    by.statement(books, FEE, PAID, name="igen.csv")
    right = by.own_books("åkeriet", by.notice("åkeriet"))
    by.take_in(books, "å-rätt.se", right)
    done = reconciled(books, "2026-03", 0)
    assert done["differences"] == []
    assert all(check["ours"] == check["theirs"] for check in done["checked"])
    assert bean_check(books, "en") == ""


def test_agreeing_books_compare_every_balance(books: Path) -> None:
    both_books_agree(books)
    found = reconciled(books, "2026-03", 0)
    sums = {(c["where"], c["what"]): (c["ours"], c["theirs"]) for c in found["checked"]}
    assert sums == {
        ("main", "balance"): ("6980.00", "6980.00"),
        ("åkeriet", "notices"): ("500.00", "500.00"),
        ("grenverket", "debt"): ("0.00", "0.00"),
        ("åkeriet", "debt"): ("500.00", "500.00"),
    }


LENT = Money(40_000_00)
LOAN_LEGS = (
    ("Assets:Loans:Liquidity:Åkeriet", LENT),
    ("Liabilities:Payouts:Åkeriet", -LENT),
    ("Equity:Purpose:Solidarity", LENT),
    ("Equity:Purpose:Solidarity:Tied", -LENT),
)


def borrowed(amount: Money) -> by.Booked:
    """The loan of the fund as the member books it."""
    return by.Booked(dt.date(2026, 3, 4), "Lån, Lilla fonden", "2840", -amount, "1930")


def test_a_loan_is_compared_with_the_members_own_books(books: Path) -> None:
    both_books_agree(books)
    booked_by_hand(books, LOAN_LEGS)
    assert ("åkeriet 2840", "missing_there") in classes(reconciled(books, "2026-03", 1))
    wrong = by.own_books("åkeriet", by.notice("åkeriet"), borrowed(Money(40_500_00)))
    by.take_in(books, "fel.se", wrong)
    assert ("åkeriet 2840", "amount") in classes(reconciled(books, "2026-03", 1))
    right = by.own_books("åkeriet", by.notice("åkeriet"), borrowed(LENT))
    by.take_in(books, "rätt.se", right)
    found = reconciled(books, "2026-03", 0, "--letters")
    sums = {(c["where"], c["what"]): (c["ours"], c["theirs"]) for c in found["checked"]}
    assert sums["åkeriet", "loan"] == ("40000.00", "40000.00")


def test_a_payment_over_the_months_end_is_explained(books: Path) -> None:
    by.statement(books, FEE, ("2026-04-02", REFERENCES["grenverket"], OWED))
    booked_by_hand(books, FEE_LEGS, entry(books))
    theirs = [by.notice("grenverket"), by.payment("grenverket", dt.date(2026, 3, 31))]
    by.take_in(books, "g.se", by.own_books("grenverket", *theirs))
    found = reconciled(books, "2026-03", 0)
    assert classes(found, is_open=False) == [("grenverket 2440", "timing")]
    assert reconciled(books, "2026-04", 1)["differences"][0]["class"] == "statement_missing"


def test_a_payment_that_the_bank_has_not_shown_yet_is_open_timing(books: Path) -> None:
    by.statement(books, FEE)
    booked_by_hand(books, FEE_LEGS, entry(books))
    theirs = [by.notice("grenverket"), by.payment("grenverket", dt.date(2026, 3, 30))]
    by.take_in(books, "g.se", by.own_books("grenverket", *theirs))
    assert classes(reconciled(books, "2026-03", 1)) == [("grenverket 2440", "timing")]


def test_a_notice_on_another_account_is_told_with_it(books: Path) -> None:
    both_books_agree(books)
    moved = by.own_books("åkeriet", by.notice("åkeriet", account="2890"), drawn="2026-04-11")
    by.take_in(books, "å2.se", moved)
    (found,) = reconciled(books, "2026-03", 1)["differences"]
    assert (found["class"], found["owner"]) == ("wrong_account", "åkeriet")
    assert "2890" in found["next"] and "2440" in found["next"]


def test_a_notice_that_the_member_lacks_is_missing_there(books: Path) -> None:
    both_books_agree(books)
    by.take_in(books, "å2.se", by.own_books("åkeriet", drawn="2026-04-11"))
    (found,) = reconciled(books, "2026-03", 1)["differences"]
    assert (found["where"], found["class"]) == ("åkeriet 2440", "missing_there")
    assert (found["ours"], found["theirs"], found["owner"]) == ("500.00", None, "åkeriet")


def test_an_account_of_ours_alone_is_compared_whole(books: Path) -> None:
    both_books_agree(books)
    silent = by.Booked(dt.date(2026, 3, 9), "Rättelse", "2440", Money(-50_00))
    theirs = by.own_books(
        "åkeriet", by.notice("åkeriet"), silent, name="Skuld Lilla fonden", drawn="2026-04-11"
    )
    by.take_in(books, "å2.se", theirs)
    (found,) = reconciled(books, "2026-03", 1)["differences"]
    assert (found["class"], found["theirs"]) == ("missing_here", "50.00")


def test_other_suppliers_of_the_same_account_are_nobodys_business(books: Path) -> None:
    both_books_agree(books)
    other = by.Booked(dt.date(2026, 3, 9), "Papper AB", "2440", Money(-500_00))
    theirs = by.own_books("åkeriet", by.notice("åkeriet"), other, drawn="2026-04-11")
    by.take_in(books, "å2.se", theirs)
    assert reconciled(books, "2026-03", 0)["differences"] == []


def test_a_month_that_no_statement_reaches_is_not_reconciled(books: Path) -> None:
    by.statement(books, FEE, clock="2026-03-20T12:00:00")
    booked_by_hand(books, FEE_LEGS, entry(books))
    assert classes(reconciled(books, "2026-03", 1)) == [("main", "statement_missing")]


def test_a_gap_between_statements_is_told_with_its_days(books: Path) -> None:
    by.statement(books, FEE)
    booked_by_hand(books, FEE_LEGS, entry(books))
    late = ("2026-03-20", REFERENCES["grenverket"], OWED)
    by.statement(books, late, name="senare.csv", opening=Money(-520_00))
    (found,) = reconciled(books, "2026-03", 1)["differences"]
    assert (found["where"], found["class"]) == ("main", "statement_gap")
    assert (found["ours"], found["theirs"]) == ("7000.00", "6500.00")
    assert "2026-03-04" in found["next"]


def test_a_voucher_that_no_entry_stands_behind_is_missing_at_the_bank(books: Path) -> None:
    both_books_agree(books)
    legs = (("Assets:Bank:Main", Money(-75_00)), ("Expenses:Bank", Money(75_00)))
    booked_by_hand(books, legs)
    (found,) = reconciled(books, "2026-03", 1)["differences"]
    assert (found["class"], found["ours"]) == ("missing_there", "-75.00")
    assert "fondbok reverse M2026-2" in found["next"]


def test_an_unplaced_payment_is_somebodys_task(books: Path) -> None:
    by.statement(books, ("2026-03-05", "INSATT", Money(100_00)))
    (found,) = reconciled(books, "2026-03", 1)["differences"]
    assert (found["class"], found["owner"]) == ("not_placed", "kim")
    assert "fondbok match B2026-1" in found["next"]


def test_an_accepted_difference_counts_no_more_until_its_amount_changes(books: Path) -> None:
    by.statement(books, FEE)
    (one,) = reconciled(books, "2026-03", 1)["differences"]
    why = "Banken rättar i april"
    accepted = reconciled(books, "2026-03", 0, "--accept", one["id"][:6], "--why", why)
    assert accepted["differences"][0]["accepted"]["by"] == "kim"
    again = reconciled(books, "2026-03", 0)
    assert again["differences"][0]["accepted"]["why"] == why
    assert why in run(books, "reconcile", "2026-03").out
    assert bean_check(books, "en") == ""
    other = ("2026-03-10", "BANKAVGIFT", Money(-21_00))
    by.statement(books, FEE, other, name="mer.csv")
    assert classes(reconciled(books, "2026-03", 1)) == [("main", "missing_here")]


def test_an_acceptance_that_somebody_changed_is_refused(books: Path) -> None:
    by.statement(books, FEE)
    (one,) = reconciled(books, "2026-03", 1)["differences"]
    run(books, "reconcile", "2026-03", "--accept", one["id"], "--why", "Rättas")
    (file,) = (books / "decisions").glob("*.beancount")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('  by: "kim"', '  by:  "robin"'), encoding="utf-8")
    told = run(books, "reconcile", "2026-03", code=1).err
    assert "books_must_hold_only_what_was_written" in told


def test_a_report_far_from_the_books_proposes_a_true_up(books: Path) -> None:
    policy = books / "policy/2026-01-01.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(f"{text}facts: {{revenue: sie, tolerance: 1 %}}\n", encoding="utf-8")
    form = "medlem;period;intäkter\ngrenverket;2026-01;110 000\nåkeriet;2026-01;5 000\n"
    by.take_in(books, "rapport.csv", form.encode())
    found = reconciled(books, "2026-01", 1)
    (one,) = found["differences"]
    assert (one["where"], one["class"]) == ("grenverket", "declared")
    assert (one["ours"], one["theirs"]) == ("110000.00", "100000.00")
    assert one["owner"] == "grenverket"
    assert "7 700,00 kr: avräkning 700,00 kr" in one["steps"][1]
    assert {c["where"] for c in found["checked"] if c["area"] == "levies"} == {
        "grenverket",
        "åkeriet",
    }


def test_what_is_not_open_cannot_be_accepted(books: Path) -> None:
    by.statement(books, FEE)
    before = contents(books)
    run(books, "reconcile", "2026-03", "--accept", "ffffffff", "--why", "x", code=3)
    (one,) = reconciled(books, "2026-03", 1)["differences"]
    run(books, "reconcile", "2026-03", "--accept", one["id"], code=3)
    assert contents(books) == before


def test_confirmations_say_what_stands_between_us(books: Path) -> None:
    both_books_agree(books)
    found = reconciled(books, "2026-03", 0, "--letters")
    letters, (file, paper) = found["letters"], found["files"]
    assert Path(paper).name == "saldobesked-2026-03-åkeriet.pdf"
    assert Path(paper).read_bytes().startswith(b"%PDF") and found["issued"] == []
    compared, differences = load_workbook(file).worksheets
    rows = list(compared.iter_rows(min_row=FIRST, values_only=True))
    assert [row[1] for row in rows] == [check["where"] for check in found["checked"]]
    assert list(differences.iter_rows(min_row=FIRST, values_only=True)) in ([], [(None,) * 9])
    assert [one["member"] for one in letters] == ["åkeriet"]
    assert "Ni är skyldiga oss 500,00 kr" in letters[0]["text"]
    assert "konto 2440: 500,00 kr" in letters[0]["text"]
    english = run(books, "--lang", "en", "reconcile", "2026-03", "--letters").out
    assert "You owe us SEK 500.00" in english


def test_confirmations_that_are_issued_are_archived_once(books: Path) -> None:
    both_books_agree(books)
    first = reconciled(books, "2026-03", 0, "--issue")
    (name,) = first["issued"]
    sent = Path(first["files"][-1]).read_bytes()
    assert name == "saldobesked-2026-03-åkeriet.pdf"
    archived = [path.read_bytes() for path in (books / "documents").rglob("*.pdf")]
    assert archived == [sent]
    before = contents(books)
    again = reconciled(books, "2026-03", 0, "--issue")
    assert again["issued"] == [] and again["letters"] == first["letters"]
    assert contents(books) == before
    assert bean_check(books, "en") == ""


def test_the_text_fits_a_terminal_and_names_who_does_what(books: Path) -> None:
    by.statement(books, FEE)
    wrong = by.own_books("åkeriet", by.notice("åkeriet", Money(505_00)))
    by.take_in(books, "å.se", wrong)
    for language, name in (("sv", "Åkeriet ek. för.: rätta"), ("en", "Åkeriet ek. för.: correct")):
        out = run(books, "--lang", language, "reconcile", "2026-03", code=1).out
        assert max(map(len, out.splitlines())) <= 80
        assert name in out and "PROBLEM" in out
