"""A payment order: who pays whom what on which day. Valid or not made at all (``ValueError``)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from consortium import fields
from consortium.money import Money, total
from consortium.pay_to import PayTo
from consortium.transfer import Transfer, check_id

# The parts of a message are numbered after its id.
_MESSAGE_ID_LETTERS_MAX = 30


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who pays, from which account; ``agreement`` is its id in an agreement with the bank."""

    name: str
    organisation_number: str
    account: PayTo
    bic: str
    agreement: str | None = None

    def __post_init__(self) -> None:
        """An account that money can be drawn from, and a BIC of eight or eleven letters."""
        if self.account.kind not in ("iban", "bankgiro"):
            raise ValueError(f"money is drawn from an IBAN or a bankgiro, not {self.account.kind}")
        _adapter(fields.Bic).validate_python(self.bic)
        _adapter(fields.OrganisationNumber).validate_python(self.organisation_number)


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """All payments of one file; ``message_id`` must never have been sent before."""

    message_id: str
    created: datetime
    debtor: Debtor
    transfers: tuple[Transfer, ...]

    def __post_init__(self) -> None:
        """At least one payment, each with an id of its own."""
        check_id(self.message_id, _MESSAGE_ID_LETTERS_MAX)
        if not self.transfers:
            raise ValueError("an order holds at least one payment")
        counts = Counter(one.end_to_end for one in self.transfers)
        twice = sorted(one for one, count in counts.items() if count > 1)
        if twice:
            raise ValueError(f"ids used twice: {', '.join(twice)}")

    @property
    def sum(self) -> Money:
        """The control sum: what leaves the accounts in all."""
        return total(one.amount for one in self.transfers)


@cache
def _adapter(field: Any) -> TypeAdapter[str]:
    return TypeAdapter(field)
