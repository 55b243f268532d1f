"""What the bank has told of and nobody has placed: payments in, and entries out, that wait."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from consortium.bank import BankEntry, Payment
from consortium.money import ZERO, Money
from consortium.voucher import VoucherNumber
from ledger.books import Books
from ledger.use_cases.bank_rows import payments_of, unbooked
from ledger.use_cases.payments import claims_of
from rules.bookings import Suggestion, suggest
from rules.match import Match, match_payment


@dataclass(frozen=True, slots=True)
class Waiting:
    """A bank entry that is not booked: money out, which somebody has to say what it was."""

    key: str
    account: str
    entry: BankEntry
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A payment booked as unidentified: what is left of it, and what it may be for."""

    voucher: VoucherNumber
    amount: Money
    day: dt.date
    payment: Payment
    suggestion: Match


def waiting(books: Books) -> list[Waiting]:
    """The entries that wait to be booked by hand, oldest first."""
    rows = unbooked(books)
    return [
        Waiting(key, file.account, entry, suggest(books.consortium.bookings, said_of(books, key)))
        for key, file, entry in rows
        if entry.amount < ZERO
    ]


def said_of(books: Books, key: str) -> str:
    """All that the bank wrote of an entry, where a rule looks for its text."""
    _, entry = books.balances.facts.bank.lines[key]
    payments = payments_of(books, key, entry)
    texts = [entry.text, *(f"{one.message} {one.counterparty or ''}" for one in payments)]
    return " ".join(" ".join(texts).split())


def unplaced(books: Books) -> list[Unplaced]:
    """The payments whose payer is not known, oldest first, each with a suggestion."""
    claims = claims_of(books, dt.date.max)
    found = []
    for number, amount in sorted(books.balances.unplaced.items()):
        read = books.voucher(number)
        assert read is not None and read[0].bank is not None, "what is unplaced was booked"
        voucher = read[0]
        payment = replace(_payment(books, read[0].bank, amount), amount=amount)
        suggestion = match_payment(payment, voucher.date, claims)
        found.append(Unplaced(number, amount, voucher.date, payment, suggestion))
    return found


def _payment(books: Books, key: str, left: Money) -> Payment:
    """The payment of an entry that is unplaced: the one of that amount, else all of them as one."""
    _, entry = books.balances.facts.bank.lines[key]
    payments = payments_of(books, key, entry)
    fitting = [one for one in payments if one.amount == left]
    if len(fitting) == 1 or len(payments) == 1:
        return (fitting or payments)[0]
    return Payment(left, message=entry.text)
