"""The bank's entries as the books have them: which are not booked yet, what each consists of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from consortium.bank import BankEntry, Payment
from consortium.bank_facts import BankFile
from consortium.keys import component
from consortium.money import ZERO
from ledger.books import Books

Row = tuple[str, BankFile, BankEntry]


def unbooked(books: Books) -> list[Row]:
    """The entries of statements that no voucher books yet, oldest first."""
    lines = books.balances.facts.bank.lines
    booked = books.balances.booked
    left = [(key, *line) for key, line in lines.items() if key not in booked]
    moved = (row for row in left if not row[2].amount.is_zero)
    return sorted(moved, key=lambda row: (row[2].booked, row[1].account))


def payments_of(books: Books, key: str, entry: BankEntry) -> tuple[Payment, ...]:
    """What an entry consists of: its payments where they sum to it, else itself as one.

    One that also takes something back is one payment, which says all that its parts say.
    """
    payments = books.balances.facts.bank.payments[key]
    split = _split(books, key, entry)
    if split and not _takes_back(split, entry):
        return split
    if split:
        texts = (text for one in split for text in (one.reference, one.message) if text)
        return (Payment(entry.amount, message=" ".join(dict.fromkeys((*texts, entry.text)))),)
    if len(payments) == 1:
        message = payments[0].message or entry.text
        return (replace(payments[0], amount=entry.amount, message=message),)
    return (Payment(entry.amount, message=entry.text),)


def must_be_asked(books: Books, key: str, entry: BankEntry) -> bool:
    """True where a part goes the other way than the entry: a deduction, or a credit set off.

    What it is taken from is for a person to say.
    """
    return _takes_back(_split(books, key, entry), entry)


def _split(books: Books, key: str, entry: BankEntry) -> tuple[Payment, ...]:
    """The parts that sum to the entry and move something."""
    split = replace(entry, payments=books.balances.facts.bank.payments[key]).split
    return tuple(one for one in split if one.amount is not None and not one.amount.is_zero)


def _takes_back(split: Iterable[Payment], entry: BankEntry) -> bool:
    is_in = entry.amount > ZERO
    return any(one.amount is not None and (one.amount > ZERO) is not is_in for one in split)


def bank_account(key: str) -> str:
    """The books' account of a bank account of consortium.yaml."""
    return f"Assets:Bank:{component(key)}"
