"""The small words of the policy: shares, durations, amounts that cannot be negative."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator

from consortium.fields import read_money, read_rate, wrong
from consortium.money import ZERO, Money

REMAINING: Final = "remaining"
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


def _multiple(value: object) -> Decimal:
    rate = read_rate(value)
    if rate < 0:
        raise wrong("share_must_not_be_negative", value)
    return rate


def _part(value: object) -> Decimal:
    part = _multiple(value)
    if part > 1:
        raise wrong("share_must_not_exceed_the_whole", value)
    return part


def _share(value: object) -> object:
    return value if value == REMAINING else _multiple(value)


Days = Annotated[int, BeforeValidator(_days)]
Months = Annotated[int, BeforeValidator(_months)]
Bound = Annotated[Money, BeforeValidator(_amount)]
"""An amount of zero or more."""
Part = Annotated[Decimal, BeforeValidator(_part)]
"""A share of something, 0–100 %."""
Multiple = Annotated[Decimal, BeforeValidator(_multiple)]
"""A percentage of zero or more, also above 100 %."""
Share = Annotated[Decimal | Literal["remaining"], BeforeValidator(_share)]
"""A share of one whole, or what the others leave; ``rules.check`` sees that they make one."""
