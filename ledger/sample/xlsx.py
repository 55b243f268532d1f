"""A small writer of .xlsx files, as spreadsheet programs save them.

It writes the same bytes in every run, keeps a formula together with its result (or, as some apps
do, without it), and costs no import of a library when the sample is made.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from consortium.money import Money


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its stored result: an amount, an error such as ``#REF!``, or none."""

    text: str
    result: Money | str | None


Value = str | int | Money | Formula | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows by number, and the row whose cells are headings."""

    name: str
    rows: Mapping[int, Sequence[Value]]
    heading_row: int = 0
    is_visible: bool = True


# A zip begins in 1980; with the time of day, every run would give other bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN, _HEADING, _AMOUNT = range(3)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFDDE8EB"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def workbook(*sheets: Sheet) -> bytes:
    """The workbook as a file."""
    file = io.BytesIO()
    # Stored as they are: how far parts can be packed differs between versions of zlib.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, part in _parts(sheets):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.create_system = 0
            package.writestr(entry, (_HEAD + part).encode())
    return file.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    types = [("workbook", "sheet.main"), ("styles", "styles")]
    types += [(f"worksheets/sheet{number}", "worksheet") for number in numbers]
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in types
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="rId{number}"'
        + ("/>" if sheet.is_visible else ' state="veryHidden"/>')
        for number, sheet in enumerate(sheets, 1)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
    )
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    for number, sheet in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{number}.xml", _worksheet(sheet)


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _worksheet(sheet: Sheet) -> str:
    rows = "".join(
        "".join((f'<row r="{number}">', *_cells(number, values, sheet.heading_row), "</row>"))
        for number, values in sorted(sheet.rows.items())
    )
    wide = '<cols><col min="1" max="16" width="22" customWidth="1"/></cols>'
    return f'<worksheet xmlns="{_MAIN}">{wide}<sheetData>{rows}</sheetData></worksheet>'


def _cells(row: int, values: Sequence[Value], heading_row: int) -> Iterator[str]:
    text_style = _HEADING if row == heading_row else _PLAIN
    for column, value in enumerate(values):
        place = f'<c r="{chr(ord("A") + column)}{row}"'
        match value:
            case str():
                text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
                yield f'{place} s="{text_style}" t="inlineStr">{text}</c>'
            case int():
                yield f'{place} s="{_PLAIN}"><v>{value}</v></c>'
            case Money():
                yield f'{place} s="{_AMOUNT}"><v>{value}</v></c>'
            case Formula(text, result):
                kind = ' t="e"' if isinstance(result, str) else ""
                stored = "" if result is None else f"<v>{result}</v>"
                yield f'{place} s="{_AMOUNT}"{kind}><f>{escape(text)}</f>{stored}</c>'
