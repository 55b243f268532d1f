"""What a proposal does to the fund: each purpose as it stands, and as it would be once posted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from consortium.keys import component
from consortium.money import ZERO, Money, total
from consortium.proposal import Proposal
from ledger.books import Books
from ledger.use_cases.status import PurposeStatus, purpose_status


class Effect(NamedTuple):
    """A purpose before and after."""

    before: PurposeStatus
    after: PurposeStatus


def effects(books: Books, proposal: Proposal) -> Mapping[str, Effect]:
    """The purposes that the proposal moves, in the order of consortium.yaml."""
    found: dict[str, Effect] = {}
    for purpose in books.consortium.all_purposes:
        account = f"Equity:Purpose:{component(purpose)}"
        free, tied = _moved(proposal, account), _moved(proposal, f"{account}:Tied")
        if free.is_zero and tied.is_zero:
            continue
        before = purpose_status(books, purpose, proposal.period)
        untied = before.balance - before.tied + free
        found[purpose] = Effect(
            before,
            PurposeStatus(
                balance=before.balance + free + tied,
                tied=before.tied + tied,
                available=max(untied - before.floor, ZERO),
                floor=before.floor,
            ),
        )
    return found


def _moved(proposal: Proposal, account: str) -> Money:
    """What the lines add to an account that is a credit by nature."""
    return -total(
        posting.amount
        for line in proposal.lines
        for posting in line.postings
        if posting.account == account
    )
