"""Whose a payment is and what it pays, row by row: what is certain, what is a hint, what is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.balances import Balances
from consortium.bank import Payment
from consortium.members import Member
from consortium.money import ZERO, Money, total
from consortium.notices import OpenNotice
from consortium.ocr import reference_of, voucher_of
from consortium.period import Period
from consortium.voucher import VoucherNumber
from rules.match import Claims, Match, match_payment
from rules.references import References, is_slip, named
from rules.sentences import sentence

DAY = date(2026, 5, 4)
NAMES = {"kvarnen": ("Kvarnen ek. för.", "799001-0014"), "åkern": ("Åkern AB", "799002-0013")}
MEMBERS = {
    key: Member(name=name, organisation_number=number, joined=date(2020, 1, 1))
    for key, (name, number) in NAMES.items()
}
# Open notices: number, member, kronor, due day. The third is a credit.
OPEN = (
    (1, "kvarnen", 500, DAY),
    (2, "kvarnen", 300, DAY + timedelta(30)),
    (3, "kvarnen", -100, None),
    (4, "kvarnen", 700, DAY + timedelta(60)),
    (5, "åkern", 450, DAY),
)
PAID = 9


def number(one: int) -> VoucherNumber:
    return VoucherNumber("V", 2026, one)


def ocr(one: int) -> str:
    return reference_of(number(one))


def notice(one: int, member: str, kronor: int, due: date | None) -> OpenNotice:
    return OpenNotice(number(one), member, Period(2026, 3), due, Money(kronor * 100))


def claims(write_off: int = 0) -> Claims:
    settled = notice(PAID, "åkern", 0, DAY)
    balances = Balances(
        notices={number(row[0]): notice(*row) for row in OPEN},
        settled={settled.voucher: settled},
    )
    return Claims(balances, MEMBERS, {"12345678": "åkern"}, Money(write_off))


def pays(match: Match) -> str:
    """``1:500 2:300 kvarnen:20``: claims by number, what is ahead by member, ``-`` not placed."""
    shown = [
        f"{part.claim.number if part.claim else part.member or '-'}:{part.amount.ore // 100}"
        for part in match.parts
    ]
    return " ".join(shown)


def matched(kronor: int, said: str = "", *, who: str = "", account: str = "", day: date = DAY,
            reference: str | None = None) -> Match:  # fmt: skip
    payment = Payment(
        Money(kronor * 100), reference, message=said, counterparty=who or None,
        account=account or None,
    )  # fmt: skip
    return match_payment(payment, day, claims())


@pytest.mark.parametrize(
    ("kronor", "said", "who", "expected"),
    [
        # A reference: certain, whatever else is said
        (500, ocr(1), "", "certain 1:500"),
        (500, f"Avgift {ocr(1)} mars", "Åkern", "certain 1:500"),
        (500, "2026 0001 " + ocr(1)[-2:], "", "certain 1:500"),
        (120, ocr(1), "", "certain 1:120"),
        (520, ocr(1), "", "certain 1:500 kvarnen:20"),
        (450, ocr(PAID), "", "certain åkern:450"),
        # One payment for several notices
        (800, ocr(1), "", "certain 1:500 2:300"),
        (700, ocr(1), "", "certain 1:500 3:-100 2:300"),
        (1400, ocr(1), "", "certain 1:500 3:-100 2:300 4:700"),
        (1200, f"{ocr(1)} {ocr(4)}", "", "certain 1:500 4:700"),
        (1200, f"{ocr(4)},{ocr(1)}", "", "certain 4:700 1:500"),
        (900, f"{ocr(4)} {ocr(1)}", "", "certain 4:700 1:200"),
        (1300, f"{ocr(1)} {ocr(4)}", "", "certain 1:500 4:700 kvarnen:100"),
        (950, f"{ocr(1)} och {ocr(5)}", "", "certain 1:500 5:450"),
        (600, f"{ocr(4)} {ocr(3)}", "", "certain 4:700 3:-100"),
        # The payer: likely where it pays whole notices, possible else
        (450, "", "Åkern", "likely 5:450"),
        (450, "799002-0013", "", "likely 5:450"),
        (300, "", "Kvarnen ekonomisk förening", "likely 2:300"),
        (800, "", "KVARNEN", "likely 1:500 2:300"),
        (90, "", "Åkern AB", "possible 5:90"),
        (470, "", "Åkern AB", "possible 5:450 åkern:20"),
        # Only the amount: possible where one notice fits
        (450, "Insättning", "", "possible 5:450"),
        (451, "Insättning", "", "none -:451"),
        # A reference that is nearly right: a hint
        (500, ocr(1)[:-1] + "0", "", "likely 1:500"),
        (500, ocr(1)[1:], "", "likely 1:500"),
        (499, ocr(1)[:-1] + "0", "", "possible 1:499"),
        (450, ocr(1)[:-1] + "0", "Åkern", "likely 5:450"),
        (499, ocr(1)[:-1] + "0", "Kvarnen", "likely 1:499"),
    ],
)
def test_what_a_payment_pays(kronor: int, said: str, who: str, expected: str) -> None:
    match = matched(kronor, said, who=who)
    assert f"{match.confidence} {pays(match)}" == expected
    assert total(part.amount for part in match.parts) == Money(kronor * 100)
    assert sentence(match.reason, "sv") and sentence(match.reason, "en")


def test_the_account_that_was_paid_from_before_tells_the_payer() -> None:
    match = matched(450, "Insättning", account="1234 5678")
    assert (match.confidence, pays(match), match.member) == ("likely", "5:450", "åkern")


@pytest.mark.parametrize(
    ("after", "expected"),
    [(-46, "none -:450"), (-45, "possible 5:450"), (90, "possible 5:450"), (91, "none -:450")],
)
def test_an_amount_alone_tells_only_near_its_due_day(after: int, expected: str) -> None:
    match = matched(450, "Insättning", day=DAY + timedelta(after))
    assert f"{match.confidence} {pays(match)}" == expected


@pytest.mark.parametrize(("off", "expected"), [(-99, "2:300"), (99, "2:300"), (-100, "2:299")])
def test_a_small_difference_is_written_off_below_the_policys_limit(off: int, expected: str) -> None:
    paid = Money(300_00 + off)
    match = match_payment(Payment(paid, ocr(2)), DAY, claims(write_off=100))
    written_off = ZERO if abs(off) == 100 else Money(off)
    assert (pays(match), match.rounding) == (expected, written_off)
    assert total(part.amount for part in match.parts) + match.rounding == paid


def test_two_notices_of_one_amount_are_not_told_apart_by_it() -> None:
    same = [notice(1, "kvarnen", 500, DAY), notice(5, "åkern", 500, DAY)]
    some = Claims(Balances(notices={one.voucher: one for one in same}), MEMBERS)
    assert match_payment(Payment(Money(500_00)), DAY, some).confidence == "none"


def test_several_payments_of_one_notice_then_too_much_then_again() -> None:
    held = claims()
    told = []
    for kronor in (200, 200, 200, 50):
        match = match_payment(Payment(Money(kronor * 100), ocr(5)), DAY, held)
        held.take(match)
        told.append(f"{match.reason.code} {pays(match)}")
    assert told == [
        "paid_by_reference 5:200",
        "paid_by_reference 5:200",
        "paid_by_reference 5:50 åkern:150",
        "paid_again åkern:50",
    ]


def test_the_hint_says_what_was_written_and_what_it_is_like() -> None:
    wrong = ocr(1)[:-1] + "0"
    reason = matched(500, f"Avgift {wrong}").reason
    assert sentence(reason, "sv").startswith(f"OCR {wrong} liknar OCR för V2026-1")
    assert f"Reference {wrong} is like that of V2026-1" in sentence(reason, "en")


def test_a_reference_nearly_two_notices_is_no_hint() -> None:
    numbers = [number(one) for one in range(1, 400)]
    both = References(numbers)
    texts = [f"{n:0>10}" for n in range(2026000000, 2026000100)]
    hints = [both.near([text]) for text in texts]
    assert None in hints
    for text, hint in zip(texts, hints, strict=True):
        near = [one for one in numbers if is_slip(text, reference_of(one))]
        assert (hint is not None) is (len(near) == 1)


@given(
    one=st.integers(1, 99_999), at=st.integers(0, 11), digit=st.integers(0, 9),
    way=st.sampled_from(["change", "leave out", "add", "swap"]),
)  # fmt: skip
def test_every_slip_is_found_and_never_taken_for_the_reference(
    one: int, at: int, digit: int, way: str
) -> None:
    right = ocr(one)
    at = at % (len(right) - 1)
    wrong = {
        "change": f"{right[:at]}{digit}{right[at + 1 :]}",
        "leave out": right[:at] + right[at + 1 :],
        "add": f"{right[:at]}{digit}{right[at:]}",
        "swap": right[:at] + right[at + 1] + right[at] + right[at + 2 :],
    }[way]
    if wrong == right:
        return
    assert is_slip(wrong, right)
    assert voucher_of(wrong) != number(one)
    assert References([number(one)]).near([f"Avgift {wrong}."]) == (number(one), wrong)


@given(some=st.lists(st.integers(1, 99_999), max_size=4, unique=True), between=st.sampled_from(
    [" ", ", ", " och ", "/"]))  # fmt: skip
def test_references_in_one_text_are_all_read_in_order(some: list[int], between: str) -> None:
    text = between.join(ocr(one) for one in some)
    assert [one for one in named([text]) if one.number in some] == [number(one) for one in some]
