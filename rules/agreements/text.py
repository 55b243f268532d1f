"""The text of an agreement: read with positions, and written in one canonical form.

>>> text = loan_text(LoanTerms.model_validate({
...     "id": "brygga", "kind": "loan", "with": "åkeri", "purpose": "solidarity",
...     "from": "2026-05-15", "amount": "200 000 kr", "interest": "2,5 %", "repay": "12 months"}))
>>> print(text, end="")
id: brygga
kind: loan
with: åkeri
purpose: solidarity
from: 2026-05-15
amount: 200 000 kr
interest: 2,5 %
repay: 12 months
schedule: straight
>>> read_agreement(text.encode(), "agreements/brygga.yaml").terms.movements[0].amount
Money('200000.00')
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from consortium.agreement import LoanTerms, Terms
from consortium.money import Money
from consortium.problems import PolicyError, Problem, Value
from rules.agreements.kinds import KINDS
from rules.document import Document, Group, Scalar
from rules.text import bind, in_order, near, parse


@dataclass(frozen=True, slots=True)
class Agreement:
    """The terms with their file; ``sha256`` of the text is what a decision freezes."""

    terms: Terms
    file: str
    sha256: str
    document: Document = field(compare=False, repr=False)

    @property
    def text(self) -> str:
        """The text as it is decided: NFC, its lines ended by LF."""
        return "\n".join(self.document.lines)


def read_agreement(content: bytes, file: str) -> Agreement:
    """The agreement in a text; :class:`~consortium.problems.PolicyError` with every slip.

    What it says of members, purposes and its own earlier version is tested by
    :mod:`rules.agreements.check`.
    """
    document = parse(content, file)
    kind = _kind(document)
    terms = bind(document, KINDS[kind].terms)
    problems = in_order(KINDS[kind].check(terms, document))
    if problems:
        raise PolicyError(problems)
    sha256 = hashlib.sha256("\n".join(document.lines).encode()).hexdigest()
    return Agreement(terms, file, sha256, document)


def _kind(document: Document) -> str:
    root = document.root
    node = root.values.get("kind") if isinstance(root, Group) else None
    if node is None:
        values: dict[str, Value] = {"key": "kind", "where": ""}
        raise PolicyError([*document.problems,
                           Problem("key_must_be_given", document.at(), values)])  # fmt: skip
    word = node.text or "" if isinstance(node, Scalar) else ""
    if word not in KINDS:
        known = tuple(KINDS)
        values = {"found": word or "–", "known": known, "hint": near(word, known)}
        raise PolicyError([*document.problems,
                           Problem("word_must_be_known", document.at("kind"), values)])  # fmt: skip
    return word


def loan_text(terms: LoanTerms) -> str:
    """The canonical text of a loan: keys in one order, what is as usual left out."""
    return "".join(f"{key}: {value}\n" for key, value in _loan_keys(terms))


def _loan_keys(terms: LoanTerms) -> Iterator[tuple[str, str]]:
    yield from _first_keys(terms)
    yield from _movements(terms)
    rates = terms.interest
    if len(rates) == 1 and rates[0].from_ == terms.from_:
        yield "interest", _rate(rates[0].rate)
    elif rates:
        dated = (f"{{from: {one.from_}, rate: {_rate(one.rate, '.')}}}" for one in rates)
        yield "interest", f"[{', '.join(dated)}]"
    if terms.grace:
        yield "grace", _months(terms.grace)
    if terms.repay is not None:
        yield "repay", _months(terms.repay)
    yield "schedule", terms.schedule
    if terms.only_when is not None:
        yield "only_when", terms.only_when
    if terms.surplus_share is not None:
        yield "surplus_share", _rate(terms.surplus_share)
    if terms.guarantee is not None:
        yield "guarantee", _rate(terms.guarantee)
    if terms.lender_decision is not None:
        yield "lender_decision", json.dumps(terms.lender_decision, ensure_ascii=False)
    if terms.signed_note is not None:
        yield "signed_note", json.dumps(terms.signed_note, ensure_ascii=False)
    yield from _last_keys(terms)


def _first_keys(terms: LoanTerms) -> Iterator[tuple[str, str]]:
    yield "id", terms.id
    yield "kind", terms.kind
    yield "with", terms.with_
    if terms.lender is not None:
        yield "lender", terms.lender
    if terms.purpose is not None:
        yield "purpose", terms.purpose
    yield "from", terms.from_.isoformat()


def _last_keys(terms: Terms) -> Iterator[tuple[str, str]]:
    if terms.version > 1:
        yield "version", str(terms.version)
    for key, text in (
        ("replaces", terms.replaces), ("decision", terms.decision), ("note", terms.note),
    ):  # fmt: skip
        if text is not None:
            yield key, json.dumps(text, ensure_ascii=False)


def _movements(terms: Terms) -> Iterator[tuple[str, str]]:
    moves = terms.movements
    if len(moves) == 1 and moves[0].date == terms.from_:
        yield "amount", amount_text(moves[0].amount)
    elif moves:
        dated = (f"{{date: {m.date}, amount: {amount_text(m.amount, '.')}}}" for m in moves)
        yield "movements", f"[{', '.join(dated)}]"


def amount_text(amount: Money, point: str = ",") -> str:
    """``200 000 kr``; with öre ``200 000,50 kr``.

    >>> amount_text(Money(20000000)), amount_text(Money(123450), ".")
    ('200 000 kr', '1 234.50 kr')
    """
    whole, part = divmod(amount.ore, 100)
    return f"{whole:,}".replace(",", " ") + (f"{point}{part:02d}" if part else "") + " kr"


def _rate(rate: Decimal, point: str = ",") -> str:
    digits = f"{rate.scaleb(2):f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"{digits.replace('.', point)} %"


def _months(months: int) -> str:
    return f"{months} month" if months == 1 else f"{months} months"
