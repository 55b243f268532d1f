"""What banks say: statements with their entries, and the details of entries.

A statement entry is money: it moved the account. A detail (camt.054, BgMax, the ``TxDtls`` of a
camt.053) only tells what an entry consists of and never adds to it. Nothing here is rounded: an
amount that is no whole öre is refused where it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from consortium.money import Money, total
from consortium.problems import Source, Words
from consortium.voucher import SEK


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment inside an entry, in-positive like the entry; ``None`` where the bank is silent.

    ``reference`` is a structured one (OCR, ``RF…``), ``message`` free text. ``counterparty`` is
    who paid or was paid, ``account`` its account, ``end_to_end`` the id that our own payment
    file gave it. ``organisation_number`` is the counterparty's, digits only, as the bank gives
    it. ``more_references`` are those that the payment names without saying how much is for each.
    """

    amount: Money | None
    reference: str | None = None
    message: str = ""
    counterparty: str | None = None
    account: str | None = None
    end_to_end: str | None = None
    organisation_number: str | None = None
    more_references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BankEntry:
    """One movement of an account: in-positive, booked on ``booked``.

    ``reference`` is the bank's own id of the entry, where it gives one. ``payments`` may be
    empty, or say no amounts; where their amounts do not sum to the entry's, the entry counts.

    >>> entry = BankEntry(Money(500_00), date(2026, 4, 2), Source("k.xml"), payments=(
    ...     Payment(Money(200_00), "125"), Payment(Money(300_00), "133")))
    >>> [str(one.amount) for one in entry.split]
    ['200.00', '300.00']
    """

    amount: Money
    booked: date
    place: Source
    valued: date | None = None
    currency: str = SEK
    reference: str | None = None
    text: str = ""
    is_reversal: bool = False
    payments: tuple[Payment, ...] = ()

    @property
    def split(self) -> tuple[Payment, ...]:
        """The payments where they sum to the entry, else none: they are hints only."""
        amounts = [one.amount for one in self.payments if one.amount is not None]
        whole = len(amounts) == len(self.payments) and total(amounts) == self.amount
        return self.payments if whole else ()


@dataclass(frozen=True, slots=True)
class BankBalance:
    """What a bank says stood on the account at the end of a day (or its beginning, if opening)."""

    amount: Money
    day: date


@dataclass(frozen=True, slots=True)
class BankStatement:
    """The movements of one account, oldest first, and the balances around them.

    ``account`` is the account as the bank writes it without spaces: an IBAN, clearing and
    number, or a bankgiro number. With ``is_details`` (camt.054, BgMax) its entries are what
    entries of a statement consist of.
    """

    account: str
    entries: tuple[BankEntry, ...]
    currency: str = SEK
    number: str | None = None
    opening: BankBalance | None = None
    closing: BankBalance | None = None
    is_details: bool = False


def amount_shown(amount: Money, currency: str) -> Money | Words:
    """An amount as a message quotes it, kronor or not.

    >>> amount_shown(Money(123450), "EUR").sv, amount_shown(Money(-5), "SEK")
    ('1 234,50 EUR', Money('-0.05'))
    """
    if currency == SEK:
        return amount
    number = amount.text("en").removeprefix("SEK ")
    return Words(f"{amount.text('sv').removesuffix('kr')}{currency}", f"{currency} {number}")


def entry_keys(account: str, entries: Sequence[BankEntry]) -> tuple[str, ...]:
    """What identifies each entry when the same days are downloaded again.

    The bank's reference where it gives one, else what the entry says; equal entries of one day
    are told apart by their count within it.

    >>> fee = BankEntry(Money(-5_00), date(2026, 4, 2), Source("k.csv"), text="Avgift")
    >>> len(set(entry_keys("SE1", [fee, fee])))
    2
    """
    seen: dict[str, int] = {}
    keys = []
    for entry in entries:
        content = [account, str(entry.booked), str(entry.amount), entry.currency]
        content.append(entry.reference or " ".join(entry.text.split()).casefold())
        text = json.dumps(content, ensure_ascii=False)
        seen[text] = seen.get(text, 0) + 1
        keys.append(hashlib.sha256(f"{text}{seen[text]}".encode()).hexdigest()[:16])
    return tuple(keys)
