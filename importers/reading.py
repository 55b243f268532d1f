"""What reading a file gives: sums per account and month, or bank statements, and findings.

A reading says nothing of which accounts are revenue: that is policy, and importers may not
see it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from consortium.bank import BankStatement
from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem, Source


@dataclass(frozen=True, slots=True)
class Month:
    """One month of somebody's books: the movement per account, debit-positive.

    Zero movements are left out, so an empty mapping is a month in which nothing happened.
    ``balances`` are those at the month's end of accounts for current assets and debts, where the
    file can tell them. Account numbers are text (``"0351"``). ``is_complete`` is false when the
    file was drawn before the month's last day, or when it is a mere import file and not the books.

    A form that a member filled in has ``declared`` figures by name instead (``revenue``,
    ``sales_to_members``, ``cash``, ``payroll``, ``payables``, ``receivables``), positive, their
    name giving direction, and ``counts`` (``people``). ``member`` is whose month it is as the
    file says, a key, a name or an organisation number, or ``None``. ``place`` is the cell of its
    revenue, ``member_place`` and ``period_place`` those that say whose and which month it is.

    >>> Month(Period(2026, 3), {"3010": Money(-1250_00)}, is_complete=True).accounts["3010"]
    Money('-1250.00')
    """

    period: Period
    accounts: Mapping[str, Money]
    is_complete: bool
    declared: Mapping[str, Money] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    member: str | None = None
    place: Source | None = None
    remark: str | None = None
    member_place: Source | None = None
    period_place: Source | None = None
    balances: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read completely: what it is, whose it is, its months in order, its findings.

    ``organisation_number`` is kept as the file gives it, wrong check digit or not.
    ``personal_data`` says how much of what may be about people came along, by kind: counts, never
    the data. Of an extract ``original`` is the hash of the file that it was made from, and
    ``fund_rows`` how many rows that face the fund it holds.
    """

    kind: str
    sie_type: int | None
    organisation_number: str | None
    organisation: str | None
    drawn_on: date | None
    months: tuple[Month, ...]
    findings: tuple[Problem, ...]
    personal_data: Mapping[str, int] = field(default_factory=dict)
    original: str | None = None
    fund_rows: int = 0


@dataclass(frozen=True, slots=True)
class BankReading:
    """One file from a bank, read completely: its statements and its findings.

    ``kind`` says format and version (``camt.053.001.02``, ``BgMax``, ``CSV Swedbank``).
    """

    kind: str
    statements: tuple[BankStatement, ...]
    findings: tuple[Problem, ...]
