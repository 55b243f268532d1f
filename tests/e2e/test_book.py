"""Ordinary events from the bank's line, or a document, to the voucher: ``fondbok book``."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from tests.e2e import making
from tests.e2e.command import Ran, contents, fondbok, write_files
from tests.errors.making import bean_check

CLOCK = "2026-03-20T12:00:00"
HEADINGS = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo"
INVOICE = ("--payee", "Elverket AB", "--document", "faktura.pdf", "--attested-by", "robin")
RULES = """bookings:
  - {text: bankavgift, template: bank_fee}
  - {text: ränta, template: interest, purpose: solidarity}
"""
PAYROLL = """#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#PROGRAM "Lön" 1
#GEN 20260305
#FNAMN "Lilla fonden"
#VER L "" 20260305 "Arvode mars"
{
#TRANS 7240 {} 1000.10
#TRANS 7510 {} 314.23
#TRANS 2710 {} -300.00
#TRANS 2731 {} -314.23
#TRANS 2890 {} -700.10
}
"""


@pytest.fixture(scope="module")
def posted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(making.posted_books(tmp_path_factory.mktemp("book")))


@pytest.fixture
def books(tmp_path: Path, posted: dict[str, bytes]) -> Path:
    return placed(tmp_path, posted)


def placed(place: Path, posted: dict[str, bytes]) -> Path:
    write_files(place / "books", posted)
    (place / "faktura.pdf").write_bytes(b"%PDF-1.7 faktura")
    (place / "lon.si").write_bytes(PAYROLL.encode("cp437"))
    return place / "books"


def run(books: Path, *command: str, code: int = 0) -> Ran:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=CLOCK)
    assert ran.code == code, ran.text
    return ran


def shown(books: Path, *command: str) -> dict[str, Any]:
    found = json.loads(run(books, *command, "--json").out)
    assert isinstance(found, dict)
    return found


def statement(books: Path, *entries: tuple[str, str]) -> None:
    """A file from the bank, taken in, its payments in booked: from 2 March, a day each."""
    rows, balance = [], ZERO
    for number, (text, amount) in enumerate(entries):
        balance += Money.parse(amount)
        day = f"2026-03-{number + 2:02d}"
        kronor = [str(one).replace(".", ",") for one in (Money.parse(amount), balance)]
        rows.append(f"{day};{day};54840{number:02d};{text};{';'.join(kronor)}")
    lines = [HEADINGS, *reversed(rows)]
    (books.parent / "konto.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run(books, "take-in", "konto.csv")
    run(books, "month", "2026-01")


def entries(books: Path) -> dict[str, str]:
    """The waiting entries by the bank's text."""
    return {one["text"]: one["entry"] for one in shown(books, "match")["entries"]}


def book(books: Path, template: str, *options: str) -> dict[str, str]:
    """The legs of the voucher that is booked."""
    (voucher,) = shown(books, "book", "--template", template, *options)["vouchers"]
    return {leg["account"]: leg["amount"] for leg in voucher["postings"]}


def purposes(books: Path) -> dict[str, str]:
    return {key: one["balance"] for key, one in shown(books, "status")["purposes"].items()}


def test_a_bank_fee_is_paid_by_administration_on_the_day_of_the_bank(books: Path) -> None:
    statement(books, ("BANKAVGIFT", "-20"))
    before = purposes(books)["administration"]
    (voucher,) = shown(books, "book", "--template", "bank_fee", entries(books)["BANKAVGIFT"][:8])[
        "vouchers"
    ]
    assert (voucher["number"], voucher["date"]) == ("M2026-1", "2026-03-02")
    assert {leg["account"]: leg["amount"] for leg in voucher["postings"]} == {
        "Expenses:Bank": "20.00",
        "Assets:Bank:Main": "-20.00",
        "Equity:Purpose:Administration": "20.00",
        "Equity:Appropriated": "-20.00",
    }
    assert Money.parse(before) - Money.parse(purposes(books)["administration"]) == Money(20_00)
    assert shown(books, "status")["bank"] == "-20.00"
    assert entries(books) == {}
    assert bean_check(books, "en") == ""


def test_an_unplaced_payment_becomes_interest(books: Path) -> None:
    statement(books, ("INSATT", "125"))
    legs = book(books, "interest", "B2026-1", "--purpose", "solidarity")
    assert legs == {
        "Liabilities:Unidentified": "125.00",
        "Income:Interest": "-125.00",
        "Equity:Purpose:Solidarity": "-125.00",
        "Equity:Appropriated": "125.00",
    }
    assert shown(books, "match")["payments"] == []
    run(books, "reverse", "M2026-1", "--why", "Det var en medlem")
    assert [one["voucher"] for one in shown(books, "match")["payments"]] == ["B2026-1"]
    assert bean_check(books, "en") == ""


