"""A workbook or CSV file as sheets of cells, read once, whole, and safely."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from consortium.problems import InputError, Problem, Source, Words
from importers.workbook.cells import Sheet
from importers.workbook.csv_text import read_csv
from importers.workbook.package import Damaged, Listener, Package, open_package
from importers.workbook.sheet import read_sheet
from importers.workbook.styles import DateStyles, Strings

# The hidden sheet by which a template that comes back is known: its title in A1, then rows of
# name and value: version, member, period, the latter two as often as needed.
STAMP_SHEET = "fondbok"
STAMP_TITLE = "fondbok report"
STAMP_VERSION = "1"
# What a zip names that is a workbook, or another office's: any other zip is just an archive.
_OFFICE_PARTS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams as an OLE directory names them: what an encrypted .xlsx hides in, and those of .xls.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XLS = "Workbook".encode("utf-16-le"), "\0Book".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Book:
    """What a file holds: its visible sheets, the names of the others, and Fondbok's own stamp.

    ``stamp`` is the hidden sheet that a template carries; None in any other file.
    """

    kind: str
    file: str
    sheets: tuple[Sheet, ...]
    hidden_names: tuple[str, ...] = ()
    stamp: Sheet | None = None


def is_workbook(content: bytes) -> bool:
    """True for an .xlsx file, and for what is so close to one that we can say what is wrong."""
    if content.startswith(_OLE):
        return any(stream in content for stream in (_ENCRYPTED, *_XLS))
    return content.startswith(_ZIP) and any(part in content for part in _OFFICE_PARTS)


def open_book(content: bytes, name: str) -> Book:
    """Read all cells of an .xlsx or CSV file; ``InputError`` when it must not or cannot be."""
    if content.startswith(_OLE):
        raise InputError([_ole(content, name)])
    if not content.startswith(_ZIP):
        return Book("CSV", name, (read_csv(content, name),))
    return _open_xlsx(open_package(content, name))


def _ole(content: bytes, name: str) -> Problem:
    if _ENCRYPTED in content:
        return Problem("workbook_must_not_be_encrypted", Source(name))
    found = Words("en äldre Excelbok (.xls)", "an old Excel workbook (.xls)")
    return Problem("workbook_must_be_xlsx", Source(name), {"found": found})


def _open_xlsx(package: Package) -> Book:
    types = _Types()
    package.parse("[Content_Types].xml", types)
    if types.has_macros:
        raise InputError([Problem("workbook_must_not_hold_macros", Source(package.file))])
    roots = _relations(package, "")
    main = next((to for kind, to in roots.values() if kind == "officeDocument"), "")
    outline = _Outline()
    package.parse(main, outline)
    relations = _relations(package, main)
    strings, dates = Strings(), DateStyles()
    for kind, part in relations.values():
        if kind == "sharedStrings":
            package.parse(part, strings)
        elif kind == "styles":
            package.parse(part, dates)
    sheets, stamp = [], None
    for sheet_name, identity, is_visible in outline.sheets:
        kind, part = relations.get(identity, ("", sheet_name))
        if kind != "worksheet" and package.holds(part):
            continue  # a chart sheet holds no cells
        if is_visible or sheet_name == STAMP_SHEET:
            sheet = read_sheet(package, part, sheet_name, strings.texts, dates.by_style, outline)
            if is_visible:
                sheets.append(sheet)
            else:
                stamp = sheet
    hidden = [name for name, _, is_visible in outline.sheets if not is_visible]
    unknown = tuple(name for name in hidden if name != STAMP_SHEET)
    return Book("workbook", package.file, tuple(sheets), unknown, stamp)


class _Types(Listener):
    """Hears whether any part declares itself to be for macros."""

    has_macros = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        del name
        content_type = attributes.get("ContentType", "").lower()
        self.has_macros |= "macroenabled" in content_type or "vbaproject" in content_type


class _Outline(Listener):
    """Hears the workbook part: the sheets in order, and how its values are to be taken."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.counts_from_1904 = False
        # Programs that cannot calculate (openpyxl, XlsxWriter) ask Excel to do it on opening;
        # the results they store meanwhile are placeholders, XlsxWriter's a zero.
        self.is_calculated = True

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            identity = next((v for k, v in attributes.items() if k.endswith("}id")), "")
            is_visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), identity, is_visible))
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "calcPr":
            self.is_calculated = attributes.get("fullCalcOnLoad") not in ("1", "true")


class _Relations(Listener):
    """Hears which parts a part refers to: kind and target by identity."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.by_identity: dict[str, tuple[str, str]] = {}

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        try:
            identity, kind, to = (attributes[key] for key in ("Id", "Type", "Target"))
        except KeyError:
            raise Damaged from None
        path = posixpath.normpath(posixpath.join("/", self._folder, to)).lstrip("/")
        self.by_identity[identity] = (kind.rpartition("/")[2], path)


def _relations(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    folder, base = posixpath.split(part)
    listener = _Relations(folder)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    package.parse(path, listener)
    return listener.by_identity
