"""A payment order: who pays whom what on which day. Valid or not made at all (``ValueError``)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from consortium import fields
from consortium.money import ZERO, Money, total

Kind = Literal["iban", "bankgiro", "plusgiro", "clearing"]

# What every bank passes on unchanged (ISO 20022, the SEPA subset of Latin); no slash at the ends.
_ID = re.compile(r"(?!/)[A-Za-z0-9?:().,'+ /-]+(?<!/)", re.ASCII)
_ID_LETTERS_MAX = 35
# The parts of a message are numbered after its id.
_MESSAGE_ID_LETTERS_MAX = 30
_MESSAGE_LETTERS_MAX = 140
_REFERENCE = re.compile(r"[A-Z0-9]{2,35}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Account:
    """An account in Sweden, as digits: an IBAN, a bankgiro, a plusgiro, or clearing and number.

    >>> Account.bankgiro("5050-1055")
    Account(kind='bankgiro', number='50501055', clearing=None)
    >>> Account.in_bank("8327-9", "123 456 789-7").number
    '832791234567897'
    """

    kind: Kind
    number: str
    clearing: str | None = None

    @classmethod
    def iban(cls, text: str) -> Account:
        """A Swedish IBAN; its check digits must be right (ISO 13616)."""
        number = _read(fields.Iban, text)
        if not number.startswith("SE"):
            raise ValueError(f"not an account in Sweden: {number}")
        return cls("iban", number)

    @classmethod
    def bankgiro(cls, text: str) -> Account:
        """A bankgiro number; its check digit must be right."""
        return cls("bankgiro", _digits(_read(fields.Bankgiro, text)))

    @classmethod
    def plusgiro(cls, text: str) -> Account:
        """A plusgiro number; its check digit must be right."""
        return cls("plusgiro", _digits(_read(fields.Plusgiro, text)))

    @classmethod
    def in_bank(cls, clearing: str, number: str) -> Account:
        """Clearing number (four digits, five in Swedbank's 8xxx-x) and account number.

        The clearing system knows a bank by the first four digits.
        """
        prefix, digits = _digits(clearing), _digits(number)
        if not re.fullmatch(r"[1-9]\d{3}|8\d{4}", prefix) or not 2 <= len(digits) <= 12:
            raise ValueError(f"not a clearing number and an account: {clearing}, {number}")
        return cls("clearing", prefix + digits, prefix[:4])


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who pays, from which account; ``agreement`` is its id in an agreement with the bank."""

    name: str
    organisation_number: str
    account: Account
    bic: str
    agreement: str | None = None

    def __post_init__(self) -> None:
        """An account that money can be drawn from, and a BIC of eight or eleven letters."""
        if self.account.kind not in ("iban", "bankgiro"):
            raise ValueError(f"money is drawn from an IBAN or a bankgiro, not {self.account.kind}")
        if not re.fullmatch(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", self.bic, re.ASCII):
            raise ValueError(f"not a BIC: {self.bic}")
        _read(fields.OrganisationNumber, self.organisation_number)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment of more than nothing, with a structured reference (OCR, ``RF…``) or a text.

    ``end_to_end`` follows it to the statement. ``debited`` is another account of the debtor.

    >>> Transfer(date(2026, 4, 9), "U-7", Money(0), "Café", Account.bankgiro("5050-1055"))
    Traceback (most recent call last):
    ValueError: U-7: a payment is of more than nothing
    """

    on: date
    end_to_end: str
    amount: Money
    creditor: str
    account: Account
    reference: str | None = None
    message: str = ""
    debited: Account | None = None

    def __post_init__(self) -> None:
        """Everything that a bank would refuse."""
        _check_id(self.end_to_end, _ID_LETTERS_MAX)
        if self.amount <= ZERO:
            raise ValueError(f"{self.end_to_end}: a payment is of more than nothing")
        if not shown(self.creditor):
            raise ValueError(f"{self.end_to_end}: a payment names who is paid")
        if self.reference is not None and self.message:
            raise ValueError(f"{self.end_to_end}: either a reference or a text, not both")
        if self.reference is not None and not _REFERENCE.fullmatch(self.reference):
            raise ValueError(f"{self.end_to_end}: not a reference: {self.reference}")
        if len(self.message) > _MESSAGE_LETTERS_MAX:
            raise ValueError(f"{self.end_to_end}: a text of at most {_MESSAGE_LETTERS_MAX} letters")


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """All payments of one file; ``message_id`` must never have been sent before."""

    message_id: str
    created: datetime
    debtor: Debtor
    transfers: tuple[Transfer, ...]

    def __post_init__(self) -> None:
        """At least one payment, each with an id of its own."""
        _check_id(self.message_id, _MESSAGE_ID_LETTERS_MAX)
        if not self.transfers:
            raise ValueError("an order holds at least one payment")
        counts = Counter(one.end_to_end for one in self.transfers)
        twice = sorted(one for one, count in counts.items() if count > 1)
        if twice:
            raise ValueError(f"ids used twice: {', '.join(twice)}")

    @property
    def sum(self) -> Money:
        """The control sum: what leaves the accounts in all."""
        return total(one.amount for one in self.transfers)


def shown(text: str) -> str:
    """Text in one line, without what XML or a bank cannot carry; å, ä and ö stay.

    >>> shown("Café\\n Åkern\\x1b ")
    'Café Åkern'
    """
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _check_id(text: str, letters_max: int) -> None:
    if not _ID.fullmatch(text) or "//" in text or len(text) > letters_max:
        raise ValueError(f"not an id of at most {letters_max} letters of the bank's: {text!r}")


@cache
def _adapter(field: Any) -> TypeAdapter[str]:
    return TypeAdapter(field)


def _read(field: Any, text: str) -> str:
    return _adapter(field).validate_python(text)


def _digits(text: str) -> str:
    digits = re.sub(r"[-\s]", "", text)
    if not re.fullmatch(r"\d+", digits, re.ASCII):
        raise ValueError(f"not digits: {text!r}")
    return digits
