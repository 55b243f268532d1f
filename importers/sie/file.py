"""The nouns of a SIE file (SIE-Gruppen, file format 4B/4C): what one file says, nothing else.

Amounts are debit-positive as in the file. Lines count from 1. Years are indexes: 0 is the
current fiscal year, -1 the one before. Account and object numbers are text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal
from typing import Literal, NamedTuple

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem

Objects = tuple[tuple[str, str], ...]
RowKind = Literal["trans", "rtrans", "btrans"]
Checksum = Literal["absent", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class Year:
    """``#RAR``: a fiscal year as the file gives it; reversed dates stay reversed."""

    index: int
    start: Day
    end: Day
    line: int

    @property
    def first(self) -> Day:
        """Its first day, also when the file has the dates reversed."""
        return min(self.start, self.end)

    @property
    def last(self) -> Day:
        """Its last day, also when the file has the dates reversed."""
        return max(self.start, self.end)


class Account(NamedTuple):
    """``#KONTO``, ``#KTYP``, ``#SRU``, ``#ENHET``; ``name`` is None when used but not declared.

    ``account_type`` is the letter of the file: T asset, S debt, K cost, I income.
    """

    number: str
    name: str | None
    account_type: str | None = None
    sru: tuple[str, ...] = ()
    unit: str | None = None


class Balance(NamedTuple):
    """``#IB``, ``#UB``, ``#RES`` (no objects), ``#OIB``, ``#OUB`` (objects)."""

    year: int
    account: str
    amount: Money
    objects: Objects
    quantity: Decimal | None
    line: int


class PeriodBalance(NamedTuple):
    """``#PSALDO``, ``#PBUDGET``: the change of an account in a month; ``objects`` is empty
    for the account as a whole.
    """

    year: int
    period: Period
    account: str
    amount: Money
    objects: Objects
    quantity: Decimal | None
    line: int


class Row(NamedTuple):
    """``#TRANS``, or ``#RTRANS``/``#BTRANS``, which history keeps and no sum counts."""

    account: str
    objects: Objects
    amount: Money
    date: Day | None
    text: str
    quantity: Decimal | None
    signature: str
    line: int
    kind: RowKind


class Voucher(NamedTuple):
    """``#VER``: series and number are text and may be empty; ``date`` is None when the file
    has none that can be read.
    """

    series: str
    number: str
    date: Day | None
    text: str
    registered: Day | None
    signature: str
    line: int
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        """As people write it: ``A 17``.

        >>> Voucher("A", "17", None, "", None, "", 5, ()).label
        'A 17'
        """
        return f"{self.series} {self.number}".strip() or "–"


class FundRow(NamedTuple):
    """``#FONDRAD``: one row that faces the fund, without anyone's words about it; ``names_us`` is
    true when words that stayed behind named the fund.
    """

    account: str
    date: Day | None
    amount: Money
    series: str
    number: str
    names_us: bool
    line: int

    @property
    def label(self) -> str:
        """As people write it: ``A 17``."""
        return f"{self.series} {self.number}".strip() or "–"


@dataclass(frozen=True, slots=True)
class Extract:
    """``#FONDUTDRAG``: that the file is what ``fondbok extract`` made of another.

    ``kind`` and ``sha256`` are those of the original, which stayed with the member.
    """

    kind: str
    sha256: str
    rows: tuple[FundRow, ...]


@dataclass(frozen=True, slots=True)
class SieFile:
    """A whole file. ``sie_type`` is the declared type, or what the content shows."""

    name: str
    encoding: str
    flag: str | None
    program: str | None
    format: str | None
    generated: Day | None
    signature: str
    address: str
    sie_type: int
    organisation_number: str | None
    company: str | None
    covers_until: Day | None
    years: tuple[Year, ...]
    accounts: Mapping[str, Account]
    dimensions: Mapping[str, str]
    objects: Mapping[tuple[str, str], str]
    opening: tuple[Balance, ...]
    closing: tuple[Balance, ...]
    result: tuple[Balance, ...]
    object_opening: tuple[Balance, ...]
    object_closing: tuple[Balance, ...]
    period_balances: tuple[PeriodBalance, ...]
    period_budgets: tuple[PeriodBalance, ...]
    vouchers: tuple[Voucher, ...]
    checksum: Checksum
    extract: Extract | None
    unknown_tags: int
    findings: tuple[Problem, ...]

    def year(self, index: int) -> Year | None:
        """The fiscal year of an index; the last line of it, should there be several."""
        return next((year for year in reversed(self.years) if year.index == index), None)

    @property
    def has_balances(self) -> bool:
        """True when it holds a balance of any account, as books do and import files do not."""
        return bool(self.opening or self.closing or self.result or self.period_balances)

    @property
    def is_import(self) -> bool:
        """True for a mere import file (4I: payroll, invoices), which is not the books.

        It has no balances, and either no fiscal year or vouchers that the receiver is to
        number (SIE 4B, ``#VER``).
        """
        if self.sie_type != 4 or self.has_balances:
            return False
        return self.year(0) is None or any(not voucher.number for voucher in self.vouchers)

    @property
    def kind(self) -> str:
        """``SIE 1`` to ``SIE 3``, ``SIE 4E`` or ``SIE 4I``, judged by content; an extract is
        called by its original, ``SIE 4E extract``.
        """
        if self.extract is not None:
            return f"{self.extract.kind} extract"
        if self.sie_type != 4:
            return f"SIE {self.sie_type}"
        return "SIE 4I" if self.is_import else "SIE 4E"
