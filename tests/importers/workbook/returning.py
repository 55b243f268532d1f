"""Forms filled in and saved by the programs that members have: the cells by row, revenue first."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from xlsxwriter import Workbook as WrittenBook

from tests.importers.workbook.making import FILE, Value

Rows = Sequence[Sequence[Value]]
Filler = Callable[[bytes, Rows], bytes]
_FIRST_ROW, _FIRST_COLUMN = 5, 3


def by_openpyxl(content: bytes, rows: Rows) -> bytes:
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    for row, values in enumerate(rows, _FIRST_ROW):
        for column, value in enumerate(values, _FIRST_COLUMN):
            sheet.cell(row, column).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter(content: bytes, rows: Rows) -> bytes:
    """XlsxWriter cannot open a file: it writes every cell of the filled one anew."""
    file = io.BytesIO()
    written = WrittenBook(file, {"in_memory": True})
    for sheet in load_workbook(io.BytesIO(by_openpyxl(content, rows))).worksheets:
        copy = written.add_worksheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy.write(cell.row - 1, cell.column - 1, cell.value)
        if sheet.sheet_state != "visible":
            copy.very_hidden()
    written.close()
    return file.getvalue()


def offices() -> list[str]:
    """LibreOffice where it is installed; in CI it must be."""
    found = shutil.which("soffice")
    return [found] if found else ["soffice"] if os.environ.get("CI") else []


_MODULE = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
_SCRIPT = 'xmlns:script="http://openoffice.org/2000/script"'
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_BASIC = """\
Sub FillIn(source As String, target As String, cells As String)
  Dim is_hidden(0) As New com.sun.star.beans.PropertyValue
  is_hidden(0).Name = "Hidden"
  is_hidden(0).Value = True
  Dim as_excel(0) As New com.sun.star.beans.PropertyValue
  as_excel(0).Name = "FilterName"
  as_excel(0).Value = "Calc MS Excel 2007 XML"
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, is_hidden())
  For Each one In Split(cells, "|")
    part = Split(one, "~")
    book.Sheets.getByIndex(0).getCellRangeByName(part(0)).setFormula(part(1))
  Next
  book.storeToURL(target, as_excel())
  book.close(True)
End Sub
"""


def by_libreoffice(office: str, folder: Path) -> Filler:
    """LibreOffice opens the form, types the cells and saves it, all by a macro of its own."""
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    # The first start makes the profile, and would write over a macro that is there.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True)
    library = folder / "profile/user/basic/Standard"
    (library / "script.xlb").write_text(
        f'<!DOCTYPE library:library PUBLIC "{_MODULE}" "library.dtd">'
        f'<library:library {_LIBRARY} library:name="Standard" library:readonly="false"'
        ' library:passwordprotected="false"><library:element library:name="Fill"/>'
        "</library:library>",
        encoding="utf-8",
    )
    (library / "Fill.xba").write_text(
        f'<!DOCTYPE script:module PUBLIC "{_MODULE}" "module.dtd">'
        f'<script:module {_SCRIPT} script:name="Fill" script:language="StarBasic">'
        f"{escape(_BASIC)}</script:module>",
        encoding="utf-8",
    )

    def fill(content: bytes, rows: Rows) -> bytes:
        form, saved = folder / FILE, folder / f"saved-{FILE}"
        form.write_bytes(content)
        saved.unlink(missing_ok=True)
        typed = "|".join(
            f"{get_column_letter(column)}{row}~{value}"
            for row, values in enumerate(rows, _FIRST_ROW)
            for column, value in enumerate(values, _FIRST_COLUMN)
            if value is not None
        )
        macro = f'macro:///Standard.Fill.FillIn("{form.as_uri()}","{saved.as_uri()}","{typed}")'
        subprocess.run([*command, macro], check=True, capture_output=True, timeout=120)
        return saved.read_bytes()

    return fill
