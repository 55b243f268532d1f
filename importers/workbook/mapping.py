"""How to read a member's own sheet: a mapping that is asked for once and kept in the books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import Field, field_validator

from consortium.fields import Key, Shape, wrong
from consortium.problems import InputError
from importers.workbook.across import HEAD_ROWS, months_across
from importers.workbook.book import open_book
from importers.workbook.cells import Sheet, letters
from importers.workbook.headings import FIGURES, Figure, likely_figure


class SheetMapping(Shape):
    """Which column of a sheet means what.

    ``sheet`` is the name of one sheet, or ``*`` for every visible one that has the headings.
    ``columns`` gives the figure by heading; without ``heading_row`` by column letter. Without a
    column for the period, the sheet's name is its month. ``member`` is whose sheet it is,
    when it does not say itself. ``reversed_signs`` names figures that the sheet writes with
    the other sign, such as revenue copied from a trial balance.

    >>> SheetMapping(heading_row=3, columns={"Månad": "period", "Omsättning": "revenue"}).sheet
    '*'
    """

    sheet: str = "*"
    heading_row: int | None = Field(default=None, ge=1)
    columns: Mapping[str, Figure]
    member: Key | None = None
    reversed_signs: tuple[Figure, ...] = ()

    @field_validator("columns", mode="after")
    @classmethod
    def _names_the_revenue(cls, columns: Mapping[str, Figure]) -> Mapping[str, Figure]:
        figures = list(columns.values())
        if "revenue" not in figures or len(set(figures)) < len(figures):
            raise wrong("mapping_must_name_the_revenue", ", ".join(figures) or "–")
        return columns


class Heading(NamedTuple):
    """A column of somebody's sheet: its letter, heading, a sample, and what it probably is."""

    column: str
    text: str
    sample: str
    guess: Figure | None


class Outline(NamedTuple):
    """A sheet as it is shown to whoever is asked for a mapping."""

    sheet: str | None
    heading_row: int
    headings: tuple[Heading, ...]

    def mapping(self, member: str | None = None) -> SheetMapping | None:
        """The mapping that the guesses make, or None when they find no revenue.

        Of several columns for one figure the first counts.
        """
        columns: dict[str, Figure] = {}
        for found in self.headings:
            if found.guess is not None and found.guess not in columns.values():
                columns[found.text] = found.guess
        if "revenue" not in columns.values():
            return None
        return SheetMapping(
            sheet=self.sheet or "*", heading_row=self.heading_row, columns=columns, member=member
        )


def outline(content: bytes, name: str) -> tuple[Outline, ...]:
    r"""The visible sheets of a file with their headings and guesses, likeliest sheet first.

    ``InputError`` when the file cannot be read at all, or only has sheets on their side.

    >>> [sheet] = outline("Månad;Omsättning\nmars 2026;1 250,00\n".encode(), "egen.csv")
    >>> [(heading.text, heading.guess) for heading in sheet.headings]
    [('Månad', 'period'), ('Omsättning', 'revenue')]
    """
    filled = [sheet for sheet in open_book(content, name).sheets if sheet.rows]
    turned = [problem for problem in map(months_across, filled) if problem is not None]
    if turned and len(turned) == len(filled):
        raise InputError(turned)
    sheets = [_outline(sheet) for sheet in filled]
    return tuple(sorted(sheets, key=lambda sheet: -_likeliness(sheet.headings)))


def _outline(sheet: Sheet) -> Outline:
    rows = list(sorted(sheet.rows)[:HEAD_ROWS])
    best = max(rows, key=lambda row: (_likeliness(_headings(sheet, row)), _texts(sheet, row), -row))
    return Outline(sheet.name, best, _headings(sheet, best))


def _headings(sheet: Sheet, row: int) -> tuple[Heading, ...]:
    below = sheet.rows.get(min((r for r in sheet.rows if r > row), default=0), {})
    return tuple(
        Heading(
            letters(column),
            cell.text.strip(),
            below[column].text.strip() if column in below else "",
            likely_figure(cell.text),
        )
        for column, cell in sorted(sheet.rows[row].items())
        if cell.kind == "text"
    )


def _likeliness(headings: tuple[Heading, ...]) -> int:
    return len({heading.guess for heading in headings} & set(FIGURES))


def _texts(sheet: Sheet, row: int) -> int:
    return sum(cell.kind == "text" for cell in sheet.rows[row].values())