def test_an_entry_in_that_no_month_has_booked_can_be_taken(books: Path) -> None:
    statement(books)
    (books.parent / "in.csv").write_text(
        f"{HEADINGS}\n2026-03-02;2026-03-02;1;RÄNTA;5,00;5,00\n", encoding="utf-8"
    )
    run(books, "take-in", "in.csv")
    file = (books / "facts/2026-03.beancount").read_text(encoding="utf-8")
    key = file.split('custom "entry" "')[1].split('"')[0]
    assert book(books, "interest", key[:8])["Assets:Bank:Main"] == "5.00"
    run(books, "month", "2026-01")
    assert shown(books, "match")["payments"] == []
    assert shown(books, "status")["bank"] == "5.00"


def test_an_invoice_is_booked_then_paid_by_the_banks_line(books: Path) -> None:
    statement(books, ("ELVERKET", "-1250"))
    legs = book(books, "supplier_invoice", "--amount", "1250", "--vat", "250", *INVOICE)
    assert legs["Liabilities:Payables"] == "-1250.00"
    assert (legs["Liabilities:VAT:Input"], legs["Equity:Appropriated"]) == ("250.00", "-1000.00")
    assert any(path.endswith("faktura.pdf") for path in contents(books / "documents"))
    paid = book(books, "supplier_payment", entries(books)["ELVERKET"][:8])
    assert paid == {"Liabilities:Payables": "1250.00", "Assets:Bank:Main": "-1250.00"}
    assert bean_check(books, "en").count("purpose_must_not_be_negative") == 1


def test_an_invoice_may_be_booked_against_the_bank_at_once(books: Path) -> None:
    statement(books, ("ELVERKET", "-1250"))
    entry = entries(books)["ELVERKET"]
    legs = book(books, "supplier_invoice", "--debit", "Expenses:Audit", *INVOICE, entry)
    assert legs["Expenses:Audit"] == "1250.00"
    assert legs["Assets:Bank:Main"] == "-1250.00"


def test_a_board_fee_its_tax_and_its_payment(books: Path) -> None:
    statement(books, ("ARVODE", "-700"), ("SKATTEVERKET", "-614.20"))
    told = ("--document", "faktura.pdf", "--attested-by", "robin")
    parts = ("--tax", "300", "--contributions", "314,20")
    legs = book(books, "board_fee", "--payee", "kim", "--amount", "1000", *parts, *told)
    assert legs["Liabilities:Payouts:Kim"] == "-700.00"
    assert legs["Equity:Purpose:Administration"] == "1314.20"
    waits = entries(books)
    run(books, "book", "--template", "payout", "--payee", "kim", waits["ARVODE"], code=3)
    paid = book(books, "payout", "--payee", "kim", "--attested-by", "robin", waits["ARVODE"])
    assert paid == {"Liabilities:Payouts:Kim": "700.00", "Assets:Bank:Main": "-700.00"}
    assert book(books, "tax", waits["SKATTEVERKET"])["Assets:Tax:Account"] == "614.20"
    drawn = book(books, "tax", "--amount", "614,20", *parts, "--document", "faktura.pdf")
    assert drawn == {
        "Liabilities:Tax:Withheld": "300.00",
        "Liabilities:Tax:Contributions": "314.20",
        "Assets:Tax:Account": "-614.20",
    }
    assert shown(books, "status")["bank"] == "-1314.20"


def test_a_grant_and_a_journal_entry(books: Path) -> None:
    statement(books, ("MOTALA KOMMUN", "5000"))
    document = ("--document", "faktura.pdf")
    grant = book(books, "grant", "B2026-1", "--credit", "Income:Grants:State", *document)
    assert grant["Income:Grants:State"] == "-5000.00"
    sides = ("--debit", "Expenses:Administration", "--credit", "Liabilities:Accrued")
    legs = book(books, "manual", "--amount", "75", *sides, *document)
    assert legs["Equity:Purpose:Administration"] == "75.00"
    assert bean_check(books, "en") == ""


def test_what_rules_fit_is_booked_together_and_what_was_undone_is_left(books: Path) -> None:
    settings_ = books / "consortium.yaml"
    settings_.write_text(settings_.read_text(encoding="utf-8") + RULES, encoding="utf-8")
    statement(books, ("BANKAVGIFT", "-20"), ("RÄNTA", "7.50"), ("OKÄNT", "-99"))
    found = shown(books, "match")["entries"]
    assert found[0]["suggestion"]["rule"] == "bankavgift"
    assert found[0]["suggestion"]["command"].endswith(found[0]["entry"][:8])
    dry = shown(books, "book", "--suggested", "--dry-run")
    done = shown(books, "book", "--suggested")
    assert [one["postings"] for one in dry["vouchers"]] == [
        one["postings"] for one in done["vouchers"]
    ]
    assert len(done["vouchers"]) == 2
    assert list(entries(books)) == ["OKÄNT"]
    assert shown(books, "book", "--suggested")["vouchers"] == []
    run(books, "reverse", "M2026-1", "--why", "Inte vår avgift")
    run(books, "reverse", "M2026-2", "--why", "Inte ränta")
    assert shown(books, "book", "--suggested")["vouchers"] == []
    assert set(entries(books)) == {"BANKAVGIFT", "OKÄNT"}
    assert bean_check(books, "en") == ""


