"""A workbook or CSV file as months, read completely or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from consortium.problems import Problem, Source, Value
from importers.reading import Month, Reading
from importers.workbook.book import Book, open_book
from importers.workbook.mapping import SheetMapping
from importers.workbook.notes import Notes, few
from importers.workbook.rows import Rows
from importers.workbook.tables import read_stamp, tables_by_heading, tables_by_mapping


def read_workbook(content: bytes, name: str, mapping: SheetMapping | None = None) -> Reading:
    r"""Read an .xlsx or CSV file: our own template, or any sheet with our headings.

    A ``mapping`` says how to read a member's own sheet; our own template needs none and
    ignores it. Months come in order of period, then member; each says in which cell its
    revenue stands. Raises ``InputError`` with every problem of the file.

    >>> text = "medlem;period;intäkter\ngrenverket;mars 2026;1 250,00 kr\n"
    >>> [month] = read_workbook(text.encode(), "mars.csv").months
    >>> month.member, str(month.period), month.declared["revenue"]
    ('grenverket', '2026-03', Money('1250.00'))
    """
    book = open_book(content, name)
    notes = Notes(name)
    unfilled: list[str] = []
    months = list(_months(book, mapping, notes, unfilled))
    _check_once(months, notes)
    if unfilled:
        notes.add(Problem("rows_should_be_filled_in", Source(name), {"found": few(unfilled)}))
    if book.hidden_names:
        hidden = few(list(book.hidden_names))
        notes.add(Problem("sheets_should_be_visible", Source(name), {"found": hidden}))
    if not months and not notes.errors:
        values: dict[str, Value] = {"rows": len(unfilled)}
        notes.add(Problem("report_must_be_filled_in", Source(name), values))
    notes.raise_errors()
    months.sort(key=lambda month: (month.period, month.member or ""))
    return Reading(
        kind=book.kind,
        sie_type=None,
        organisation_number=None,
        organisation=None,
        drawn_on=None,
        months=tuple(months),
        findings=tuple(notes.findings),
    )


def _months(
    book: Book, mapping: SheetMapping | None, notes: Notes, unfilled: list[str]
) -> Iterator[Month]:
    stamp = read_stamp(book, notes)
    if mapping is None or stamp is not None:
        tables = tables_by_heading(book, stamp, notes)
    else:
        tables = tables_by_mapping(book, mapping, notes)
    for table in tables:
        yield from Rows(table, stamp, notes, unfilled).months()


def _check_once(months: list[Month], notes: Notes) -> None:
    places: dict[tuple[str, str], Source] = {}
    for month in months:
        assert month.place is not None, "every month of a table has a cell"
        key = unicodedata.normalize("NFC", month.member or "").casefold(), str(month.period)
        if key in places:
            first = places[key]
            cell = f"{first.sheet} {first.cell}" if first.sheet else f"{first.cell}"
            found = f"{month.member} {month.period}" if month.member else str(month.period)
            values: dict[str, Value] = {"found": found, "first": cell}
            notes.add(Problem("report_must_stand_once", month.place, values))
        places.setdefault(key, month.place)
