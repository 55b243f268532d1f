"""Vouchers (verifikationer): numbered, dated, balanced transactions that are never edited.

BFL 5 kap. 7 § asks of a voucher: when it was made, when the event happened, what it concerns,
the amount, the counterparty, a number and the documents behind it. All of them are fields here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from consortium.money import ZERO, Money, total
from consortium.period import Period

SEK = "SEK"
RULE_SERIES = "V"
BANK_SERIES = "B"
MANUAL_SERIES = "M"


@dataclass(frozen=True, slots=True)
class Posting:
    """One leg: an account and a debit-positive amount in a unit (``SEK`` or a memo unit)."""

    account: str
    amount: Money
    unit: str = SEK


@dataclass(frozen=True, slots=True, order=True)
class VoucherNumber:
    """Series, fiscal year and running number: ``V2026-117``, gapless per series and year.

    >>> VoucherNumber.parse("V2026-117").number
    117
    """

    series: str
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> VoucherNumber:
        """Read ``V2026-117``; ``ValueError`` for anything else."""
        match = re.fullmatch(r"\^?([A-Z])(\d{4})-([1-9]\d*)", text, re.ASCII)
        if match is None:
            raise ValueError(f"not a voucher number: {text!r}")
        return cls(match[1], int(match[2]), int(match[3]))

    def __str__(self) -> str:
        return f"{self.series}{self.year}-{self.number}"


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """Which rule made a voucher: clause, policy version, member, month, facts and proposal.

    ``key`` names the line; a key once posted and not reversed is never posted again.
    """

    rule: str  # what kind of line: "levy", "true_up", "loan" (consortium.proposal.Kind)
    clause: str  # where in the policy: "levy", "levy.members.nystart"
    policy: str  # version: the day it takes effect and the hash, "2026-01-01@3f2a…"
    member: str
    month: Period
    facts: str  # digest of the facts it rests on
    proposal: str
    key: str
    base: Money = ZERO


class Settlement(NamedTuple):
    """How much of an open claim (or of a payment that nobody had placed) a voucher settles.

    Below zero it opens that much again: the reversal of a voucher that settled.
    """

    voucher: VoucherNumber
    amount: Money


class OpenItem(NamedTuple):
    """What an earlier program left open, for Fondbok to go on with: whose, for which month.

    ``reference`` is what the member pays it by: the OCR or the number of its old invoice.
    """

    member: str
    month: Period
    reference: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """One voucher. Construction fails (``AssertionError``, a bug) unless every unit sums to zero.

    ``registered`` is when it was made (ISO time with seconds), ``prev`` the sha256 of the text of
    the voucher before it in the same series and year (empty for the first). ``trues_up`` is the
    voucher whose amount it corrects by a later figure; that one stands, unlike one it reverses.
    ``bank`` is the key of the bank entry that it books, ``settles`` what it settles.
    ``opening`` marks opening balances: the first month whose levies are these books' to make;
    ``opens`` is the claim that one of those brings along.
    """

    id: VoucherNumber
    date: dt.date
    payee: str
    text: str
    registered: str
    by: str
    concerns: str
    counterparty: str
    source: str
    postings: tuple[Posting, ...]
    prev: str = ""
    document: str | None = None
    due: dt.date | None = None
    trace: RuleTrace | None = None
    reverses: VoucherNumber | None = None
    trues_up: VoucherNumber | None = None
    why: str | None = None
    bank: str | None = None
    settles: tuple[Settlement, ...] = ()
    opening: Period | None = None
    opens: OpenItem | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert len(self.postings) >= 2, "a voucher has at least two legs"
        assert self.reverses is None or self.trues_up is None, "it reverses or trues up, not both"
        sums: Counter[str] = Counter()
        for posting in self.postings:
            sums[posting.unit] += posting.amount.ore
        assert not any(sums.values()), f"{self.id} does not balance: {dict(sums)}"

    @property
    def amount(self) -> Money:
        """What it moves on the balance sheet side that a reader would call the amount.

        The sum of debits outside the earmarks (``Equity:Appropriated`` against purposes).
        """
        return total(
            posting.amount
            for posting in self.postings
            if posting.amount > ZERO and not is_earmark(posting.account)
        )

    @property
    def to_pay(self) -> Money:
        """What the counterparty owes by it: its legs on receivables; below zero for a credit."""
        return total(p.amount for p in self.postings if p.account.startswith("Assets:Receivable:"))


def is_earmark(account: str) -> bool:
    """True for the accounts that only earmark equity and net to zero in every voucher.

    >>> is_earmark("Equity:Purpose:Solidarity"), is_earmark("Equity:MemberCapital:Grenverket")
    (True, False)
    """
    return account == "Equity:Appropriated" or account.startswith("Equity:Purpose:")
