"""One worksheet part: its cells in one pass, with what Excel hides or merges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Protocol

from consortium.problems import InputError, Problem, Source
from importers.workbook.cells import Cell, Kind, Merged, Sheet, position
from importers.workbook.package import Damaged, Package
from importers.workbook.styles import TextParts

ROWS_MAX = 20_000
COLUMNS_MAX = 200
CELLS_MAX = 200_000
_MERGED_MAX = 10_000
_GRID = (1_048_576, 16_384)


class _Settings(Protocol):
    counts_from_1904: bool
    is_calculated: bool


def read_sheet(
    package: Package,
    part: str,
    name: str,
    strings: Sequence[str],
    date_by_style: Sequence[bool],
    settings: _Settings,
) -> Sheet:
    """The cells of one sheet; the size that the part claims for itself is not even looked at."""
    listener = _Cells(Source(package.file, sheet=name), strings, date_by_style, settings)
    package.parse(part, listener)
    return Sheet(
        file=package.file,
        name=name,
        rows=listener.rows,
        hidden_rows=frozenset(listener.hidden_rows),
        merged=tuple(listener.merged),
    )


class _Cells(TextParts):
    """Hears a worksheet part."""

    def __init__(
        self,
        place: Source,
        strings: Sequence[str],
        date_by_style: Sequence[bool],
        settings: _Settings,
    ) -> None:
        super().__init__()
        self.rows: dict[int, dict[int, Cell]] = {}
        self.hidden_rows: set[int] = set()
        self.merged: list[Merged] = []
        self._place, self._strings, self._dates = place, strings, date_by_style
        self._settings = settings
        self._row = self._column = self._count = 0
        self._type, self._style = "n", ""
        self._is_formula = self._has_value = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Rows and cells say where they stand; those that do not, follow the one before."""
        if name == "c":
            self._open_cell(attributes)
        elif name == "v":
            self._is_text = self._has_value = True
        elif name == "row":
            self._row = _whole(attributes.get("r"), self._row + 1, _GRID[0])
            self._column = 0
            if attributes.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self._row)
        elif name == "f":
            self._is_formula = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            super().opened(name, attributes)

    def closed(self, name: str) -> None:
        """A cell ends."""
        if name == "v":
            self._is_text = False
        elif name == "c":
            self._close_cell()
        else:
            super().closed(name)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        place = (self._row, self._column + 1) if reference is None else position(reference)
        if place is None or place[0] != self._row or place[1] > _GRID[1]:
            raise Damaged
        self._column = place[1]
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._is_formula = self._has_value = False
        self.start_text()

    def _close_cell(self) -> None:
        cell = self._cell(self.taken_text())
        if cell is None:
            return
        row = self.rows.setdefault(self._row, {})
        if self._column in row:
            raise Damaged
        row[self._column] = cell
        self._count += 1
        if self._column > COLUMNS_MAX or len(self.rows) > ROWS_MAX or self._count > CELLS_MAX:
            raise InputError([sheet_too_large(self._place)])

    def _cell(self, text: str) -> Cell | None:
        if self._type == "s" and text:
            index = _whole(text, -1, len(self._strings))
            text = self._strings[index] if 0 <= index < len(self._strings) else ""
            if index >= len(self._strings):
                raise Damaged
        if self._is_formula and self._type != "e" and not self._has_result(text):
            return Cell("uncalculated", "")
        if not text.strip():
            return None
        kind = self._kind()
        if kind == "number" and self._shows_date():
            return _day_cell(text, counts_from_1904=self._settings.counts_from_1904)
        return Cell(kind, text)

    def _has_result(self, text: str) -> bool:
        is_empty_text = self._type == "str" and self._has_value
        return self._settings.is_calculated and (bool(text) or is_empty_text)

    def _kind(self) -> Kind:
        kinds: dict[str, Kind] = {
            "n": "number",
            "s": "text",
            "str": "text",
            "inlineStr": "text",
            "b": "boolean",
            "e": "error",
            "d": "date",
        }
        if self._type not in kinds:
            raise Damaged
        return kinds[self._type]

    def _shows_date(self) -> bool:
        index = _whole(self._style, 0, _GRID[0])
        return index < len(self._dates) and self._dates[index]

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = position(first), position(last or first)
        if start is None or end is None or end < start or len(self.merged) >= _MERGED_MAX:
            raise Damaged
        self.merged.append(Merged(*start, *end))


def _whole(text: str | None, otherwise: int, limit: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= 7 and int(text) <= limit):
        raise Damaged
    return int(text)


# Excel's day 60 is the 29th of February 1900, which never was; after it, day 0 is this.
_DAY_ZERO = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)


def _day_cell(text: str, *, counts_from_1904: bool) -> Cell:
    zero = _DAY_ZERO_1904 if counts_from_1904 else _DAY_ZERO
    try:
        serial = Decimal(text)
        if not 0 <= serial < 2_958_466:
            return Cell("number", text)
        return Cell("date", (zero + timedelta(days=int(serial))).isoformat())
    except (InvalidOperation, OverflowError):
        return Cell("number", text)


def sheet_too_large(place: Source) -> Problem:
    """The problem of a sheet with more cells than we read."""
    limits = {"rows_max": ROWS_MAX, "columns_max": COLUMNS_MAX, "cells_max": CELLS_MAX}
    return Problem("sheet_must_be_small", place, limits)
