r"""The list of what members owe and own where another program kept the books until now.

One row for each unpaid invoice, amount paid ahead or stake, in Excel or CSV, headed in Swedish or
English::

    medlem;slag;månad;belopp;förfaller;nummer
    grenverket;avgift;november 2025;7 000,00;2025-12-31;1043
    åkeriet;förskott;;500,00;;
    åkeriet;insats;;10 000,00;;

Without a column ``slag`` every row is an unpaid levy. Amounts are written as what the list is
of: a levy that is owed, money paid ahead and capital are all above zero.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeVar, get_args

from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value, Words, one_line
from importers.workbook.across import HEAD_ROWS
from importers.workbook.book import open_book
from importers.workbook.cells import Cell, Sheet
from importers.workbook.headings import plain
from importers.workbook.notes import Notes
from importers.workbook.values import Unread, amount_of, month_of, shown, text_of

Column = Literal["member", "kind", "month", "amount", "due", "number"]
ItemKind = Literal[
    "levy", "prepaid", "capital", "issued_capital", "unpaid_capital", "loan", "long_loan"
]
COLUMNS: tuple[Column, ...] = get_args(Column)
# The first is what the columns are called in messages, the others what programs call them.
HEADINGS: Mapping[Column, Words] = {
    "member": Words("medlem", "member"),
    "kind": Words("slag", "kind"),
    "month": Words("månad", "month"),
    "amount": Words("belopp", "amount"),
    "due": Words("förfaller", "due"),
    "number": Words("nummer", "number"),
}
KINDS: Mapping[ItemKind, Words] = {
    "levy": Words("avgift", "levy"),
    "prepaid": Words("förskott", "prepaid"),
    "capital": Words("insats", "capital"),
    "issued_capital": Words("insatsemission", "issued capital"),
    "unpaid_capital": Words("obetald insats", "unpaid capital"),
    "loan": Words("lån", "loan"),
    "long_loan": Words("långt lån", "long loan"),
}
_ALSO: Mapping[Column, tuple[str, ...]] = {
    "member": ("kund", "kundnamn", "customer"),
    "kind": ("typ", "type"),
    "month": ("period",),
    "amount": ("saldo", "rest", "att betala", "balance"),
    "due": ("förfallodatum", "förfallodag", "due date"),
    "number": ("fakturanummer", "fakturanr", "ocr", "referens", "invoice number", "reference"),
}
_MUST: tuple[Column, ...] = ("member", "amount")
_TOTAL = re.compile(r"(summa|totalt?|sum)\b.*", re.IGNORECASE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One row: whose it is as the list says, what, and how much; a levy has the rest too."""

    member: str
    kind: ItemKind
    amount: Money
    place: Source
    month: Period | None = None
    due: date | None = None
    number: str = ""


def read_open_items(content: bytes, name: str) -> tuple[ListedItem, ...]:
    r"""All rows of the list; ``InputError`` with every slip in it.

    >>> text = "medlem;månad;belopp;förfaller;nummer\nkvarnen;nov 2025;7 000;2025-12-31;1043\n"
    >>> [item] = read_open_items(text.encode(), "kunder.csv")
    >>> item.kind, str(item.month), item.amount, item.number
    ('levy', '2025-11', Money('7000.00'), '1043')
    """
    notes = Notes(name)
    tables = [table for sheet in open_book(content, name).sheets for table in _tables(sheet)]
    if not tables:
        headings = tuple(HEADINGS[column].sv for column in COLUMNS)
        values: dict[str, Value] = {"expected": headings}
        raise InputError([Problem("open_items_must_have_headings", Source(name), values)])
    items = [item for table in tables for item in table.items(notes)]
    _check_numbers(items, notes)
    notes.raise_errors()
    return tuple(items)


def _tables(sheet: Sheet) -> Iterator[_Table]:
    for row in sorted(sheet.rows)[:HEAD_ROWS]:
        found: dict[Column, int] = {}
        for column, cell in sorted(sheet.rows[row].items()):
            name = _BY_HEADING.get(plain(cell.text))
            if name is not None:
                found.setdefault(name, column)
        if all(column in found for column in _MUST):
            yield _Table(sheet, row, found)
            return


