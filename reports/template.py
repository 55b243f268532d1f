"""The form that members fill in: one sheet to fill, one that explains it, one hidden stamp.

Only the cells to fill in can be changed; there is no password, so a member who must can still
unlock it. The example stands beside the explanations, heading by heading, so that it can never
be taken for a report. ``importers.workbook`` reads the file when it comes back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

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
_WIDTHS: dict[Figure, int] = {"member": 22, "period": 11, "people": 16, "remark": 48}
_WIDTH = 20


class _Texts(NamedTuple):
    """Everything on the form that is not a heading."""

    sheet: str
    guide: str
    title: str
    hint: str
    columns: tuple[str, str, str]
    closing: str
    not_amount: str
    not_people: str
    too_long: str


_TEXTS: dict[Language, _Texts] = {
    "sv": _Texts(
        sheet="Rapport",
        guide="Så här fyller du i",
        title="Månadsrapport till {name}",
        hint="Fyll i de gula cellerna, i hela kronor eller med ören. Bara intäkter måste fyllas i.",
        columns=("Rubrik", "Exempel", "Vad som menas"),
        closing="Spara filen som Excelarbetsbok (.xlsx) och skicka tillbaka den.",
        not_amount="Skriv ett belopp i kronor med siffror, till exempel 12345,67.",
        not_people="Skriv ett helt antal personer, 0 eller fler.",
        too_long="Skriv högst 300 tecken.",
    ),
    "en": _Texts(
        sheet="Report",
        guide="How to fill it in",
        title="Monthly report to {name}",
        hint="Fill in the yellow cells, in kronor with or without öre. Only revenue is required.",
        columns=("Heading", "Example", "What it means"),
        closing="Save the file as an Excel workbook (.xlsx) and send it back.",
        not_amount="Write an amount in kronor in digits, such as 12345.67.",
        not_people="Write a whole number of people, 0 or more.",
        too_long="Write 300 characters at most.",
    ),
}

_EXAMPLES: dict[Figure, str | int] = {
    "member": "exempel",
    "period": "2026-03",
    "revenue": 412_350,
    "sales_to_members": 24_000,
    "cash": 188_200,
    "payroll": 146_000,
    "payables": 52_480,
    "receivables": 71_900,
    "people": 7,
    "remark": "Fakturan till kommunen dröjer till april.",
}
_MEANINGS: dict[Language, dict[Figure, str]] = {
    "sv": {
        "member": "Kooperativet som raden gäller. Ändra inte.",
        "period": "Månaden som raden gäller. Ändra inte.",
        "revenue": "Månadens intäkter utan moms. Skriv 0 om det inte fanns några. Är de negativa, "
        "förklara varför under anmärkning.",
        "sales_to_members": "Den del av intäkterna som är försäljning till andra medlemmar i "
        "konsortiet.",
        "cash": "Pengar i kassa och på bank den sista dagen i månaden.",
        "payroll": "Månadens löner med arbetsgivaravgifter.",
        "payables": "Skulder till leverantörer som förfaller inom en månad.",
        "receivables": "Kundfordringar den sista dagen i månaden.",
        "people": "Antal anställda den sista dagen i månaden.",
        "remark": "Annat som styrelsen bör veta. Skriv inget om enskilda personer.",
    },
    "en": {
        "member": "The cooperative that the row is for. Do not change it.",
        "period": "The month that the row is for. Do not change it.",
        "revenue": "The month's revenue without VAT. Write 0 if there was none. If it is "
        "negative, explain why under remark.",
        "sales_to_members": "The part of the revenue that is sales to other members of the "
        "consortium.",
        "cash": "Money in hand and at the bank on the last day of the month.",
        "payroll": "The month's wages with employer's contributions.",
        "payables": "Debts to suppliers that fall due within a month.",
        "receivables": "Claims on customers on the last day of the month.",
        "people": "The number of people employed on the last day of the month.",
        "remark": "Whatever else the board should know. Write nothing about individuals.",
    },
}


def report_template(
    consortium: Consortium,
    *,
    members: Sequence[str],
    periods: Sequence[Period],
    language: Language,
) -> bytes:
    """The form for some members and months as an .xlsx file: a row per member and month.

    ``members`` are keys of the consortium; any other is a ``KeyError``.
    """
    from openpyxl import Workbook

    assert members and periods, "a form is for somebody and for some month"
    book = Workbook()
    _name_styles(book)
    texts = _TEXTS[language]
    rows = [(member, str(period)) for member in members for period in periods]
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
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _name_styles(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    line = Side(style="thin", color="FFBFBFBF")
    border = Border(left=line, right=line, top=line, bottom=line)
    wrapped = Alignment(wrap_text=True, vertical="top")
    heading_fill = PatternFill("solid", fgColor="FF1F4E5F")
    heading_font = Font(bold=True, color="FFFFFFFF")
    given_fill = PatternFill("solid", fgColor="FFEDEDED")
    to_fill = PatternFill("solid", fgColor="FFFFF6D6")
    styles = (
        NamedStyle(_TITLE, font=Font(bold=True, size=14)),
        NamedStyle(
            _HEADING, font=heading_font, fill=heading_fill, border=border, alignment=wrapped
        ),
        NamedStyle(_GIVEN, fill=given_fill, border=border, alignment=wrapped, number_format="@"),
        NamedStyle(_TO_FILL, fill=to_fill, border=border, protection=Protection(locked=False)),
    )
    for style in styles:
        book.add_named_style(style)


def _fill_sheet(
    sheet: Worksheet, rows: Sequence[tuple[str, str]], title: str, language: Language
) -> None:
    from openpyxl.utils import get_column_letter

    texts = _TEXTS[language]
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
    last = _HEADING_ROW + len(rows)
    for column, figure in enumerate(FIGURES, 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS.get(figure, _WIDTH)
        if figure not in ("member", "period"):
            rule = _validation(figure, language)
            rule.add(f"{letter}{_HEADING_ROW + 1}:{letter}{last}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = f"C{_HEADING_ROW + 1}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    _print_wide(sheet)
    sheet.protection.formatColumns = False
    sheet.protection.sheet = True


def _number_format(figure: Figure) -> str:
    if figure in AMOUNTS:
        return "#,##0.00"  # shown with the reader's own separators
    return "0" if figure == "people" else "@"


def _validation(figure: Figure, language: Language) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    texts = _TEXTS[language]
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
    rule.prompt = _MEANINGS[language][figure]
    return rule


def _explain(sheet: Worksheet, language: Language) -> None:
    from openpyxl.styles import Alignment

    texts = _TEXTS[language]
    sheet.append(texts.columns)
    for figure in FIGURES:
        example = _EXAMPLES[figure]
        sheet.append((heading(figure, language), example, _MEANINGS[language][figure]))
        cell = sheet.cell(sheet.max_row, 2)
        cell.number_format = _number_format(figure)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    for column in range(1, len(texts.columns) + 1):
        sheet.cell(1, column).style = _HEADING
    sheet.cell(sheet.max_row + 2, 1, texts.closing)
    for letter, width in zip("ABC", (26, 28, 70), strict=True):
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
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
