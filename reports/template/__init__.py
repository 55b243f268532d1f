"""The form that members fill in: one sheet to fill, one that explains it, one hidden stamp.

Only the cells to fill in can be changed; there is no password, so a member who must can still
unlock it. The example stands beside the explanations, heading by heading, so that it can never
be taken for a report. ``importers.workbook`` reads the file when it comes back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from consortium.members import Consortium
from consortium.money import Language
from consortium.period import Period
from importers.workbook import (
    AMOUNTS,
    FIGURES,
    STAMP_SHEET,
    STAMP_TITLE,
    STAMP_VERSION,
    Figure,
    heading,
)
from reports.package import packed, parts_of
from reports.template.words import EXAMPLES, MEANINGS, TEXTS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE_ROW, _HINT_ROW, _HEADING_ROW = 1, 2, 4
_GIVEN, _TO_FILL, _HEADING, _TITLE = (
    "Fondbok given",
    "Fondbok to fill in",
    "Fondbok heading",
    "Fondbok title",
)
# What a cell keeps exactly: thirteen digits before the decimal comma and two after.
_AMOUNT_MAX = 9_999_999_999_999
_PEOPLE_MAX = 999_999
_REMARK_MAX = 300
_WIDTHS: dict[Figure, int] = {"member": 20, "period": 10, "people": 12, "remark": 40}
_WIDTH = 19
_GUIDE_WIDTHS = (26, 30, 76)
_ONE_LINE, _TWO_LINES = 17, 32  # points
_MARGIN = 0.5  # inches
_GREY = "FFBFBFBF"


def report_template(
    consortium: Consortium,
    *,
    members: Sequence[str],
    periods: Sequence[Period],
    language: Language,
) -> bytes:
    """The form for some members and months as an .xlsx file: a row per member and month.

    ``members`` are keys of the consortium; any other is a ``KeyError``. Months in which a member
    does not belong have no row. The same arguments give the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    _name_styles(book)
    texts = TEXTS[language]
    rows = [
        (member, str(period))
        for member in members
        for period in periods
        if consortium.members[member].belongs(period)
    ]
    assert rows, "a form is for somebody and for some month"
    sheet = book.worksheets[0]
    names = {member: consortium.members[member].name for member in members}
    title = texts.title.format(name=consortium.name)
    if len(names) == 1:
        title += f" – {names[members[0]]}"
    _fill_sheet(sheet, rows, title, language)
    _explain(book.create_sheet(texts.guide), language)
    _stamp(book.create_sheet(STAMP_SHEET), members, periods)
    book.properties.creator = consortium.name
    book.properties.title = title
    book.properties.language = language
    # A day that the form itself says, not the clock: the same form is the same file.
    stated = dt.datetime.combine(periods[0].first, dt.time())
    book.properties.created = book.properties.modified = stated
    return packed(parts_of(book))


