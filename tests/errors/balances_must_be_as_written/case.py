"""Balances, as a seal will hold them, with an amount changed."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.balances_text import balances_text, read_balances
from ledger.books import open_books


def problems(books: Path) -> list[Problem]:
    text = balances_text(open_books(books).balances).replace("7000.00", "7001.0")
    read_balances(text, "2026/2026-02.seal")
    return []
