"""Two thousand damaged files against real books: problems with a place, and not a byte changed.

Seeded, so that a failure comes back; split into runs, so that two cores share them.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from consortium.problems import FundError, Problem
from ledger.sample import motala
from ledger.use_cases.policy import check_policy
from ledger.use_cases.receipts import FileIn
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in
from tests.e2e.command import contents
from tests.sample.reader import is_sie

RUNS, SIE_EACH, YAML_EACH = 10, 100, 100
NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
ODD_BYTES = (b"\x00", b"\xff", b"\x1a", b"\r", b"\n", b"\t", b'"', b"{", b"}", b"#", b"\\", b"\x84",
             "å".encode(), b"\xef\xbb\xbf", b"9" * 40, b"-", b".", b",", b" ", b"")  # fmt: skip
ODD_WORDS = (b"#VER", b"#TRANS", b"#PSALDO 0 202513", b"#ORGNR", b"#RAR 0 20250101", b"#SIETYP 9",
             b"#KSUMMA", b"#GEN 99999999", b"&a", b"*a", b"!!x", b"---", b"remaining", b"null",
             b": ", b"- ", b"[", b"{{", b"101 %", b"-5 kr", b"2026-02-30")  # fmt: skip


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The content after one to four slips: of bytes, of lines, or cut short."""
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(content) + 1), rng.choice((0, 1, 1, 3, 20))
        lines = content.split(b"\n")
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                content = content[:at] + rng.choice(ODD_BYTES) + content[at + length :]
            case 1:
                content = content[:at] + rng.choice(ODD_WORDS) + content[at + length :]
            case 2:
                content = content[:at] + content[at + length + 1 :]
            case 3:
                lines[i], lines[j] = lines[j], lines[i]
                content = b"\n".join(lines)
            case 4:
                content = b"\n".join([*lines[:i], lines[j], *lines[i:]])
            case 5:
                content = content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]
            case _:
                content = content[:at] if rng.randrange(8) == 0 else content + content[at:][:60]
    return content


@pytest.fixture
def session(made_posted: Path, tmp_path: Path) -> Session:
    """A run on small books whose members are those of the sample too."""
    books = tmp_path / "books"
    shutil.copytree(made_posted / "books", books)
    return Session(root=books, now=NOW, today=NOW.date(), by="kim", command="fondbok take-in x.se")


def sie_files() -> list[bytes]:
    """A file of each kind that the sample has, and the small ones of these tests."""
    files = [content for path, content in sorted(motala().inbox.items()) if is_sie(path)]
    return [content for content in files if len(content) < 6_000]


@pytest.mark.parametrize("seed", range(RUNS))
def test_damaged_sie_files(seed: int, session: Session, made_posted: Path) -> None:
    rng = random.Random(seed)
    own = [path.read_bytes() for path in made_posted.glob("*.se")]
    files, refused = [*sie_files(), *own, *own], 0
    before = contents(session.root)
    for _ in range(SIE_EACH):
        content = mutated(rng.choice(files), rng)
        member = rng.choice((None, None, "grenverket"))
        taken = take_in(session, [FileIn("x.se", content)], member=member)
        (receipt,) = taken.receipts
        place_is_told((*receipt.problems, *receipt.findings), content)
        after = contents(session.root)
        if receipt.problems or not receipt.new:
            refused += bool(receipt.problems)
            assert after == before
        else:
            shutil.rmtree(session.root)
            shutil.copytree(made_posted / "books", session.root)
    assert refused > SIE_EACH // 4


def place_is_told(problems: tuple[Problem, ...], content: bytes) -> None:
    """Every problem names the file, and a line that the file has; both languages have words."""
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for problem in problems:
        assert problem.source.file == "x.se"
        assert 1 <= (problem.source.line or 1) <= lines
        assert problem.render("sv") and problem.render("en")


@pytest.mark.parametrize("seed", range(RUNS))
def test_damaged_settings(seed: int, session: Session) -> None:
    rng = random.Random(1_000 + seed)
    sample = motala().books
    root, stopped = session.root, 0
    shutil.rmtree(root / "policy")
    files = {name: sample[name] for name in ("consortium.yaml", "policy/2025-01-01.yaml")}
    for name, content in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(content)
    for _ in range(YAML_EACH):
        name = rng.choice(sorted(files))
        content = mutated(files[name], rng)
        (root / name).write_bytes(content)
        before = contents(root)
        checked = check_policy(root)
        assert contents(root) == before
        stopped += not checked.is_usable
        lines = content.count(b"\n") + content.count(b"\r") + 2
        for problem in checked.problems:
            assert problem.source.file in files
            if problem.source.file == name:
                assert 1 <= (problem.source.line or 1) <= lines
            assert problem.render("sv") and problem.render("en")
        if checked.is_usable or rng.randrange(10) == 0:
            is_refused = opening_is_refused(session)
            # Taking in asks the settings to be read; that bodies exist is asked where one decides.
            bodies = {p.code for p in checked.problems if not p.is_finding} == {"body_must_exist"}
            assert checked.is_usable or is_refused or bodies
            assert contents(root) == before
        (root / name).write_bytes(files[name])
    assert stopped > YAML_EACH // 3


def opening_is_refused(session: Session) -> bool:
    """True when a command refuses to begin by such settings; anything else it may do is a bug."""
    try:
        take_in(session, [])
    except FundError:
        return True
    return False
