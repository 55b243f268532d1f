"""The rows of a table as months: every cell checked, every problem kept with its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Problem, Source, Value, Words, one_line
from importers.reading import Month
from importers.workbook.cells import Cell
from importers.workbook.headings import AMOUNTS, Figure, heading
from importers.workbook.notes import Notes, few
from importers.workbook.tables import Stamp, Table
from importers.workbook.values import Unread, amount_of, month_in, month_of, people_of, text_of

_COUNTED: tuple[Figure, ...] = (*AMOUNTS, "people")
# An overdrawn account is no mistake; anything else below zero needs a word.
_EXPLAINED = tuple(figure for figure in AMOUNTS if figure != "cash")
_REMARK_SHOWN_MAX = 60
_TOTAL = re.compile(r"(summa|totalt?|sum|helår|hela året|full year)\b.*", re.IGNORECASE)

T = TypeVar("T")
Cells = Mapping[Figure, Cell]


@dataclass
class Rows:
    """Reads one table; ``notes`` and ``unfilled`` (``grenverket 2026-03``) gather meanwhile."""

    table: Table
    stamp: Stamp | None
    notes: Notes
    unfilled: list[str] = field(default_factory=list)

    def months(self) -> Iterator[Month]:
        """The months of all rows that hold figures and break no rule."""
        sheet, hidden, totals = self.table.sheet, [], []
        repeated = self._merged()
        for row in sorted(row for row in sheet.rows if row > self.table.heading_row):
            cells = self._cells(row, repeated)
            period = self._readable_period(cells)
            if not any(figure in cells for figure in _COUNTED):
                self._without_figures(cells, period)
                continue
            if period is None and _is_total(sheet.rows[row].values()):
                totals.append(str(row))
                continue
            if row in sheet.hidden_rows:
                hidden.append(str(row))
            month = self._month(row, cells)
            if month is not None:
                yield month
        self._tell("rows_should_be_visible", hidden)
        self._tell("total_rows_should_be_left_out", totals)

    def _cells(self, row: int, repeated: Mapping[tuple[int, int], Cell]) -> Cells:
        found = self.table.sheet.rows[row]
        return {
            figure: cell
            for figure, column in self.table.column_by_figure.items()
            if (cell := found.get(column) or repeated.get((row, column))) is not None
        }

    def _without_figures(self, cells: Cells, period: Period | None) -> None:
        """A row that nobody filled in is told; a line of prose under the table is not a row."""
        if period is None:
            return
        member, remark = cells.get("member"), cells.get("remark")
        told = f"{member.text.strip()} {period}" if member else str(period)
        if remark is not None:
            told += f" ({one_line(remark.text.strip(), _REMARK_SHOWN_MAX)})"
        self.unfilled.append(told)

    def _month(self, row: int, cells: Cells) -> Month | None:
        errors_before = self.notes.error_count
        period = self._period(row, cells)
        declared = self._declared(row, cells)
        counts = {}
        people = self._read(row, "people", cells, people_of)
        if people is not None:
            counts["people"] = people
        member = self._read(row, "member", cells, text_of) or self.table.member
        remark = self._read(row, "remark", cells, text_of)
        self._check_signs(row, declared, remark)
        if period is None or self.notes.error_count > errors_before:
            return None
        self._check_stamp(row, member, period)
        return Month(
            period=period,
            accounts={},
            is_complete=True,
            declared=declared,
            counts=counts,
            member=member,
            place=self._place(row, "revenue"),
            remark=remark,
            member_place=self._place(row, "member"),
            period_place=self._place(row, "period"),
        )

    def _period(self, row: int, cells: Cells) -> Period | None:
        if "period" in cells:
            return self._read(row, "period", cells, month_of)
        named = month_in(self.table.sheet.name or "")
        if "period" in self.table.column_by_figure or named is None:
            self._note("period_must_be_given", row, "period")
            return None
        return named

    def _readable_period(self, cells: Cells) -> Period | None:
        try:
            return month_of(cells["period"]) if "period" in cells else None
        except Unread:
            return None

    def _declared(self, row: int, cells: Cells) -> dict[str, Money]:
        declared: dict[str, Money] = {}
        for figure in AMOUNTS:
            amount = self._read(row, figure, cells, amount_of)
            if amount is not None:
                is_reversed = figure in self.table.reversed_signs
                declared[figure] = -amount.money if is_reversed else amount.money
                if amount.is_rounded:
                    values: dict[str, Value] = {"found": cells[figure].text, "to": amount.money}
                    self._note("formula_should_round_to_ore", row, figure, values)
        if "revenue" not in cells:
            # What else it says is no less true; the levy waits for the revenue.
            self._note("revenue_should_be_given", row, "revenue")
        return declared

    def _check_signs(self, row: int, declared: Mapping[str, Money], remark: str | None) -> None:
        for figure in _EXPLAINED:
            amount = declared.get(figure, ZERO)
            if amount < ZERO and not remark:
                values: dict[str, Value] = {"found": amount}
                self._note("negative_amount_must_be_explained", row, figure, values)
        revenue, inside = declared.get("revenue"), declared.get("sales_to_members")
        if revenue is not None and inside is not None and inside > revenue >= ZERO:
            values = {"found": inside, "revenue": revenue}
            code = "sales_to_members_should_be_within_revenue"
            self._note(code, row, "sales_to_members", values)

    def _check_stamp(self, row: int, member: str | None, period: Period) -> None:
        if self.stamp is None:
            return
        is_asked = str(period) in self.stamp.periods and (
            member is None or member in self.stamp.members
        )
        if not is_asked:
            asked = few([*self.stamp.members, *self.stamp.periods])
            values: dict[str, Value] = {"found": f"{member or '–'} {period}", "asked": asked}
            self._note("row_should_be_as_the_template_asked", row, "period", values)

    def _merged(self) -> Mapping[tuple[int, int], Cell]:
        """Cells of member and period that reach over several rows: they hold for each of them.

        An amount that reaches over several months belongs to none of them.
        """
        table, rows = self.table, self.table.sheet.rows
        figure_by_column = {column: figure for figure, column in table.column_by_figure.items()}
        repeated: dict[tuple[int, int], Cell] = {}
        row_last = max(rows)
        told: list[str] = []
        for merged in table.sheet.merged:
            covered = [c for c in figure_by_column if merged.column <= c <= merged.column_last]
            if not covered or merged.row_last < table.heading_row:
                continue
            told.append(merged.text)
            figure = figure_by_column.get(merged.column)
            cell = rows.get(merged.row, {}).get(merged.column)
            is_tall = merged.row_last > merged.row > table.heading_row
            if figure is None or cell is None or not is_tall:
                continue
            if figure in _COUNTED:
                values: dict[str, Value] = {"found": merged.text}
                self._note("amount_must_not_be_merged", merged.row, figure, values)
            for row in range(merged.row + 1, min(merged.row_last, row_last) + 1):
                if (row, merged.column) in repeated:
                    break  # ranges that overlap come from no spreadsheet program
                repeated[row, merged.column] = cell
        self._tell("cells_should_not_be_merged", told)
        return {at: cell for at, cell in repeated.items() if at[1] in self._repeated_columns()}

    def _repeated_columns(self) -> set[int | None]:
        columns = self.table.column_by_figure
        return {columns.get("member"), columns.get("period")}

    def _read(
        self, row: int, figure: Figure, cells: Cells, meaning: Callable[[Cell], T]
    ) -> T | None:
        try:
            return meaning(cells[figure]) if figure in cells else None
        except Unread as unread:
            self._note(unread.code, row, figure, unread.values)
            return None

    def _note(
        self, code: str, row: int, figure: Figure, values: Mapping[str, Value] | None = None
    ) -> None:
        words = Words(heading(figure, "sv"), heading(figure, "en"))
        every: dict[str, Value] = {"heading": words, **(values or {})}
        self.notes.add(Problem(code, self._place(row, figure), every))

    def _place(self, row: int, figure: Figure) -> Source:
        columns = self.table.column_by_figure
        return self.table.sheet.place(row, columns.get(figure, columns["revenue"]))

    def _tell(self, code: str, found: list[str]) -> None:
        if found:
            self.notes.add(Problem(code, self.table.sheet.whole, {"found": few(found)}))


def _is_total(cells: Iterable[Cell]) -> bool:
    texts = [cell.text.strip() for cell in cells if cell.kind == "text"]
    return any(_TOTAL.fullmatch(text) for text in texts)
