"""Proposals: what the rules say should be booked, line by line, each with its reasons.

A proposal's digest covers the policy version, every fact it read and every line with its
reasons, so that whoever decides gets exactly what was shown (design.md §4).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, get_args

from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Problem
from consortium.voucher import Posting

LevyKind = Literal["levy", "estimate", "true_up"]
HelpKind = Literal["deferral", "loan", "member_loan", "bank_guarantee", "support", "relocation"]
AgreementKind = Literal["instalment", "interest", "fee", "allowance", "write_off", "release"]
Kind = LevyKind | HelpKind | AgreementKind
ProposalKind = Literal["levy", "liquidity", "agreements", "relocation"]
Step = Literal["source", "clause", "bound", "rounding", "decision", "payment"]
ReasonValue = str | int | Money | Decimal | date | Period


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of a calculation: what kind, which sentence, its values, the amount after it.

    The sentence itself is worded, in either language, by ``rules.sentences``.

    >>> reason = Reason("clause", "rate", {"rate": Decimal("0.07")}, Money(840000))
    >>> Reason.from_text(reason.as_text()) == reason
    True
    """

    what: Step
    code: str
    values: Mapping[str, ReasonValue] = field(default_factory=dict)
    amount: Money | None = None

    def as_text(self) -> str:
        """Canonical text of the reason, as it stands in the books."""
        values = {name: _encode(value) for name, value in self.values.items()}
        fields = [self.what, self.code, values, None if self.amount is None else str(self.amount)]
        return _canonical(fields)

    @classmethod
    def from_text(cls, text: str) -> Reason:
        """Read what :meth:`as_text` wrote; ``ValueError`` for anything else."""
        try:
            what, code, values, amount = json.loads(text)
            decoded = {name: _decode(value) for name, value in values.items()}
            return cls(what, code, decoded, None if amount is None else Money.parse(amount))
        except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError) as error:
            raise ValueError(f"not a reason: {text[:80]!r}") from error


@dataclass(frozen=True, slots=True)
class Line:
    """What one member is to pay or get for one month, with postings that balance.

    An ``estimate`` is a levy whose report has not come; a ``true_up`` is what a report changes of
    what stands. ``base`` is what the amount was reckoned on; ``amount`` is the levy without VAT
    (negative for a credit); ``due_after`` are the days until it is to be paid. ``after`` is how
    many vouchers the member's month had when this was reckoned: figures may go back to what they
    were, and a true-up to the same figures is then a new line, while the same proposal posted
    twice is not. ``agreement`` is the text of the agreement that posting it concludes, if any;
    ``due`` is the day that an agreement says instead of ``due_after``. A
    line without postings moves no money of the fund: a deferral, a request to another member.
    """

    kind: Kind
    member: str
    month: Period
    clause: str
    facts: str
    base: Money
    amount: Money
    postings: tuple[Posting, ...]
    reasons: tuple[Reason, ...]
    due_after: int = 30
    after: int = 0
    agreement: str = ""
    due: date | None = None

    def __post_init__(self) -> None:
        assert total(posting.amount for posting in self.postings) == ZERO, "a line balances"

    @property
    def key(self) -> str:
        """(kind, month, member, clause, facts version, after): posted once and never again."""
        key = f"{self.kind}/{self.month}/{self.member}/{self.clause}/{self.facts}"
        return f"{key}/{self.after}" if self.after else key

    @property
    def is_levy(self) -> bool:
        """True for a levy, its estimate or its true-up: it rests on a report."""
        return self.kind in get_args(LevyKind)

    @property
    def to_pay(self) -> Money:
        """What the member owes by this line, VAT included."""
        return total(p.amount for p in self.postings if p.account.startswith("Assets:Receivable:"))


@dataclass(frozen=True)
class Proposal:
    """Lines of one kind and month for one deciding body.

    ``missing`` and ``findings`` are told beside it and are not part of the digest.
    """

    kind: ProposalKind
    period: Period
    policy: str  # version: "2026-01-01@<hash>"
    body: str  # who decides: "treasurer" unless the policy says otherwise
    lines: tuple[Line, ...]
    findings: tuple[Problem, ...] = field(default=(), compare=False)

    @cached_property
    def digest(self) -> str:
        """sha256 over everything that is decided, in canonical form."""
        lines = [
            [
                line.key,
                str(line.base),
                str(line.amount),
                line.due_after,
                [[p.account, str(p.amount), p.unit] for p in line.postings],
                [reason.as_text() for reason in line.reasons],
                *([line.agreement] if line.agreement else []),
                *([line.due.isoformat()] if line.due else []),
            ]
            for line in self.lines
        ]
        whole = [self.kind, str(self.period), self.policy, self.body, lines]
        return hashlib.sha256(_canonical(whole).encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _encode(value: ReasonValue) -> str:
    match value:
        case Money():
            return f"kr {value}"
        case Decimal():
            return f"rate {value}"
        case date():
            return f"day {value.isoformat()}"
        case Period():
            return f"month {value}"
        case int():
            return f"number {value}"
        case str():
            return f"text {value}"


def _decode(text: str) -> ReasonValue:
    kind, _, rest = text.partition(" ")
    match kind:
        case "kr":
            return Money.parse(rest)
        case "rate":
            return Decimal(rest)
        case "day":
            return date.fromisoformat(rest)
        case "month":
            return Period.parse(rest)
        case "number":
            return int(rest)
        case "text":
            return rest
        case _:
            raise ValueError(f"unknown kind of value: {kind!r}")
