"""Accounts that people write down: read in many ways, shown in one, check digits verified."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from consortium.pay_to import PayTo
from consortium.transfer import reference_and_message


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("bankgiro 5050-1055", "bankgiro 5050-1055"),
        ("BG: 50501055", "bankgiro 5050-1055"),
        ("  bg  5050 1055 ", "bankgiro 5050-1055"),
        ("plusgiro 12 34 56-6", "plusgiro 123456-6"),
        ("pg 1234566", "plusgiro 123456-6"),
        ("SE45 5000 0000 0583 9825 7466", "iban SE4550000000058398257466"),
        ("iban se4550000000058398257466", "iban SE4550000000058398257466"),
        ("clearing 6112 123 456 789", "clearing 6112 123456789"),
        ("Clearing 8327-9, 123 456 789-7", "clearing 83279 1234567897"),
    ],
)
def test_what_people_write_has_one_form_that_reads_back(written: str, text: str) -> None:
    account = PayTo.parse(written)
    assert account.text == text
    assert PayTo.parse(account.text) == account


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("5050-1055", "pay_to_must_be_readable"),
        ("", "pay_to_must_be_readable"),
        ("bankgiro", "pay_to_must_be_readable"),
        ("bankgiro 5050-1056", "bankgiro_must_check"),
        ("plusgiro 12 34 56-7", "plusgiro_must_check"),
        ("SE45 5000 0000 0583 9825 7467", "iban_must_check"),
        ("iban DE89370400440532013000", "pay_to_must_be_readable"),
        ("clearing 8327-8 123", "pay_to_must_be_readable"),
        ("clearing 6112", "pay_to_must_be_readable"),
        ("swish 123 456 78 90", "pay_to_must_be_readable"),
    ],
)
def test_what_cannot_be_paid_to_is_refused(written: str, code: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        PayTo.parse(written)
    assert caught.value.type == code


@given(st.text())
def test_any_text_is_an_account_or_a_problem(text: str) -> None:
    try:
        account = PayTo.parse(text)
    except PydanticCustomError:
        return
    assert PayTo.parse(account.text) == account


@pytest.mark.parametrize(
    ("text", "account", "expected"),
    [
        ("2026 000 311", "bg 5050-1055", ("2026000311", "")),
        ("2026000312", "bg 5050-1055", (None, "2026000312")),
        ("2026000311", "clearing 6112 123456789", (None, "2026000311")),
        ("RF18 5390 0754 7034", "clearing 6112 123456789", ("RF18539007547034", "")),
        ("RF19 5390 0754 7034", "bg 5050-1055", (None, "RF19 5390 0754 7034")),
        ("Faktura\x1b 7", "bg 5050-1055", (None, "Faktura 7")),
    ],
)
def test_only_what_checks_is_a_structured_reference(
    text: str, account: str, expected: tuple[str | None, str]
) -> None:
    assert reference_and_message(text, PayTo.parse(account)) == expected
