"""Accidents that a CSV report may have suffered on its way: one function each."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.importers.workbook.damaging import mutated

_FIELDS = (
    "9" * 400, "1E400", "0,005", "1,234", "-5", "=cmd|' /C calc'!A0", "@SUM(A1)", "2026-13",
    "9999-12", "0000-00", "٣", "1 000", "(500)", "500-", "kr", "NaN", "\u202e5", "x" * 40_000,
    "", '"', '""', "#REF!", "2026-02-30", "grenverket", "Åkeriet", "prel.", "1;2", "a\tb",
)  # fmt: skip
_INSERTS = (
    b"\0", b"\x1a", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\r\r\n", b'"', b'";"', b"\x85",
    b"\xe2\x80\xa8", b"\x81", b";" * 300, b"\n" * 300, b"sep=;\n", b"<html>", b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"#FLAGGA 0\n", b"%PDF",
)  # fmt: skip


def mangled(content: bytes, rng: random.Random) -> bytes:
    return mutated(content, rng)


def strange_field(content: bytes, rng: random.Random) -> bytes:
    """Another text in one field, quoted or not."""
    lines = content.split(b"\n")
    at = rng.randrange(len(lines))
    fields = lines[at].split(b";")
    text = rng.choice(_FIELDS)
    text = rng.choice((text, f'"{text}"', f'"{text}'))
    fields[rng.randrange(len(fields))] = text.encode(errors="replace")
    return b"\n".join([*lines[:at], b";".join(fields), *lines[at + 1 :]])


def inserted(content: bytes, rng: random.Random) -> bytes:
    at = rng.choice((0, len(content), rng.randrange(len(content) + 1)))
    return content[:at] + rng.choice(_INSERTS) + content[at:]


def unbalanced(content: bytes, rng: random.Random) -> bytes:
    """Quotes that open and never close, or close twice."""
    places = [at for at, byte in enumerate(content) if byte in b'";\n'] or [0]
    for at in sorted(rng.sample(places, min(len(places), 3)), reverse=True):
        content = content[:at] + rng.choice((b'"', b'""', b'"x"')) + content[at + 1 :]
    return content


def encoded(content: bytes, rng: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "utf-7", "cp037"))
    return text.encode(encoding, "replace")


def columns_changed(content: bytes, rng: random.Random) -> bytes:
    """Another delimiter in some lines, columns left out, turned round or far too many."""
    lines = content.split(b"\n")
    for at in rng.sample(range(len(lines)), min(len(lines), rng.randint(1, 4))):
        fields = lines[at].split(b";")
        changed = (b",".join(fields), b"\t".join(fields), b";".join(fields[::-1]), fields[0])
        lines[at] = rng.choice((*changed, lines[at] + b";1" * 400))
    return b"\n".join(lines)


def lines_repeated(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    at, times = rng.randrange(len(lines)), rng.choice((1, 2, 500))
    return b"\n".join([*lines[:at], *[lines[at]] * times, *lines[at:]])


def other_line_ends(content: bytes, rng: random.Random) -> bytes:
    return content.replace(b"\n", rng.choice((b"\r", b"\r\n", b"\n\r", b"\x0b", b"\x0c", b"")))


ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    mangled, strange_field, strange_field, inserted, unbalanced, encoded, columns_changed,
    lines_repeated, other_line_ends,
)  # fmt: skip
