"""The bank's entries as the books have them: which are not booked yet, what each consists of."""

from __future__ import annotations

from dataclasses import replace

from consortium.bank import BankEntry, Payment
from consortium.bank_facts import BankFile
from consortium.keys import component
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
    """What an entry consists of: its payments where they sum to it, else itself as one."""
    payments = books.balances.facts.bank.payments[key]
    split = replace(entry, payments=payments).split
    if split:
        return split
    if len(payments) == 1:
        message = payments[0].message or entry.text
        return (replace(payments[0], amount=entry.amount, message=message),)
    return (Payment(entry.amount, message=entry.text),)


def bank_account(key: str) -> str:
    """The books' account of a bank account of consortium.yaml."""
    return f"Assets:Bank:{component(key)}"
