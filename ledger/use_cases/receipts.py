"""What ``take-in`` is given and what it gives back: files, and a receipt for each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from consortium.bank_facts import BankFile
from consortium.facts import Report
from consortium.payouts import BankAnswer, SentFile
from consortium.period import Period
from consortium.problems import Problem
from ledger.use_cases.changes import Changed


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file handed in: its name and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash that archives and identifies it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file. ``problems`` is empty for a file that was understood.

    ``personal_data`` is how much of what may be about people came along, by kind. ``original`` is
    the hash of what an extract was made of, ``fund_rows`` how many rows it has that face the fund.
    A bank's file has ``bank``, what it newly says by account, and ``entries``, how many it holds.
    An answer to a payment file has that file, ``sent``, and ``answer``, what it newly says of it.
    """

    file: str
    sha256: str
    kind: str | None = None
    members: tuple[str, ...] = ()
    understood: tuple[Report, ...] = ()
    new: tuple[Report, ...] = ()
    changed: tuple[Changed, ...] = ()
    findings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    personal_data: Mapping[str, int] = field(default_factory=dict)
    original: str | None = None
    fund_rows: int = 0
    bank: tuple[BankFile, ...] = ()
    entries: int | None = None
    sent: SentFile | None = None
    answer: BankAnswer | None = None

    @property
    def is_new(self) -> bool:
        """True when it says something that was not known."""
        return bool(self.new or self.bank or self.answer is not None)

    @property
    def member(self) -> str | None:
        """Whose file it is; ``None`` when nobody's is known, or it holds several members'."""
        return self.members[0] if len(self.members) == 1 else None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """All receipts of one run, in the order of the files.

    ``mapped`` is the mapping now kept, ``levied`` the latest month that has been levied.
    """

    receipts: tuple[Receipt, ...]
    notices: tuple[Problem, ...] = ()
    mapped: str | None = None
    levied: Period | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files."""
        return tuple(problem for receipt in self.receipts for problem in receipt.problems)

    @property
    def newest(self) -> Period | None:
        """The month to run next: the latest that a file tells the whole of.

        Payments belong to no month of their own; they are booked whichever month is run.
        """
        reports = (report for receipt in self.receipts for report in receipt.understood)
        told = max((report.period for report in reports if report.is_complete), default=None)
        if told is not None or not any(receipt.entries for receipt in self.receipts):
            return told
        files = (file for receipt in self.receipts for file in receipt.bank)
        booked = (Period.of(line.entry.booked) for file in files for line in file.lines)
        return self.levied or max(booked, default=None)
