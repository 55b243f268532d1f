"""From the booked debt to the bank's line: ``export payments``, the bank's answer, ``month``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from consortium.money import Money, total
from reports.payments.pain001 import Version
from tests.e2e.command import contents, fondbok, write_files
from tests.e2e.paying import (
    ATTESTED,
    DECIDED,
    GIRO,
    MARCH,
    REFERENCE,
    answer,
    codes,
    fee,
    invoice,
    paying_books,
    run,
    shown,
    statement,
    states,
    written,
)
from tests.errors.making import bean_check
from tests.reports.payments.test_pain001 import SCHEMAS

APRIL = "2026-04-20T12:00:00"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(paying_books(tmp_path_factory.mktemp("paying")).parent)


@pytest.fixture
def books(tmp_path: Path, made: dict[str, bytes]) -> Path:
    write_files(tmp_path, made)
    return tmp_path / "books"


def export(books: Path, *options: str, code: int = 0, clock: str = MARCH) -> Any:
    return shown(books, "export", "payments", *options, code=code, clock=clock)


def take_in_answer(books: Path, content: bytes, name: str = "svar.xml") -> Any:
    (books.parent / name).write_bytes(content)
    return shown(books, "take-in", name)


@pytest.mark.parametrize("version", ["03", "09"])
def test_what_is_owed_leaves_once_in_a_file_that_fits_the_schema(
    books: Path, version: Version
) -> None:
    one = invoice(books, "1250", "--pay-to", GIRO, "--reference", REFERENCE, "--due", "2026-04-05")
    two = fee(books, "1000", *DECIDED)
    done = export(books, "--version", version)
    (path,) = done["files"]
    file = written(path)
    SCHEMAS[version].assertValid(file)
    assert [e.text for e in file.iter("{*}EndToEndId")] == [two, one]
    # 3–6 April are Easter: what is due on the Sunday leaves on the last bank day before.
    assert [p["day"] for p in done["payments"]] == ["2026-03-20", "2026-04-02"]
    assert len(list(file.iter("{*}PmtInf"))) == 2
    assert [e.text for e in file.iter("{*}Ref")] == ["2026000311"]
    assert next(file.iter("{*}CtrlSum")).text == done["sum"] == "2250.00"
    assert [e.text for e in file.iter("{*}MsgId")] == [done["message_id"]]
    archived = [n for n in contents(books / "documents") if n.endswith(Path(path).name)]
    assert len(archived) == 1
    assert states(books) == {one: "sent", two: "sent"}
    before = contents(books)
    again = export(books)
    assert (again["files"], again["problems"]) == ([], [])
    assert contents(books) == before
    assert "Inget att skicka" in run(books, "export", "payments").out
    assert bean_check(books, "en") == ""


def test_a_dry_run_writes_nothing_and_gives_the_same_message_id(books: Path) -> None:
    invoice(books, "1250", "--pay-to", GIRO)
    before = contents(books)
    dry = export(books, "--dry-run")
    assert dry["files"] == []
    assert contents(books) == before
    assert export(books)["message_id"] == dry["message_id"]


def test_what_may_not_leave_is_held_back_and_told_and_the_rest_leaves(books: Path) -> None:
    nowhere = invoice(books, "100")
    undecided = fee(books, "200")
    early = fee(books, "300", "--decision", "Stämman § 9", "--adjusted", "2026-03-21")
    ready = invoice(books, "400", "--pay-to", GIRO)
    done = export(books, code=1)
    assert [one["end_to_end"] for one in done["payments"]] == [ready]
    assert sorted(codes(done)) == [
        "minutes_must_be_adjusted",
        "minutes_must_be_adjusted",
        "pay_to_must_be_given",
    ]
    assert states(books) == {nowhere: "held", undecided: "held", early: "held", ready: "sent"}
    later = export(books, clock="2026-03-23T12:00:00", code=1)
    assert [one["end_to_end"] for one in later["payments"]] == [early]


def test_what_the_booker_attests_alone_does_not_leave(books: Path) -> None:
    told = ("--debit", "Expenses:Administration", "--credit", "Liabilities:Payables")
    run(
        books, "book", "--template", "manual", *told, "--amount", "100", "--pay-to", GIRO,
        "--payee", "Elverket AB", "--document", "faktura.pdf",
    )  # fmt: skip
    assert codes(export(books, code=1)) == ["payout_must_be_attested_by_another"]


def test_no_more_leaves_than_there_is_less_what_is_on_its_way(books: Path) -> None:
    invoice(books, "7000", "--pay-to", GIRO)
    export(books)
    invoice(books, "500.01", "--pay-to", GIRO, payee="Vattenverket")
    before = contents(books)
    assert codes(export(books, code=3)) == ["payments_must_be_covered"]
    assert contents(books) == before
    invoice(books, "500", "--pay-to", GIRO, payee="Värmeverket")
    run(books, "reverse", "M2026-2", "--why", "fel belopp")
    assert export(books)["sum"] == "500.00"


def test_the_banks_line_settles_by_payee_and_amount_what_was_sent(books: Path) -> None:
    one = invoice(books, "1250", "--pay-to", GIRO)
    unsent = invoice(books, "300", payee="Vattenverket")
    export(books, code=1)
    statement(
        books,
        ("2026-03-20", "ELVERKET", "-1250"),
        ("2026-03-23", "VATTENVERKET", "-300"),
        ("2026-03-24", "ELVERKET", "-1250"),
        name="ut.csv",
    )
    assert list(states(books)) == [unsent]
    waits = [entry["text"] for entry in shown(books, "match")["entries"]]
    assert waits == ["VATTENVERKET", "ELVERKET"], "what was never sent waits for the treasurer"
    status = shown(books, "status", clock=APRIL)
    assert status["bank"] == "6250.00"
    told = " ".join(step["text"] for step in shown(books, "explain", one)["steps"])
    assert "1 250,00 kr" in told
    assert "betalningar-FB20260320" in told
    assert "ELVERKET" in told
    assert bean_check(books, "en") == ""


def test_a_batch_of_one_sum_settles_all_that_was_sent_for_the_day(books: Path) -> None:
    some = [invoice(books, amount, "--pay-to", GIRO) for amount in ("100", "200", "300")]
    export(books)
    statement(books, ("2026-03-20", "SAMLINGSBETALNING", "-600"), name="ut.csv")
    assert states(books) == {}
    voucher = run(books, "explain", "B2026-3").out
    assert all(number in voucher for number in some)


def test_a_sum_that_two_batches_share_is_nothing_to_guess(books: Path) -> None:
    for amount in ("100", "200"):
        invoice(books, amount, "--pay-to", GIRO)
    export(books)
    for amount in ("140", "160"):
        invoice(books, amount, "--pay-to", GIRO)
    export(books)
    statement(books, ("2026-03-20", "SAMLINGSBETALNING", "-300"), name="ut.csv")
    assert set(states(books).values()) == {"sent"}
    assert len(shown(books, "match")["entries"]) == 1


def test_what_the_bank_refuses_reopens_and_leaves_again_when_asked(books: Path) -> None:
    one = invoice(books, "1250", "--pay-to", GIRO)
    two = invoice(books, "300", "--pay-to", GIRO)
    first = export(books)
    content = answer(first["message_id"], (one, "RJCT", "AC04"), (two, "ACSP", ""))
    (receipt,) = take_in_answer(books, content)["files"]
    assert [(a["end_to_end"], a["outcome"]) for a in receipt["answers"]] == [
        (one, "rejected"),
        (two, "accepted"),
    ]
    before = contents(books)
    take_in_answer(books, content, "igen.xml")
    assert contents(books) == before, "the same answer twice is one answer"
    assert states(books) == {one: "refused", two: "sent"}
    assert "avvisad av banken" in run(books, "month", "2026-01").out
    assert f"--again {one}" in run(books, "month", "2026-01").out
    (open_,) = [
        d for d in shown(books, "reconcile", "2026-03", code=1, clock=APRIL)["differences"]
        if d["where"] == one
    ]  # fmt: skip
    assert "kontot är avslutat" in str(open_)
    assert codes(export(books, code=1)) == ["refused_payment_must_be_looked_into"]
    assert codes(export(books, "--again", two, code=3)) == ["again_must_name_a_refused_payment"]
    again = export(books, "--again", one)
    assert [p["end_to_end"] for p in again["payments"]] == [f"{one}-2"]
    assert states(books) == {one: "sent", two: "sent"}
    assert export(books)["files"] == []
    told = " ".join(step["text"] for step in shown(books, "explain", one)["steps"])
    assert "kontot är avslutat" in told


def test_a_payment_that_the_bank_never_shows_is_a_difference_after_ten_days(books: Path) -> None:
    one = invoice(books, "1250", "--pay-to", GIRO)
    export(books)
    (found,) = differences(books, "2026-03", one)
    assert found["class"] == "missing_there"
    assert found["open"]
    two = invoice(books, "300", "--pay-to", GIRO, "--due", "2026-03-26")
    export(books)
    (found,) = differences(books, "2026-03", two)
    assert (found["class"], found["open"]) == ("timing", False)


def differences(books: Path, period: str, voucher: str) -> list[dict[str, Any]]:
    ran = fondbok("reconcile", period, "--json", cwd=books.parent, books=books, clock=APRIL)
    return [one for one in json.loads(ran.out)["differences"] if one["where"] == voucher]


def test_an_answer_to_a_file_of_others_is_refused(books: Path) -> None:
    content = answer("NÅGON-ANNAN", ("M2026-1", "ACSP", ""))
    (books.parent / "svar.xml").write_bytes(content)
    before = contents(books)
    assert codes(shown(books, "take-in", "svar.xml", code=1)) == ["answer_must_be_of_our_file"]
    assert contents(books) == before


def test_a_reversed_payout_does_not_leave_and_a_payment_undone_opens_it_again(books: Path) -> None:
    one = invoice(books, "100", "--pay-to", GIRO)
    run(books, "reverse", one, "--why", "fel")
    assert export(books)["files"] == []
    two = invoice(books, "200", "--pay-to", GIRO)
    export(books)
    statement(books, ("2026-03-20", "ELVERKET", "-200"), name="ut.csv")
    assert states(books) == {}
    run(books, "reverse", "B2026-3", "--why", "fel")
    assert states(books) == {two: "sent"}
    assert export(books)["files"] == [], "it has left once"
    statement(books, name="tom.csv")
    (entry,) = shown(books, "match")["entries"]
    told = ("--template", "supplier_payment", "--payee", "Elverket AB")
    run(books, "book", *told, entry["entry"])
    assert states(books) == {}


def test_an_entry_that_nobody_has_booked_may_be_the_payment(books: Path) -> None:
    one = invoice(books, "250", "--pay-to", GIRO)
    statement(books, ("2026-03-19", "ELVERKET", "-250"), name="ut.csv")
    assert codes(export(books, code=1)) == ["bank_entry_must_be_booked_first"]
    (entry,) = shown(books, "match")["entries"]
    run(books, "book", "--template", "supplier_payment", entry["entry"])
    assert one not in states(books)
    assert export(books)["files"] == []


def test_a_payment_settles_the_payees_own_of_that_amount_first(books: Path) -> None:
    old = invoice(books, "250", payee="Vattenverket")
    part = invoice(books, "400")
    exact = invoice(books, "250")
    statement(
        books,
        ("2026-03-19", "ELVERKET AB", "-250"),
        ("2026-03-23", "ELVERKET AB", "-100"),
        name="ut.csv",
    )
    for entry in shown(books, "match")["entries"]:
        told = ("--template", "supplier_payment", "--payee", "Elverket AB")
        run(books, "book", *told, entry["entry"])
    left = {p["voucher"]: p["amount"] for p in shown(books, "status")["payouts"]}
    assert left == {old: "250.00", part: "300.00"}
    assert exact not in left
    assert total(map(Money.parse, left.values())) == Money(550_00)


def test_verify_misses_a_payment_file_that_was_removed(books: Path) -> None:
    invoice(books, "1250", "--pay-to", GIRO)
    export(books)
    run(books, "verify")
    (path,) = (books / "documents").glob("*/*betalningar*")
    path.unlink()
    assert "document_must_be_archived" in codes(shown(books, "verify", code=1))


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--pay-to", "bankgiro 5050-1056"), "bankgiro_must_check"),
        (("--due", "2026-02-30"), "date_must_be_iso"),
        (("--adjusted", "2026-02-27"), "option_must_be_given"),
        (("--decision", "§ 9", "--adjusted", "snart"), "date_must_be_iso"),
        (("--reference", "x" * 141), "reference_must_fit"),
    ],
)
def test_how_to_pay_is_checked_when_it_is_booked(
    books: Path, options: tuple[str, ...], code: str
) -> None:
    told = ("--payee", "Elverket AB", "--amount", "10", *ATTESTED, *options)
    before = contents(books)
    found = shown(books, "book", "--template", "supplier_invoice", *told, code=3)
    assert codes(found) == [code]
    assert contents(books) == before


def test_what_an_entry_pays_is_not_paid_anywhere_else(books: Path) -> None:
    statement(books, ("2026-03-19", "ELVERKET", "-250"), name="ut.csv")
    (entry,) = shown(books, "match")["entries"]
    told = ("--payee", "Elverket AB", "--pay-to", GIRO, *ATTESTED, entry["entry"])
    found = shown(books, "book", "--template", "supplier_invoice", *told, code=3)
    assert codes(found) == ["option_must_fit_the_template"]


def test_a_member_is_paid_where_consortium_yaml_says(books: Path) -> None:
    path = books / "consortium.yaml"
    text = path.read_text(encoding="utf-8")
    place = "[{pay_to: bg 5050-1055, until: 2026-03-19}, {pay_to: pg 12 34 56-6, from: 2026-03-20}]"
    text = text.replace("grenverket: {", f"grenverket: {{pay_to: {place}, ")
    path.write_text(text, encoding="utf-8")
    told = ("--debit", "Expenses:Administration", "--credit", "Liabilities:Payouts:Grenverket")
    run(
        books, "book", "--template", "manual", "--payee", "grenverket", *told, "--amount", "75",
        "--reference", "Omställning", "--due", "2026-03-31", *ATTESTED,
    )  # fmt: skip
    (payment,) = export(books, "--on", "2026-03-22")["payments"]
    assert payment["pay_to"] == "plusgiro 123456-6"
    assert payment["reference"] == "Omställning"
    assert payment["day"] == "2026-03-23", "the next bank day after a Sunday"
