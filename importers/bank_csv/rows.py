"""The rows of an export as entries, each with the balance that the bank gives after it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from consortium.bank import BankEntry, Payment
from consortium.money import Money
from consortium.ocr import check
from consortium.problems import Problem, Source, one_line
from consortium.voucher import SEK
from importers.bank_csv.accounts import account_above, account_of
from importers.bank_csv.columns import Role
from importers.bank_csv.tables import Table
from importers.workbook.cells import Cell
from importers.workbook.notes import Notes
from importers.workbook.values import Unread, amount_of, text_of

_DAY = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[T ]\d\d:\d\d.*)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})", re.ASCII)
# What banks call rows that are not booked yet; "Prel skatt" is a payment like any other.
_NOT_BOOKED = re.compile(r"reserv|prel", re.IGNORECASE)
_PROVISIONAL = re.compile(
    r"(?:prel(?:iminär[at]?)?\.?|reservation|reserver(?:ad|at)) +kort"
    r"|(?:reservation|reserver(?:ad|at)|skyddat belopp)$",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"[.,](?=\d{1,2}\D*$)")
_THOUSANDS = re.compile(r"[-+\u2212]?\d{1,3}([.,])\d{3}")


class Line(NamedTuple):
    """A booked row: whose account, its entry, and the balance after it and where it stands."""

    account: str
    entry: BankEntry
    balance: Money | None
    place: Source


class Rows:
    """Reads the rows of one table; what is not booked is counted."""

    def __init__(self, table: Table, notes: Notes) -> None:
        self._table, self._notes = table, notes
        self._account = account_above(table)
        self._decimal = _decimal_sign(table)
        self.provisional: list[Source] = []

    def lines(self) -> Iterator[Line]:
        """Every booked row in the order of the file; errors go to the notes."""
        for row in sorted(self._table.sheet.rows):
            if row > self._table.heading_row:
                yield from self._line(row)

    def _line(self, row: int) -> Iterator[Line]:
        cells = self._table.sheet.rows[row]
        day = self._cell(cells, "booked")
        amount, balance = self._cell(cells, "amount"), self._cell(cells, "balance")
        if amount is None and (balance is not None or day is None or day_of(day) is None):
            return  # a balance of its own, or a remark
        self._check_width(row, cells)
        texts = self._texts(row, cells)
        if self._is_provisional(cells, day, texts):
            self.provisional.append(self._place(row, "booked"))
            return
        booked, money = self._day(row, day), self._amount(row, amount, "amount")
        after = None if balance is None else self._amount(row, balance, "balance")
        currency = self._currency(row, cells)
        if booked is None or money is None or currency is None:
            return
        valued = self._cell(cells, "valued")
        entry = BankEntry(
            amount=money,
            booked=booked,
            place=self._place(row, "amount"),
            valued=day_of(valued) if valued is not None else None,
            currency=currency,
            reference=self._word(cells, "reference") or None,
            text=" ".join(texts),
            payments=self._payments(cells, texts, is_in=money > Money(0)),
        )
        place = entry.place if after is None else self._place(row, "balance")
        yield Line(self._account_of(cells), entry, after, place)

    def _check_width(self, row: int, cells: Mapping[int, Cell]) -> None:
        """A text with a delimiter in it, but without quotes, moves all that stands after it."""
        headings = self._table.columns.headings
        if self._table.sheet.name is None and max(cells) > max(headings):
            values = {"found": f"{max(cells)}", "expected": f"{max(headings)}"}
            place = self._table.sheet.place(row, max(cells))
            self._notes.add(Problem("bank_rows_must_fit_their_headings", place, values))

    def _is_provisional(
        self, cells: Mapping[int, Cell], day: Cell | None, texts: list[str]
    ) -> bool:
        if day is None:
            # Without a day of booking, though the day of the purchase is given.
            others = self._table.columns.by_role["booked"][1:]
            return any(at in cells and day_of(cells[at]) is not None for at in others)
        is_marked = day.kind == "text" and _NOT_BOOKED.match(day.text.strip()) is not None
        return is_marked or any(_PROVISIONAL.match(text) for text in texts)

    def _cell(self, cells: Mapping[int, Cell], role: Role) -> Cell | None:
        column = self._table.columns.first(role)
        return None if column is None else cells.get(column)

    def _word(self, cells: Mapping[int, Cell], role: Role) -> str:
        cell = self._cell(cells, role)
        return "" if cell is None or cell.kind in ("error", "uncalculated") else text_of(cell)

    def _texts(self, row: int, cells: Mapping[int, Cell]) -> list[str]:
        """What the row says of itself, each text once."""
        columns = self._table.columns.by_role
        texts = []
        for column in sorted((*columns.get("name", ()), *columns.get("text", ()))):
            try:
                texts += [text_of(cells[column])] if column in cells else []
            except Unread:
                self._refuse(row, column, "bank_texts_must_be_readable", cells[column])
        return list(dict.fromkeys(text for text in texts if text))

    def _payments(
        self, cells: Mapping[int, Cell], texts: list[str], *, is_in: bool
    ) -> tuple[Payment, ...]:
        """Who and what the row names. Without an amount: a row may be a sum of payments."""
        name = self._word(cells, "name") or None
        account = self._word(cells, "sender" if is_in else "recipient") or None
        reference = next((text for text in texts if check(text).hold), None)
        if name is None and account is None and reference is None:
            return ()
        return (Payment(None, reference, counterparty=name, account=account),)

    def _account_of(self, cells: Mapping[int, Cell]) -> str:
        roles: tuple[Role, ...] = ("iban", "clearing", "account")
        return account_of({role: self._word(cells, role) for role in roles}) or self._account

    def _day(self, row: int, cell: Cell | None) -> date | None:
        day = None if cell is None else day_of(cell)
        if day is None:
            column = self._table.columns.by_role["booked"][0]
            self._refuse(row, column, "bank_days_must_be_readable", cell)
        return day

    def _amount(self, row: int, cell: Cell | None, role: Role) -> Money | None:
        try:
            if cell is not None:
                found = amount_of(_without_thousands(cell, self._decimal))
                if not found.is_rounded:
                    return found.money
        except Unread:
            pass
        column = self._table.columns.by_role[role][0]
        self._refuse(row, column, "bank_amounts_must_be_readable", cell)
        return None

    def _currency(self, row: int, cells: Mapping[int, Cell]) -> str | None:
        cell = self._cell(cells, "currency")
        text = SEK if cell is None else cell.text.strip().upper()
        if re.fullmatch("[A-Z]{3}", text):
            return text
        column = self._table.columns.by_role["currency"][0]
        self._refuse(row, column, "bank_currencies_must_be_readable", cell)
        return None

    def _place(self, row: int, role: Role) -> Source:
        return self._table.sheet.place(row, self._table.columns.by_role[role][0])

    def _refuse(self, row: int, column: int, code: str, cell: Cell | None) -> None:
        found = "–" if cell is None else one_line(cell.text.strip(), 60) or "–"
        values = {"found": found, "heading": self._table.columns.headings[column]}
        self._notes.add(Problem(code, self._table.sheet.place(row, column), values))


def day_of(cell: Cell) -> date | None:
    """The day of a cell: a real date, ``2026-04-02``, ``2026/04/02``, ``20260402``, ``02.04.2026``.

    >>> day_of(Cell("text", "2026/04/02")), day_of(Cell("text", "Reserverat"))
    (datetime.date(2026, 4, 2), None)
    """
    text = unicodedata.normalize("NFKC", cell.text).strip().replace("\u2212", "-")
    match, last = _DAY.fullmatch(text), _DAY_FIRST.fullmatch(text)
    parts = match.groups() if match else last.groups()[::-1] if last else None
    try:
        return date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        return None


def _decimal_sign(table: Table) -> str | None:
    """The sign before decimals, where all amounts of a table that have decimals agree on it."""
    columns = [*table.columns.by_role["amount"], *table.columns.by_role.get("balance", ())]
    rows = (cells for row, cells in table.sheet.rows.items() if row > table.heading_row)
    texts = [cells[at].text for cells in rows for at in columns if at in cells]
    signs = {found[0] for text in texts if (found := _DECIMALS.search(text))}
    return signs.pop() if len(signs) == 1 else None


def _without_thousands(cell: Cell, decimal: str | None) -> Cell:
    """``1.234`` is a thousand and more where the file writes its decimals after a comma."""
    match = _THOUSANDS.fullmatch(cell.text.strip()) if cell.kind == "text" else None
    if match is None or decimal is None or match[1] == decimal:
        return cell
    return cell._replace(text=cell.text.replace(match[1], ""))
