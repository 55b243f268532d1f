"""OCR references: the number that a payer writes, and that says which claim is paid.

Bankgirot's reference has a length digit (the whole length modulo ten, last but one) and a check
digit by the Luhn method (modulus 10). Ours holds the voucher itself, so that a line of the
bank's statement reads back to it without a table: ``V2026-117`` is ``2026 117`` + ``9`` + check.
"""

from __future__ import annotations

from typing import NamedTuple

from stdnum import luhn

from consortium.voucher import RULE_SERIES, VoucherNumber

_SHORTEST, _LONGEST = 2, 25
_YEAR_DIGITS = 4


class Checks(NamedTuple):
    """Which of the two control digits of a reference hold."""

    length: bool
    luhn: bool

    @property
    def hold(self) -> bool:
        """True when both do: the strictest of Bankgirot's kinds of check, and ours."""
        return self.length and self.luhn


def make(number: str) -> str:
    """The digits with length digit and check digit after them; ``ValueError`` if none fit.

    >>> make("65596"), make("2026117")
    ('6559678', '202611794')
    """
    length = len(number) + 2
    if not (number.isdecimal() and number.isascii() and length <= _LONGEST):
        raise ValueError(f"no number for a reference: {number!r}")
    with_length = f"{number}{length % 10}"
    return with_length + str(luhn.calc_check_digit(with_length))


def check(reference: str) -> Checks:
    """Which control digits hold; neither for what is no reference at all.

    >>> check("655969"), check("abc")
    (Checks(length=True, luhn=True), Checks(length=False, luhn=False))
    """
    digits = reference.replace(" ", "")
    if not is_digits(digits):
        return Checks(length=False, luhn=False)
    return Checks(length=int(digits[-2]) == len(digits) % 10, luhn=bool(luhn.is_valid(digits)))


def is_digits(reference: str) -> bool:
    """True for what may be a reference: 2 to 25 digits and nothing else."""
    fits = _SHORTEST <= len(reference) <= _LONGEST
    return fits and reference.isascii() and reference.isdecimal()


def reference_of(voucher: VoucherNumber) -> str:
    """The reference of the claim that a rule-made voucher books; any other is a bug.

    >>> reference_of(VoucherNumber("V", 2026, 117))
    '202611794'
    """
    assert voucher.series == RULE_SERIES, "only rule-made vouchers are claimed"
    return make(f"{voucher.year}{voucher.number}")


def voucher_of(reference: str) -> VoucherNumber | None:
    """The voucher that a reference of ours names; ``None`` for every other text.

    >>> voucher_of("2026 117 94"), voucher_of("202611795"), voucher_of("655969")
    (VoucherNumber(series='V', year=2026, number=117), None, None)
    """
    digits = reference.replace(" ", "")
    if not check(digits).hold:
        return None
    year, number = digits[:_YEAR_DIGITS], digits[_YEAR_DIGITS:-2]
    if not year.startswith("20") or not number or number.startswith("0"):
        return None
    return VoucherNumber(RULE_SERIES, int(year), int(number))
