"""Cells and sheets as values: what a file holds before anybody asks what it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from consortium.problems import Source

Kind = Literal["text", "number", "date", "boolean", "error", "uncalculated"]


class Cell(NamedTuple):
    """One cell that holds something: its kind, and its text as the file stores it.

    A number is its digits (``12345.67``, ``1.2E-3``), a date is ISO, a boolean ``1`` or ``0``,
    an error ``#REF!``; ``uncalculated`` is a formula whose result is not in the file.
    """

    kind: Kind
    text: str


class Merged(NamedTuple):
    """A merged range: first row and column, last row and column, all included."""

    row: int
    column: int
    row_last: int
    column_last: int

    @property
    def text(self) -> str:
        """As a spreadsheet writes it.

        >>> Merged(3, 1, 5, 2).text
        'A3:B5'
        """
        first, last = letters(self.column), letters(self.column_last)
        return f"{first}{self.row}:{last}{self.row_last}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells by row and column, both from 1; blank cells and rows are left out.

    A CSV file is a sheet without a name; ``line_by_row`` then tells where each row begins.
    """

    file: str
    name: str | None
    rows: Mapping[int, Mapping[int, Cell]]
    is_visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    line_by_row: Mapping[int, int] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Source:
        """Where a cell stands.

        >>> Sheet("mars.xlsx", "Rapport", {}).place(7, 3).text("sv")
        'mars.xlsx, blad Rapport, cell C7'
        """
        cell = f"{letters(column)}{row}"
        return Source(self.file, sheet=self.name, cell=cell, line=self.line_by_row.get(row))

    @property
    def whole(self) -> Source:
        """The sheet itself as a place."""
        return Source(self.file, sheet=self.name)


def letters(column: int) -> str:
    """The name of a column.

    >>> letters(1), letters(26), letters(27), letters(16384)
    ('A', 'Z', 'AA', 'XFD')
    """
    name = ""
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def position(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference, or None when it is none.

    >>> position("C7"), position("XFD1048576"), position("C0")
    ((7, 3), (1048576, 16384), None)
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
