"""Sheets turned on their side: the months beside each other, a row for each kind of amount."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from consortium.problems import Problem, Value, one_line
from importers.workbook.cells import Cell, Sheet
from importers.workbook.notes import few
from importers.workbook.values import is_amount, month_number

HEAD_ROWS = 40
_MONTHS_MIN = 2


def months_across(sheet: Sheet) -> Problem | None:
    r"""The problem of a sheet whose months head columns of amounts; None for any other.

    Months that follow on each other, over amounts in the next row, are no row of a report.

    >>> def row(*texts):
    ...     return {column: Cell("text", text) for column, text in enumerate(texts, 1)}
    >>> sheet = Sheet("x.csv", None, {1: row("", "jan", "feb"), 2: row("Intäkter", "5", "6")})
    >>> months_across(sheet).values["found"]
    ('jan', 'feb')
    """
    for row, below in itertools.pairwise(sorted(sheet.rows)[:HEAD_ROWS]):
        cells, under = sheet.rows[row], sheet.rows[below]
        columns = [column for column in sorted(cells) if _heads(cells[column], under.get(column))]
        if len(columns) >= _MONTHS_MIN and _follow_on(cells, columns):
            texts = [one_line(cells[column].text.strip(), 20) for column in columns]
            values: dict[str, Value] = {"found": few(texts)}
            return Problem("months_must_stand_in_rows", sheet.place(row, columns[0]), values)
    return None


def _heads(cell: Cell, under: Cell | None) -> bool:
    is_month = month_number(cell.text) is not None
    return is_month and under is not None and month_number(under.text) is None and is_amount(under)


def _follow_on(cells: Mapping[int, Cell], columns: list[int]) -> bool:
    months = [month_number(cells[column].text) or 0 for column in columns]
    return all((later - month) % 12 == 1 for month, later in itertools.pairwise(months))
