"""``#KSUMMA``: the control sum of a SIE file (4B §10).

CRC-32 over every tag and field between the two marks, without what separates them: spaces,
quotes, braces, the backslash before a quote. Letters count as their CP437 bytes, so the sum of
a file that was re-encoded on its way still holds.
"""

from __future__ import annotations

import re
import zlib

from importers.sie.file import Checksum
from importers.sie.lines import Listed, split
from importers.sie.notes import Notes

_MARK = re.compile(rb"^[ \t]*#KSUMMA(?![^ \t\r\n])([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_UNCOUNTED = b" \t\r\n{}"
# Quotes by turns open a field and close it, on one line each, and nothing is escaped.
_PLAIN = re.compile(rb'(?:[^"\\]*(?<![^\s{])"[^"\\\n]*"(?![^\s}]))*[^"\\]*')


def verify(content: bytes, notes: Notes) -> Checksum:
    """Compare the sum of a file in CP437 with its content.

    A missing end mark is an error: the file is truncated (4B §10.5). A wrong sum is a finding.

    >>> verify(b"#KSUMMA\\n#KONTO 1910 Kassa\\n#KSUMMA 3382454439\\n", Notes("kassa.se"))
    'right'
    """
    marks = list(_MARK.finditer(content))
    if not marks:
        return "absent"
    end = next((mark for mark in marks if mark[1].strip()), None)
    start = marks[0]
    if end is None:
        line = content.count(b"\n", 0, start.start()) + 1
        notes.error("sie_file_must_reach_its_checksum", line, 1, "#KSUMMA", {})
        return "wrong"
    stated = end[1].strip(b' \t"').decode("cp437")
    reckoned = "–" if end is start else str(crc(content[start.end() : end.start()]))
    if stated == reckoned:
        return "right"
    line = content.count(b"\n", 0, end.start()) + 1
    notes.finding("sie_checksum_should_match", line, stated=stated, reckoned=reckoned)
    return "wrong"


def crc(content: bytes) -> int:
    """The control sum of some whole lines in CP437.

    >>> crc(b'#KONTO 1915 "Kassa"') == crc(b"#KONTO  1915\\tKassa {\\n}")
    True
    """
    if _PLAIN.fullmatch(content):
        parts = content.split(b'"')
        parts[::2] = [part.translate(None, _UNCOUNTED) for part in parts[::2]]
        return zlib.crc32(b"".join(parts))
    return zlib.crc32(b"".join(map(_counted, content.replace(b"\r", b"\n").split(b"\n"))))


def _counted(line: bytes) -> bytes:
    if b'"' not in line:
        return line.translate(None, _UNCOUNTED)
    fields = split(line.decode("cp437")).fields
    whole = "".join("".join(f.parts) if isinstance(f, Listed) else f for f in fields)
    return whole.encode("cp437")
