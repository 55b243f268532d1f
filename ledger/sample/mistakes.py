"""One mistake a month in what members report, as people make them; ``take-in`` explains each.

The file with the mistake comes first. The same file without it lies in the folder of the month's
second take-in, as the member sends it when it has been told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from consortium.money import Money
from consortium.period import Period
from importers.workbook import heading
from ledger.sample.member_reports import OWN_TOTAL, Table
from ledger.sample.xlsx import Formula, Value

Slip = Callable[[Table], Table]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Who makes it, and what becomes of the table that would have been right."""

    member: str
    slip: Slip


def _instead(name: str, written: Callable[[Value], Value]) -> Slip:
    """Something else in a cell of the last row."""

    def slip(content: Table) -> Table:
        at = content.headings.index(name)
        *before, last = content.rows
        wrong = (*last[:at], written(last[at]), *last[at + 1 :])
        return replace(content, rows=(*before, wrong))

    return slip


def _with_words(value: Value) -> Value:
    assert isinstance(value, Money)
    return f"{value.text('sv').removesuffix(' kr')} exkl. moms"


def _rounded_with_a_dot(value: Value) -> Value:
    assert isinstance(value, Money)
    return f"{value.ore // 100:,}".replace(",", ".")


def _not_calculated(value: Value) -> Value:
    """An app in a telephone writes the formula, and leaves it to others to calculate."""
    assert isinstance(value, Formula)
    return replace(value, result=None)


def _reference_lost(value: Value) -> Value:
    """Somebody removed a column that the formula asks for."""
    assert isinstance(value, Formula)
    return Formula("SUM(#REF!)", "#REF!")


def _below_zero(value: Value) -> Value:
    assert isinstance(value, Money)
    return -value


def _divided(value: Value) -> Value:
    """The takings by 1.12, VAT's rate, and never rounded."""
    assert isinstance(value, Money)
    return f"{value.kronor}".replace(".", ",") + "4286"


def _a_row_each_for_two_kinds(content: Table) -> Table:
    """Work and sales of spare parts, where the month should stand once."""
    at = content.headings.index(heading("revenue", "sv"))
    *before, last = content.rows
    revenue = last[at]
    assert isinstance(revenue, Money)
    parts = revenue.allocate((9, 1))
    split = tuple((*last[:at], part, *last[at + 1 :]) for part in parts)
    return replace(content, rows=(*before, *split))


def _renamed(old: str, new: str) -> Slip:
    """Another heading than the one that was agreed when the sheet was first read."""

    def slip(content: Table) -> Table:
        named = tuple(new if name == old else name for name in content.headings)
        return replace(content, headings=named)

    return slip


_MEMBER, _PERIOD, _REVENUE, _PEOPLE = (
    heading(figure, "sv") for figure in ("member", "period", "revenue", "people")
)
# In January the café's own sheet is not known yet: that is nobody's mistake, and mended by --map.
MISTAKES: Mapping[Period, Mistake] = {
    Period(2025, 2): Mistake("vita_lakan", _instead(_REVENUE, _with_words)),
    Period(2025, 3): Mistake("cykelbud", _instead(_MEMBER, lambda _: "cykelbudet")),
    Period(2025, 4): Mistake("morotsviken", _instead(_REVENUE, _rounded_with_a_dot)),
    Period(2025, 5): Mistake("cafe_strandpiren", _instead(OWN_TOTAL, _not_calculated)),
    Period(2025, 6): Mistake("vita_lakan", _instead(_PERIOD, lambda _: "2025-07")),
    Period(2025, 7): Mistake("cykelbud", _a_row_each_for_two_kinds),
    Period(2025, 8): Mistake("cafe_strandpiren", _instead(OWN_TOTAL, _reference_lost)),
    Period(2025, 9): Mistake("morotsviken", _instead(_REVENUE, _below_zero)),
    Period(2025, 10): Mistake("cykelbud", _instead(_PEOPLE, lambda _: "två hel, en halv")),
    Period(2025, 11): Mistake("morotsviken", _instead(_REVENUE, _divided)),
    Period(2025, 12): Mistake("cafe_strandpiren", _renamed(OWN_TOTAL, "Totalt")),
}
