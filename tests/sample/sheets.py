"""The sample's reports in Excel and CSV as openpyxl and the csv module read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook, load_workbook

FORM_HEADING, OWN_HEADING = 4, 1


def opened(content: bytes) -> Workbook:
    """The workbook with the results that are stored in it."""
    return load_workbook(io.BytesIO(content), data_only=True)


def rows(path: str, content: bytes) -> list[Mapping[str, object]]:
    """The rows of a report by heading; amounts in öre, empty cells left out."""
    if path.endswith(".csv"):
        lines = csv.DictReader(io.StringIO(content.decode("cp1252"), newline=""), delimiter=";")
        return [{k: _of_text(v) for k, v in line.items() if v} for line in lines]
    book = opened(content)
    first = FORM_HEADING if "fondbok" in book.sheetnames else OWN_HEADING
    headings, *below = book.worksheets[0].iter_rows(min_row=first, values_only=True)
    return [
        {str(k): _of_cell(v) for k, v in zip(headings, values, strict=True) if v is not None}
        for values in below
    ]


def _of_text(text: str) -> object:
    digits = text.replace("\xa0", "").replace(",", ".")
    is_amount = "," in text and digits.replace(".", "").isdigit()
    return _ore(digits) if is_amount else text


def _of_cell(value: object) -> object:
    return _ore(repr(value)) if isinstance(value, float) else value


def _ore(text: str) -> int:
    exact = Decimal(text) * 100
    assert exact == int(exact), text
    return int(exact)
