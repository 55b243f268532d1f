"""Field types for what people write in YAML: each parses once, at the door.

Every value arrives as text. A field that does not parse raises a pydantic error whose type is
one of our problem codes, so that ``rules.text`` can show it at its line and column.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError
from stdnum import luhn

from consortium.keys import is_key
from consortium.money import Money, parse_rate


class Shape(BaseModel):
    """A mapping that people write: frozen, and unknown keys are problems."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def wrong(code: str, found: object, **values: Any) -> PydanticCustomError:
    """The error a field raises: one of our problem codes with what was found."""
    context: Mapping[str, Any] = {"found": str(found), **values}
    return PydanticCustomError(code, code, dict(context))


def read_day(value: object) -> dt.date | None:
    """A day, ISO: ``2026-03-31``; nothing stays nothing."""
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)) if len(str(value)) == 10 else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: object) -> dt.date:
    raise wrong("date_must_be_iso", value)


def read_money(value: object) -> Money:
    """An amount in kronor; see :meth:`consortium.money.Money.parse`."""
    try:
        return value if isinstance(value, Money) else Money.parse(str(value))
    except ValueError:
        raise wrong("amount_must_be_readable", value) from None


def read_rate(value: object) -> Decimal:
    """A percentage, exactly; see :func:`consortium.money.parse_rate`."""
    try:
        return value if isinstance(value, Decimal) else parse_rate(str(value))
    except ValueError:
        raise wrong("rate_must_be_a_percentage", value) from None


def read_key(value: object) -> str:
    """The key of a member, purpose, person or body."""
    if not is_key(str(value)):
        raise wrong("key_must_be_well_formed", value)
    return str(value)


def _organisation_number(value: object) -> str:
    """``769600-0004``: ten digits whose last is a Luhn check digit; twelve with ``16`` first."""
    text = str(value)
    digits = re.sub(r"[-\s]", "", text)
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if not re.fullmatch(r"\d{10}", digits, re.ASCII) or digits[0] == "0" or int(digits[2]) < 2:
        raise wrong("organisation_number_must_have_ten_digits", value)
    if not luhn.is_valid(digits):
        expected = luhn.calc_check_digit(digits[:9])
        raise wrong("organisation_number_must_check", value, check_digit=expected)
    return f"{digits[:6]}-{digits[6:]}"


Day = Annotated[dt.date, BeforeValidator(read_day)]
Amount = Annotated[Money, BeforeValidator(read_money)]
Rate = Annotated[Decimal, BeforeValidator(read_rate)]
Key = Annotated[str, BeforeValidator(read_key)]
OrganisationNumber = Annotated[str, BeforeValidator(_organisation_number)]


class AccountRange(tuple[str, str]):
    """An inclusive range of account prefixes: ``30-37`` is 3000–3799, ``3740`` itself and below.

    >>> AccountRange(("30", "37")).holds("3799"), AccountRange(("3740", "3740")).holds("3741")
    (True, False)
    """

    __slots__ = ()

    def holds(self, account: str) -> bool:
        """True when the account's leading digits lie in the range."""
        first, last = self
        prefix = account[: len(first)]
        return len(prefix) == len(first) and first <= prefix <= last

    def __str__(self) -> str:
        return self[0] if self[0] == self[1] else f"{self[0]}-{self[1]}"


def _account_range(value: object) -> AccountRange:
    if isinstance(value, AccountRange):
        return value
    match = re.fullmatch(r"(\d{1,8})(?:\s*[-\u2013]\s*(\d{1,8}))?", str(value), re.ASCII)
    if match is None or (match[2] and (len(match[2]) != len(match[1]) or match[2] < match[1])):
        raise wrong("account_range_must_be_readable", value)
    return AccountRange((match[1], match[2] or match[1]))


Accounts = Annotated[AccountRange, BeforeValidator(_account_range)]
