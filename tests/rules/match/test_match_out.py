"""Money out is placed only when it is certain what of the payments that were sent it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.bank import BankEntry, Payment
from consortium.money import Money
from consortium.pay_to import PayTo
from consortium.payouts import (
    PAYABLES,
    BankAnswer,
    OpenPayout,
    PaymentAnswer,
    Sendings,
    SentFile,
    SentPayment,
)
from consortium.problems import Source
from consortium.voucher import VoucherNumber
from rules.match_out import OnTheirWay, match_out

DAY = date(2026, 4, 9)
PLACE = Source("konto.xml")
GIROS = ("bg 5050-1055", "pg 123456-6", "clearing 6112 123456789")
PAYEES = ("Elverket i Motala AB", "Väveriet ek. för.", "Kim Ekorre")


def number(at: int) -> VoucherNumber:
    return VoucherNumber("M", 2026, at)


def sending(*amounts: int, day: date = DAY, first: int = 1, name: str = "F1") -> SentFile:
    payments = tuple(
        SentPayment(
            number(at),
            Money(amount * 100),
            f"M2026-{at}",
            day,
            PAYEES[(at - 1) % 3],
            PayTo.parse(GIROS[(at - 1) % 3]),
        )
        for at, amount in enumerate(amounts, first)
    )
    return SentFile(name, "main", "ab", f"{name}.xml", "kim", "2026-04-08T12:00:00", payments)


def on_their_way(*files: SentFile, answers: tuple[BankAnswer, ...] = ()) -> OnTheirWay:
    payouts = {
        one.voucher: OpenPayout(one.voucher, PAYABLES, one.payee, one.amount)
        for file in files
        for one in file.payments
    }
    return OnTheirWay(Sendings(files, answers), payouts, "main")


def entry(amount: int, text: str = "", day: date = DAY) -> BankEntry:
    return BankEntry(Money(-amount * 100), day, PLACE, text=text)


def paid(one: BankEntry, sent: OnTheirWay, *payments: Payment) -> list[str]:
    match = match_out(one, payments or (Payment(one.amount, message=one.text),), sent)
    return [] if match is None else [str(attempt.payment.voucher) for attempt in match.paid]


def test_our_own_id_says_what_is_paid_even_of_equal_amounts() -> None:
    sent = on_their_way(sending(100, 100))
    own = Payment(Money(-100_00), end_to_end="M2026-2")
    assert paid(entry(100), sent, own) == ["M2026-2"]
    assert paid(entry(99), sent, Payment(Money(-99_00), end_to_end="M2026-2")) == []
    both = [Payment(Money(-100_00), end_to_end=f"M2026-{at}") for at in (1, 2)]
    assert paid(entry(200), sent, *both) == ["M2026-1", "M2026-2"]
    assert paid(entry(200), sent, both[0], Payment(Money(-100_00), end_to_end="LÖN-1")) == []
    assert paid(entry(200), sent, both[0], both[0]) == []


@pytest.mark.parametrize(
    ("amount", "text", "expected"),
    [
        (100, "ELVERKET I MOTALA", ["M2026-1"]),
        (100, "Betalning BG 5050-1055", ["M2026-1"]),
        (100, "BG 5050 1055 ELVERKET", ["M2026-1"]),
        (200, "Väveriet", ["M2026-2"]),
        (300, "KIM EKORRE", ["M2026-3"]),
        (300, "KIM EKORREVIK", []),
        (300, "kortköp", []),
        (300, "", []),
        (299, "KIM EKORRE", []),
        (600, "SAMLINGSBETALNING", ["M2026-1", "M2026-2", "M2026-3"]),
    ],
)
def test_an_entry_is_of_the_payee_that_it_names_or_of_the_whole_day(
    amount: int, text: str, expected: list[str]
) -> None:
    assert paid(entry(amount, text), on_their_way(sending(100, 200, 300))) == expected


@pytest.mark.parametrize(("days", "is_near"), [(-4, False), (-3, True), (10, True), (11, False)])
def test_only_around_the_day_it_was_sent_for(days: int, is_near: bool) -> None:
    day = DAY + timedelta(days=days)
    assert bool(paid(entry(200, "Väveriet", day), on_their_way(sending(100, 200)))) is is_near


def test_two_of_one_payee_and_amount_are_not_told_apart_without_an_id() -> None:
    files = (sending(100), sending(100, first=4, name="F2"))
    assert paid(entry(100, "ELVERKET I MOTALA"), on_their_way(*files)) == []


def test_the_parts_of_a_batch_must_be_those_that_were_sent() -> None:
    sent = on_their_way(sending(100, 200))
    right = [Payment(Money(-200_00)), Payment(Money(-100_00))]
    assert paid(entry(300), sent, *right) == ["M2026-1", "M2026-2"]
    wrong = [Payment(Money(-150_00)), Payment(Money(-150_00))]
    assert paid(entry(300), sent, *wrong) == []


def test_what_the_bank_refused_is_no_part_of_its_batch() -> None:
    refused = BankAnswer(
        "F1", "pain.002", "cd", "s.xml", "2026-04-09T10:00:00",
        (PaymentAnswer("M2026-1", "rejected", "AC04"),),
    )  # fmt: skip
    sent = on_their_way(sending(100, 200, 300), answers=(refused,))
    assert paid(entry(500), sent) == ["M2026-2", "M2026-3"]
    assert paid(entry(600), sent) == []
    assert paid(entry(100), sent, Payment(Money(-100_00), end_to_end="M2026-1")) == ["M2026-1"]


@given(
    amounts=st.lists(st.integers(1, 4), min_size=1, max_size=4),
    lines=st.lists(st.tuples(st.integers(1, 8), st.sampled_from((*PAYEES, "annat")))),
)
def test_nothing_is_paid_twice_and_every_entry_is_what_it_pays(
    amounts: list[int], lines: list[tuple[int, str]]
) -> None:
    sent = on_their_way(sending(*amounts))
    seen: set[VoucherNumber] = set()
    for amount, text in lines:
        one = entry(amount, text)
        match = match_out(one, (Payment(one.amount, message=text),), sent)
        if match is not None:
            sent.take(match)
            assert sum(a.payment.amount.ore for a in match.paid) == amount * 100
            numbers = {a.payment.voucher for a in match.paid}
            assert not numbers & seen
            seen |= numbers
