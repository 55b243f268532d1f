r"""Writes SIE text (SIE-Gruppen, file format 4B/4C): fields in, the bytes of a file out.

The reader's counterpart, for whatever makes a SIE file: a member's extract, a notice (4I), an
export (4E). It knows lines, not bookkeeping: which tags a file holds, its maker decides.

A file is in CP437, whatever the world around it does, with CRLF at line ends: desktop programs
read ``#FORMAT PC8`` by the letter, and some refuse a file without it. What CP437 lacks is
written with letters that it has; nothing breaks a line.

>>> row = line("#TRANS", "1930", (), Money(-125_00), date(2026, 3, 31), "Avgift – mars")
>>> for one in voucher(line("#VER", "A", "17", date(2026, 3, 31), "Fonden"), [row]):
...     print(one)
#VER A 17 20260331 "Fonden"
{
   #TRANS 1930 {} -125.00 20260331 "Avgift - mars"
}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from consortium.money import Money
from consortium.period import Period
from importers.sie.checksum import crc
from importers.sie.file import Objects

# Numbers as Python's own, texts as texts, a list of dimensions and objects as pairs.
Field = str | int | Money | date | Period | Objects

# Numbers and codes, which all programs write and read without quotes.
_BARE = re.compile(r"[0-9A-Z][0-9A-Z-]*")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
# What is written as it is: ASCII, and the letters of CP437. The bytes above them are signs in
# CP437 but letters in Windows-1252, and would make a reader doubt which of the two it reads.
_LETTERS = frozenset(bytes([*range(0x20, 0x7F), *range(0x80, 0xB0)]).decode("cp437"))
# Other letters and signs by how people would type them. ø is the Swede's ö.
_LIKENESSES = {
    "-": "–—−\u2010\u2011\u2012\u2015\u2022\u2023\u25cf\xb7",
    "'": "\u2018\u2019\u201a\u201b\u2032\xb4",
    '"': "\u201c\u201d\u201e\u201f\u2033",
    "<": "\u2039",
    ">": "\u203a",
    "EUR": "€",
    "...": "…",
    "x": "×",
    "TM": "™",
    "(c)": "©",
    "(r)": "®",
    "par.": "§",
    "º": "°",
    "u": "µ",
    "ss": "ß",
    "+/-": "±",
    "/": "÷",
    "ö": "ø",
    "Ö": "Ø",
    "d": "ðđ",
    "D": "ÐĐ",
    "th": "þ",
    "Th": "Þ",
    "l": "ł",
    "L": "Ł",
}
_REPLACED = {ord(sign): likeness for likeness, signs in _LIKENESSES.items() for sign in signs}


def line(tag: str, *fields: Field) -> str:
    r"""One line: the tag and its fields, quoted where SIE wants it.

    >>> line("#KONTO", "6982", 'Avgift "fonden"'), line("#OBJEKT", "1", "0015", "")
    ('#KONTO 6982 "Avgift \\"fonden\\""', '#OBJEKT 1 0015 ""')
    >>> line("#PSALDO", 0, Period(2026, 3), "3010", (("1", "Nord"),), Money(-5_00))
    '#PSALDO 0 202603 3010 {1 "Nord"} -5.00'
    """
    return " ".join([tag, *map(_field, fields)])


def _field(field: Field) -> str:
    match field:
        case str():
            return _quoted(field)
        case Money() | int():
            return str(field)
        case Period():
            return f"{field.year:04d}{field.month:02d}"
        case date():
            return f"{field:%Y%m%d}"
        case tuple():
            return "{" + " ".join(_quoted(part) for pair in field for part in pair) + "}"


def _quoted(text: str) -> str:
    bare = plain(text)
    if _BARE.fullmatch(bare):
        return bare
    escaped = bare.replace('"', '\\"')
    # A backslash before the closing quote would escape it.
    return f'"{escaped[:-1]}/"' if bare.endswith("\\") else f'"{escaped}"'


def plain(text: str) -> str:
    """The text in one line and in letters of CP437; ``?`` stands for what has no likeness.

    >>> plain("Løn – 5 €"), plain("a\\nb"), plain("Čapek, 東")
    ('Lön - 5 EUR', 'a b', 'Capek, ?')
    """
    one_line = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return "".join(map(_letter, one_line.translate(_REPLACED)))


def _letter(letter: str) -> str:
    if letter in _LETTERS:
        return letter
    likeness = unicodedata.normalize("NFKD", letter)
    return "".join(one for one in likeness if one in _LETTERS).strip() or "?"


def voucher(head: str, rows: Iterable[str]) -> Iterator[str]:
    """The lines of a voucher: its ``#VER`` line, and its rows between braces."""
    yield head
    yield "{"
    yield from (f"   {row}" for row in rows)
    yield "}"


def head(
    *,
    version: str,
    drawn_on: date | None,
    sie_type: int,
    company: str,
    organisation_number: str | None = None,
    years: Iterable[tuple[int, date, date]] = (),
    covers_until: date | None = None,
    remarks: Iterable[str] = (),
) -> Iterator[str]:
    """The lines that begin every file, in the standard's order, but for ``#FLAGGA``.

    ``drawn_on`` is None only where nobody knows; ``years`` are index, first and last day;
    ``remarks`` become ``#PROSA``; ``version`` is Fondbok's own.

    >>> for one in head(version="1.0", drawn_on=date(2026, 4, 1), sie_type=4, company="Fonden"):
    ...     print(one)
    #PROGRAM "Fondbok" "1.0"
    #FORMAT PC8
    #GEN 20260401
    #SIETYP 4
    #FNAMN "Fonden"
    #KPTYP EUBAS97
    """
    yield line("#PROGRAM", "Fondbok", version)
    yield line("#FORMAT", "PC8")
    if drawn_on is not None:
        yield line("#GEN", drawn_on)
    yield line("#SIETYP", sie_type)
    yield from (line("#PROSA", remark) for remark in remarks)
    if organisation_number:
        yield line("#ORGNR", organisation_number)
    yield line("#FNAMN", company)
    yield from (line("#RAR", *year) for year in years)
    if covers_until is not None:
        yield line("#OMFATTN", covers_until)
    yield line("#KPTYP", "EUBAS97")


def encoded(lines: Iterable[str], *, has_checksum: bool = False) -> bytes:
    r"""The bytes of some lines; with a checksum, ``#KSUMMA`` stands before and after them.

    >>> encoded(['#KONTO 1910 "Kassa"'], has_checksum=True)
    b'#KSUMMA\r\n#KONTO 1910 "Kassa"\r\n#KSUMMA 3382454439\r\n'
    """
    content = "".join(f"{one}\r\n" for one in lines).encode("cp437")
    if not has_checksum:
        return content
    return b"#KSUMMA\r\n%b#KSUMMA %d\r\n" % (content, crc(content))


def file_bytes(lines: Iterable[str], *, has_checksum: bool = False) -> bytes:
    r"""A whole file: ``#FLAGGA 0``, not yet taken in by anyone, and its lines.

    >>> file_bytes(["#SIETYP 4"])
    b'#FLAGGA 0\r\n#SIETYP 4\r\n'
    """
    return b"#FLAGGA 0\r\n" + encoded(lines, has_checksum=has_checksum)
