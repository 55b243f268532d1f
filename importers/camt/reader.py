"""The reader of camt: one pass over the file, all of it or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers import bank_xml as xml
from importers.camt.entry import Detail, Entry, read_detail, read_entry
from importers.camt.statement import Page, joined, note_statement, read_page
from importers.reading import BankReading

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REPORT, _STATEMENT, _NOTIFICATION = (
    "BkToCstmrAcctRpt",
    "BkToCstmrStmt",
    "BkToCstmrDbtCdtNtfctn",
)
_FAMILIES = {_REPORT: "camt.052", _STATEMENT: "camt.053", _NOTIFICATION: "camt.054"}
_MESSAGES = "|".join(_FAMILIES)
_PAGES = {_STATEMENT: "Stmt", _NOTIFICATION: "Ntfctn"}
_VERSION = re.compile(r"camt\.05[234]\.\d{3}\.\d{2}", re.ASCII)


def identifies(content: bytes) -> bool:
    """True for camt.052, camt.053 and camt.054 in any encoding, by content.

    >>> identifies(b"<d:Document xmlns:d='x'><d:BkToCstmrStmt>"), identifies(b"<html>")
    (True, False)
    """
    return xml.holds(content, _MESSAGES)


def read_camt(content: bytes, name: str) -> BankReading:
    """Read a camt.053 or camt.054 completely; ``InputError`` with every problem of the file.

    The entries of a camt.054 are details of a statement's entries (``is_details``), never extra
    money. Only booked entries are read; findings say what was left out, and which statement does
    not tie. Rules: ISO 20022 message definition reports, and what banks really send.
    """
    notes = xml.Notes(name)
    reader = _Reader(notes)
    tags = (*_FAMILIES, *_PAGES.values(), "Ntry", "TxDtls")
    for event, element in xml.walk(content, notes, message=_MESSAGES, tags=tags):
        if event == "start":
            reader.opened(element)
        else:
            reader.closed(element)
        if reader.is_intraday:
            break
    if not reader.message:
        notes.foreign("BkToCstmrStmt")
    notes.raise_errors()
    pages = joined(reader.pages)
    for page in pages:
        note_statement(page, notes)
    return BankReading(reader.kind, tuple(one.statement for one in pages), tuple(notes.findings))


class _Reader:
    """What has been read so far of the statement, the entry and the details that are open."""

    def __init__(self, notes: xml.Notes) -> None:
        self._notes = notes
        self.message = ""
        self._details: list[Detail] = []
        self._entries: list[Entry] = []
        self._count = 0
        self.kind = "camt"
        self.pages: list[Page] = []
        self.is_intraday = False

    def opened(self, element: Element) -> None:
        """A message says which it is; everything else is read at its end."""
        name = xml.local(element)
        if name not in _FAMILIES:
            return
        self.message = name
        version = _VERSION.search(str(element.tag))
        self.kind = version[0] if version else _FAMILIES[name]
        if name == _REPORT:
            self.is_intraday = True
            code = "bank_report_must_be_of_booked_days"
            self._notes.error(code, xml.line_of(element), kind=self.kind)

    def closed(self, element: Element) -> None:
        """A part is whole: read it."""
        name = xml.local(element)
        if name == "TxDtls":
            self._details.append(read_detail(element, self._notes))
        elif name == "Ntry":
            entry = read_entry(element, self._details, self._notes)
            self._entries += [] if entry is None else [entry]
            self._details = []
        elif name == _PAGES.get(self.message):
            is_details = self.message == _NOTIFICATION
            page = read_page(element, self._entries, self._notes, is_details=is_details)
            self.pages += [] if page is None else [page]
            self._entries = []
            self._count += 1
        elif name == self.message and not self._count:
            self._notes.missing(element, _PAGES[name])
