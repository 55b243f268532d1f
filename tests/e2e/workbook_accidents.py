"""Accidents and attacks that a workbook may have suffered on its way: one function each.

Each takes the parts of a whole workbook and the run's own chance, and gives the bytes of a file.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

from tests.importers.workbook.damaging import mutated, mutated_parts
from tests.importers.workbook.making import packed

Parts = dict[str, bytes]
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_VALUE = re.compile(rb"(?<=<v>)[^<]*(?=</v>)")
_NUMBERS = (
    b"9" * 400, b"0." + b"0" * 400 + b"1", b"1E400", b"-1E-400", b"1E99999999", b"NaN", b"INF",
    b"-0", b"", b" ", b"1_000", b"0x10", b"1,5", b"1.1000000000000001", b"0.1234567",
    "١٢٣".encode(), b"1e", b"--5", b"1.2.3", b"99999999999999.99",
)  # fmt: skip
_INDEXES = (b"-1", b"4294967296", b"99999", b"x", b"", b"1.5", b"9" * 400, b" 0 ")
_DAYS = (b"-1", b"0", b"60", b"0.5", b"2958466", b"99999999999", b"1E9", b"-45000", b"NaN")
_DATES = (b"2026-13-45", b"0000-00-00", b"2026-02-30T00:00:00", b"9" * 400, b"-2026-01-01")
_REFERENCES = (b"A0", b"XFE1", b"A1048577", b"A" * 400 + b"1", b"1A", b"a1", b"$A$1", b"A1:B2", b"")


def parts_of(content: bytes) -> Parts:
    """The parts of a whole workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _sheet(parts: Mapping[str, bytes], rng: random.Random) -> str:
    return rng.choice(sorted(name for name in parts if SHEET.fullmatch(name)))


def _put(parts: Parts, name: str, old: bytes, new: bytes) -> bytes:
    return packed(parts | {name: parts[name].replace(old, new, 1)})


def _values(
    parts: Parts, rng: random.Random, values: tuple[bytes, ...], kind: bytes = b""
) -> bytes:
    """Other values in some cells of a sheet, which may get another type as well."""
    name = _sheet(parts, rng)
    text = parts[name]
    found = list(_VALUE.finditer(text))
    for match in rng.sample(found, min(len(found), rng.randint(1, 4)))[::-1]:
        text = text[: match.start()] + rng.choice(values) + text[match.end() :]
    if kind:
        text = re.sub(rb'(<c [^>]*?)( t="\w+")?>(?=<v>)', rb"\g<1>" + kind + b">", text)
    return packed(parts | {name: text})


