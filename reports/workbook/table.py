"""A sheet of the workbook as a value: columns, rows, totals beside our own figures.

Every table has the same frame, so that formulas, the cover and a reader find their way:

====  ==========================================================
row
====  ==========================================================
1     the sheet's title
2     what it shows, in a sentence
3     totals, as formulas
4     the same figures as Fondbok has them
5     the differences, and the sums of the rows' own checks
6     headings, where filters are; all above stays in sight
7 …   the rows
====  ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from consortium.money import Money
from reports.workbook.cells import Cell, Formula, Styled, letters
from reports.workbook.styles import Style
from reports.workbook.texts import Texts

TOTAL, OURS, CHECK, HEADINGS, FIRST = 3, 4, 5, 6, 7
_AROUND_WORD = 2  # letters: bold ones are wider, and some air
_ROW, _ABOVE = "\x00", "\x01"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands in its rows, and whether it is totalled.

    ``formula`` holds for every row that does not say otherwise; ``{base}`` in it is the cell of
    column ``base`` in the same row, ``{up_base}`` the one above. ``ours`` is our figure for the
    total. ``is_check``: each row must be zero.
    """

    key: str
    heading: str
    style: Style = "text"
    width: int = 11
    formula: str | None = None
    is_totalled: bool = False
    ours: Money | int | None = None
    is_check: bool = False

    @property
    def heading_style(self) -> str:
        """Headings stand over their figures: on the right."""
        is_figure = self.style in ("money", "exact", "rate", "number", "check")
        return "heading_right" if is_figure else "heading"

    @property
    def shown_width(self) -> int:
        """The width that keeps every word of the heading whole, and off the heading beside it."""
        return max(self.width, max(map(len, self.heading.split()), default=0) + _AROUND_WORD)


Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Table:
    """One sheet. ``kept`` is how many columns stay in sight when scrolling sideways.

    ``counts_if`` names a column of ones and zeros: only rows with a one are totalled.
    """

    name: str
    title: str
    note: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    kept: int = 1
    counts_if: str | None = None
    _compiled: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def letter(self) -> Mapping[str, str]:
        """The letter of each column by its key."""
        return {column.key: letters(n) for n, column in enumerate(self.columns, start=1)}

    @property
    def last(self) -> int:
        """The number of the last row; never above the first, so that ranges are ranges."""
        return max(FIRST, FIRST + len(self.rows) - 1)

    def ref(self, key: str, row: int) -> str:
        """The cell of a column in a row, for another sheet's formula."""
        return f"{self._quoted}!{self.letter[key]}{row}"

    def span(self, key: str, first: int = FIRST, last: int | None = None) -> str:
        """The cells of a column, for another sheet's formula; all rows by default."""
        letter = self.letter[key]
        return f"{self._quoted}!${letter}${first}:${letter}${last or self.last}"

    @property
    def check(self) -> str:
        """The formula of all that does not add up on this sheet, in absolute numbers."""
        return f"SUMPRODUCT(ABS({self._quoted}!$B${CHECK}:${letters(len(self.columns))}${CHECK}))"

    @property
    def checked(self) -> Sequence[str]:
        """The letters of the columns whose every row must be zero."""
        return [self.letter[column.key] for column in self.columns if column.is_check]

    def lines(self, texts: Texts) -> Iterator[Sequence[Styled]]:
        """Every row of the sheet, from the title on."""
        yield [Styled(self.title, "title")]
        yield [Styled(self.note, "note")]
        for number, label in ((TOTAL, "total"), (OURS, "ours"), (CHECK, "check")):
            cells = [self._frame(column, number) for column in self.columns[1:]]
            yield [Styled(texts[label], "label"), *cells]
        yield [Styled(column.heading, column.heading_style) for column in self.columns]
        for number, row in enumerate(self.rows, start=FIRST):
            yield [self._cell(column, row, number) for column in self.columns]

    def _frame(self, column: Column, number: int) -> Styled:
        letter = self.letter[column.key]
        cells = f"{letter}{FIRST}:{letter}{self.last}"
        if column.is_check:
            total = Formula(f"ROUND(SUMPRODUCT(ABS({cells})),2)") if number == CHECK else None
            return Styled(total, "check")
        if not column.is_totalled:
            return Styled(None, "text")
        if number == TOTAL:
            return Styled(Formula(self._sum(cells)), "total")
        if column.ours is None:
            return Styled(None, "text")
        if number == OURS:
            return Styled(column.ours, "ours")
        return Styled(Formula(f"ROUND({letter}{TOTAL}-{letter}{OURS},2)"), "check")

    def _sum(self, cells: str) -> str:
        if self.counts_if is None:
            return f"SUM({cells})"
        flag = self.letter[self.counts_if]
        return f"SUMIF(${flag}${FIRST}:${flag}${self.last},1,{cells})"

    def _cell(self, column: Column, row: Row, number: int) -> Styled:
        value = row[column.key] if column.key in row else column.formula and Formula(column.formula)
        if isinstance(value, Formula):
            if "{" not in value.text:
                return Styled(value, column.style)
            text = self._compiled.get(value.text) or self._compile(value.text)
            placed = text.replace(_ROW, str(number)).replace(_ABOVE, str(number - 1))
            return Styled(Formula(placed), column.style)
        return Styled(value, column.style)

    def _compile(self, formula: str) -> str:
        places = {key: f"{letter}{_ROW}" for key, letter in self.letter.items()}
        places |= {f"up_{key}": f"{letter}{_ABOVE}" for key, letter in self.letter.items()}
        text = self._compiled[formula] = formula.format_map(places)
        return text

    @property
    def _quoted(self) -> str:
        return f"'{self.name}'"


def sheet_of(
    texts: Texts,
    key: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    kept: int = 1,
    counts_if: str | None = None,
) -> Table:
    """The table under the name, title and note that the texts have for ``key``."""
    named = texts.sheet(key), texts.title(key), texts.note(key)
    return Table(*named, columns, rows, kept=kept, counts_if=counts_if)
