from __future__ import annotations

from pathlib import Path

from consortium.money import Money
from consortium.problems import Problem
from consortium.voucher import Posting, Settlement, Voucher, VoucherNumber
from ledger.books import open_books
from ledger.vouchers import voucher_operations
from tests.errors.making import write


def problems(books: Path) -> tuple[Problem, ...]:
    """A voucher that no command makes: it settles a claim that never was."""
    opened = open_books(books)
    voucher = Voucher(
        id=VoucherNumber("B", 2026, 1),
        date=opened.read_vouchers[0].voucher.date,
        payee="Åkeriet",
        text="Inbetalning",
        registered="2026-03-10T12:00:00",
        by="kim",
        concerns="Inbetalning",
        counterparty="Åkeriet",
        source="konto.csv",
        settles=(Settlement(VoucherNumber("V", 2026, 99), Money(500_00)),),
        postings=(
            Posting("Assets:Bank:Main", Money(500_00)),
            Posting("Assets:Receivable:Levies:Åkeriet", Money(-500_00)),
        ),
    )
    write(books, *voucher_operations(opened, [voucher]))
    open_books(books)
    return ()
