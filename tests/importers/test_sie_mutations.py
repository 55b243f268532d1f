"""2 000 damaged files, the same in every run: each is read or refused with its place, no more."""

from __future__ import annotations

import random

import pytest

from consortium.problems import InputError
from importers.identify import read
from tests.damage import delete, flip, inserting, truncate
from tests.importers.small_files import SAMPLES

PARTS = 20
PER_PART = 100
# Mostly small files; each larger one now and then.
SMALL = [
    "kontek_lon_4i.si",
    "visma_anlaggning_4i.si",
    "visma_fakturering_4i.si",
    "synthetic_minimal_4e.se",
    "visma_eekonomi_4e.se",
    "magenta_4i.se",
]
LARGE = sorted(path.name for path in SAMPLES.glob("*.s[ei]") if path.name not in SMALL)
JUNK = (
    b'"', b"{", b"}", b"\\", b"\x00", b"\xff\xfe", b"\r", b"\n", b"\x1a", b"\xc3", b"\xef\xbb\xbf",
    b"#VER A 1 20110101 {\n", b"#TRANS 1910 {} 9999999999999999999999\n",
    b"#RAR 0 00010101 99991231\n",
    b"#KSUMMA\n", b"#KSUMMA 1\n", b"#SIETYP 5\n", b"#VALUTA EUR\n",
    b"#PSALDO 0 999912 1 {} .\n",
    b'#KONTO 1 "' + b'" x "' * 50 + b"\n", b"#GEN 99991231\n", b"#TRANS {1 {2} 3} -\n", b"-",
    b"1e9", b"#IB 0 1910 0.001\n", b"#OMFATTN 20110131\n", b"#" * 500, b" " * 500, b"\t", b"<html>",
)  # fmt: skip


def repeat_line(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = rng.randrange(len(lines))
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def move_line(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    lines.insert(rng.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def join(content: bytes, rng: random.Random) -> bytes:
    return content + (SAMPLES / rng.choice(SMALL)).read_bytes()


insert = inserting(JUNK)
WAYS = (flip, flip, flip, delete, delete, insert, insert, repeat_line, move_line, truncate, join)
SAMPLE_BYTES = {name: (SAMPLES / name).read_bytes() for name in SMALL + LARGE}


def damaged(seed: int) -> tuple[str, bytes]:
    rng = random.Random(seed)
    name = rng.choice(LARGE if seed % 20 == 0 else SMALL)
    content = SAMPLE_BYTES[name]
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        content = rng.choice(WAYS)(content, rng) or b"#"
    return name, content


def what_becomes_of(name: str, content: bytes) -> str:
    try:
        reading = read(content, name)
    except InputError as error:
        for problem in error.problems:
            assert problem.source.file == name
            assert problem.source.line is not None or problem.code.startswith(
                ("file_must", "sie_type_must")
            )
            assert all((problem.render("sv"), problem.render("en")))
        return "refused"
    for finding in reading.findings:
        assert finding.is_finding
        assert all((finding.render("sv"), finding.render("en")))
    assert [month.period for month in reading.months] == sorted(
        {month.period for month in reading.months}
    )
    return "told" if reading.findings else "read"


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_file_is_read_or_refused_with_its_place(part: int) -> None:
    seeds = range(part * PER_PART, (part + 1) * PER_PART)
    ends = {what_becomes_of(*damaged(seed)) for seed in seeds}
    # Damage is both found out and survived, or the mutations are worth nothing.
    assert ends >= {"refused", "told"}
