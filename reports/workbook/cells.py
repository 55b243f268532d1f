"""Cells and rows as the text of a sheet (ECMA-376, part 1, 18.3.1: ``row``, ``c``, ``f``, ``is``).

openpyxl makes the workbook, its styles and its page set-up; the rows are written here, because a
year of 500 members has more than a million cells and openpyxl takes ten seconds for those.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from consortium.money import Money
from consortium.period import Period

_EPOCH = dt.date(1899, 12, 30)  # day 0 of Excel's calendar, as it counts from March 1900 on
_LONGEST = 32_767  # letters that a cell holds
# Text that a spreadsheet, or one that gets it by way of CSV, could take for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Formula(NamedTuple):
    """A formula without its ``=``, references and all; English names and commas, as files have."""

    text: str


class Link(NamedTuple):
    """Text that leads to a cell of the workbook: ``Link("a.se", "'Källor'!A12")``."""

    text: str
    place: str


Cell = str | int | Money | Decimal | dt.date | Period | Formula | Link | None


class Styled(NamedTuple):
    """A cell with the style that it has by itself, whatever its column's."""

    value: Cell
    style: str


def row_text(number: int, cells: Iterable[Styled], ids: Mapping[str, int], height: int = 0) -> str:
    """One row; empty cells leave no trace, except for those that a style fills.

    >>> print(row_text(3, [Styled("=1+1", "text"), Styled(Money(-5), "money")],
    ...     {"literal": 1, "money_in": 2}))
    <row r="3"><c r="A3" s="1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>\
<c r="B3" s="2"><v>-0.05</v></c></row>
    """
    line = str(number)
    parts = [
        _cell(letters(column) + line, value, style, ids)
        for column, (value, style) in enumerate(cells, start=1)
        if value is not None or style.startswith("heading")
    ]
    tall = f' ht="{height}" customHeight="1"' if height else ""
    return f'<row r="{line}"{tall}>{"".join(parts)}</row>'


def _cell(place: str, value: Cell, style: str, ids: Mapping[str, int]) -> str:
    match value:
        case str():
            return _text(place, value, style, ids)
        case Formula():
            return f'<c r="{place}" s="{ids[style]}"><f>{_xml(value.text)}</f></c>'
        case Period():
            return _text(place, str(value), style, ids)
        case Link():
            target, shown = _quoted(f"#{value.place}"), _quoted(value.text)
            linked = Formula(f"HYPERLINK({target},{shown})")
            return _cell(place, linked, "link", ids)
        case dt.date():
            return f'<c r="{place}" s="{ids[style]}"><v>{(value - _EPOCH).days}</v></c>'
        case None:
            return f'<c r="{place}" s="{ids[style]}"/>'
        case Money() | Decimal() | int():
            entered = ids.get(f"{style}_in", ids.get(style))
            shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
            return f'<c r="{place}" s="{entered}"><v>{shown}</v></c>'


def _text(place: str, text: str, style: str, ids: Mapping[str, int]) -> str:
    if text.startswith(_FORMULA_STARTS):
        style = "literal"
    shown = _xml(text[:_LONGEST])
    inline = f'<is><t xml:space="preserve">{shown}</t></is>'
    return f'<c r="{place}" s="{ids[style]}" t="inlineStr">{inline}</c>'


@lru_cache(maxsize=1 << 14)  # names, accounts and dates stand in a dozen rows after each other
def _xml(text: str) -> str:
    """The text as XML has it; what XML cannot say at all becomes the sign for just that."""
    if not text.isprintable():
        text = "".join(ch if ch.isprintable() or ch in "\t\n " else "\ufffd" for ch in text)
    return escape(text, quote=False)


def _quoted(text: str) -> str:
    return '"' + text[:255].replace('"', '""') + '"'


@cache
def letters(column: int) -> str:
    """The name of a column, counted from 1.

    >>> letters(1), letters(26), letters(27), letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
