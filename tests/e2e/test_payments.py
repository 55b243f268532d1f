"""Payments from the bank's file to the settled claim, by the commands themselves."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from consortium.money import ZERO, Money, total
from consortium.ocr import reference_of
from consortium.voucher import VoucherNumber
from tests.e2e import making
from tests.e2e.command import ROOT, Ran, contents, fondbok
from tests.errors.making import bean_check
from tests.importers import test_bgmax as bgmax
from tests.importers.camt import making as camt

MARCH = "2026-03-20T12:00:00"
IBAN, DAY = "SE3880000000000000000017", "2026-03-02"
SKANDIA = ROOT / "tests/data/bank_csv/skandia.xlsx"
HEADINGS = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo"
FIRST, SECOND = (reference_of(VoucherNumber("V", 2026, number)) for number in (1, 2))


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return making.posted_books(tmp_path)


def money(text: str) -> Money:
    return Money.parse(text)


def less(amount: str, kronor: int) -> str:
    return str(money(amount) - Money(kronor * 100))


def sum_of(*amounts: str) -> Money:
    return total(money(amount.replace(",", ".")) for amount in amounts)


def run(books: Path, *command: str, code: int = 0) -> Ran:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=MARCH)
    assert ran.code == code, ran.text
    return ran


def shown(books: Path, *command: str) -> dict[str, Any]:
    found = json.loads(run(books, *command, "--json").out)
    assert isinstance(found, dict)
    return found


def statement(books: Path, *entries: tuple[str, str], name: str = "konto.csv") -> None:
    """A file from the bank, taken in and booked: texts and amounts, from 2 March, a day each."""
    rows, balance = [], ZERO
    for number, (text, amount) in enumerate(entries):
        balance += money(amount.replace(",", "."))
        day = f"2026-03-{number + 2:02d}"
        standing = str(balance).replace(".", ",")
        rows.append(f"{day};{day};54840{number:02d};{text};{amount};{standing}")
    lines = [HEADINGS, *reversed(rows)]
    (books.parent / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    run(books, "take-in", name)
    run(books, "month", "2026-01")


def receivables(books: Path) -> dict[str, str]:
    return {key: one["receivable"] for key, one in shown(books, "status")["members"].items()}


def claim(books: Path, member: str) -> str:
    return receivables(books)[member].replace(".", ",")


def test_references_settle_their_claims_and_the_bank_is_what_the_bank_says(books: Path) -> None:
    one, two = claim(books, "grenverket"), claim(books, "åkeriet")
    statement(books, (FIRST, one), (SECOND, two))
    assert set(receivables(books).values()) == {"0.00"}
    status, found = shown(books, "status"), shown(books, "match")
    assert found["payments"] == found["entries"] == []
    assert money(status["bank"]) == sum_of(one, two)
    assert bean_check(books, "en") == ""


def test_the_same_days_taken_in_again_book_nothing_more(books: Path) -> None:
    statement(books, (FIRST, "100,00"), ("INSATT", "5,00"), ("INSATT", "5,00"))
    before = contents(books)
    for name in ("konto.csv", "konto.csv"):
        run(books, "take-in", name)
        run(books, "month", "2026-01")
    assert contents(books) == before
    assert shown(books, "status")["bank"] == "110.00"


def test_a_part_stays_due_and_too_much_stands_as_prepaid(books: Path) -> None:
    owed = receivables(books)
    too_much = str(money(owed["åkeriet"]) + Money(50_00)).replace(".", ",")
    statement(books, (FIRST, "100,00"), (SECOND, too_much), (SECOND, "30,00"))
    members = shown(books, "status")["members"]
    assert members["grenverket"]["receivable"] == less(owed["grenverket"], 100)
    assert (members["åkeriet"]["receivable"], members["åkeriet"]["prepaid"]) == ("0.00", "80.00")


def test_what_is_prepaid_pays_the_next_claim(books: Path) -> None:
    much = str(money(receivables(books)["grenverket"]) + Money(1000_00)).replace(".", ",")
    statement(books, (FIRST, much))
    run(books, "take-in", "grenverket-02.se")
    run(books, "month", "2026-02")
    run(books, "post", making.waiting(books))
    levied = shown(books, "status", "2026-02")["members"]["grenverket"]
    done = shown(books, "month", "2026-02")
    after = shown(books, "status", "2026-02")["members"]["grenverket"]
    assert len(done["paid"]) == 1
    used = min(Money(1000_00), money(levied["receivable"]))
    assert money(after["prepaid"]) == Money(1000_00) - used
    assert money(after["receivable"]) == money(levied["receivable"]) - used
    run(books, "reverse", done["paid"][0], "--why", "Medlemmen vill vänta")
    again = shown(books, "month", "2026-02")
    assert again["paid"] == [], "what was taken back is not set off by rule again"
    assert shown(books, "status", "2026-02")["members"]["grenverket"]["prepaid"] == "1000.00"


def test_unknown_payments_wait_and_each_decision_can_be_taken_back(books: Path) -> None:
    statement(books, ("INSATT", "100,00"), ("BANKAVGIFT", "-20,00"))
    owed = receivables(books)
    found = shown(books, "match")
    assert [one["voucher"] for one in found["payments"]] == ["B2026-1"]
    assert [one["text"] for one in found["entries"]] == ["BANKAVGIFT"]
    run(books, "match", "B2026-1", "--to", "V2026-2")
    assert shown(books, "match")["payments"] == []
    assert receivables(books)["åkeriet"] == less(owed["åkeriet"], 100)
    run(books, "reverse", "M2026-1", "--why", "Fel medlem")
    assert receivables(books) == owed
    assert [one["amount"] for one in shown(books, "match")["payments"]] == ["100.00"]
    run(books, "match", "B2026-1", "--member", "grenverket")
    assert receivables(books)["grenverket"] == less(owed["grenverket"], 100)
    assert bean_check(books, "en") == ""


def test_a_reversed_booking_is_not_placed_by_rule_again(books: Path) -> None:
    statement(books, (FIRST, "100,00"))
    owed = receivables(books)
    run(books, "reverse", "B2026-1", "--why", "Betalningen gällde något annat")
    run(books, "month", "2026-01")
    (one,) = shown(books, "match")["payments"]
    assert (one["voucher"], one["suggestion"]["confidence"]) == ("B2026-2", "certain")
    assert receivables(books)["grenverket"] == less(owed["grenverket"], -100)


def test_a_payer_with_our_members_name_is_suggested(books: Path) -> None:
    amount = claim(books, "åkeriet")
    statement(books, ("Åkeriet ek. för.", amount))
    (one,) = shown(books, "match")["payments"]
    assert one["suggestion"]["parts"][0]["member"] == "åkeriet"
    run(books, "match", "B2026-1")
    assert receivables(books)["åkeriet"] == "0.00"


def test_a_reference_that_is_nearly_right_is_suggested_and_never_booked(books: Path) -> None:
    amount = claim(books, "grenverket")
    wrong = FIRST[:-1] + str((int(FIRST[-1]) + 1) % 10)
    statement(books, (wrong, amount), (SECOND[1:], "5,00"))
    assert claim(books, "grenverket") == amount
    exact, part = shown(books, "match")["payments"]
    assert [one["suggestion"]["confidence"] for one in (exact, part)] == ["likely", "possible"]
    assert f"OCR {wrong} liknar OCR för V2026-1 (grenverket)" in run(books, "match").out
    assert "liknar OCR för V2026-1 (grenverket)" in run(books, "month", "2026-01").out
    run(books, "match", exact["voucher"])
    assert claim(books, "grenverket") == "0,00"
    run(books, "match", part["voucher"])
    assert sum_of(claim(books, "åkeriet"), "5,00") == money("500.00")
    assert bean_check(books, "en") == ""


def test_one_payment_with_two_references_pays_both_notices(books: Path) -> None:
    both = sum_of(claim(books, "grenverket"), claim(books, "åkeriet"))
    statement(books, (f"{SECOND} {FIRST}", str(both).replace(".", ",")))
    assert set(receivables(books).values()) == {"0.00"}
    assert shown(books, "match")["payments"] == []


def test_a_reversed_levy_that_was_paid_leaves_a_credit(books: Path) -> None:
    amount = claim(books, "grenverket")
    statement(books, (FIRST, amount))
    run(books, "reverse", "V2026-1", "--why", "Fel underlag")
    assert receivables(books)["grenverket"] == f"-{amount.replace(',', '.')}"
    run(books, "month", "2026-01")
    run(books, "post", making.waiting(books))
    assert receivables(books)["grenverket"] == "0.00"


@pytest.mark.parametrize("is_one_run", [True, False])
@pytest.mark.parametrize("order", list(permutations(("53.xml", "54.xml", "bg.txt"))))
def test_statement_notification_and_bgmax_of_one_day_book_the_money_once(
    books: Path, order: tuple[str, ...], is_one_run: bool
) -> None:
    one, two = receivables(books)["grenverket"], receivables(books)["åkeriet"]
    whole = str(money(one) + money(two))
    parts = [camt.detail(one, references=[FIRST]), camt.detail(two, references=[SECOND])]
    details = camt.entry(whole, camt.element("NtryDtls", *parts), booked=DAY)
    balances = [camt.balance("OPBD", "0.00", DAY), camt.balance("CLBD", whole, DAY)]
    statement_ = camt.statement(*balances, camt.entry(whole, booked=DAY), account=IBAN)
    notified = camt.statement(details, account=IBAN).replace("Stmt>", "Ntfctn>")
    of_giro = bgmax.deposit(money(whole).ore, 2, day="20260302")
    of_members = [bgmax.payment(money(one).ore, FIRST), bgmax.payment(money(two).ore, SECOND)]
    deposit = [bgmax.opening("50501055"), *of_members, of_giro]
    files = {
        "53.xml": camt.document(statement_).encode(),
        "54.xml": camt.document(notified, message="BkToCstmrDbtCdtNtfctn").encode(),
        "bg.txt": bgmax.small(*deposit, count=(2, 0, 0, 1)),
    }
    for name, content in files.items():
        (books.parent / name).write_bytes(content)
    for _ in range(3):
        for names in (order,) if is_one_run else [(name,) for name in order]:
            run(books, "take-in", *names)
        run(books, "month", "2026-01")
    assert shown(books, "status")["bank"] == whole
    assert set(receivables(books).values()) == {"0.00"}
    assert shown(books, "match")["payments"] == []


@pytest.mark.parametrize("takes", ["-10", "0"])
def test_an_entry_that_also_takes_something_back_waits_for_a_person(
    books: Path, takes: str
) -> None:
    """A deduction by the giro, or a credit set off: nobody knows from what but people."""
    owed, whole = receivables(books), str(Money(30_00) + money(takes))
    parts = [camt.detail("30", references=[FIRST]), camt.detail(takes, references=[SECOND])]
    paid = camt.entry(whole, camt.element("NtryDtls", *parts), booked=DAY)
    balances = [camt.balance("OPBD", "0.00", DAY), camt.balance("CLBD", whole, DAY)]
    text = camt.document(camt.statement(*balances, paid, account=IBAN))
    (books.parent / "53.xml").write_text(text, encoding="utf-8")
    run(books, "take-in", "53.xml")
    run(books, "month", "2026-01")
    waits = shown(books, "match")["payments"]
    assert shown(books, "status")["bank"] == whole
    if takes == "0":
        assert waits == [] and receivables(books)["grenverket"] == less(owed["grenverket"], 30)
        return
    assert receivables(books) == owed
    run(books, "match", waits[0]["voucher"], "--member", "grenverket")
    assert receivables(books)["grenverket"] == less(owed["grenverket"], 20)
    assert bean_check(books, "en") == ""


def test_a_month_shows_some_of_many_payments_and_match_all(books: Path) -> None:
    statement(books, *[("INSATT", f"{number},00") for number in range(1, 13)])
    month, match = run(books, "month", "2026-01").out, run(books, "match").out
    assert month.count("INSATT") == 10 and "… och 2 till: fondbok match" in month
    assert match.count("INSATT") == 12 and "till: fondbok match" not in match
    assert month.rstrip().endswith("fondbok match")


def test_a_banks_excel_file_is_a_banks(books: Path) -> None:
    settings = books / "consortium.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(IBAN, "SE4591500000091508974804"), encoding="utf-8")
    (books.parent / "skandia.xlsx").write_bytes(SKANDIA.read_bytes())
    clock = "2026-11-20T12:00:00"
    ran = fondbok("take-in", "skandia.xlsx", "--json", cwd=books.parent, books=books, clock=clock)
    assert ran.code == 0, ran.text
    (file,) = json.loads(ran.out)["files"]
    assert file["kind"] == "Excel Skandia" and file["entries"] == file["bank"][0]["entries"] > 0


def test_taking_in_a_statement_names_the_month_to_run(books: Path) -> None:
    (books.parent / "konto.csv").write_text(
        f"{HEADINGS}\n2026-03-02;2026-03-02;1;{FIRST};100,00;100,00\n", encoding="utf-8"
    )
    assert shown(books, "take-in", "konto.csv")["next"] == "fondbok month 2026-01"


def test_explain_goes_from_the_claim_to_the_line_of_the_bank(books: Path) -> None:
    statement(books, (FIRST, "100,00"))
    steps = shown(books, "--lang", "en", "explain", "V2026-1")["steps"]
    paid = next(step for step in steps if step["what"] == "payment")
    assert "B2026-1" in paid["text"] and "SEK 100.00" in paid["text"]
    assert any((step["source"] or {}).get("file") == "konto.csv" for step in steps)
