"""Money: whole öre, added and allocated, never divided.

An amount is an integer number of öre (1 krona = 100 öre); its sign is debit-positive in
postings. Shares are handed out by largest remainder, so parts always make the whole.

>>> Money(ore=100).allocate((1, 1, 1))
(Money('0.34'), Money('0.33'), Money('0.33'))
>>> Money.parse("12 345,67 kr").text("en")
'SEK 12,345.67'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Language = Literal["sv", "en"]
Exact = Fraction | Decimal | int
Rounding = Literal["half_up", "up", "down"]

# Spaces that people and programs put between thousands: space, no-break, thin, narrow no-break.
_SPACES = " \u00a0\u2009\u202f"
_AMOUNT = re.compile(
    r"(?P<sign>[-+\u2212]?)(?P<whole>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)"
    r"(?:[.,](?P<part>\d{1,2}))?"
)


@dataclass(frozen=True, slots=True, order=True, repr=False)
class Money:
    """An amount in whole öre (SEK).

    >>> Money(ore=1250) + Money(ore=-250)
    Money('10.00')
    """

    ore: int

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read an amount as people write it: ``12 345,67 kr``, ``SEK 12,345.67``, ``-500``.

        Raises ``ValueError`` for anything else, more than two decimals included.

        >>> Money.parse("60 000 kr"), Money.parse("SEK 12,345.67"), Money.parse("-0.5")
        (Money('60000.00'), Money('12345.67'), Money('-0.50'))
        """
        bare = text.strip(_SPACES)
        for unit in ("kr", "SEK"):
            bare = bare.removesuffix(unit).removeprefix(unit).strip(_SPACES)
        if re.fullmatch(r"[-+\u2212]?\d{1,3}(,\d{3})+(\.\d{1,2})?", bare):
            bare = bare.replace(",", "")
        match = _AMOUNT.fullmatch(bare)
        if match is None:
            raise ValueError(f"not an amount: {text!r}")
        whole = re.sub(rf"[{_SPACES}]", "", match["whole"])
        ore = int(whole) * 100 + int((match["part"] or "0").ljust(2, "0"))
        return cls(-ore if match["sign"] in ("-", "\u2212") else ore)

    @classmethod
    def from_decimal(cls, kronor: Decimal) -> Money:
        """The amount of a decimal in kronor; ``ValueError`` if it holds less than an öre.

        >>> Money.from_decimal(Decimal("-3142.1"))
        Money('-3142.10')
        """
        ore = kronor * 100
        if not ore.is_finite() or ore != ore.to_integral_value():
            raise ValueError(f"not whole öre: {kronor}")
        return cls(int(ore))

    @classmethod
    def rounded(cls, kronor: Exact, how: Rounding = "half_up", to_ore: int = 1) -> Money:
        """The one rounding of an exact amount in kronor, to a multiple of ``to_ore`` öre.

        ``half_up`` rounds halves away from zero, ``up`` towards plus infinity, ``down``
        towards minus infinity.

        >>> Money.rounded(Fraction(1, 3)), Money.rounded(Decimal("0.005"))
        (Money('0.33'), Money('0.01'))
        """
        units = Fraction(kronor) * 100 / to_ore
        if how == "up":
            whole = -((-units) // 1)
        elif how == "down":
            whole = units // 1
        else:
            nearest = (abs(units) + Fraction(1, 2)) // 1
            whole = nearest if units >= 0 else -nearest
        return cls(int(whole) * to_ore)

    @property
    def kronor(self) -> Decimal:
        """Exact kronor with two decimals.

        >>> Money(5).kronor
        Decimal('0.05')
        """
        return Decimal(self.ore).scaleb(-2)

    @property
    def exact(self) -> Fraction:
        """Exact kronor as a fraction, for arithmetic before the one rounding."""
        return Fraction(self.ore, 100)

    @property
    def is_zero(self) -> bool:
        """True for exactly nothing."""
        return self.ore == 0

    def allocate(self, weights: Sequence[Exact]) -> tuple[Money, ...]:
        """Share the amount by ``weights``; the parts make the whole. See :func:`allocate`."""
        return allocate(self, weights).parts

    def text(self, language: Language) -> str:
        """As a reader expects it: ``12 345,67 kr`` or ``SEK 12,345.67``.

        >>> Money(ore=-1234567).text("sv")
        '-12 345,67 kr'
        """
        whole, part = divmod(abs(self.ore), 100)
        sign = "-" if self.ore < 0 else ""
        if language == "sv":
            return f"{sign}{whole:,}".replace(",", " ") + f",{part:02d} kr"
        return f"SEK {sign}{whole:,}.{part:02d}"

    def __str__(self) -> str:
        """The canonical form in books and JSON: ``-12345.67``."""
        digits = str(self.ore)
        if -100 < self.ore < 100:
            digits = f"{self.ore:03d}" if self.ore >= 0 else f"{self.ore:04d}"
        return f"{digits[:-2]}.{digits[-2:]}"

    def __repr__(self) -> str:
        return f"Money('{self}')"

    def __add__(self, other: Money) -> Money:
        return Money(self.ore + other.ore)

    def __sub__(self, other: Money) -> Money:
        return Money(self.ore - other.ore)

    def __neg__(self) -> Money:
        return Money(-self.ore)

    def __abs__(self) -> Money:
        return Money(abs(self.ore))

    def __bool__(self) -> bool:
        raise TypeError("be explicit: use .is_zero or compare with ZERO")


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts, nothing for none.

    >>> total([Money(1), Money(2)])
    Money('0.03')
    """
    return Money(sum(amount.ore for amount in amounts))


class Allocation(NamedTuple):
    """Parts in the order of the weights, and which of them got one öre by remainder."""

    parts: tuple[Money, ...]
    got_the_ore: tuple[bool, ...]


def allocate(amount: Money, weights: Sequence[Exact]) -> Allocation:
    """Share ``amount`` by ``weights`` with the largest-remainder method (Hamilton).

    Every part is within one öre of its exact share, a zero weight gets nothing, ties go to
    the earlier weight. Negative amounts mirror positive ones, so that a reversal undoes an
    allocation exactly. ``ValueError`` for a negative weight or when all weights are zero.

    >>> parts, got_the_ore = allocate(Money(10), (1, 1, 1))
    >>> parts
    (Money('0.04'), Money('0.03'), Money('0.03'))
    >>> got_the_ore
    (True, False, False)
    """
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    if whole <= 0 or any(weight < 0 for weight in exact):
        raise ValueError(f"weights must be zero or more and not all zero: {list(weights)}")
    shares = [abs(amount.ore) * weight / whole for weight in exact]
    floors = [int(share // 1) for share in shares]
    left = abs(amount.ore) - sum(floors)
    by_remainder = sorted(range(len(shares)), key=lambda i: (floors[i] - shares[i], i))
    lucky = set(by_remainder[:left])
    sign = -1 if amount.ore < 0 else 1
    parts = tuple(Money(sign * (floor + (i in lucky))) for i, floor in enumerate(floors))
    assert total(parts) == amount
    return Allocation(parts, tuple(i in lucky for i in range(len(parts))))


_RATE = re.compile(rf"(?P<number>[-\u2212]?\d+(?:[.,]\d+)?)[{_SPACES}]*%")


def parse_rate(text: str) -> Decimal:
    """Read a percentage exactly: ``7 %`` is ``Decimal('0.07')``; ``ValueError`` otherwise.

    >>> parse_rate("20,6 %")
    Decimal('0.206')
    """
    match = _RATE.fullmatch(text.strip(_SPACES))
    if match is None:
        raise ValueError(f"not a percentage: {text!r}")
    return Decimal(match["number"].replace(",", ".").replace("\u2212", "-")).scaleb(-2)


def rate_text(rate: Exact, language: Language, decimals: int = 2) -> str:
    """A rate as a reader expects it, at most ``decimals`` decimals: ``6,25 %``, ``6.25%``.

    >>> rate_text(Decimal("0.07"), "sv"), rate_text(Fraction(1, 16), "en")
    ('7 %', '6.25%')
    """
    scaled = Fraction(rate) * 100 * 10**decimals
    whole = int(abs(scaled) + Fraction(1, 2))
    digits = Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
    text = f"{digits:f}".rstrip("0").rstrip(".") if decimals else f"{digits:f}"
    return f"{text.replace('.', ',')} %" if language == "sv" else f"{text}%"
