"""Payments of invoices that another program sent: known by their number or its OCR."""

from __future__ import annotations

from datetime import date

import pytest

from consortium.balances import Balances
from consortium.bank import Payment
from consortium.money import Money
from consortium.notices import OpenNotice
from consortium.ocr import reference_of
from consortium.period import Period
from consortium.voucher import VoucherNumber
from rules.match import Claims, match_payment

OLD, OUR = VoucherNumber("M", 2026, 2), VoucherNumber("V", 2026, 3)
DAY = date(2026, 1, 30)


def claims(number: str) -> Claims:
    old = OpenNotice(OLD, "kvarnen", Period(2025, 11), DAY, Money(500_00), number)
    our = OpenNotice(OUR, "sågen", Period(2025, 12), DAY, Money(700_00))
    return Claims(Balances(notices={OLD: old, OUR: our}), {})


def paid(payment: Payment, number: str = "1043") -> tuple[str, VoucherNumber | None]:
    match = match_payment(payment, DAY, claims(number))
    return match.confidence, match.parts[0].claim


@pytest.mark.parametrize("reference", ["1043", " 1043 ", "10439", "104364", "1043 64"])
def test_the_reference_field_names_the_invoice(reference: str) -> None:
    assert paid(Payment(Money(500_00), reference)) == ("certain", OLD)


@pytest.mark.parametrize(
    ("message", "confidence"),
    [
        ("104364", "certain"),
        ("Betalning 1043 64", "certain"),
        ("Faktura 1043", "possible"),
        ("2025", "possible"),
    ],
)
def test_in_a_text_only_an_ocr_does(message: str, confidence: str) -> None:
    assert paid(Payment(Money(500_00), None, message))[0] == confidence


def test_a_number_in_letters_is_compared_whole() -> None:
    assert paid(Payment(Money(500_00), "F-17"), "F-17") == ("certain", OLD)
    assert paid(Payment(Money(123_00), "17"), "F-17")[0] == "none"


def test_our_own_reference_goes_before_one_that_an_old_number_makes() -> None:
    """An old invoice 20260003 gives the OCR that our voucher V2026-3 has."""
    assert paid(Payment(Money(700_00), reference_of(OUR)), "20260003") == ("certain", OUR)


def test_an_invoice_that_is_paid_already_is_paid_ahead() -> None:
    placed = claims("1043")
    first = match_payment(Payment(Money(500_00), "1043"), DAY, placed)
    placed.take(first)
    again = match_payment(Payment(Money(500_00), "1043"), DAY, placed)
    assert (again.confidence, again.member, again.parts[0].claim) == ("certain", "kvarnen", None)
