"""Sheet «Grundbok»: the span's vouchers in registration order, one row a posting.

BFL 5 kap. 1 § and 7 §, BFNAR 2013:2 punkt 2.3: registration order, when it was made and by whom,
the day of the event, what it concerns, amount, counterparty, number, and what lies behind it.
"""

from __future__ import annotations

import re

from consortium.money import ZERO, Money
from consortium.voucher import Posting, Voucher
from reports.workbook.cells import Cell
from reports.workbook.figures import Figures
from reports.workbook.sources import Sources
from reports.workbook.table import FIRST, Column, Row, Table, sheet_of
from reports.workbook.texts import Texts

_HASH = re.compile(r"\bsha256:([0-9a-f]{64})")


class Journal:
    """The sheet, and the first row of each voucher on it."""

    def __init__(self, figures: Figures, texts: Texts, sources: Sources) -> None:
        self._figures, self._texts, self._sources = figures, texts, sources
        self.rows: dict[str, int] = {}
        rows: list[Row] = []
        for number, read in enumerate(figures.vouchers, start=1):
            voucher = read.voucher
            self.rows[str(voucher.id)] = FIRST + len(rows)
            about = self._about(number, voucher)
            rows += [{**about, **self._leg(posting)} for posting in voucher.postings]
        self.table: Table = sheet_of(texts, "journal", self._columns(), rows, kept=2)

    def sums(self, key: str, account: str = "{account}", kind: str | None = None) -> str:
        """The formula of debits or credits on an account, of one kind of voucher or of all."""
        table = self.table
        only = "" if kind is None else f',{table.span("kind")},"{kind}"'
        return f"SUMIFS({table.span(key)},{table.span('account')},{account}{only})"

    def _about(self, number: int, voucher: Voucher) -> dict[str, Cell]:
        hashed = _HASH.search(voucher.source)
        name = _HASH.sub("", voucher.source).strip()
        return {
            "number": number,
            "voucher": str(voucher.id),
            "date": voucher.date,
            "registered": voucher.registered.replace("T", " "),
            "by": self._figures.books.person_name(voucher.by),
            "counterparty": voucher.counterparty,
            "text": voucher.text,
            "kind": self._texts.kind(voucher),
            "source": name if hashed is None else self._sources.linked(hashed[1], name),
        }

    def _leg(self, posting: Posting) -> dict[str, Cell]:
        is_debit = posting.amount >= ZERO
        return {
            "account": posting.account,
            "bas": self._figures.bas(posting.account) or None,
            "debit": posting.amount if is_debit else None,
            "credit": None if is_debit else -posting.amount,
            "unit": posting.unit,
        }

    def _columns(self) -> list[Column]:
        texts = self._texts
        debits = [
            p.amount.ore
            for r in self._figures.vouchers
            for p in r.voucher.postings
            if p.amount > ZERO
        ]
        ours = Money(sum(debits))
        return [
            Column("number", texts["number"], "number", 10),
            Column("voucher", texts["voucher"], width=12),
            Column("date", texts["date"], "date"),
            Column("registered", texts["registered"], width=18),
            Column("by", texts["by"], width=14),
            Column("counterparty", texts["counterparty"], width=38),
            Column("text", texts["text"], width=22),
            Column("kind", texts["kind"], width=13),
            Column("account", texts["account"], width=38),
            Column("bas", "BAS", width=7),
            Column("debit", texts["debit"], "money", 14, is_totalled=True, ours=ours),
            Column("credit", texts["credit"], "money", 14, is_totalled=True, ours=ours),
            Column("unit", texts["unit"], width=7),
            Column("source", texts["source"], width=32),
        ]
