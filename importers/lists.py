"""Lists that the treasurer keeps in Excel or CSV: who owes whom, and what is planned.

One line of headings, Swedish or English, then a row each; sheets without such a line are left
alone, and so are empty rows and totals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from consortium.money import Money
from consortium.problems import Problem, Source, Value, Words, one_line
from importers.bank_csv.rows import day_of
from importers.workbook.across import HEAD_ROWS
from importers.workbook.book import open_book
from importers.workbook.cells import Cell, Sheet
from importers.workbook.headings import has_large_unit, plain
from importers.workbook.notes import Notes, few
from importers.workbook.values import Unread, amount_of, shown, text_of

_TOTAL = re.compile(r"(summa|totalt?|sum)\b.*", re.IGNORECASE)

T = TypeVar("T")


class Heading(NamedTuple):
    """A column by its Swedish and English heading, and other words for it."""

    sv: str
    en: str
    others: tuple[str, ...] = ()
    is_needed: bool = True

    @property
    def words(self) -> frozenset[str]:
        """All that it may be called."""
        return frozenset(map(plain, (self.sv, self.en, *self.others)))


DEBTOR = Heading("gäldenär", "debtor", ("skyldig",))
CREDITOR = Heading("fordringsägare", "creditor", ("borgenär",))
AMOUNT = Heading("belopp", "amount")
TOLD_BY = Heading("uppgift från", "told by", is_needed=False)
DEBTS = (DEBTOR, CREDITOR, AMOUNT, TOLD_BY)

DAY = Heading("datum", "date")
MEMBER = Heading("medlem", "member")
WHAT = Heading("vad", "what")
PLANNED = (DAY, MEMBER, AMOUNT, WHAT)


class DebtRow(NamedTuple):
    """One row of a table of debts, names as they are written; ``told_by`` is empty if not given.

    ``places`` are those of debtor, creditor and who tells it.
    """

    debtor: str
    creditor: str
    amount: Money
    told_by: str
    places: tuple[Source, Source, Source]


class PlannedRow(NamedTuple):
    """One row of what is planned: money in is above zero, money out below."""

    day: date
    member: str
    amount: Money
    what: str
    day_place: Source
    member_place: Source


def read_debts(content: bytes, name: str) -> tuple[tuple[DebtRow, ...], tuple[Problem, ...]]:
    r"""The rows of a table of debts, and findings; ``InputError`` with every problem of the file.

    >>> text = "gäldenär;fordringsägare;belopp\ngrenverket;cykelbud;1 250,00 kr\n"
    >>> [row], findings = read_debts(text.encode(), "skulder.csv")
    >>> row.debtor, row.creditor, row.amount
    ('grenverket', 'cykelbud', Money('1250.00'))
    """
    notes = Notes(name)
    rows = []
    for line in _lines(content, name, DEBTS, notes):
        debtor, creditor = line.text(DEBTOR), line.text(CREDITOR)
        amount, told_by = line.amount(), line.text(TOLD_BY)
        if amount is not None and amount <= Money(0):
            line.note("debt_must_be_above_zero", AMOUNT, {"found": amount})
        elif amount is not None:
            places = line.place(DEBTOR), line.place(CREDITOR), line.place(TOLD_BY)
            rows.append(DebtRow(debtor, creditor, amount, told_by, places))
    return tuple(rows), _finished(notes)


def read_planned(content: bytes, name: str) -> tuple[tuple[PlannedRow, ...], tuple[Problem, ...]]:
    r"""The rows of what is planned, and findings; ``InputError`` with every problem of the file.

    >>> text = "datum;medlem;belopp;vad\n2026-05-04;cykelbud;40 000;bidrag\n"
    >>> [row], findings = read_planned(text.encode(), "planerat.csv")
    >>> row.day.isoformat(), row.member, row.amount, row.what
    ('2026-05-04', 'cykelbud', Money('40000.00'), 'bidrag')
    """
    notes = Notes(name)
    rows = []
    for line in _lines(content, name, PLANNED, notes):
        day, member, what = line.day(), line.text(MEMBER), line.text(WHAT)
        amount = line.amount()
        if day is not None and amount is not None:
            places = line.place(DAY), line.place(MEMBER)
            rows.append(PlannedRow(day, member, amount, what, *places))
    return tuple(rows), _finished(notes)


def _finished(notes: Notes) -> tuple[Problem, ...]:
    notes.raise_errors()
    return tuple(notes.findings)


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a list; what it breaks goes to the notes."""

    sheet: Sheet
    row: int
    columns: Mapping[Heading, int]
    notes: Notes

    def text(self, heading: Heading) -> str:
        """A text; one that is needed and left empty is told."""
        text = self._read(heading, text_of) or ""
        if not text and heading.is_needed:
            self.note("list_cell_must_be_filled_in", heading, {})
        return text

    def amount(self) -> Money | None:
        """The amount, whole öre."""
        if self._cell(AMOUNT) is None:
            self.note("list_cell_must_be_filled_in", AMOUNT, {})
        amount = self._read(AMOUNT, amount_of)
        return None if amount is None else amount.money

    def day(self) -> date | None:
        """The day."""
        cell = self._cell(DAY)
        day = None if cell is None else day_of(cell)
        if cell is None:
            self.note("list_cell_must_be_filled_in", DAY, {})
        elif day is None:
            self.note("list_day_must_be_a_date", DAY, {"found": shown(cell)})
        return day

    def place(self, heading: Heading) -> Source:
        """Where the row has that column."""
        return self.sheet.place(self.row, self.columns.get(heading, 1))

    def note(self, code: str, heading: Heading, values: Mapping[str, Value]) -> None:
        """Tell of a cell."""
        every = {"heading": Words(heading.sv, heading.en), **values}
        self.notes.add(Problem(code, self.place(heading), every))

    def _cell(self, heading: Heading) -> Cell | None:
        column = self.columns.get(heading)
        return None if column is None else self.sheet.rows[self.row].get(column)

    def _read(self, heading: Heading, meaning: Callable[[Cell], T]) -> T | None:
        cell = self._cell(heading)
        try:
            return None if cell is None else meaning(cell)
        except Unread as unread:
            self.note(unread.code, heading, unread.values)
            return None


