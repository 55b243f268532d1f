"""What waits and a rule of consortium.yaml fits: what ``book --suggested`` books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from consortium.voucher import VoucherNumber
from ledger.books import Books
from ledger.use_cases.book_read import Ask
from ledger.use_cases.unplaced import said_of, unplaced, waiting
from rules.bookings import suggest


def fitting(books: Books, today: dt.date) -> list[tuple[dt.date, Ask]]:
    """What to book and the day it is dated, oldest first.

    Not what somebody has taken back: a rule must not do again what was undone by hand, and not
    a payment that may be a member's.
    """
    return sorted(_fitting(books, today), key=lambda row: row[0])


def _fitting(books: Books, today: dt.date) -> Iterator[tuple[dt.date, Ask]]:
    for entry in waiting(books):
        ask = _ask(books, entry.key, entry.key)
        if ask is not None and entry.key not in books.balances.undone:
            yield entry.entry.booked, ask
    undone = _undone(books)
    for payment in unplaced(books):
        found = books.voucher(payment.voucher)
        assert found is not None and found[0].bank is not None, "what is unplaced was booked"
        ask = _ask(books, found[0].bank, str(payment.voucher))
        is_taken_back = payment.voucher in undone or found[0].bank in books.balances.undone
        if ask is not None and payment.suggestion.member is None and not is_taken_back:
            yield max(today, payment.day), ask


def _ask(books: Books, key: str, bank: str) -> Ask | None:
    found = suggest(books.consortium.bookings, said_of(books, key))
    if found is None or found.rule is None:
        return None
    return Ask(found.template, bank=bank, purpose=found.purpose, rule=found.rule)


def _undone(books: Books) -> set[VoucherNumber]:
    """The payments that a voucher placed which was reversed."""
    reversed_ = books.balances.reversed
    return {
        settled.voucher
        for read in books.read_vouchers
        if read.voucher.id in reversed_
        for settled in read.voucher.settles
    }
