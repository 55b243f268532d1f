"""XML from banks, read as a stream: hardened, by local names, with every problem and its line.

ISO 20022 messages differ between versions and banks in namespaces, prefixes and encodings, so
elements are known by their local names only. No entity is ever expanded, nothing is fetched, and
a document type, the door of every entity attack, is refused (files from banks have none).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from consortium.money import Money
from consortium.problems import InputError, Problem, Source, Value, Words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ERRORS_MAX = 50
# A message's own element stands right after the root, behind a header at most.
_HEAD_BYTES = 1 << 16
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
# xs:decimal of at most 18 digits (ISO 20022), which is never negative here.
_AMOUNT = re.compile(r"\+?(?=\d|\.\d)\d{0,18}(?:\.\d{0,17})?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)

_AN_AMOUNT = Words("ett belopp som 1234.50, utan tecken", "an amount like 1234.50, unsigned")
_A_DAY = Words("en dag som finns, skriven ÅÅÅÅ-MM-DD", "a day that exists, written YYYY-MM-DD")
_A_CURRENCY = Words("en valuta med tre bokstäver", "a currency of three letters")
_A_DIRECTION = Words("CRDT (in) eller DBIT (ut)", "CRDT (in) or DBIT (out)")


class Amount(NamedTuple):
    """An amount with its currency and line, read but not yet judged; never negative."""

    kronor: Decimal
    currency: str
    line: int | None


class Notes:
    """The problems and findings of one file, in the order in which they were met."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._errors: list[Problem] = []
        self._unlisted = 0
        self.findings: list[Problem] = []

    def place(self, line: int | None) -> Source:
        """A line of the file."""
        return Source(self._name, line=line)

    def error(self, code: str, line: int | None, /, **values: Value) -> None:
        """Note an error; beyond ``ERRORS_MAX`` they are only counted."""
        if len(self._errors) == ERRORS_MAX:
            self._unlisted += 1
        else:
            self._errors.append(Problem(code, self.place(line), values))

    def finding(self, code: str, line: int | None, /, **values: Value) -> None:
        """Note a finding."""
        self.findings.append(Problem(code, self.place(line), values))

    def missing(self, parent: Element, element: str) -> None:
        """Note that ``parent`` lacks an element that the standard demands."""
        line = line_of(parent)
        self.error("bank_element_must_be_given", line, parent=local(parent), element=element)

    def foreign(self, message: str) -> None:
        """Note that the file holds no message of the kind, unless worse was noted."""
        if not self._errors:
            code, parent = "bank_element_must_be_given", "Document"
            self.error(code, None, parent=parent, element=message)

    def unreadable(self, element: Element, found: str, expected: Words) -> None:
        """Note that an element holds what its kind cannot hold."""
        code, name = "bank_element_must_be_readable", local(element)
        self.error(code, line_of(element), element=name, found=found[:80], expected=expected)

    def raise_errors(self) -> None:
        """Raise ``InputError`` with all errors, if there is any."""
        if not self._errors:
            return
        more: dict[str, Value] = {"count": self._unlisted, "shown": ERRORS_MAX}
        rest = [Problem("file_must_have_fewer_problems", self.place(None), more)]
        raise InputError([*self._errors, *(rest if self._unlisted else ())])


def holds(content: bytes, message: str) -> bool:
    """True when ``content`` is XML in any encoding whose head opens an element so named.

    ``message`` is a regular expression of ASCII letters. Decided by the first 64 kB.

    >>> holds("<a:CstmrPmtStsRpt>".encode("utf-16"), "CstmrPmtStsRpt")
    True
    """
    if not content[:64].lstrip(_BEFORE_XML).startswith(b"<"):
        return False
    return _opening(message).search(_squeezed(content[:_HEAD_BYTES])) is not None


def walk(
    content: bytes, notes: Notes, *, message: str, tags: Sequence[str]
) -> Iterator[tuple[str, Element]]:
    """Yield ``("start" | "end", element)`` of the named elements, in the order of the file.

    An element is whole at its end, and empty afterwards, so that a file takes little memory
    however long it is. What cannot be read is noted.
    """
    from lxml import etree

    head = _squeezed(content[:_HEAD_BYTES])
    opening = _opening(message).search(head)
    if opening and b"<!DOCTYPE" in head[: opening.start()]:
        notes.error("bank_xml_must_not_declare_entities", None)
        return
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        is_first = True
        for event, element in events:
            if is_first and element.getroottree().docinfo.doctype:
                notes.error("bank_xml_must_not_declare_entities", None)
                return
            is_first = False
            yield str(event), element
            if event == "end":
                element.clear(keep_tail=True)
                _drop_the_one_before(element)
    except etree.XMLSyntaxError as error:
        code = int(getattr(error, "code", 0))
        if code in _AFTER_THE_END and _is_double(content, message):
            notes.error("bank_file_must_hold_one_document", error.lineno)
        else:
            found = _DAMAGE.get(code, _OTHER_DAMAGE)
            notes.error("bank_xml_must_be_whole", error.lineno, found=found)


