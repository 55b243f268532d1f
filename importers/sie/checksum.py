"""``#KSUMMA``: the control sum of a SIE file (4B §10).

CRC-32 over every tag and field between the two marks, without what separates them: spaces,
quotes, braces, the backslash before a quote. Letters count as their CP437 bytes, so the sum of
a file that was re-encoded on its way still holds.
"""

from __future__ import annotations

import re
import zlib

from importers.sie.file import Checksum
from importers.sie.lines import split
from importers.sie.notes import Notes

_MARK = re.compile(rb"^[ \t]*#KSUMMA(?![^ \t\r\n])([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_UNCOUNTED = b" \t\r\n{}"
_BEFORE = b" \t\r\n{"
_AFTER = b" \t\r\n}"


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
    parts = content.split(b'"')
    if _alternates(parts):
        parts[::2] = [part.translate(None, _UNCOUNTED) for part in parts[::2]]
        return zlib.crc32(b"".join(parts))
    return zlib.crc32(b"".join(map(_counted, content.replace(b"\r", b"\n").split(b"\n"))))


def _counted(line: bytes) -> bytes:
    if b'"' not in line:
        return line.translate(None, _UNCOUNTED)
    fields = split(line.decode("cp437")).fields
    whole = "".join(field if isinstance(field, str) else "".join(field) for field in fields)
    return whole.encode("cp437")


def _alternates(parts: list[bytes]) -> bool:
    """True when what stands between quotes is by turns outside and inside of fields."""
    last = len(parts) - 1
    return (
        last % 2 == 0
        and not any(b"\n" in part for part in parts[1::2])
        and not any(b"\\" in part for part in parts)
        and all(
            (at == 0 or part[:1] in _AFTER) and (at == last or part[-1:] in _BEFORE)
            for at, part in zip(range(0, last + 1, 2), parts[::2], strict=True)
            if part
        )
        and b"" not in parts[2:-1:2]
    )
