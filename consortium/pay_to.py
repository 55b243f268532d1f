"""Where somebody is paid: an account in Sweden, as people write it on an invoice.

A bare number is refused: whether it is a bankgiro or a plusgiro cannot be seen from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator
from stdnum import luhn

from consortium.fields import read_bankgiro, read_iban, read_plusgiro, wrong

Kind = Literal["iban", "bankgiro", "plusgiro", "clearing"]
_IBAN = re.compile(r"[A-Za-z]{2}\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PayTo:
    """An account as digits; ``clearing`` are the four or five digits of a clearing number.

    The makers raise pydantic's error with one of our problem codes when the check digits of a
    giro, an IBAN or a five-digit clearing number are not right.

    >>> PayTo.parse("bg 5050-1055").text, PayTo.parse("SE45 5000 0000 0583 9825 7466").kind
    ('bankgiro 5050-1055', 'iban')
    >>> PayTo.parse("clearing 8327-9, 123 456 789-7").digits
    '832791234567897'
    """

    kind: Kind
    number: str
    clearing: str = ""

    @classmethod
    def parse(cls, text: str) -> PayTo:
        """Read ``bankgiro 5050-1055``, ``plusgiro 12 34 56-6``, an IBAN, ``clearing 6112 12…``."""
        kind, _, rest = text.strip().partition(" ")
        make = _MAKERS.get(kind.casefold().rstrip(":"))
        if make is not None and rest.strip():
            return make(rest)
        if _IBAN.match(text.strip()):
            return cls.iban(text)
        raise wrong("pay_to_must_be_readable", text)

    @classmethod
    def iban(cls, text: str) -> PayTo:
        """A Swedish IBAN; its check digits must be right (ISO 13616)."""
        number = read_iban(text)
        if not number.startswith("SE"):
            raise wrong("pay_to_must_be_readable", text)
        return cls("iban", number)

    @classmethod
    def bankgiro(cls, text: str) -> PayTo:
        """A bankgiro number; its check digit must be right."""
        return cls("bankgiro", read_bankgiro(text).replace("-", ""))

    @classmethod
    def plusgiro(cls, text: str) -> PayTo:
        """A plusgiro number; its check digit must be right."""
        return cls("plusgiro", read_plusgiro(text).replace("-", ""))

    @classmethod
    def in_bank(cls, clearing: str, number: str) -> PayTo:
        """Clearing number (four digits, five in Swedbank's 8xxx-x) and account number.

        Account numbers check in a way of each bank's own, which is left to the bank.
        """
        prefix, digits = (re.sub(r"[-\s]", "", part) for part in (clearing, number))
        is_shaped = re.fullmatch(r"[1-9]\d{3}|8\d{4}", prefix, re.ASCII)
        if not is_shaped or not re.fullmatch(r"\d{2,12}", digits, re.ASCII):
            raise wrong("pay_to_must_be_readable", f"{clearing} {number}")
        if len(prefix) == 5 and not luhn.is_valid(prefix):
            raise wrong("pay_to_must_be_readable", f"{clearing} {number}")
        return cls("clearing", digits, prefix)

    @property
    def digits(self) -> str:
        """The whole number without spaces, as a payment file has it."""
        return self.clearing + self.number

    @property
    def text(self) -> str:
        """The canonical way to write it, which :meth:`parse` reads."""
        if self.kind in ("bankgiro", "plusgiro"):
            last = 4 if self.kind == "bankgiro" else 1
            return f"{self.kind} {self.number[:-last]}-{self.number[-last:]}"
        return " ".join(part for part in (self.kind, self.clearing, self.number) if part)


def _in_bank(text: str) -> PayTo:
    clearing, _, number = re.sub(r"[,\s]+", " ", text.strip()).partition(" ")
    return PayTo.in_bank(clearing, number)


_MAKERS: Mapping[str, Callable[[str], PayTo]] = {
    "bankgiro": PayTo.bankgiro,
    "bg": PayTo.bankgiro,
    "plusgiro": PayTo.plusgiro,
    "pg": PayTo.plusgiro,
    "iban": PayTo.iban,
    "clearing": _in_bank,
}


def read_pay_to(value: object) -> PayTo:
    """The field of ``consortium.yaml`` that says where somebody is paid."""
    return value if isinstance(value, PayTo) else PayTo.parse(str(value))


PayToField = Annotated[PayTo, BeforeValidator(read_pay_to)]