def _lines(content: bytes, name: str, wanted: Sequence[Heading], notes: Notes) -> Iterator[_Line]:
    book = open_book(content, name)
    heads = [(sheet, found) for sheet in book.sheets if (found := _head(sheet, wanted))]
    if not heads:
        needed = [heading for heading in wanted if heading.is_needed]
        values: dict[str, Value] = {
            "found": few([sheet.name or name for sheet in book.sheets]) or ("–",),
            "headings": Words(
                ", ".join(heading.sv for heading in needed),
                ", ".join(heading.en for heading in needed),
            ),
        }
        notes.add(Problem("list_headings_must_be_found", Source(name), values))
    for sheet, (head, columns) in heads:
        _check_unit(sheet, head, notes)
        for row in sorted(row for row in sheet.rows if row > head):
            if not _is_total(sheet.rows[row].values()):
                yield _Line(sheet, row, columns, notes)


def _head(sheet: Sheet, wanted: Sequence[Heading]) -> tuple[int, Mapping[Heading, int]] | None:
    """The line of headings and the column of each."""
    for row in sorted(sheet.rows)[:HEAD_ROWS]:
        words = {plain(cell.text): column for column, cell in sorted(sheet.rows[row].items())}
        columns = {
            heading: min(words[word] for word in heading.words & words.keys())
            for heading in wanted
            if heading.words & words.keys()
        }
        if all(heading in columns for heading in wanted if heading.is_needed):
            return row, columns
    return None


def _check_unit(sheet: Sheet, head: int, notes: Notes) -> None:
    for row in sorted(row for row in sheet.rows if row <= head):
        for column, cell in sorted(sheet.rows[row].items()):
            if cell.kind == "text" and has_large_unit(cell.text):
                values: dict[str, Value] = {"found": one_line(cell.text.strip(), 60)}
                place = sheet.place(row, column)
                notes.add(Problem("amounts_must_be_in_kronor", place, values))


def _is_total(cells: Iterable[Cell]) -> bool:
    texts = [cell.text.strip() for cell in cells if cell.kind == "text"]
    return any(_TOTAL.fullmatch(text) for text in texts)
