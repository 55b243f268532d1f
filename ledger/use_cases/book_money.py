"""The bank's money that ``book`` says what it was: an entry that waits, or an unplaced payment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from consortium.balances import UNIDENTIFIED
from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.voucher import Posting, Settlement, VoucherNumber
from ledger.books import Books
from ledger.documents import find_document
from ledger.use_cases.bank_rows import bank_account, payments_of, unbooked
from ledger.use_cases.match import find_unplaced

_NONE = Words("just nu inget", "none just now")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class BankMoney:
    """Its leg (debit-positive), the day it is booked on, and what the bank wrote of it.

    ``who`` is the other side as the bank names it, empty where it does not; ``bank`` our bank.

    ``key`` is the entry's, where no voucher books it yet; else ``settles`` what is left of the
    payment that lies as unidentified.
    """

    leg: Posting
    day: dt.date
    who: str
    bank: str
    text: str
    source: str
    document: str | None
    key: str | None = None
    settles: tuple[Settlement, ...] = ()


def bank_money(books: Books, text: str, today: dt.date) -> BankMoney:
    """The entry whose key begins so, or the payment of that voucher; ``Refusal`` if none does."""
    try:
        VoucherNumber.parse(text)
    except ValueError:
        return _entry(books, text)
    return _payment(books, text, today)


def _entry(books: Books, text: str) -> BankMoney:
    rows = unbooked(books)
    fitting = [row for row in rows if row[0].startswith(text.casefold()) and text]
    if len(fitting) != 1:
        values: dict[str, Value] = {
            "found": text,
            "known": tuple(key[:8] for key, _, _ in (fitting or rows)[:_SHOWN]) or _NONE,
        }
        code = "entry_must_be_unambiguous" if fitting else "entry_must_be_waiting"
        raise Refusal([Problem(code, Source(text or "ENTRY"), values)])
    key, file, entry = fitting[0]
    names = [one.counterparty for one in payments_of(books, key, entry) if one.counterparty]
    place = f":{entry.place.line}" if entry.place.line else ""
    return BankMoney(
        leg=Posting(bank_account(file.account), entry.amount),
        day=entry.booked,
        who=", ".join(dict.fromkeys(names)),
        bank=_bank(books, file.account),
        text=entry.text,
        source=f"{file.file}{place} sha256:{file.document}",
        document=find_document(books.root, file.document),
        key=key,
    )


def _payment(books: Books, text: str, today: dt.date) -> BankMoney:
    one = find_unplaced(books, text)
    found = books.voucher(one.voucher)
    assert found is not None, "it was found"
    voucher = found[0]
    return BankMoney(
        leg=Posting(UNIDENTIFIED, one.amount),
        day=max(today, one.day),
        who="" if one.payment.counterparty is None else voucher.payee,
        bank=_bank(books, _account(books, voucher.bank)),
        text=one.payment.message,
        source=str(one.voucher),
        document=None if voucher.document is None else voucher.document.removeprefix("../"),
        settles=(Settlement(one.voucher, one.amount),),
    )


def _account(books: Books, key: str | None) -> str:
    assert key is not None, "what is unplaced was booked from an entry"
    return books.balances.facts.bank.lines[key][0].account


def _bank(books: Books, account: str) -> str:
    ours = books.consortium.bank_accounts.get(account)
    return (ours and ours.bank) or account
