"""Makes the files that the tests read: small workbooks by openpyxl, or raw from their XML."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from consortium.members import Consortium, Member, Statutes
from consortium.period import Period
from consortium.problems import InputError, Problem
from importers.reading import Reading
from importers.workbook import FIGURES, SheetMapping, read_workbook

Value = str | int | float | dt.date | dt.datetime | bool | None
HEADINGS: tuple[Value, ...] = FIGURES
FILE = "rapport.xlsx"


def consortium(*members: str) -> Consortium:
    """A consortium with the members given."""
    joined = dt.date(2026, 1, 1)
    return Consortium(
        name="Motala kooperativa konsortium",
        organisation_number="769600-0004",
        form="ekonomisk_forening",
        statutes=Statutes(levy_between=("5 %", "10 %")),
        purposes=("administration",),
        members={
            key: Member(name=key.title(), organisation_number="799001-0014", joined=joined)
            for key in members
        },
        people={},
    )


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook as openpyxl saves it."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(*rows: Sequence[Value], sheet: str = "Rapport") -> Workbook:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    book.worksheets[0].title = sheet
    for row in rows:
        book.worksheets[0].append(list(row))
    return book


def report(*rows: Sequence[Value], headings: Sequence[Value] = HEADINGS) -> bytes:
    """A file with our headings in row 1 and these rows below."""
    return saved(book_of(headings, *rows))


def reading(content: bytes, mapping: SheetMapping | None = None) -> Reading:
    """The file read."""
    return read_workbook(content, FILE, mapping)


def problems(content: bytes, mapping: SheetMapping | None = None) -> tuple[Problem, ...]:
    """What the file is refused for, or the findings of one that is read."""
    try:
        return reading(content, mapping).findings
    except InputError as error:
        return error.problems


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD_XML = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>period</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>revenue</t></is></c></row>'
)
MONTH_XML = '<c r="A2" t="inlineStr"><is><t>2026-03</t></is></c>'


def relations(*targets: tuple[str, str]) -> str:
    """A part of relationships: kind and target of each."""
    each = "".join(
        f'<Relationship Id="rId{i}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def parts_of(
    sheet_data: str, *, after: str = "", calc: str = "", properties: str = ""
) -> dict[str, bytes]:
    """The parts of a minimal workbook around the rows of its one sheet."""
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
        "</Types>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">{properties}'
        f'<sheets><sheet name="Rapport" sheetId="1" r:id="rId1"/></sheets>{calc}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet_data}'
        f"</sheetData>{after}</worksheet>",
    }
    return {name: text.encode() for name, text in texts.items()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip, the same bytes every time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def raw(cells: str, *, calc: str = "", properties: str = "", after: str = "") -> bytes:
    """A workbook whose second row holds the month of March 2026 and these cells, as XML."""
    rows = f'{HEAD_XML}<row r="2">{MONTH_XML}{cells}</row>'
    return packed(parts_of(rows, after=after, calc=calc, properties=properties))


MARCH = Period(2026, 3)
