"""Loans and their lives for the tests: terms from text, and all events carried out in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from consortium.agreement import Happening, LoanTerms, What
from consortium.money import Money
from consortium.voucher import VoucherNumber
from rules.agreements.events import Ask, Event
from rules.agreements.loan import covered, loan_events
from rules.agreements.text import read_agreement

BRIDGE = """\
id: brygga
kind: loan
with: cykelbud
purpose: solidarity
from: 2026-05-15
amount: 200 000 kr
interest: 2 %
grace: 3 months
repay: 12 months
schedule: straight
"""


def loan(text: str = BRIDGE, **changed: str) -> LoanTerms:
    """The terms in a text, with other values for some of its keys."""
    values = {key.rstrip("_"): value for key, value in changed.items()}
    lines = [line for line in text.splitlines() if line.partition(":")[0] not in values]
    lines += [f"{key}: {value}" for key, value in values.items() if value]
    terms = read_agreement("\n".join(lines).encode(), "agreements/brygga.yaml").terms
    assert isinstance(terms, LoanTerms)
    return terms


def happens(day: str | dt.date, what: What, kronor: int, due: dt.date | None = None) -> Happening:
    """Something of so many kronor on a day."""
    on = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return Happening(on, what, Money(kronor * 100), VoucherNumber("V", 2026, 1), due or on)


def carried_out(
    versions: Sequence[LoanTerms], until: dt.date, ask: Ask = covered
) -> tuple[list[Event], list[Happening]]:
    """The events until a day as they come one by one, each posted and paid on its day."""
    history: list[Happening] = []
    told: list[Event] = []
    while True:
        due = [e for e in loan_events(versions, history, until, ask) if e.what != "deferred"]
        if not due:
            return told, history
        event = due[0]
        told.append(event)
        for what in _paid(event.what):
            number = VoucherNumber("V", 2026, len(history) + 1)
            history.append(Happening(event.day, what, event.amount, number, event.day))


def _paid(what: What) -> tuple[What, ...]:
    paid: dict[What, tuple[What, ...]] = {
        "instalment": ("instalment", "repaid"),
        "interest": ("interest", "interest_paid"),
    }
    return paid.get(what, (what,))
