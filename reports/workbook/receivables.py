"""Sheet «Fordringar»: what each member was levied, had corrected, paid and still owes, with VAT."""

from __future__ import annotations

from collections.abc import Mapping

from consortium.keys import component, is_under
from consortium.money import Money, total
from reports.workbook.figures import Figures
from reports.workbook.journal import Journal
from reports.workbook.table import Column, Row, Table, sheet_of
from reports.workbook.texts import KINDS, Texts

PARENT = "Assets:Receivable:Levies"


def receivables(figures: Figures, texts: Texts, journal: Journal) -> Table:
    """The sheet, one row for each receivable account; ours is the balance of all of them."""
    ours = figures.closing.balance_under(PARENT)
    moves = [
        Column(
            kind,
            texts[f"moved_{kind}"],
            "money",
            15,
            _moved(journal, texts.kind_word(kind)),
            is_totalled=True,
        )
        for kind in KINDS
    ]
    levied = "+".join(f"{{{kind}}}" for kind in KINDS)
    everything = f"{journal.sums('credit')}-{journal.sums('debit')}"
    columns = [
        Column("member", texts["member"], width=18),
        Column("name", texts["name"], width=30),
        Column("account", texts["account"], width=42),
        Column("opening", texts["opening"], "money", 15, is_totalled=True),
        *moves,
        Column("paid", texts["paid"], "money", 15, f"{everything}+{levied}", is_totalled=True),
        Column(
            "closing",
            texts["open"],
            "money",
            15,
            f"{{opening}}+{levied}-{{paid}}",
            is_totalled=True,
            ours=ours,
        ),
        Column("ours", texts["ours_column"], "money", 15, is_totalled=True),
        Column(
            "check", texts["row_check"], "check", 12, "ROUND({closing}-{ours},2)", is_check=True
        ),
        Column("overdue", texts["overdue"], "money", 15, is_totalled=True),
    ]
    names = [name for name in figures.accounts if is_under(name, PARENT)]
    owners = {component(key): key for key in figures.books.consortium.members}
    return sheet_of(texts, "receivables", columns, [_row(figures, n, owners) for n in names])


def _moved(journal: Journal, kind: str) -> str:
    return f"{journal.sums('debit', kind=kind)}-{journal.sums('credit', kind=kind)}"


def _row(figures: Figures, account: str, owners: Mapping[str, str]) -> Row:
    part = account.rpartition(":")[2]
    key = owners.get(part, part)
    return {
        "member": key,
        "name": figures.member_name(key),
        "account": account,
        "opening": figures.opening.balance(account),
        "ours": figures.closing.balance(account),
        "overdue": _overdue(figures, key),
    }


def _overdue(figures: Figures, member: str) -> Money:
    """What was due on the span's last day or before, credits that stand against it included."""
    last = figures.span.last.last
    return total(
        notice.amount
        for notice in figures.closing.notices.values()
        if notice.member == member and (notice.due is None or notice.due <= last)
    )
