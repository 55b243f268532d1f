"""Field types for what people write in YAML: each parses once, at the door.

Every value arrives as text. A field that does not parse raises a pydantic error whose type is
one of our problem codes, so that ``rules.text`` can show it at its line and column.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Self, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType
from stdnum import luhn

from consortium.keys import is_key
from consortium.money import ZERO, Money, parse_rate

_BUILT_IN = frozenset(get_args(ErrorType))


class Shape(BaseModel):
    """A mapping that people write: frozen, and unknown keys are problems."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="wrap")
    @classmethod
    def _name_known_keys(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Tells with each unknown key which keys there are, for a near-miss suggestion."""
        try:
            return handler(value)
        except ValidationError as error:
            slips = error.errors(include_url=False)
            if not any(_is_unknown_key(slip) for slip in slips):
                raise
            known = tuple(field.alias or name for name, field in cls.model_fields.items())
            again = [_restated(slip, known) for slip in slips]
            raise ValidationError.from_exception_data(cls.__name__, again) from None


def _is_unknown_key(slip: ErrorDetails) -> bool:
    return slip["type"] == "extra_forbidden" and len(slip["loc"]) == 1


def _restated(slip: ErrorDetails, known: tuple[str, ...]) -> InitErrorDetails:
    """The same error, once more; an unknown key of this level with the known ones."""
    kind: str | PydanticCustomError = slip["type"]
    context = slip.get("ctx") or {}
    if _is_unknown_key(slip):
        kind = PydanticCustomError("unknown_key", "unknown_key", {"known": known})
    elif kind not in _BUILT_IN:
        kind = PydanticCustomError(slip["type"], slip["type"], context)
    return InitErrorDetails(type=kind, loc=slip["loc"], input=slip["input"], ctx=context)


def wrong(code: str, found: object, **values: Any) -> PydanticCustomError:
    """The error a field raises: one of our problem codes with what was found."""
    context: Mapping[str, Any] = {"found": str(found), **values}
    return PydanticCustomError(code, code, dict(context))


def read_day(value: object) -> dt.date | None:
    """A day, ISO: ``2026-03-31``; nothing stays nothing."""
    if value is None or isinstance(value, dt.date):
        return value
    try:
        # fromisoformat alone would also take week dates such as 2026-W01-1.
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value), re.ASCII):
            return dt.date.fromisoformat(str(value))
    except ValueError:
        pass
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


def read_bankgiro(value: object) -> str:
    """``5050-1055`` or ``505-1055``: seven or eight digits whose last is a Luhn check digit."""
    digits = re.sub(r"[-\s]", "", str(value))
    if not re.fullmatch(r"\d{7,8}", digits, re.ASCII) or not luhn.is_valid(digits):
        raise wrong("bankgiro_must_check", value)
    return f"{digits[:-4]}-{digits[-4:]}"


def read_plusgiro(value: object) -> str:
    """``12 34 56-6``: two to eight digits whose last is a Luhn check digit."""
    digits = re.sub(r"[-\s]", "", str(value))
    if not re.fullmatch(r"\d{2,8}", digits, re.ASCII) or not luhn.is_valid(digits):
        raise wrong("plusgiro_must_check", value)
    return f"{digits[:-1]}-{digits[-1]}"


def read_iban(value: object) -> str:
    """``SE45 5000 0000 0583 9825 7466`` without spaces; ISO 13616, check digits by mod 97."""
    text = re.sub(r"\s", "", str(value)).upper()
    shaped = re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", text, re.ASCII)
    if not shaped or (text.startswith("SE") and not re.fullmatch(r"SE\d{22}", text, re.ASCII)):
        raise wrong("iban_must_check", value)
    if int("".join(str(int(ch, 36)) for ch in text[4:] + text[:4])) % 97 != 1:
        raise wrong("iban_must_check", value)
    return text


def _bic(value: object) -> str:
    """``SWEDSESS``: the eight or eleven letters that name a bank (ISO 9362)."""
    text = re.sub(r"\s", "", str(value)).upper()
    if not re.fullmatch(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", text, re.ASCII):
        raise wrong("bic_must_be_readable", value)
    return text


Day = Annotated[dt.date, BeforeValidator(read_day)]
Amount = Annotated[Money, BeforeValidator(read_money)]
Rate = Annotated[Decimal, BeforeValidator(read_rate)]
Key = Annotated[str, BeforeValidator(read_key)]
OrganisationNumber = Annotated[str, BeforeValidator(_organisation_number)]
Bankgiro = Annotated[str, BeforeValidator(read_bankgiro)]
Plusgiro = Annotated[str, BeforeValidator(read_plusgiro)]
Iban = Annotated[str, BeforeValidator(read_iban)]
Bic = Annotated[str, BeforeValidator(_bic)]


def _account_number(value: object) -> str:
    """One account of a chart: ``6982``; four digits in BAS, some programs take up to eight."""
    if not re.fullmatch(r"\d{4,8}", str(value), re.ASCII):
        raise wrong("account_number_must_have_four_digits", value)
    return str(value)


AccountNumber = Annotated[str, BeforeValidator(_account_number)]


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


_MONTHS: Final = {"month": 1, "months": 1, "månad": 1, "månader": 1, "year": 12, "years": 12,
                  "år": 12}  # fmt: skip
_DAYS: Final = ("day", "days", "dag", "dagar")


def _counted(value: object) -> tuple[int, str] | None:
    """``3 months`` as (3, "months"); ``None`` when it is nothing of the kind."""
    match = re.fullmatch(r"([0-9]{1,4})\s*([^\W\d]+)", str(value).strip())
    return (int(match[1]), match[2]) if match else None


def _days(value: object) -> int:
    """``30 days`` or ``30 dagar``; a whole number is days already.

    >>> _days("30 dagar")
    30
    """
    if isinstance(value, int):
        return value
    counted = _counted(value)
    if counted is None or counted[1] not in _DAYS:
        raise wrong("days_must_be_readable", value)
    return counted[0]


def _months(value: object) -> int:
    """``3 months``, ``3 månader`` or ``1 år``; a whole number is months already.

    >>> _months("3 månader"), _months("1 year")
    (3, 12)
    """
    if isinstance(value, int):
        return value
    counted = _counted(value)
    if counted is None or counted[1] not in _MONTHS:
        raise wrong("months_must_be_readable", value)
    return counted[0] * _MONTHS[counted[1]]


def _amount(value: object) -> Money:
    money = read_money(value)
    if money < ZERO:
        raise wrong("amount_must_not_be_negative", value)
    return money


def read_multiple(value: object) -> Decimal:
    """A percentage of zero or more."""
    rate = read_rate(value)
    if rate < 0:
        raise wrong("share_must_not_be_negative", value)
    return rate


def _part(value: object) -> Decimal:
    part = read_multiple(value)
    if part > 1:
        raise wrong("share_must_not_exceed_the_whole", value)
    return part


Days = Annotated[int, BeforeValidator(_days)]
Months = Annotated[int, BeforeValidator(_months)]
Bound = Annotated[Money, BeforeValidator(_amount)]
"""An amount of zero or more."""
Part = Annotated[Decimal, BeforeValidator(_part)]
"""A share of something, 0–100 %."""
Multiple = Annotated[Decimal, BeforeValidator(read_multiple)]
"""A percentage of zero or more, also above 100 %."""
