"""The OCR references that payers write: whether their digits check."""

from __future__ import annotations

from stdnum import luhn

_DIGITS = range(2, 26)


def is_digits(reference: str) -> bool:
    """True for what may be an OCR reference: 2 to 25 digits and nothing else."""
    return reference.isascii() and reference.isdigit() and len(reference) in _DIGITS


def checks(reference: str) -> bool:
    """True for digits that end in their number modulo 10 and then a check digit (Luhn).

    The strictest of Bankgirot's kinds of OCR check, and the one of our own references.

    >>> checks("655969"), checks("655968"), checks("657775"), checks("Faktura 17")
    (True, False, False, False)
    """
    if not is_digits(reference) or int(reference[-2]) != len(reference) % 10:
        return False
    return bool(luhn.is_valid(reference))