def flipped(parts: Parts, rng: random.Random) -> bytes:
    data = bytearray(packed(parts))
    for _ in range(rng.randint(1, 12)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def mangled(parts: Parts, rng: random.Random) -> bytes:
    return mutated(packed(parts), rng)


def damaged_xml(parts: Parts, rng: random.Random) -> bytes:
    return mutated_parts(packed(parts), rng)


def dropped(parts: Parts, rng: random.Random) -> bytes:
    gone = rng.sample(sorted(parts), rng.randint(1, 3))
    return packed({name: part for name, part in parts.items() if name not in gone})


def doubled(parts: Parts, rng: random.Random) -> bytes:
    """One name twice, with what another part holds; or the same name in other letters."""
    name, other = rng.choice(sorted(parts)), rng.choice(sorted(parts))
    twin = rng.choice((name, name.upper(), name.replace("/", "\\"), f"./{name}", f"/{name}"))
    file = io.BytesIO(packed(parts))
    with zipfile.ZipFile(file, "a") as archive:
        archive.NameToInfo.clear()  # the library would warn of a second one
        archive.writestr(zipfile.ZipInfo(twin), parts[other])
    return file.getvalue()


def swapped(parts: Parts, rng: random.Random) -> bytes:
    one, other = rng.sample(sorted(parts), 2)
    return packed(parts | {one: parts[other], other: parts[one]})


def strange_indexes(parts: Parts, rng: random.Random) -> bytes:
    return _values(parts, rng, _INDEXES, b' t="s"')


def strange_numbers(parts: Parts, rng: random.Random) -> bytes:
    return _values(parts, rng, _NUMBERS, rng.choice((b"", b' t="n"')))


def strange_days(parts: Parts, rng: random.Random) -> bytes:
    """Every cell is a day, and the day is none; or it is written as a date that there is not."""
    if rng.random() < 0.5:
        return _values(parts, rng, _DATES, b' t="d"')
    dates = re.sub(rb'numFmtId="\d+"', b'numFmtId="14"', parts.get("xl/styles.xml", b""))
    return _values(parts | {"xl/styles.xml": dates}, rng, _DAYS, b' t="n"')


def strange_kinds(parts: Parts, rng: random.Random) -> bytes:
    kind = rng.choice((b"e", b"b", b"str", b"inlineStr", b"x", b""))
    return _values(parts, rng, (b"#REF!", b"1", b"TRUE", b"="), b' t="' + kind + b'"')


def strange_places(parts: Parts, rng: random.Random) -> bytes:
    name = _sheet(parts, rng)
    found = list(re.finditer(rb'(?<= r=")[A-Z]*\d+(?=")', parts[name]))
    at = rng.choice(found) if found else re.search(b"", parts[name])
    assert at is not None
    new = rng.choice(_REFERENCES)
    return packed(parts | {name: parts[name][: at.start()] + new + parts[name][at.end() :]})


def false_dimension(parts: Parts, rng: random.Random) -> bytes:
    """A sheet that says it fills the grid, with its last row at the end of it."""
    name = _sheet(parts, rng)
    claim = b'<dimension ref="A1:XFD1048576"/>'
    text = re.sub(rb"<dimension [^>]*/>|(?=<sheetData)", claim, parts[name], count=1)
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return packed(parts | {name: text.replace(b"</sheetData>", rng.choice((last, last[-12:])))})


def merged_over_all(parts: Parts, rng: random.Random) -> bytes:
    areas = (b"A1:XFD1048576", b"A1:A1048576", b"A5:C9", b"B2:A1", b"A1", b"", b"A1:B2:C3")
    cells = b"".join(
        b'<mergeCell ref="%b"/>' % rng.choice(areas) for _ in range(rng.choice((1, 3, 9_000)))
    )
    end = b"</sheetData>"
    return _put(parts, _sheet(parts, rng), end, end + b"<mergeCells>" + cells + b"</mergeCells>")


def hidden(parts: Parts, rng: random.Random) -> bytes:
    name = _sheet(parts, rng)
    text = re.sub(rb"<row ", b'<row hidden="1" ', parts[name], count=rng.choice((0, 1, 7)))
    return packed(parts | {name: text.replace(b"<sheetData", b"<cols><col/></cols><sheetData", 1)})


def nested(parts: Parts, rng: random.Random) -> bytes:
    depth = rng.choice((100, 300, 5_000, 200_000))
    deep = b"<a>" * depth + (b"</a>" * depth if rng.random() < 0.5 else b"")
    return _put(parts, _sheet(parts, rng), b"<sheetData>", b"<sheetData>" + deep)


def with_entities(parts: Parts, rng: random.Random) -> bytes:
    laughs = b"".join(
        b'<!ENTITY e%d "%b">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 20)
    )
    kinds = (
        b'<!ENTITY e0 "ha">' + laughs,
        b'<!ENTITY e19 SYSTEM "file:///etc/passwd">',
        b'<!ENTITY % e SYSTEM "http://127.0.0.1:9/x"> %e;',
        b"",
    )
    kind = b"<!DOCTYPE x [" + rng.choice(kinds) + b"]>"
    name = rng.choice([name for name in sorted(parts) if name.endswith((".xml", ".rels"))])
    head, sign, rest = parts[name].rpartition(b"?>")
    body = rest.replace(b"<v>", b"<v>&e19;", 1)
    return packed(parts | {name: head + sign + kind + body})


def linked_elsewhere(parts: Parts, rng: random.Random) -> bytes:
    if rng.random() < 0.5:
        return packed(parts | {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    name = rng.choice([name for name in sorted(parts) if name.endswith(".rels")])
    targets = (b"file:///etc/passwd", b"../../../../etc/passwd", b"http://127.0.0.1/x.xml", b"")
    target = b'Target="' + rng.choice(targets) + b'"'
    text = re.sub(rb'Target="[^"]*"', target, parts[name], count=1)
    mode = rng.choice((b"", b' TargetMode="External"'))
    return packed(parts | {name: text.replace(b"<Relationship ", b"<Relationship" + mode + b" ")})


def with_macros(parts: Parts, rng: random.Random) -> bytes:
    if rng.random() < 0.5:
        return packed(parts | {"xl/vbaProject.bin": rng.randbytes(300)})
    plain, macros = b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    return _put(parts, "[Content_Types].xml", plain, macros)


def encoded(parts: Parts, rng: random.Random) -> bytes:
    """The XML in another encoding, whether it says so or not."""
    name = rng.choice([name for name in sorted(parts) if name.endswith(".xml")])
    encoding = rng.choice(("utf-16", "utf-16-be", "latin-1", "utf-7", "cp037", "utf-8-sig"))
    text = parts[name].decode("utf-8", "replace")
    if rng.random() < 0.5:
        text = text.replace('encoding="UTF-8"', f'encoding="{encoding}"').replace("'", '"')
    return packed(parts | {name: text.encode(encoding, "replace")})


def with_odd_letters(parts: Parts, rng: random.Random) -> bytes:
    odd = (
        "\0",
        "\x1b[31m",
        "_x0000_",
        "\u202e",
        "\ud7ff",
        "&#0;",
        "&#xD800;",
        "\U0001d7d9",
        "\x85",
        "é" * 9,
    )
    name = rng.choice([name for name in sorted(parts) if b"</t>" in parts[name]] or sorted(parts))
    letters = rng.choice(odd).encode()
    return packed(
        parts | {name: parts[name].replace(b"</t>", letters + b"</t>", rng.randint(1, 9))}
    )


def formulas(parts: Parts, rng: random.Random) -> bytes:
    """Formulas with and without a stored value, shared and as arrays over the whole grid."""
    kinds = (
        b"<f>1+1</f><v></v>", b"<f>1+1</f>", b'<f t="shared" si="9"/><v>5</v>',
        b'<f t="array" ref="A1:XFD1048576">A1</f><v>5</v>', b"<f>" + b"(" * 9_000 + b"</f><v>1</v>",
        b"<f>'[2]Blad'!A1</f><v>4</v>",
    )  # fmt: skip
    name = _sheet(parts, rng)
    text = re.sub(rb"<v>[^<]*</v>", rng.choice(kinds), parts[name], count=5)
    return packed(parts | {name: text})


def _entry_of(data: bytes, rng: random.Random) -> tuple[zipfile.ZipInfo, int]:
    """Some part of a zip, and where its packed bytes begin."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = rng.choice([one for one in archive.infolist() if one.compress_size > 8])
    return entry, entry.header_offset + 30 + len(entry.filename.encode())


def wrong_stream(parts: Parts, rng: random.Random) -> bytes:
    """A part whose packed bytes are no deflate stream, or another one, under the right sums."""
    data = packed(parts)
    entry, start = _entry_of(data, rng)
    noise = rng.choice(
        (rng.randbytes(8), b"\0" * 8, b"\xff" * 8, zlib.compress(b"<x/>")[:8], b"\x03\0" * 4)
    )
    at = start + rng.randrange(entry.compress_size - 7)
    return data[:at] + noise + data[at + 8 :]


def false_sizes(parts: Parts, rng: random.Random) -> bytes:
    """A directory that lies of a part: unpacked or packed size, checksum, place or method."""
    data = bytearray(packed(parts))
    entry, _ = _entry_of(bytes(data), rng)
    central = data.find(entry.filename.encode(), data.find(b"PK\x01\x02")) - 46
    field, size = rng.choice(((16, 4), (20, 4), (24, 4), (42, 4), (10, 2), (8, 2), (28, 2)))
    lie = rng.choice((0, 1, 1000, 65_535, 1 << 20, 0x7FFF_FFFF, 0xFFFF_FFFF)) % (1 << 8 * size)
    data[central + field : central + field + size] = struct.pack("<I", lie)[:size]
    return bytes(data)


def surrounded(parts: Parts, rng: random.Random) -> bytes:
    """Something before the zip or behind it, or its end twice."""
    data, noise = packed(parts), rng.randbytes(rng.choice((1, 22, 300)))
    return rng.choice((noise + data, data + noise, data + data, data + data[-22:], data[:-1]))


@cache
def _bomb(megabytes: int, filling: bytes) -> bytes:
    return filling * ((megabytes << 20) // len(filling))


def bomb(parts: Parts, rng: random.Random) -> bytes:
    """A small file that unpacks to much, where the reader will look and where it will not."""
    filling = rng.choice((b" ", b"<c/>", b"<row><c><v>1</v></c></row>", b"\0"))
    inside = _bomb(rng.choice((20, 60)), filling)
    end = b"</sheetData>"
    if rng.random() < 0.3:
        return packed(parts | {"xl/media/image1.png": inside})
    return _put(parts, _sheet(parts, rng), end, inside + end)


ACCIDENTS: tuple[Callable[[Parts, random.Random], bytes], ...] = (
    flipped, mangled, damaged_xml, dropped, doubled, swapped, strange_indexes, strange_numbers,
    strange_days, strange_kinds, strange_places, false_dimension, merged_over_all, hidden, nested,
    with_entities, linked_elsewhere, with_macros, encoded, with_odd_letters, formulas,
    wrong_stream, false_sizes, surrounded,
)  # fmt: skip
