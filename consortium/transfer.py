"""A payment to be made: to whom, where, how much, on which day (``ValueError`` if it cannot be)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from stdnum import luhn

from consortium.money import ZERO, Money
from consortium.pay_to import PayTo

MESSAGE_LETTERS_MAX = 140
# What every bank passes on unchanged (ISO 20022, the SEPA subset of Latin); no slash at the ends.
_ID = re.compile(r"(?!/)[A-Za-z0-9?:().,'+ /-]+(?<!/)", re.ASCII)
_ID_LETTERS_MAX = 35
_REFERENCE = re.compile(r"[A-Z0-9]{2,35}", re.ASCII)
_OCR = re.compile(r"\d{2,25}", re.ASCII)
_CREDITOR_REFERENCE = re.compile(r"RF\d{2}[A-Z0-9]{1,21}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment of more than nothing, with a structured reference (OCR, ``RF…``) or a text.

    ``end_to_end`` follows it to the statement. ``debited`` is another account of the debtor.

    >>> Transfer(date(2026, 4, 9), "U-7", Money(0), "Café", PayTo.bankgiro("5050-1055"))
    Traceback (most recent call last):
    ValueError: U-7: a payment is of more than nothing
    """

    on: date
    end_to_end: str
    amount: Money
    creditor: str
    account: PayTo
    reference: str | None = None
    message: str = ""
    debited: PayTo | None = None

    def __post_init__(self) -> None:
        """Everything that a bank would refuse."""
        check_id(self.end_to_end, _ID_LETTERS_MAX)
        if self.amount <= ZERO:
            raise ValueError(f"{self.end_to_end}: a payment is of more than nothing")
        if not shown(self.creditor):
            raise ValueError(f"{self.end_to_end}: a payment names who is paid")
        if self.reference is not None and self.message:
            raise ValueError(f"{self.end_to_end}: either a reference or a text, not both")
        if self.reference is not None and not _REFERENCE.fullmatch(self.reference):
            raise ValueError(f"{self.end_to_end}: not a reference: {self.reference}")
        if len(self.message) > MESSAGE_LETTERS_MAX:
            raise ValueError(f"{self.end_to_end}: a text of at most {MESSAGE_LETTERS_MAX} letters")


def shown(text: str) -> str:
    """Text in one line, without what XML or a bank cannot carry; å, ä and ö stay.

    >>> shown("Café\\n Åkern\\x1b ")
    'Café Åkern'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def reference_and_message(text: str, account: PayTo) -> tuple[str | None, str]:
    """What was written on an invoice, as a bank wants it: a structured reference, else a text.

    A number whose check digit is right is an OCR reference, but only to a giro: accounts take
    none. Everything else is a text.

    >>> giro = PayTo.bankgiro("5050-1055")
    >>> reference_and_message("2026 000 311", giro), reference_and_message("Faktura 7", giro)
    (('2026000311', ''), (None, 'Faktura 7'))
    """
    bare = re.sub(r"\s", "", text).upper()
    is_ocr = account.kind in ("bankgiro", "plusgiro") and _OCR.fullmatch(bare)
    if is_ocr and luhn.is_valid(bare):
        return bare, ""
    if _CREDITOR_REFERENCE.fullmatch(bare) and _checks(bare):
        return bare, ""
    return None, shown(text)


def check_id(text: str, letters_max: int) -> None:
    """``ValueError`` for an id that a bank may not pass on as it is."""
    if not _ID.fullmatch(text) or "//" in text or len(text) > letters_max:
        raise ValueError(f"not an id of at most {letters_max} letters of the bank's: {text!r}")


def _checks(reference: str) -> bool:
    """True when the check digits of an ``RF`` reference are right (ISO 11649, mod 97)."""
    return int("".join(str(int(ch, 36)) for ch in reference[4:] + reference[:4])) % 97 == 1
