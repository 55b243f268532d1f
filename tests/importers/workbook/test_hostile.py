"""Damaged and hostile files: never a traceback, little memory, little time."""

from __future__ import annotations

import io
import json
import random
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importers.workbook.making import HEAD_XML, MONTH_XML, packed, parts_of
from tests.tidy import ROOT

SECONDS = 5
SHEET = "xl/worksheets/sheet1.xml"


def test_two_thousand_damaged_files_are_read_or_refused() -> None:
    command = [sys.executable, "-m", "tests.importers.workbook.damaging", "0", "2000"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    # Some accidents must be harmless and some must not, or the damage tests nothing.
    assert told["read"] > 200
    assert told["refused"] > 1000
    assert told["slowest"][0] < SECONDS


def zeros_that_claim_little() -> bytes:
    """200 MB of zeros behind a directory and header that say 1 000 bytes."""
    whole = packed({**parts_of(HEAD_XML), SHEET: b"\0" * (200 << 20)})
    size = struct.pack("<I", 200 << 20)
    assert whole.count(size) >= 1
    return whole.replace(size, struct.pack("<I", 1000))


def spaces_that_unpack_to_much() -> bytes:
    """A sheet of blanks just within the ratio that is allowed."""
    noise = bytes(range(256)) * 4
    blanks = b"<worksheet><sheetData>" + b" " * (60 << 20) + b"</sheetData></worksheet>"
    filler = {f"xl/media/{i}.bin": _random(1 << 19, i) for i in range(3)}
    return packed({**parts_of(HEAD_XML), SHEET: blanks, **filler, "x": noise})


def _random(count: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(count)


def sheet(content: bytes) -> bytes:
    return packed({**parts_of(HEAD_XML), SHEET: content})


def overlapping_entries() -> bytes:
    """One compressed megabyte that two thousand directory entries point at."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts_of(HEAD_XML), "xl/media/0.bin": b"\0" * (1 << 20)}.items():
            archive.writestr(name, content)
        shared = archive.getinfo("xl/media/0.bin")
        for i in range(1, 1900):
            twin = zipfile.ZipInfo(f"xl/media/{i}.bin")
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(twin, field, getattr(shared, field))
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
    return file.getvalue()


HOSTILE: tuple[Callable[[], bytes], ...] = (
    zeros_that_claim_little,
    spaces_that_unpack_to_much,
    overlapping_entries,
    lambda: sheet(b"<a>" * 3_000_000),
    lambda: sheet(b"<x>" + b"<a/>" * 2_400_000 + b"</x>"),
    lambda: sheet(b"<worksheet " + b" ".join(b'a%d=""' % i for i in range(900_000)) + b"/>"),
    lambda: sheet(b"<worksheet>" + b"".join(b"<x%d/>" % i for i in range(990_000))),
    lambda: sheet(b"<worksheet><!--" + b"x" * (9 << 20) + b"--></worksheet>"),
    lambda: sheet(b"<worksheet><c><v>" + b"9" * (9 << 20) + b"</v></c></worksheet>"),
    lambda: sheet(
        b"<!DOCTYPE x ["
        + b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 30))
        + b']><worksheet x="&e29;">&e29;</worksheet>'
    ),
    lambda: sheet(b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'),
    lambda: packed(
        parts_of("".join(f'<row r="{i}">{"<c><v>1</v></c>" * 12}</row>' for i in range(1, 19_000)))
    ),
    lambda: packed(
        parts_of(
            HEAD_XML
            + "".join(
                f'<row r="{r}"><c><v>x</v></c><c><v>y</v></c></row>' for r in range(2, 19_000)
            ),
            after="<mergeCells>" + '<mergeCell ref="A2:A1048576"/>' * 10_000 + "</mergeCells>",
        )
    ),
    lambda: packed(
        parts_of(f'{HEAD_XML}<row r="2">{MONTH_XML}<c r="B2"><v>{"9" * 5_000_000}</v></c></row>')
    ),
    lambda: packed({f"part{i}": b"" for i in range(60_000)} | parts_of(HEAD_XML)),
    lambda: b"period;revenue\n" + b"2026-03;1\n" * 500_000,
    lambda: b"period;revenue\n2026-03;" + b"9" * ((5 << 20) - 99),
    lambda: b"period;revenue\n" + b";" * ((5 << 20) - 99),
    lambda: b'period;revenue\n"' + b"\n" * ((5 << 20) - 99),
    lambda: b"period;revenue\n" * (2 << 20),
    lambda: b"a" * ((5 << 20) - 99) + b";b\nc;d\n",
    # Cells as long as the csv module allows, of what headings and numbers may end in.
    lambda: (b":" * 129_000 + b"x;1\n") * 38,
    lambda: (b" kr" * 43_000 + b"x;1\n") * 38,
    lambda: b"period;revenue;people\n" + (b"2026-03;1;7" + b" " * 129_000 + b"x\n") * 38,
)

READ = """
import sys, time
from consortium.problems import InputError
from importers.workbook import outline, read_workbook
from tests.importers.workbook.damaging import limit_memory
content = open(sys.argv[1], "rb").read()
limit_memory()
for work in (outline, read_workbook):
    began = time.process_time()
    try:
        work(content, "x.xlsx")
        codes = ["read"]
    except InputError as error:
        codes = [problem.code for problem in error.problems]
    print(f"{time.process_time() - began:.2f}", *codes)
"""


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_file_costs_little_and_is_refused(number: int, tmp_path: Path) -> None:
    path = tmp_path / "hostile"
    path.write_bytes(HOSTILE[number]())
    command = [sys.executable, "-c", READ, str(path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.split("\n")[:2]
    assert all(re.match(r"\d+\.\d+ \w+", line) for line in lines)
    assert all(float(line.split()[0]) < SECONDS for line in lines)
    assert lines[1].split()[1] != "read"