def test_a_payroll_file_is_booked_to_the_ore_and_once(books: Path) -> None:
    (voucher,) = shown(books, "book", "--sie", "lon.si", "--attested-by", "robin")["vouchers"]
    assert (voucher["date"], voucher["text"]) == ("2026-03-05", "Arvode mars")
    legs = {leg["account"]: leg["amount"] for leg in voucher["postings"]}
    assert legs["Liabilities:Payouts:Löner"] == "-700.10"
    assert legs["Equity:Purpose:Administration"] == "1314.33"
    (books.parent / "again.si").write_bytes((books.parent / "lon.si").read_bytes())
    run(books, "book", "--sie", "again.si", "--attested-by", "robin", code=3)
    run(books, "reverse", voucher["number"], "--why", "Fel månad")
    run(books, "book", "--sie", "again.si", "--attested-by", "robin")


def test_a_dry_run_writes_nothing(books: Path) -> None:
    statement(books, ("BANKAVGIFT", "-20"))
    before = contents(books)
    run(books, "book", "--template", "bank_fee", entries(books)["BANKAVGIFT"], "--dry-run")
    run(books, "book", "--sie", "lon.si", "--attested-by", "robin", "--dry-run")
    assert contents(books) == before


def test_a_reversed_entry_waits_again(books: Path) -> None:
    statement(books, ("BANKAVGIFT", "-20"))
    entry = entries(books)["BANKAVGIFT"]
    book(books, "bank_fee", entry)
    run(books, "reverse", "M2026-1", "--why", "Det var ränta")
    assert entries(books) == {"BANKAVGIFT": entry}
    assert book(books, "interest", entry)["Expenses:Interest"] == "20.00"


def test_explain_names_the_banks_line_the_template_and_who_attested(books: Path) -> None:
    statement(books, ("BANKAVGIFT", "-20"))
    book(books, "bank_fee", entries(books)["BANKAVGIFT"], "--attested-by", "robin")
    text = " ".join(
        step["text"] for step in shown(books, "--lang", "en", "explain", "M2026-1")["steps"]
    )
    assert "BANKAVGIFT" in text
    assert "template bank_fee, attested by Robin Rönnbär" in text


def test_a_purpose_below_zero_is_told_and_booked(books: Path) -> None:
    done = shown(books, "book", "--template", "supplier_invoice", "--amount", "90000", *INVOICE)
    assert [one["code"] for one in done["problems"]] == ["purpose_must_not_be_negative"]
    assert [one["number"] for one in done["vouchers"]] == ["M2026-1"]


def test_who_is_paid_or_speaks_for_it_does_not_attest(books: Path) -> None:
    settings_ = books / "consortium.yaml"
    text = settings_.read_text(encoding="utf-8")
    role = "roles: [board, chair]"
    settings_.write_text(text.replace(role, f"{role}, represents: [grenverket]"), encoding="utf-8")
    before = contents(books)
    told = ("--amount", "100", "--document", "faktura.pdf")
    for payee in ("robin", "Robin Rönnbär", "grenverket"):
        ran = run(
            books,
            *("book", "--template", "supplier_invoice", "--payee", payee, *told),
            *("--attested-by", "robin"),
            code=3,
        )
        assert "attester_must_not_be_the_payee" in ran.text
    assert contents(books) == before


amounts = st.integers(1, 10_000_00).map(Money)


@settings(max_examples=8)
@given(
    moves=st.lists(
        st.tuples(st.sampled_from(["bank_fee", "interest", "tax"]), amounts, st.booleans()),
        min_size=1,
        max_size=6,
    ),
    undone=st.integers(0, 6),
)
def test_the_bank_account_is_the_sum_of_what_is_booked(
    posted: dict[str, bytes], moves: list[tuple[str, Money, bool]], undone: int
) -> None:
    """Whatever the bank says and is booked, or taken back: the books check and balance."""
    with tempfile.TemporaryDirectory() as place:
        books = placed(Path(place), posted)
        signed = [amount if is_in else -amount for _, amount, is_in in moves]
        statement(books, *((f"POST {n}", str(amount)) for n, amount in enumerate(signed)))
        waits, left = (
            entries(books),
            {p["message"]: p["voucher"] for p in shown(books, "match")["payments"]},
        )
        for number, (template, _, is_in) in enumerate(moves):
            text = f"POST {number}"
            book(books, template, left[text] if is_in else waits[text])
        expected = total(signed)
        if undone and undone <= len(moves):
            run(books, "reverse", f"M2026-{undone}", "--why", "Prov")
            expected -= ZERO if moves[undone - 1][2] else signed[undone - 1]
        assert Money.parse(shown(books, "status")["bank"]) == expected
        told = bean_check(books, "en").split("\n\n")
        assert all(one.startswith("finding ") for one in told if one)
