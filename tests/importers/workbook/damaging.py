"""Reads two thousand damaged files in a process of its own, whose memory is limited.

Run as ``python -m tests.importers.workbook.damaging FIRST COUNT``; prints one line of JSON:
how many were read and refused, and the slowest.
"""

from __future__ import annotations

import io
import json
import random
import re
import resource
import sys
import time
import zipfile
from pathlib import Path

from consortium.problems import InputError
from importers.workbook import outline, read_workbook
from tests.importers.workbook.making import FILE, packed, report

MEMORY_MB = 200
CSV = "medlem;period;intäkter;löner;anmärkning\n" + "".join(
    f'grenverket;2026-{month:02d};{month} 345,67;-0,5 kr;"åäö ; ""x"""\n' for month in range(1, 13)
)


def limit_memory() -> None:
    """Let this process map 200 MB more than it has mapped by now, libraries and all."""
    from lxml import etree

    etree.fromstring(b"<x/>")
    mapped = Path("/proc/self/statm")
    if mapped.exists():
        size = int(mapped.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + (MEMORY_MB << 20),) * 2)


def seed_files() -> list[bytes]:
    """The whole files that are then damaged: by openpyxl, by LibreOffice, and CSV."""
    rows = [("a", f"2026-{m:02d}", m * 1000.5, 1, 2, 3, 4, 5, 6, "åäö") for m in range(1, 13)]
    office = Path(__file__).parents[2] / "data/workbook/returned_libreoffice.xlsx"
    return [undated(report(*rows)), office.read_bytes()]


def undated(content: bytes) -> bytes:
    """The same workbook without the time at which openpyxl saved it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    time_saved = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
    return packed({name: time_saved.sub(b"2026-01-01T00:00:00Z", p) for name, p in parts.items()})


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The same bytes after one to five small accidents."""
    data = bytearray(content)
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(data) + 1)
        length = rng.choice((1, 1, 2, 8, 64, 512))
        accident = rng.randrange(5)
        if accident == 0:
            data[at : at + length] = rng.randbytes(length)
        elif accident == 1:
            del data[at : at + length]
        elif accident == 2:
            data[at:at] = data[at : at + length] * rng.choice((1, 2, 50))
        elif accident == 3:
            data[at:at] = rng.choice(_INSERTS)
        else:
            del data[at:]
        if not data:
            break
    return bytes(data)


_INSERTS = (
    b"\0",
    b"\xff\xfe",
    b"<",
    b">",
    b"&a;",
    b'"',
    b"<!DOCTYPE x>",
    b"<c/>",
    b"<row/>",
    b'<row r="1048576"/>',
    b"<mergeCell ref='A1:XFD1048576'/>",
    b"_xD800_",
    b"1E999999",
    b";;;;;;",
    b"-" * 1000,
    "٣".encode(),
)
_NUMBER = re.compile(rb"(?<=[\">])-?\d+(?:\.\d+)?(?=[\"<])")


def mutated_parts(content: bytes, rng: random.Random) -> bytes:
    """The same workbook with accidents in the XML of one part, then packed as a whole zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice(sorted(parts))
    accident = rng.randrange(4)
    if accident == 0:
        del parts[name]
    elif accident == 1:
        values = (b"-1", b"99999999999999999999", b"", b"x", b"NaN", b"1048577", b"0")
        numbers = list(_NUMBER.finditer(parts[name]))
        for match in rng.sample(numbers, min(len(numbers), 3))[::-1]:
            part = parts[name]
            parts[name] = part[: match.start()] + rng.choice(values) + part[match.end() :]
    elif accident == 2:
        tags = sorted(set(re.findall(rb"[a-zA-Z]{1,12}=|</?[a-zA-Z]+", parts[name])))
        if tags:
            parts[name] = parts[name].replace(rng.choice(tags), rng.choice(tags))
    else:
        parts[name] = mutated(parts[name], rng)
    return packed(parts)


def damaged(number: int, seeds: list[bytes]) -> bytes:
    """The damaged file of a number: the even ones are CSV."""
    rng = random.Random(number)
    if number % 2 == 0:
        return mutated(CSV.encode(rng.choice(("utf-8", "cp1252"))), rng)
    seed = rng.choice(seeds)
    return mutated(seed, rng) if rng.random() < 0.2 else mutated_parts(seed, rng)


def main(first: int, count: int) -> None:
    """Read them all; anything but a reading or an ``InputError`` ends in a traceback."""
    seeds = seed_files()
    limit_memory()
    read, slowest = 0, (0.0, -1)
    for number in range(first, first + count):
        content = damaged(number, seeds)
        began = time.process_time()
        try:
            outline(content, FILE)
            findings = read_workbook(content, FILE).findings
            read += 1
        except InputError as error:
            findings = error.problems
        slowest = max(slowest, (time.process_time() - began, number))
        for problem in findings:
            assert problem.render("sv").encode()
    sys.stdout.write(json.dumps({"read": read, "refused": count - read, "slowest": slowest}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
