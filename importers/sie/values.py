"""The values of SIE fields: amounts, days, months, objects; exact, or None when unreadable."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from consortium.money import Money
from consortium.period import Period
from importers.sie.file import Objects

_NUMBER = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})", re.ASCII)
_INDEX = re.compile(r"-?\d{1,3}", re.ASCII)
# Days outside these years are typing errors: no bookkeeping program has written them.
_YEARS = range(1900, 2200)


def decimal(text: str) -> Decimal | None:
    """A number with a decimal point, no thousands, no exponent.

    >>> decimal("-3142.1"), decimal("1,5")
    (Decimal('-3142.1'), None)
    """
    return Decimal(text) if _NUMBER.fullmatch(text) else None


@lru_cache(maxsize=65_536)
def amount(text: str) -> Money | None:
    """An amount in kronor as exact öre; None when unreadable or finer than an öre.

    >>> amount("-3142.1"), amount("12.000"), amount("0.005")
    (Money('-3142.10'), Money('12.00'), None)
    """
    if not _NUMBER.fullmatch(text):
        return None
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    if len(part) > 2:
        return None
    return Money(int(f"{whole}{part:0<2}"))


@lru_cache(maxsize=4_096)
def day(text: str) -> date | None:
    """A day written ``20260331``.

    >>> day("20260331"), day("20260231"), day("2026-03-31")
    (datetime.date(2026, 3, 31), None, None)
    """
    if len(text) != 8 or not (text.isascii() and text.isdecimal()):
        return None
    if int(text[:4]) not in _YEARS:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


@lru_cache(maxsize=4_096)
def month(text: str) -> Period | None:
    """A month written ``202603``.

    >>> month("202603"), month("202613")
    (Period(year=2026, month=3), None)
    """
    first = day(text + "01") if len(text) == 6 else None
    return Period.of(first) if first else None


@lru_cache(maxsize=64)
def year_index(text: str) -> int | None:
    """A year index: 0 for the current fiscal year, -1 for the one before."""
    return int(text) if _INDEX.fullmatch(text) else None


@lru_cache(maxsize=4_096)
def objects(fields: tuple[str, ...]) -> Objects | None:
    """The pairs of dimension and object of a list; None when one lacks its fellow.

    >>> objects(("1", "Nord", "6", "0015"))
    (('1', 'Nord'), ('6', '0015'))
    """
    if len(fields) % 2:
        return None
    return tuple(zip(fields[::2], fields[1::2], strict=True))
