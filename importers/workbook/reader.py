"""A workbook or CSV file as months, read completely or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from consortium.problems import InputError, Problem, Source
from importers.reading import Month, Reading
from importers.workbook.book import Book, open_book
from importers.workbook.mapping import SheetMapping
from importers.workbook.rows import PROBLEMS_MAX, Rows
from importers.workbook.tables import read_stamp, tables_by_heading, tables_by_mapping

_SHOWN_MAX = 24


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
    problems: list[Problem] = []
    unfilled: list[str] = []
    months = list(_months(book, mapping, problems, unfilled))
    _check_once(months, problems)
    if unfilled:
        shown = (*unfilled[:_SHOWN_MAX], "…") if len(unfilled) > _SHOWN_MAX else tuple(unfilled)
        problems.append(Problem("rows_should_be_filled_in", Source(name), {"found": shown}))
    if book.hidden_names:
        values = {"found": tuple(book.hidden_names[:_SHOWN_MAX])}
        problems.append(Problem("sheets_should_be_visible", Source(name), values))
    errors = [problem for problem in problems if not problem.is_finding]
    if not errors and not months:
        errors = [Problem("file_must_hold_a_filled_row", Source(name), {"rows": len(unfilled)})]
    if errors:
        raise InputError(_bounded(errors, name))
    months.sort(key=lambda month: (month.period, month.member or ""))
    return Reading(
        kind=book.kind,
        sie_type=None,
        organisation_number=None,
        organisation=None,
        drawn_on=None,
        months=tuple(months),
        findings=tuple(_bounded(problems, name)),
    )


def _months(
    book: Book, mapping: SheetMapping | None, problems: list[Problem], unfilled: list[str]
) -> Iterator[Month]:
    stamp = read_stamp(book, problems)
    if mapping is None or stamp is not None:
        tables = tables_by_heading(book, stamp, problems)
    else:
        tables = tables_by_mapping(book, mapping, problems)
    for table in tables:
        yield from Rows(table, stamp, problems, unfilled).months()


def _check_once(months: list[Month], problems: list[Problem]) -> None:
    places: dict[tuple[str, str], Source] = {}
    for month in months:
        assert month.place is not None, "every month of a table has a cell"
        key = unicodedata.normalize("NFC", month.member or "").casefold(), str(month.period)
        if key in places:
            first = places[key]
            cell = f"{first.sheet} {first.cell}" if first.sheet else f"{first.cell}"
            found = f"{month.member} {month.period}" if month.member else str(month.period)
            values = {"found": found, "first": cell}
            problems.append(Problem("report_must_stand_once", month.place, values))
        places.setdefault(key, month.place)


def _bounded(problems: list[Problem], name: str) -> Iterator[Problem]:
    yield from islice(problems, PROBLEMS_MAX)
    if len(problems) > PROBLEMS_MAX:
        yield Problem("problems_should_be_fewer", Source(name), {"shown": PROBLEMS_MAX})
