"""Where the rows stand: the sheets of a file that have a bank's line of headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from consortium.problems import InputError
from importers.bank_csv.columns import HEAD_ROWS, Columns, columns_of
from importers.workbook import is_workbook
from importers.workbook.book import open_book
from importers.workbook.cells import Sheet
from importers.workbook.csv_text import decode, read_csv

_HEAD = 1 << 16
_DELIMITERS = ";\t,"
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_OTHER_TEXT = (b"<", b"#", b"{", b"[", b"%PDF", b"01BGMAX")


class Table(NamedTuple):
    """A sheet of an export: its rows stand below ``heading_row``."""

    sheet: Sheet
    heading_row: int
    columns: Columns


def is_export(content: bytes) -> bool:
    """True when a bank's line of headings stands among the first rows of the file."""
    if is_workbook(content):
        try:
            return any(_tables(open_book(content, "").sheets))
        except InputError:
            return False  # the reader of workbooks says what is wrong with it
    return _delimiter(as_utf_8(content)) is not None


def tables_of(content: bytes, name: str) -> tuple[Table, ...]:
    """Every table of a file; none when it is no export. ``InputError`` when it cannot be read."""
    if is_workbook(content):
        return tuple(_tables(open_book(content, name).sheets))
    text = as_utf_8(content)
    delimiter = _delimiter(text)
    return () if delimiter is None else tuple(_tables((read_csv(text, name, delimiter),)))


def as_utf_8(content: bytes) -> bytes:
    r"""UTF-16, which some exports are in, as UTF-8; anything else as it is.

    >>> as_utf_8("Saldo".encode("utf-16-le")), as_utf_8(b"Saldo")
    (b'Saldo', b'Saldo')
    """
    encoding = _UTF_16.get(content[:2])
    if encoding is not None:
        return content[2:].decode(encoding, "replace").encode()
    head = content[:400]
    is_wide = head[1::2].count(0) * 4 > len(head)
    if is_wide and not _is_other_text(content):
        return content.decode("utf-16-le", "replace").encode()
    return content


def _is_other_text(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_OTHER_TEXT)


def _tables(sheets: tuple[Sheet, ...]) -> Iterator[Table]:
    for sheet in sheets:
        for row in sorted(sheet.rows)[:HEAD_ROWS]:
            cells = sorted(sheet.rows[row].items())
            columns = columns_of((at, cell.text) for at, cell in cells if cell.kind == "text")
            if columns is not None:
                yield Table(sheet, row, columns)
                break


def _delimiter(content: bytes) -> str | None:
    """The delimiter by which one of the first lines is a bank's headings, or None."""
    if _is_other_text(content):
        return None
    head = content if len(content) <= _HEAD else content[: content.rfind(b"\n", 0, _HEAD) + 1]
    text = decode(head).replace("\r\n", "\n").replace("\r", "\n")
    for delimiter in _DELIMITERS:
        rows = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
        try:
            filled = (row for row in rows if any(field.strip() for field in row))
            if any(columns_of(enumerate(row, 1)) for row in islice(filled, HEAD_ROWS)):
                return delimiter
        except csv.Error:
            continue
    return None
