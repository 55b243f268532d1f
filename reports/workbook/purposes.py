"""Sheet «Ändamål»: what each purpose had, got, gave and has; together, what is appropriated.

Purposes are earmarks on equity: Σ purposes = ``Equity:Appropriated`` in every voucher. Shown
positive, as people speak of them, though they are credits in the books.
"""

from __future__ import annotations

from consortium.keys import component, is_under
from reports.workbook.figures import Figures
from reports.workbook.journal import Journal
from reports.workbook.table import Column, Row, Table, sheet_of
from reports.workbook.texts import Texts
from rules.split import APPROPRIATED

PARENT = "Equity:Purpose"


def purposes(figures: Figures, texts: Texts, journal: Journal) -> Table:
    """The sheet, one row for each purpose's account; ours is what is appropriated."""
    opening = figures.opening.balance(APPROPRIATED)
    closing = figures.closing.balance(APPROPRIATED)
    columns = [
        Column("purpose", texts["purpose"], width=34),
        Column("account", texts["account"], width=38),
        Column("opening", texts["opening"], "money", 16, is_totalled=True, ours=opening),
        Column("in", texts["in"], "money", 16, journal.sums("credit"), is_totalled=True),
        Column("out", texts["out"], "money", 16, journal.sums("debit"), is_totalled=True),
        Column(
            "closing",
            texts["closing"],
            "money",
            16,
            "{opening}+{in}-{out}",
            is_totalled=True,
            ours=closing,
        ),
        Column("ours", texts["ours_column"], "money", 16, is_totalled=True),
        Column(
            "check", texts["row_check"], "check", 12, "ROUND({closing}-{ours},2)", is_check=True
        ),
    ]
    names = [name for name in figures.accounts if is_under(name, PARENT)]
    return sheet_of(texts, "purposes", columns, [_row(figures, texts, name) for name in names])


def _row(figures: Figures, texts: Texts, account: str) -> Row:
    own, *tied = account.removeprefix(f"{PARENT}:").split(":")
    keys = {component(key): key for key in figures.books.consortium.all_purposes}
    name = texts.purpose(keys.get(own, own))
    return {
        "purpose": f"{name}, {texts['tied']}" if tied else name,
        "account": account,
        "opening": -figures.opening.balance(account),
        "ours": -figures.closing.balance(account),
    }