def _name_styles(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    line = Side(style="thin", color=_GREY)
    border = Border(left=line, right=line, top=line, bottom=line)
    wrapped = Alignment(wrap_text=True, vertical="top")
    font = Font(name="Calibri", size=11)
    heading_fill = PatternFill("solid", fgColor="FF1F4E5F")
    heading_font = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF")
    given_fill = PatternFill("solid", fgColor="FFEDEDED")
    to_fill = PatternFill("solid", fgColor="FFFFF6D6")
    styles = (
        NamedStyle(_TITLE, font=Font(name="Calibri", size=14, bold=True)),
        NamedStyle(
            _HEADING, font=heading_font, fill=heading_fill, border=border, alignment=wrapped
        ),
        NamedStyle(
            _GIVEN, font=font, fill=given_fill, border=border, alignment=wrapped, number_format="@"
        ),
        NamedStyle(
            _TO_FILL, font=font, fill=to_fill, border=border, protection=Protection(locked=False)
        ),
    )
    for style in styles:
        book.add_named_style(style)


def _fill_sheet(
    sheet: Worksheet, rows: Sequence[tuple[str, str]], title: str, language: Language
) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    texts = TEXTS[language]
    sheet.title = texts.sheet
    sheet.cell(_TITLE_ROW, 1, title).style = _TITLE
    sheet.cell(_HINT_ROW, 1, texts.hint)
    for column, figure in enumerate(FIGURES, 1):
        sheet.cell(_HEADING_ROW, column, heading(figure, language)).style = _HEADING
    for number, given in enumerate(rows, _HEADING_ROW + 1):
        for column, figure in enumerate(FIGURES, 1):
            cell = sheet.cell(number, column)
            if column <= len(given):
                cell.value = given[column - 1]
                cell.style = _GIVEN
            else:
                cell.style = _TO_FILL
                cell.number_format = _number_format(figure)
                cell.alignment = Alignment(vertical="top", wrap_text=figure == "remark")
    sheet.row_dimensions[_HEADING_ROW].height = _TWO_LINES
    last = _HEADING_ROW + len(rows)
    for column, figure in enumerate(FIGURES, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS.get(figure, _WIDTH)
        if figure not in ("member", "period"):
            rule = _validation(figure, language)
            rule.add(f"{letter}{_HEADING_ROW + 1}:{letter}{last}")
            sheet.add_data_validation(rule)
    first = f"C{_HEADING_ROW + 1}"
    sheet.freeze_panes = first
    for selection in sheet.sheet_view.selection:
        if selection.pane == "bottomRight":  # the form opens on the first cell to fill in
            selection.activeCell = selection.sqref = first
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    _print_wide(sheet)
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # that is: allowed
    sheet.protection.sheet = True


def _number_format(figure: Figure) -> str:
    if figure in AMOUNTS:
        return "#,##0.00"  # shown with the reader's own separators
    return "0" if figure == "people" else "@"


def _validation(figure: Figure, language: Language) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    texts = TEXTS[language]
    if figure in AMOUNTS:
        rule = DataValidation("decimal", -_AMOUNT_MAX, _AMOUNT_MAX, operator="between")
        rule.error = texts.not_amount
    elif figure == "people":
        rule = DataValidation("whole", 0, _PEOPLE_MAX, operator="between")
        rule.error = texts.not_people
    else:
        rule = DataValidation("textLength", _REMARK_MAX, operator="lessThanOrEqual")
        rule.error = texts.too_long
    rule.allow_blank = True
    rule.errorStyle = "stop"
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle = rule.promptTitle = heading(figure, language).capitalize()
    rule.prompt = MEANINGS[language][figure]
    return rule


def _explain(sheet: Worksheet, language: Language) -> None:
    from openpyxl.styles import Alignment, Border, Side

    texts = TEXTS[language]
    border = Border(bottom=Side(style="thin", color=_GREY))
    sheet.append(texts.columns)
    for figure in FIGURES:
        told = heading(figure, language), EXAMPLES[language][figure], MEANINGS[language][figure]
        sheet.append(told)
        sheet.cell(sheet.max_row, 2).number_format = _number_format(figure)
        is_long = any(len(str(v)) > w for v, w in zip(told, _GUIDE_WIDTHS, strict=True))
        sheet.row_dimensions[sheet.max_row].height = _TWO_LINES if is_long else _ONE_LINE
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.border = border
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    for column in range(1, len(texts.columns) + 1):
        sheet.cell(1, column).style = _HEADING
    sheet.cell(sheet.max_row + 2, 1, texts.closing)
    for letter, width in zip("ABC", _GUIDE_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    _print_wide(sheet)
    sheet.protection.sheet = True


def _stamp(sheet: Worksheet, members: Sequence[str], periods: Sequence[Period]) -> None:
    sheet.append((STAMP_TITLE,))
    sheet.append(("version", STAMP_VERSION))
    for member in members:
        sheet.append(("member", member))
    for period in periods:
        sheet.append(("period", str(period)))
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def _print_wide(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = _MARGIN
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
