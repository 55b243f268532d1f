"""Which code page a SIE file is in, decided by its bytes.

The standard allows CP437 only and ``#FORMAT`` always says PC8; real files are UTF-8 or
Windows-1252 all the same, so the tag is ignored. What was lost before us stays visible.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# å ä ö Å Ä Ö, whose places in the two code pages do not overlap.
_CP437 = "åäöÅÄÖ".encode("cp437")
_CP1252 = "åäöÅÄÖ".encode("cp1252")
_UTF_8 = tuple(letter.encode() for letter in "åäöÅÄÖ")
_HIGH = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 160)}
_STRAY = re.compile("[\udc80-\udcff]")
# ö as CP437 read as Windows-1252 (Ink”p), as UTF-8 read as Windows-1252, as UTF-8 read as CP437.
_GARBLED = re.compile("[A-Za-zåäö][„†”][a-zåäö]|Ã[¥¤¶…„–]|├[Ññ╢àäû]")


class Decoded(NamedTuple):
    """The text, its code page, and what makes one doubt it (an example each, or None)."""

    text: str
    encoding: str
    mixed: int
    lost: int
    garbled: re.Match[str] | None


def decode(content: bytes) -> Decoded:
    """Decode a whole file; never fails, never guesses a letter.

    Strict UTF-8 first (with or without BOM). Otherwise å ä ö are counted as CP437 and as
    Windows-1252 over the whole file, for they may appear deep in it only. ``mixed`` counts
    letters of the code page that lost, ``lost`` counts U+FFFD.

    >>> decode("Inköp".encode("cp437")).encoding, decode("Inköp".encode("cp1252")).text
    ('cp437', 'Inköp')
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    if content.isascii():
        return Decoded(content.decode("ascii"), "ascii", 0, 0, None)
    try:
        text, encoding, mixed = content.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        text, encoding, mixed = _decode_other(content)
    return Decoded(text, encoding, mixed, text.count("\ufffd"), _garbled(text))


def _decode_other(content: bytes) -> tuple[str, str, int]:
    as_437 = sum(map(content.count, _CP437))
    as_1252 = sum(map(content.count, _CP1252))
    as_utf_8 = sum(map(content.count, _UTF_8)) if 0xC3 in content else 0
    # In UTF-8 with a stray byte each letter also counts as one of another table, never as two.
    if as_utf_8 and as_utf_8 >= max(as_437, as_1252):
        text = content.decode("utf-8", "surrogateescape")
        strays = len(_STRAY.findall(text))
        return _STRAY.sub(lambda m: _latin(bytes([ord(m[0]) - 0xDC00])), text), "utf-8", strays
    if as_1252 > as_437 or (as_1252 == as_437 and _looks_latin(content)):
        # A closing quote is 0x94 and a trademark 0x99: CP437 letters count within words only.
        words = re.findall(rb"[A-Za-z][" + re.escape(_CP437) + rb"][A-Za-z]", content)
        return _latin(content), "cp1252", len(words)
    return content.decode("cp437"), "cp437", as_1252


def _looks_latin(content: bytes) -> bool:
    # Without å ä ö, other letters decide (é is 0x82 and 0xE9); in doubt the standard, CP437.
    low = len(re.findall(rb"[\x80-\x9f]", content))
    return len(re.findall(rb"[\xc0-\xff]", content)) > low


def _latin(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:  # the five bytes that it leaves open stay what they are in Latin-1
        return content.decode("latin-1").translate(_HIGH)


def _garbled(text: str) -> re.Match[str] | None:
    # The search is slow and nearly always in vain: look for its rare letters first.
    return _GARBLED.search(text) if any(ch in text for ch in "„†”Ã├") else None