def _opening(message: str) -> re.Pattern[bytes]:
    return re.compile(rf"<(?:[\w.-]+:)?(?:{message})[\s>/]".encode())


def _squeezed(content: bytes) -> bytes:
    """ASCII letters as they are, also where UTF-16 or UTF-32 put zeros between them."""
    return content.replace(b"\x00", b"")


def _is_double(content: bytes, message: str) -> bool:
    """True when the file opens its message twice: two documents, one after the other."""
    found = _opening(message).finditer(_squeezed(content))
    return next(found, None) is not None and next(found, None) is not None


def _drop_the_one_before(element: Element) -> None:
    before = element.getprevious()
    parent = element.getparent()
    if before is not None and parent is not None and before.tag == element.tag:
        parent.remove(before)


# Codes of libxml2 (xmlerror.h) for what damaged files show most.
_AFTER_THE_END = (5, 64)
_DAMAGE = {
    4: Words("inget innehåll", "nothing in it"),
    5: Words("text efter dokumentets slut", "text after the end of the document"),
    9: Words("ett tecken som inte får finnas", "a character that must not be there"),
    26: Words("en entitet som inte finns", "an entity that does not exist"),
    31: Words("en okänd teckenkodning", "an unknown encoding"),
    32: Words("en okänd teckenkodning", "an unknown encoding"),
    76: Words("slutmärken som inte passar ihop", "end tags that do not match"),
    77: Words("filen tar slut för tidigt", "the file ends too early"),
    81: Words("bytes som inte hör till teckenkodningen", "bytes that the encoding lacks"),
}
_OTHER_DAMAGE = Words("skadad uppmärkning", "damaged markup")


def line_of(element: Element) -> int | None:
    """The line on which an element begins."""
    return cast("int | None", element.sourceline)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Part:
    """A part of a message and all that stands below it, by paths of local names.

    >>> from lxml import etree
    >>> part = Part(etree.fromstring("<Acct xmlns='x'><Id><IBAN> SE45 </IBAN></Id></Acct>"))
    >>> part.text("Id/BBAN", "Id/IBAN"), part.first("Ccy")
    ('SE45', None)
    """

    __slots__ = ("_below", "element")

    def __init__(self, element: Element) -> None:
        self.element = element
        self._below: dict[str, list[Element]] = {}
        self._look_below(element, "")

    def _look_below(self, element: Element, before: str) -> None:
        for one in element:
            path = before + str(one.tag).rpartition("}")[2]
            self._below.setdefault(path, []).append(one)
            if len(one):
                self._look_below(one, f"{path}/")

    def every(self, path: str) -> list[Element]:
        """The elements on a path (``NtryDtls/TxDtls``), in the order of the file."""
        return self._below.get(path, [])

    def first(self, path: str) -> Element | None:
        """The first element on a path, or ``None``."""
        found = self._below.get(path)
        return found[0] if found else None

    def text(self, *paths: str) -> str | None:
        """The text of the first path that has any, in one line, or ``None``."""
        for path in paths:
            for element in self._below.get(path, ()):
                words = " ".join((element.text or "").split())
                if words:
                    return words
        return None


def amount(part: Part, path: str, notes: Notes) -> Amount | None:
    """An ``Amt`` with its ``Ccy``; what is wrong is noted, and ``None`` given."""
    element = part.first(path)
    if element is None:
        notes.missing(part.element, path)
        return None
    words = (element.text or "").strip()
    if not _AMOUNT.fullmatch(words):
        notes.unreadable(element, words, _AN_AMOUNT)
        return None
    currency = element.get("Ccy")
    if currency is None:
        notes.missing(element, "Ccy")
        return None
    if not _CURRENCY.fullmatch(currency):
        notes.unreadable(element, currency, _A_CURRENCY)
        return None
    return Amount(Decimal(words), currency, line_of(element))


def money(read: Amount, notes: Notes) -> Money | None:
    """The amount in whole öre; a finer one is noted, never rounded."""
    try:
        return Money.from_decimal(read.kronor)
    except ValueError:
        code, found = "bank_amount_must_be_whole_ore", f"{read.kronor:f}"
        notes.error(code, read.line, found=found, currency=read.currency)
        return None


def sign(part: Part, notes: Notes) -> int | None:
    """1 for a credit (money in), -1 for a debit, by ``CdtDbtInd`` alone."""
    element = part.first("CdtDbtInd")
    if element is None:
        notes.missing(part.element, "CdtDbtInd")
        return None
    words = (element.text or "").strip()
    if words not in ("CRDT", "DBIT"):
        notes.unreadable(element, words, _A_DIRECTION)
        return None
    return 1 if words == "CRDT" else -1


def day(part: Part, path: str, notes: Notes) -> date | None:
    """The day in ``Dt`` or ``DtTm`` (as the bank's own clock says), or nothing given."""
    plain = part.first(f"{path}/Dt")
    found = plain if plain is not None else part.first(f"{path}/DtTm")
    if found is None:
        return None
    words = (found.text or "").strip()
    match = _DAY.fullmatch(words)
    try:
        return date.fromisoformat(match[1] if match else "")
    except ValueError:
        notes.unreadable(found, words, _A_DAY)
        return None
