"""Which account an export is of, where it says so: in columns, or in the rows above them."""

from __future__ import annotations

import re

from importers.bank_csv.tables import Table
from importers.workbook.cells import Cell
from importers.workbook.headings import plain

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_LABELS = frozenset({"iban", "konto", "kontonr", "kontonummer", "bankkonto"})
_LABELLED = re.compile(r"(?i)(?:iban|konto(?:nummer|nr)?|bankkonto)\s*[:.]?\s+(\d[\d .-]*)")
_NUMBER = re.compile(r"\d[\d .,-]{5,24}")
_BARE = re.compile(r"\d{4}(?:-\d)?[ -]\d[\d .-]{4,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DIGITS = range(6, 20)


def account_of(cells: dict[str, str]) -> str:
    """The account of a row by its own columns: an IBAN, else clearing and number, in digits.

    >>> account_of({"clearing": "8327-9", "account": "123 456 789-0"})
    '832791234567890'
    """
    iban = re.sub(r"\s", "", cells.get("iban", "")).upper()
    if _IBAN.fullmatch(iban):
        return iban
    clearing, number = cells.get("clearing", ""), cells.get("account", "")
    is_number = re.fullmatch(r"[\d .,-]+", number, re.ASCII)  # 8.3E14 is what Excel made of one
    return _digits(clearing) + _digits(number) if is_number else ""


def account_above(table: Table) -> str:
    """The account that the rows above the headings name; nothing when they name none."""
    rows = table.sheet.rows
    above = [rows[row] for row in sorted(rows) if row < table.heading_row]
    for at, row in enumerate(above):
        below = above[at + 1] if at + 1 < len(above) else {}
        for column, cell in sorted(row.items()):
            found = _named(cell, row.get(column + 1), below.get(column))
            if found:
                return found
    return ""


def _named(cell: Cell, right: Cell | None, below: Cell | None) -> str:
    text = cell.text.strip()
    iban = _IBAN.search(text)
    if iban is not None:
        return iban[0].replace(" ", "")
    if plain(text) in _LABELS:
        numbers = (_number(other) for other in (right, below) if other is not None)
        return next((number for number in numbers if number), "")
    labelled = _LABELLED.search(text)
    if labelled is not None and len(_digits(labelled[1])) in _DIGITS:
        return "" if _DAY.search(text) else _digits(labelled[1])
    is_number = _BARE.fullmatch(text) is not None and _DAY.search(text) is None
    return _digits(text) if is_number else ""


def _number(cell: Cell) -> str:
    text = cell.text.strip()
    if _DAY.search(text) or not _NUMBER.fullmatch(text):
        return ""
    digits = _digits(re.sub(r"\.0+$", "", text) if cell.kind == "number" else text)
    return digits if len(digits) in _DIGITS else ""


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
