"""2 000 damaged bank files, the same in every run: each is read or refused with its place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from consortium.money import total
from consortium.problems import InputError
from importers import bank_csv, bgmax
from importers.reading import BankReading
from tests.damage import delete, flip, inserting, truncate

PARTS = 20
PER_PART = 100
DATA = Path(__file__).parents[1] / "data"
BGMAX = sorted((DATA / "bgmax").glob("*.txt"))
CSV = sorted((DATA / "bank_csv").glob("*.csv"))
EXCEL = sorted((DATA / "bank_csv").glob("*.xlsx"))
CONTENT = {path: path.read_bytes() for path in BGMAX + CSV + EXCEL}
JUNK = (
    b'"', b";", b",", b"\x00", b"\xff\xfe", b"\r", b"\n", b"\x1a", b"\xc3", b"\xef\xbb\xbf", b"-",
    b"15", b"70" + b"9" * 32, b"20", b"22", b"999", b"01BGMAX", b"05" + b"0" * 78, b"=1+1", b"1e9",
    b"\xe2\x88\x92", b"\xc2\xa0", b"Reserverat", b"9" * 500, b"0" * 18, b"Belopp;Belopp", b"<html>",
    b"2026-02-30", b"EUR", b"NaN", b"Infinity", b";" * 300, b"%PDF", b"#FLAGGA 0",
)  # fmt: skip


def shuffle(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    at = rng.randrange(len(lines) + 1)
    return b"\n".join([*lines[:at], line, *rng.choice(([], [line])), *lines[at:]])


def join(content: bytes, rng: random.Random) -> bytes:
    return content + CONTENT[rng.choice(BGMAX + CSV)]


insert = inserting(JUNK)
WAYS = (flip, flip, flip, delete, delete, insert, insert, shuffle, truncate, join)


def damaged(seed: int) -> tuple[Path, bytes]:
    rng = random.Random(seed)
    path = rng.choice(EXCEL if seed % 20 == 0 else BGMAX if seed % 2 else CSV)
    content = CONTENT[path]
    for _ in range(rng.choice((1, 1, 1, 2, 5, 20))):
        content = rng.choice(WAYS)(content, rng) or b"0"
    return path, content


def read(path: Path, content: bytes) -> BankReading:
    if path.parent.name == "bgmax":
        return bgmax.read_bgmax(content, path.name)
    return bank_csv.read_bank_csv(content, path.name)


def what_becomes_of(path: Path, content: bytes) -> str:
    claims = [reader.identifies(content) for reader in (bgmax, bank_csv)]
    assert sum(claims) <= 1
    try:
        reading = read(path, content)
    except InputError as error:
        for problem in error.problems:
            assert problem.source.file == path.name
            assert all((problem.render("sv"), problem.render("en")))
        return "refused"
    for finding in reading.findings:
        assert finding.is_finding
        assert all((finding.render("sv"), finding.render("en")))
    for statement in reading.statements:
        days = [entry.booked for entry in statement.entries]
        assert days == sorted(days) and days
        for entry in statement.entries if statement.is_details else ():
            amounts = [one.amount for one in entry.payments if one.amount is not None]
            assert total(amounts) == entry.amount
    return "told" if reading.findings else "read"


@pytest.mark.parametrize("part", range(PARTS))
def test_a_damaged_bank_file_is_read_or_refused(part: int) -> None:
    seeds = range(part * PER_PART, (part + 1) * PER_PART)
    ends = {what_becomes_of(*damaged(seed)) for seed in seeds}
    # Damage is both found out and survived, or the mutations are worth nothing.
    assert ends == {"refused", "told", "read"}
