"""Sheet «Konton»: every account with its BAS number and names, opening, movements, closing.

Movements are summed from «Grundbok» by formula and compared with the books' own balances. Debits
are positive.
"""

from __future__ import annotations

from consortium.money import ZERO, Money, total
from reports.workbook.cells import Cell
from reports.workbook.figures import Figures
from reports.workbook.journal import Journal
from reports.workbook.table import Column, Row, Table, sheet_of
from reports.workbook.texts import Texts


def accounts(figures: Figures, texts: Texts, journal: Journal) -> Table:
    """The sheet."""
    rows = [_row(figures, account) for account in figures.accounts]
    ours = total(figures.closing_of.values())
    moved = [p for read in figures.vouchers for p in read.voucher.postings]
    debits = Money(sum(p.amount.ore for p in moved if p.amount > ZERO))
    columns = [
        Column("account", texts["account"], width=42),
        Column("bas", "BAS", width=7),
        Column("name_sv", texts["name_sv"], width=44),
        Column("name_en", texts["name_en"], width=44),
        Column("opening", texts["opening"], "money", 15, is_totalled=True),
        Column(
            "debit",
            texts["debit"],
            "money",
            15,
            journal.sums("debit"),
            is_totalled=True,
            ours=debits,
        ),
        Column(
            "credit",
            texts["credit"],
            "money",
            15,
            journal.sums("credit"),
            is_totalled=True,
            ours=debits,
        ),
        Column(
            "closing",
            texts["closing"],
            "money",
            15,
            "{opening}+{debit}-{credit}",
            is_totalled=True,
            ours=ours,
        ),
        Column("ours", texts["ours_column"], "money", 15, is_totalled=True),
        Column(
            "check", texts["row_check"], "check", 12, "ROUND({closing}-{ours},2)", is_check=True
        ),
    ]
    return sheet_of(texts, "accounts", columns, rows)


def _row(figures: Figures, account: str) -> Row:
    name_sv, name_en = figures.account_name(account)
    row: dict[str, Cell] = {
        "account": account,
        "bas": figures.bas(account) or None,
        "name_sv": name_sv,
        "name_en": name_en,
        "opening": figures.opening_of.get(account, ZERO),
        "ours": figures.closing_of.get(account, ZERO),
    }
    return row