class _Table(NamedTuple):
    sheet: Sheet
    heading_row: int
    column_by_name: Mapping[Column, int]

    def items(self, notes: Notes) -> Iterator[ListedItem]:
        for row in sorted(row for row in self.sheet.rows if row > self.heading_row):
            if _is_total(self.sheet.rows[row].values()):
                continue
            item = _Row(self, row, notes).item()
            if item is not None:
                yield item


class _Row(NamedTuple):
    table: _Table
    row: int
    notes: Notes

    def item(self) -> ListedItem | None:
        before = self.notes.error_count
        member = self._read("member", text_of)
        kind = self._read("kind", _kind_of) or "levy"
        month, due = self._read("month", month_of), self._read("due", _day_of)
        number = self._read("number", text_of) or ""
        read = self._read("amount", amount_of)
        amount = None if read is None else read.money
        if member is None:
            self._note("member", "open_item_must_name_its_member")
        if amount is None:
            self._must_be_given("amount")
        elif amount.is_zero or (kind != "levy" and amount < ZERO):
            self._note("amount", "open_item_must_be_an_amount", found=amount, kind=KINDS[kind])
        if kind == "levy":
            is_owed = amount is not None and amount > ZERO
            for name in ("month", "due", "number") if is_owed else ("month", "number"):
                self._must_be_given(name)
        if member is None or amount is None or self.notes.error_count > before:
            return None
        return ListedItem(member, kind, amount, self._place("amount"), month, due, number)

    def _read(self, name: Column, meaning: Callable[[Cell], T]) -> T | None:
        cell = self._cell(name)
        try:
            return None if cell is None else meaning(cell)
        except Unread as unread:
            self._note(name, unread.code, **unread.values)
            return None

    def _must_be_given(self, name: Column) -> None:
        if self._cell(name) is None:
            self._note(name, "open_item_must_be_whole")

    def _cell(self, name: Column) -> Cell | None:
        column = self.table.column_by_name.get(name)
        return None if column is None else self.table.sheet.rows[self.row].get(column)

    def _note(self, name: Column, code: str, **values: Value) -> None:
        every: dict[str, Value] = {"heading": HEADINGS[name], **values}
        self.notes.add(Problem(code, self._place(name), every))

    def _place(self, name: Column) -> Source:
        columns = self.table.column_by_name
        return self.table.sheet.place(self.row, columns.get(name, columns["member"]))


def _kind_of(cell: Cell) -> ItemKind:
    found = _BY_KIND.get(plain(text_of(cell)))
    if found is None:
        known = Words(
            ", ".join(words.sv for words in KINDS.values()),
            ", ".join(words.en for words in KINDS.values()),
        )
        raise Unread("open_item_kind_must_be_known", found=shown(cell), known=known)
    return found


def _day_of(cell: Cell) -> date:
    """A day: a date of the sheet, or ``2025-12-31`` or ``20251231`` as text."""
    text = re.sub(r"\.0+$", "", unicodedata.normalize("NFKC", text_of(cell)))
    digits = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?", text, re.ASCII)
    try:
        if digits is not None:
            return date(int(digits[1]), int(digits[2]), int(digits[3]))
    except ValueError:
        pass
    raise Unread("open_item_due_must_be_a_day", found=shown(cell))


def _is_total(cells: Iterable[Cell]) -> bool:
    texts = [cell.text.strip() for cell in cells if cell.kind == "text"]
    return any(_TOTAL.fullmatch(text) for text in texts)


def _check_numbers(items: Iterable[ListedItem], notes: Notes) -> None:
    """A payment names one invoice by its number: two of the same would be paid as one."""
    first: dict[str, Source] = {}
    for item in items:
        number = "".join(item.number.split())
        if item.kind != "levy" or not number:
            continue
        if number in first:
            values: dict[str, Value] = {
                "found": one_line(item.number, 40),
                "first": first[number].cell or "–",
            }
            notes.add(Problem("open_item_numbers_must_differ", item.place, values))
        first.setdefault(number, item.place)


_BY_HEADING: Mapping[str, Column] = {
    plain(text): column
    for column, words in HEADINGS.items()
    for text in (words.sv, words.en, *_ALSO[column])
}
_BY_KIND: Mapping[str, ItemKind] = {
    plain(text): kind for kind, words in KINDS.items() for text in (words.sv, words.en)
}
