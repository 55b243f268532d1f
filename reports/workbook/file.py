"""The sheets as one file: styles and page set-up by openpyxl, rows by us, always the same bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from consortium.progress import Progress, quiet, telling
from reports.package import packed, parts_of
from reports.workbook.cells import letters, row_text
from reports.workbook.cover import Cover
from reports.workbook.styles import RED, style_ids
from reports.workbook.table import CHECK, FIRST, HEADINGS, Table
from reports.workbook.texts import Texts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

_COVER_WIDTHS = (48, 17, 14, 70)
_HEIGHTS = {1: 24, HEADINGS: 42}
_PAGE_WIDTH = 255  # what fits beside each other on a page and can still be read, in letters
_EMPTY_ROWS = re.compile(r"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_SIZE = re.compile(r'<dimension ref="[^"]*"\s*/>')


def workbook(
    cover: Cover | None,
    tables: Sequence[Table],
    texts: Texts,
    *,
    header: str,
    made: str,
    title: str = "",
    progress: Progress = quiet,
) -> bytes:
    """The file. ``header`` stands on each printed page; ``made`` is the time that it states.

    ``title`` is what it is called, where that is not the auditor's workbook.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    ids = style_ids(book)
    title = title or texts["cover_title"]
    _state(book, texts, made, title)
    rows: dict[str, str] = {}
    if cover is not None:
        sheet = book.create_sheet(cover.name)
        _set_up_cover(sheet, cover)
        _set_up_page(sheet, texts, header, title, height=1)
        rows[f"xl/worksheets/sheet{len(rows) + 1}.xml"] = _rows_of_cover(cover, ids)
    for table in telling(progress, "sheets", tables):
        sheet = book.create_sheet(table.name)
        _set_up(sheet, table)
        width = sum(column.shown_width for column in table.columns)
        _set_up_page(sheet, texts, header, title, width=width)
        rows[f"xl/worksheets/sheet{len(rows) + 1}.xml"] = _rows_of(table, texts, ids)
    shown = [None, *tables] if cover is not None else tables
    return packed(_rows_put_in(parts_of(book), rows, shown))


def _state(book: Workbook, texts: Texts, made: str, title: str) -> None:
    """The properties that a file manager shows; the time is the books', not the clock's."""
    properties = book.properties
    properties.title = title
    properties.creator = "Fondbok"
    properties.language = texts.language
    # The format knows no time zone; the day and the hour are those of the books.
    stated = dt.datetime.fromisoformat(made).replace(tzinfo=None)
    properties.created = properties.modified = stated
    book.calculation.fullCalcOnLoad = True


def _rows_of_cover(cover: Cover, ids: Mapping[str, int]) -> str:
    lines = enumerate(cover.lines(), start=1)
    return "".join(row_text(n, line, ids, _HEIGHTS[1] if n == 1 else 0) for n, line in lines)


def _rows_of(table: Table, texts: Texts, ids: Mapping[str, int]) -> str:
    return "".join(
        row_text(number, line, ids, _HEIGHTS.get(number, 0))
        for number, line in enumerate(table.lines(texts), start=1)
    )


def _set_up_cover(sheet: Worksheet, cover: Cover) -> None:
    for number, width in enumerate(_COVER_WIDTHS, start=1):
        sheet.column_dimensions[letters(number)].width = width
    _red_unless_zero(sheet, [cover.checked])
    sheet.sheet_view.showGridLines = False


def _set_up(sheet: Worksheet, table: Table) -> None:
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[letters(number)].width = column.shown_width
    last = letters(len(table.columns))
    sheet.freeze_panes = f"{letters(table.kept + 1)}{FIRST}"
    sheet.auto_filter.ref = f"A{HEADINGS}:{last}{table.last}"
    sheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"
    sheet.print_title_cols = f"A:{letters(table.kept)}"
    checked = [f"{letter}{FIRST}:{letter}{table.last}" for letter in table.checked]
    _red_unless_zero(sheet, [f"B{CHECK}:{last}{CHECK}", *checked])


def _red_unless_zero(sheet: Worksheet, ranges: Sequence[str]) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    for cells in ranges:
        first = cells.partition(":")[0]
        # Text, and cells that hold nothing, are no differences; errors are.
        formula = f"IF(ISERROR({first}),TRUE,AND(ISNUMBER({first}),ROUND({first},2)<>0))"
        white, red = Font(bold=True, color="FFFFFFFF"), PatternFill("solid", bgColor=RED)
        shown = DifferentialStyle(font=white, fill=red)
        sheet.conditional_formatting.add(cells, Rule("expression", dxf=shown, formula=[formula]))


def _set_up_page(
    sheet: Worksheet, texts: Texts, header: str, title: str, *, width: int = 0, height: int = 0
) -> None:
    """As many pages across as ``width`` letters need; ``height`` pages down, 0 for any number."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", sheet.PAPERSIZE_A4
    page.fitToWidth, page.fitToHeight = 1 + max(0, width - 1) // _PAGE_WIDTH, height
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    above, below = sheet.oddHeader, sheet.oddFooter
    assert above is not None and below is not None, "every sheet of openpyxl has both"
    _say(above, header.replace("&", "&&"), "&A")
    _say(below, title, texts["page"])


def _say(line: HeaderFooterItem, left: str, right: str) -> None:
    line.left.text, line.right.text = left, right


def _rows_put_in(
    parts: Iterable[tuple[str, bytes]], rows: Mapping[str, str], tables: Sequence[Table | None]
) -> Iterator[tuple[str, bytes]]:
    """The same parts with the rows in them, in the same order."""
    sizes = dict(zip(rows, tables, strict=True))
    for name, content in parts:
        if name in rows:
            yield name, _filled(content.decode(), rows[name], sizes[name]).encode()
        else:
            yield name, content


def _filled(text: str, rows: str, table: Table | None) -> str:
    empty = _EMPTY_ROWS.search(text)
    assert empty is not None, "openpyxl writes a sheet without cells with an empty sheetData"
    before, after = text[: empty.start()], text[empty.end() :]
    if table is not None:
        size = f'<dimension ref="A1:{letters(len(table.columns))}{table.last}"/>'
        before = _SIZE.sub(size, before)
    return f"{before}<sheetData>{rows}</sheetData>{after}"
