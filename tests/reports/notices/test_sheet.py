"""The treasurer's workbook of notices."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from consortium.money import Language, Money, total
from consortium.period import Period
from ledger.books import Books
from reports.notices import notice_sheet, notices_of
from reports.workbook.table import FIRST, HEADINGS, OURS


@pytest.mark.parametrize(
    ("language", "name", "heading"),
    [("sv", "avier-2025-09.xlsx", "Att betala"), ("en", "notices-2025-09.xlsx", "To pay")],
)
def test_a_row_per_notice_and_the_sum_that_the_books_have(
    year: Books, language: Language, name: str, heading: str
) -> None:
    month = Period(2025, 9)
    notices = notices_of(year, month)
    files = notice_sheet(year, month, notices, language)
    assert list(files) == [name]
    assert files == notice_sheet(year, month, notices, language)
    (sheet,) = load_workbook(io.BytesIO(files[name])).worksheets
    headings = [cell.value for cell in sheet[HEADINGS]]
    column = headings.index(heading)
    rows = list(sheet.iter_rows(min_row=FIRST, values_only=True))
    assert [row[0] for row in rows] == [str(notice.voucher) for notice in notices]
    shown = [Money.parse(f"{row[column]:.2f}") for row in rows]
    assert shown == [notice.to_pay for notice in notices]
    ours = sheet.cell(OURS, column + 1).value
    assert Money.parse(f"{ours:.2f}") == total(notice.to_pay for notice in notices)


def test_a_month_without_notices_is_an_empty_sheet(year: Books) -> None:
    month = Period(2024, 1)
    (content,) = notice_sheet(year, month, (), "sv").values()
    (sheet,) = load_workbook(io.BytesIO(content)).worksheets
    assert sheet.cell(1, 1).value == "Avier för januari 2024"
