"""Own OCR references: whom they name, and which slips of the pen they catch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.ocr import check, digits_of, grouped, make, reference_of, voucher_of
from consortium.voucher import VoucherNumber

numbers = st.from_regex(r"\A[0-9]{1,23}\Z")
vouchers = st.builds(
    VoucherNumber, st.just("V"), st.integers(1900, 9999), st.integers(1, 10_000_000)
)


@given(numbers)
def test_what_is_made_passes_both_checks(number: str) -> None:
    reference = make(number)
    assert check(reference) == (True, True)
    assert reference.startswith(number) and len(reference) == len(number) + 2


@given(vouchers, vouchers)
def test_a_reference_belongs_to_one_voucher(one: VoucherNumber, other: VoucherNumber) -> None:
    assert voucher_of(reference_of(one)) == one
    assert voucher_of(grouped(reference_of(one))) == one
    assert (reference_of(one) == reference_of(other)) == (one == other)


@given(vouchers, st.data())
def test_one_wrong_digit_is_caught(voucher: VoucherNumber, data: st.DataObject) -> None:
    reference = reference_of(voucher)
    at = data.draw(st.integers(0, len(reference) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != reference[at]]))
    slip = reference[:at] + wrong + reference[at + 1 :]
    assert not check(slip).check_digit
    assert voucher_of(slip) is None


@given(vouchers, st.data())
def test_two_swapped_neighbours_are_caught_but_for_0_and_9(
    voucher: VoucherNumber, data: st.DataObject
) -> None:
    reference = reference_of(voucher)
    at = data.draw(st.integers(0, len(reference) - 2))
    pair = reference[at : at + 2]
    slip = reference[:at] + pair[::-1] + reference[at + 2 :]
    # What Luhn cannot see: 09 and 90 weigh the same.
    is_seen = pair[0] != pair[1] and {*pair} != {"0", "9"}
    assert check(slip).check_digit == (not is_seen)


@given(vouchers, st.data())
def test_a_digit_too_few_or_too_many_is_caught(voucher: VoucherNumber, data: st.DataObject) -> None:
    reference = reference_of(voucher)
    at = data.draw(st.integers(0, len(reference) - 3))
    doubled = reference[: at + 1] + reference[at:]
    missing = reference[:at] + reference[at + 1 :]
    for slip in (doubled, missing):
        assert not check(slip).length_digit
        assert voucher_of(slip) is None


@pytest.mark.parametrize("text", ["", "7", "Avgift mars 2026", "RF18539007547034", "١٢٣", "1" * 26])
def test_other_texts_are_no_references(text: str) -> None:
    assert digits_of(text) is None
    assert check(text) == (False, False)
    assert voucher_of(text) is None


def test_numbers_with_zeros_before_are_not_ours() -> None:
    assert voucher_of(make("2026" + "00117")) is None
    assert voucher_of(make("2026" + "0000")) is None
    assert voucher_of(make("0000" + "0117")) is None


def test_the_references_of_bankgirots_files_pass() -> None:
    assert all(check(one) == (True, True) for one in ("655969", "665760", "524967"))
    assert check("8988777").check_digit is False
