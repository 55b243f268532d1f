"""How cells look: a few named styles, and where each stands in the workbook's table of styles.

Figures from the books are blue, formulas black: an auditor sees at a glance what was entered and
what follows from it. Number formats are locale-neutral codes; Excel shows ``#,##0.00`` as
``12 345,67`` to a Swede and as ``12,345.67`` to others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from openpyxl import Workbook

Style = Literal[
    "text",
    "wrapped",
    "literal",
    "money",
    "exact",
    "rate",
    "number",
    "date",
    "title",
    "note",
    "heading",
    "heading_right",
    "label",
    "link",
    "verdict",
    "total",
    "ours",
    "check",
]
_FORMATS: Mapping[str, str] = {
    "money": "#,##0.00",
    "exact": "#,##0.0000",
    "rate": "0.0##%",
    "number": "#,##0",
    "date": "yyyy-mm-dd",
    "total": "#,##0.00",
    "ours": "#,##0.00",
    "check": "#,##0.00",
}
# Those that a cell has in blue when it holds a figure and no formula.
FIGURES = ("money", "exact", "rate", "number")
BLUE, GREY, DARK, PALE, RED = "FF1F4E9E", "FF666666", "FF24424A", "FFE8EFEF", "FFC00000"


def style_ids(workbook: Workbook) -> Mapping[str, int]:
    """Put the styles into the workbook and say each one's number, as cells name it.

    A figure's style is there twice: ``money`` for formulas, ``money_in`` for what was entered.
    """
    from openpyxl.styles import NamedStyle

    sheet = workbook.create_sheet("styles")
    ids: dict[str, int] = {}
    names = [*get_args(Style), *(f"{name}_in" for name in FIGURES)]
    for row, name in enumerate(names, start=1):
        style = NamedStyle(f"fondbok {name}")
        _dress(style, name)
        workbook.add_named_style(style)
        cell = sheet.cell(row, 1)
        cell.style = style.name
        if name == "literal":
            cell.quotePrefix = True
        ids[name] = cell.style_id
    workbook.remove(sheet)
    return ids


def _dress(style: object, name: str) -> None:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    assert isinstance(style, NamedStyle)
    bare = name.removesuffix("_in")
    style.number_format = _FORMATS.get(bare, "General")
    style.font = Font(name="Calibri", size=10, color=BLUE if bare != name else None)
    if bare in _FORMATS and bare != "date":
        style.alignment = Alignment(vertical="top")
    else:  # what is read from the left keeps off the figures beside it
        left = Alignment(vertical="top", horizontal="left", indent=1, wrap_text=bare == "wrapped")
        style.alignment = left
    match bare:
        case "title":
            style.font = Font(name="Calibri", size=16, bold=True, color=DARK)
        case "note" | "ours":
            style.font = Font(name="Calibri", size=10, italic=True, color=GREY)
        case "heading" | "heading_right":
            style.font = Font(name="Calibri", size=10, bold=True, color="FFFFFFFF")
            style.fill = PatternFill("solid", fgColor=DARK)
            side, indent = ("left", 1) if bare == "heading" else ("right", 0)
            style.alignment = Alignment(
                vertical="center", horizontal=side, indent=indent, wrap_text=True
            )
        case "label" | "total":
            style.font = Font(name="Calibri", size=10, bold=True)
        case "check":
            style.font = Font(name="Calibri", size=10, bold=True)
            style.fill = PatternFill("solid", fgColor=PALE)
        case "link":
            style.font = Font(name="Calibri", size=10, underline="single", color=BLUE)
        case "verdict":
            style.font = Font(name="Calibri", size=12, bold=True, color=DARK)
        case _:
            pass
