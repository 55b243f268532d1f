"""Where the figures stand: the sheets, heading rows and columns that a file is read by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from consortium.problems import Problem, Source, Value, one_line
from importers.workbook.across import HEAD_ROWS, months_across
from importers.workbook.book import STAMP_TITLE, STAMP_VERSION, Book
from importers.workbook.cells import Cell, Sheet, letters
from importers.workbook.headings import AMOUNTS, Figure, figure_of, has_large_unit, plain
from importers.workbook.mapping import SheetMapping
from importers.workbook.notes import Notes, few
from importers.workbook.values import month_in

_SHOWN_MAX = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the hidden sheet of a template says: for which members and months it was made."""

    members: tuple[str, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of reports: below ``heading_row``, a column per figure.

    ``member`` is whose months these are where no cell says so.
    """

    sheet: Sheet
    heading_row: int
    column_by_figure: Mapping[Figure, int]
    member: str | None = None
    reversed_signs: frozenset[Figure] = frozenset()


def read_stamp(book: Book, notes: Notes) -> Stamp | None:
    """The stamp of our own template, or None; a version that we do not know is a problem."""
    if book.stamp is None:
        return None
    told: dict[str, list[str]] = {"version": [], "member": [], "period": []}
    for row in book.stamp.rows.values():
        name, value = row.get(1), row.get(2)
        if name is not None and value is not None and name.text in told:
            told[name.text].append(value.text)
    title = book.stamp.rows.get(1, {}).get(1)
    version = ", ".join(told["version"]) or "–"
    if title is None or title.text != STAMP_TITLE or version != STAMP_VERSION:
        place = Source(book.file, sheet=book.stamp.name)
        values = {"found": one_line(version, 20), "known": STAMP_VERSION}
        notes.add(Problem("template_version_must_be_known", place, values))
    return Stamp(tuple(told["member"]), tuple(told["period"]))


def tables_by_heading(book: Book, stamp: Stamp | None, notes: Notes) -> Iterator[Table]:
    """Every table under our own headings."""
    is_found = False
    only_member = stamp.members[0] if stamp is not None and len(stamp.members) == 1 else None
    for sheet in book.sheets:
        row = next((row for row in sorted(sheet.rows)[:HEAD_ROWS] if _is_head(sheet, row)), None)
        if row is None:
            continue
        is_found = True
        named = ((column, figure_of(cell.text)) for column, cell in sorted(sheet.rows[row].items()))
        columns = _unique(sheet, row, named, notes)
        unknown = [
            one_line(cell.text.strip(), 40)
            for _, cell in sorted(sheet.rows[row].items())
            if figure_of(cell.text) is None
        ]
        if unknown:
            values = {"found": few(unknown)}
            notes.add(Problem("headings_should_be_known", sheet.place(row, 1), values))
        yield _in_kronor(Table(sheet, row, columns, only_member), notes)
    if not is_found:
        notes.add(_without_headings(book))


def tables_by_mapping(book: Book, mapping: SheetMapping, notes: Notes) -> Iterator[Table]:
    """The tables that a mapping points out."""
    is_any = mapping.sheet == "*" or book.kind == "CSV"
    sheets = [sheet for sheet in book.sheets if is_any or _alike(sheet.name, mapping.sheet)]
    missing_by_sheet = {}
    is_found = False
    for sheet in sheets:
        named = list(_mapped(sheet, mapping))
        missing = set(map(plain, mapping.columns)) - {text for _, _, text in named}
        if missing:
            missing_by_sheet[sheet.name] = [k for k in mapping.columns if plain(k) in missing]
            continue
        is_found = True
        row = mapping.heading_row or 0
        columns = _unique(sheet, row, ((column, figure) for column, figure, _ in named), notes)
        signs = frozenset(mapping.reversed_signs)
        yield _in_kronor(Table(sheet, row, columns, mapping.member, signs), notes)
    if not sheets:
        names = few([sheet.name or "" for sheet in book.sheets]) or ("–",)
        values: dict[str, Value] = {"found": names, "sheet": mapping.sheet}
        notes.add(Problem("mapped_sheet_must_exist", Source(book.file), values))
    elif not is_found:
        sheet = min(sheets, key=lambda sheet: len(missing_by_sheet[sheet.name]))
        row = mapping.heading_row or 1
        values = {"missing": tuple(missing_by_sheet[sheet.name]), "row": str(row)}
        notes.add(Problem("mapped_headings_must_exist", sheet.place(row, 1), values))


def _without_headings(book: Book) -> Problem:
    """Why a file without our headings is not read."""
    across = next(filter(None, map(months_across, book.sheets)), None)
    if across is not None:
        return across
    place = book.sheets[0].whole if book.sheets else Source(book.file)
    texts = tuple(_first_texts(book.sheets)) or ("–",)
    return Problem("headings_must_be_found", place, {"found": texts})


def _in_kronor(table: Table, notes: Notes) -> Table:
    """The table; a heading, or a text above, that says thousands or millions is a problem.

    A levy on thousands that somebody rounded would be wrong, and kronor read as such far more so.
    """
    columns = {column for figure, column in table.column_by_figure.items() if figure in AMOUNTS}
    for row in sorted(row for row in table.sheet.rows if row <= table.heading_row):
        for column, cell in sorted(table.sheet.rows[row].items()):
            is_above = row < table.heading_row or column in columns
            if is_above and cell.kind == "text" and has_large_unit(cell.text):
                values: dict[str, Value] = {"found": one_line(cell.text.strip(), 60)}
                place = table.sheet.place(row, column)
                notes.add(Problem("amounts_must_be_in_kronor", place, values))
    return table


def _is_head(sheet: Sheet, row: int) -> bool:
    figures = {figure_of(cell.text) for cell in sheet.rows[row].values() if cell.kind == "text"}
    has_month = "period" in figures or month_in(sheet.name or "") is not None
    return "revenue" in figures and has_month


def _mapped(sheet: Sheet, mapping: SheetMapping) -> Iterator[tuple[int, Figure, str]]:
    """Column, figure, and the mapping's own name of the column."""
    wanted = {plain(text): figure for text, figure in mapping.columns.items()}
    if mapping.heading_row is None:
        columns = {column for row in sheet.rows.values() for column in row}
        for column in sorted(columns):
            if (letter := plain(letters(column))) in wanted:
                yield column, wanted[letter], letter
        return
    for column, cell in sorted(sheet.rows.get(mapping.heading_row, {}).items()):
        if (text := plain(cell.text)) in wanted:
            yield column, wanted[text], text


def _unique(
    sheet: Sheet,
    row: int,
    named: Iterable[tuple[int, Figure | None]],
    notes: Notes,
) -> Mapping[Figure, int]:
    columns: dict[Figure, int] = {}
    for column, figure in named:
        if figure is None:
            continue
        if figure in columns:
            text = sheet.rows.get(row, {}).get(column, Cell("text", figure)).text
            values = {"found": one_line(text, 40), "first": letters(columns[figure])}
            notes.add(Problem("heading_must_stand_once", sheet.place(row, column), values))
        columns.setdefault(figure, column)
    return columns


def _alike(name: str | None, other: str) -> bool:
    return name is not None and plain(name) == plain(other)


def _first_texts(sheets: Iterable[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        for row in sorted(sheet.rows)[:1]:
            for _, cell in sorted(sheet.rows[row].items())[:_SHOWN_MAX]:
                yield one_line(cell.text.strip(), 30)
