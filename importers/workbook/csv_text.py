"""CSV as a sheet of text cells: UTF-8 or Windows-1252, semicolons, commas or tabs."""

from __future__ import annotations

import csv
import io
import itertools

from consortium.problems import InputError, Problem, Source
from importers.content import not_text
from importers.workbook.cells import Cell, Sheet
from importers.workbook.headings import figure_of
from importers.workbook.sheet import CELLS_MAX, COLUMNS_MAX, ROWS_MAX, sheet_too_large

# The csv module makes a list of a whole line, however long: some ten times the file's size.
CSV_MB_MAX = 5
_HEAD = 1 << 16
_DELIMITERS = ";\t,"
_HEAD_LINES = 40
# Windows-1252; the five bytes that it leaves open stay what they are in Latin-1.
_HIGH = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 160)}
_OTHER_TEXT = (b"<", b"#", b"{", b"[", b"%PDF")


def is_csv(content: bytes) -> bool:
    r"""True for text in columns: it has our headings, or two of its first lines split alike.

    Rows may be shorter than the line of headings; prose, which has commas too, must split alike.

    >>> is_csv(b"period;revenue\r\n2026-03;100\r\n"), is_csv(b"#FLAGGA 0"), is_csv(b"")
    (True, False, False)
    """
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head or head.startswith(_OTHER_TEXT) or not_text(head, "") is not None:
        return False
    lines = [line for line in decode(head).splitlines()[:_HEAD_LINES] if line.strip()]
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        for first, second in itertools.pairwise(counts):
            if first and (first == second or (delimiter != "," and 0 < second < first)):
                return True
        if any(_holds_headings(line, delimiter) for line in lines):
            return True
    return False


def _holds_headings(line: str, delimiter: str) -> bool:
    figures = {figure_of(field.strip('" ')) for field in line.split(delimiter)}
    return {"period", "revenue"} <= figures


def read_csv(content: bytes, name: str, delimiter: str | None = None) -> Sheet:
    r"""All cells of a CSV file; ``InputError`` when it is no such file, or too large.

    Without a ``delimiter``, the one that stands in the most of the first lines.

    >>> sheet = read_csv("period;intäkter\n2026-03;1 250,00".encode("cp1252"), "mars.csv")
    >>> sheet.rows[2][2].text
    '1 250,00'
    """
    unreadable = not_text(content, name)
    if unreadable is not None:
        raise InputError([unreadable])
    if len(content) > CSV_MB_MAX << 20:
        raise InputError([sheet_too_large(Source(name))])
    text = decode(content)
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a"), newline="\n")
    reader = csv.reader(lines, delimiter=delimiter or _delimiter(text), strict=True)
    rows: dict[int, dict[int, Cell]] = {}
    line_by_row: dict[int, int] = {}
    number = cells = begins = 0
    try:
        for number, fields in enumerate(reader, 1):
            row = {i: Cell("text", field) for i, field in enumerate(fields, 1) if field.strip()}
            cells += len(row)
            if len(rows) > ROWS_MAX or max(row, default=0) > COLUMNS_MAX or cells > CELLS_MAX:
                raise InputError([sheet_too_large(Source(name, line=begins + 1))])
            if row:
                rows[number], line_by_row[number] = row, begins + 1
            begins = reader.line_num
    except csv.Error:
        place = Source(name, line=begins + 1)
        raise InputError([Problem("csv_quotes_must_close", place)]) from None
    return Sheet(name, None, rows, line_by_row=line_by_row)


def decode(content: bytes) -> str:
    """The text of a CSV file: UTF-8 where all of it is, else Windows-1252."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1").translate(_HIGH)


def _delimiter(text: str) -> str:
    """The one that stands in the most of the first lines; in a draw the first of ours.

    Decimal commas do not win: the line of headings has none.
    """
    lines = text[:_HEAD].splitlines()[:_HEAD_LINES]
    return max(_DELIMITERS, key=lambda delimiter: sum(delimiter in line for line in lines))
