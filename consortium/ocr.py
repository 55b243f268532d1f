"""OCR references: what a payment says so that we know which notice it pays.

Bankgirot's two checks stand at the end: last but one the length digit (the whole reference's
number of digits, modulo ten), last the check digit (Luhn, modulus 10). Our own references carry
both. They are made of the voucher's number, so a line of a bank statement leads back to its
voucher without a table to look in: ``V2026-117`` is ``2026 0117`` and the two digits. The
numbering is gapless and never used twice, so a reference belongs to one member, month and
voucher for ever.

>>> reference_of(VoucherNumber("V", 2026, 117))
'2026011706'
>>> str(voucher_of("2026 0117 06"))
'V2026-117'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stdnum import luhn

from consortium.voucher import RULE_SERIES, VoucherNumber

DIGITS_MAX = 25
_NUMBER_WIDTH = 4  # as long as a year has fewer than ten thousand, all references are equally long


class Checks(NamedTuple):
    """Which of the two checks a reference passes. What agreement a payee has, only it knows."""

    check_digit: bool
    length_digit: bool

    @property
    def hold(self) -> bool:
        """True when it passes both: the strictest of Bankgirot's kinds, and ours."""
        return self.check_digit and self.length_digit


def make(number: str) -> str:
    """The reference of a number of up to 23 digits: with length digit and check digit.

    >>> make("202611001"), make("1")
    ('20261100117', '133')
    """
    assert re.fullmatch(r"\d{1,23}", number, re.ASCII), f"not a number to refer to: {number!r}"
    digits = f"{number}{(len(number) + 2) % 10}"
    return digits + luhn.calc_check_digit(digits)


def ocr_forms(number: str) -> tuple[str, ...]:
    """The references that bookkeeping programs make of an invoice's number; none of other texts.

    >>> ocr_forms("1043"), ocr_forms("F-1043")
    (('10439', '104364'), ())
    """
    digits = "".join(number.split())
    if re.fullmatch(r"\d{1,23}", digits, re.ASCII) is None:
        return ()
    return digits + luhn.calc_check_digit(digits), make(digits)


def digits_of(text: str) -> str | None:
    """The digits of a reference as banks and people write it; ``None`` for anything else.

    >>> digits_of(" 2026 0117 06 "), digits_of("Avgift mars"), digits_of("RF18 5390")
    ('2026011706', None, None)
    """
    digits = re.sub(r"\s", "", text)
    shaped = re.fullmatch(rf"\d{{2,{DIGITS_MAX}}}", digits, re.ASCII)
    return digits if shaped else None


def check(text: str) -> Checks:
    """Which checks the text passes as a reference; neither, if it is none.

    >>> check("20261100117"), check("524967")
    (Checks(check_digit=True, length_digit=True), Checks(check_digit=True, length_digit=True))
    >>> check("8988777"), check("Avgift")
    (Checks(check_digit=False, length_digit=True), Checks(check_digit=False, length_digit=False))
    """
    digits = digits_of(text)
    if digits is None:
        return Checks(check_digit=False, length_digit=False)
    return Checks(
        check_digit=luhn.is_valid(digits),
        length_digit=len(digits) > 2 and int(digits[-2]) == len(digits) % 10,
    )


def reference_of(voucher: VoucherNumber) -> str:
    """The reference of a claim's notice. Only vouchers that a rule made (series V) are noticed.

    >>> reference_of(VoucherNumber("V", 2025, 12345))
    '20251234512'
    """
    assert voucher.series == RULE_SERIES, f"{voucher} is no claim that a notice is sent of"
    return make(f"{voucher.year:04d}{voucher.number:0{_NUMBER_WIDTH}d}")


def voucher_of(reference: str) -> VoucherNumber | None:
    """The voucher that a reference of ours names, ``None`` for any other text.

    >>> voucher_of("2026011707") is voucher_of("524967") is None
    True
    """
    digits = digits_of(reference)
    if digits is None or len(digits) < 4 + _NUMBER_WIDTH + 2:
        return None
    year, number = int(digits[:4]), int(digits[4:-2])
    if not year or not number:
        return None
    voucher = VoucherNumber(RULE_SERIES, year, number)
    # The same digits again: no other check digit, no length digit left out, no zeros before.
    return voucher if digits == reference_of(voucher) else None


def grouped(reference: str) -> str:
    """The reference as it is easiest to key in: in groups of four, the two last by themselves.

    >>> grouped("2026011706")
    '2026 0117 06'
    """
    body, ending = reference[:-2], reference[-2:]
    return " ".join([*(body[at : at + 4] for at in range(0, len(body), 4)), ending])
