"""Reads reports that members fill in: our Excel template, their own sheets, and CSV.

``read_workbook`` gives the months of a file; ``outline`` shows the sheets and headings of a
member's own file, from which a :class:`SheetMapping` is made once and kept.
"""

from __future__ import annotations

from importers.workbook.book import STAMP_SHEET, STAMP_TITLE, STAMP_VERSION, is_workbook
from importers.workbook.csv_text import is_csv
from importers.workbook.headings import AMOUNTS, FIGURES, Figure, heading
from importers.workbook.mapping import Heading, Outline, SheetMapping, outline
from importers.workbook.reader import read_workbook

__all__ = [
    "AMOUNTS",
    "FIGURES",
    "STAMP_SHEET",
    "STAMP_TITLE",
    "STAMP_VERSION",
    "Figure",
    "Heading",
    "Outline",
    "SheetMapping",
    "heading",
    "is_csv",
    "is_workbook",
    "outline",
    "read_workbook",
]
