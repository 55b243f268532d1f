"""A real command killed before its N-th call of the system, and two commands at once.

``ledger.append`` is tested exhaustively on its own; here it is ``fondbok post`` as people run it.
After a kill plain readers see whole books at once, and the next command settles the change, says
which way, and leaves exactly the old books or exactly the new ones.
"""

from __future__ import annotations

import re
import shutil
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from beancount import loader

from tests.e2e.command import Ran, contents, fondbok, fondbok_process, start
from tests.e2e.making import waiting

POINTS = 25
# The first posting of new books makes main.beancount include its first period.
POINTS_OF_FIRST = 7
# Counts the calls that change something on the disk, and ends the process before the N-th.
KILLER = """
import os, signal
calls, at = 0, {at}
def watched(real):
    def call(*arguments, **named):
        global calls
        is_reading = real.__name__ == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR)
        if not is_reading:
            calls += 1
            if calls == at:
                os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return call
for name in ("open", "write", "fsync", "replace", "unlink", "mkdir", "ftruncate", "close"):
    setattr(os, name, watched(getattr(os, name)))
import atexit
atexit.register(lambda: print("calls", calls))
"""


class Posting(NamedTuple):
    """Books before a posting, after it, and how many calls of the system lie between."""

    place: Path
    month: str
    proposal: str
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    calls: int


def settled(place: Path) -> dict[str, bytes]:
    """The books without what belongs to a run: the lock's note and an empty folder."""
    return contents(place / "books")


@pytest.fixture(scope="module")
def first(made_proposed: Path, tmp_path_factory: pytest.TempPathFactory) -> Posting:
    """January, proposed on books without a voucher."""
    place = tmp_path_factory.mktemp("first") / "before"
    shutil.copytree(made_proposed, place)
    return posted_under_count(place, "2026-01")


@pytest.fixture(scope="module")
def following(made_posted: Path, tmp_path_factory: pytest.TempPathFactory) -> Posting:
    """February, taken in and proposed on books where January is posted."""
    place = tmp_path_factory.mktemp("following") / "before"
    shutil.copytree(made_posted, place)
    for command in (("take-in", "grenverket-02.se"), ("month", "2026-02")):
        assert fondbok(*command, cwd=place, books="books").code == 0
    return posted_under_count(place, "2026-02")


def posted_under_count(place: Path, month: str) -> Posting:
    """Post in a copy of the place, counting calls."""
    proposal, after = waiting(place / "books"), place.with_name("after")
    shutil.copytree(place, after)
    ran = killed(after, proposal, at=0)
    assert ran.code == 0, ran.err
    counted = re.search(r"^calls (\d+)$", ran.out, re.MULTILINE)
    assert counted is not None
    return Posting(place, month, proposal, settled(place), settled(after), int(counted[1]))


def killed(place: Path, proposal: str, *, at: int) -> Ran:
    """``fondbok post``, killed before that call; 0 lets it live."""
    before = KILLER.format(at=at)
    return fondbok_process("post", proposal, cwd=place, books="books", before=before)


CASES = [
    *(("following", point / (POINTS - 1)) for point in range(POINTS)),
    *(("first", point / (POINTS_OF_FIRST - 1)) for point in range(POINTS_OF_FIRST)),
]


@pytest.mark.parametrize(("which", "share"), CASES)
def test_a_killed_posting_is_whole_or_has_not_been(
    which: str, share: float, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    posting: Posting = request.getfixturevalue(which)
    at = 1 + round(share * (posting.calls - 1))
    place = tmp_path / "killed"
    shutil.copytree(posting.place, place)
    assert killed(place, posting.proposal, at=at).code == -signal.SIGKILL
    assert beancount_says(place) == []
    month = ("month", posting.month, "--lang", "en")
    told = next_command_tells(place, month, posting.proposal)
    books = settled(place)
    assert books in (posting.old, posting.new)
    is_new = books == posting.new
    assert told in ([], ["completed" if is_new else "dropped"])
    assert told or not 0.2 < share < 0.8, "who knew of it must tell"
    assert beancount_says(place) == []
    assert next_command_tells(place, month, posting.proposal) == []
    end = fondbok("post", posting.proposal, cwd=place, books="books")
    assert end.code == (3 if is_new else 0)
    assert settled(place) == posting.new


def next_command_tells(place: Path, command: tuple[str, ...], proposal: str) -> list[str]:
    """What the next command says became of the killed one, and that it says whose it was."""
    ran = fondbok(*command, cwd=place, books="books")
    assert ran.code == 0, ran.text
    told = re.findall(r"^finding interrupted_change_was_(\w+)$", ran.out, re.MULTILINE)
    assert not told or (f"fondbok post {proposal}" in ran.out and "by kim" in ran.out)
    return told


def beancount_says(place: Path) -> list[str]:
    _, errors, _ = loader.load_file(str(place / "books/main.beancount"))
    return [error.message for error in errors]


HOLDING = """
import time
from pathlib import Path
import ledger.use_cases.session as session
real = session.open_books
def slow(root, **options):
    print("nu", flush=True)
    while not Path("klart").exists():
        time.sleep(0.01)
    return real(root, **options)
session.open_books = slow
"""


def test_two_commands_at_once(proposed: Path) -> None:
    proposal = waiting(proposed / "books")
    with start("post", proposal, cwd=proposed, books="books", before=HOLDING) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"nu\n"
        began = time.monotonic()
        second = fondbok("month", "2026-01", cwd=proposed, books="books")
        assert time.monotonic() - began < 2, "refused at once"
        assert (second.code, second.out) == (3, "")
        assert "books_must_be_unlocked" in second.err
        for words in ("kim skriver", f"fondbok post {proposal}", f"process {first.pid}"):
            assert words in second.err
        looking = fondbok("status", cwd=proposed, books="books")
        assert looking.code == 0, "looking needs no lock"
        (proposed / "klart").touch()
        out, err = first.communicate(timeout=20)
    assert (first.returncode, err) == (0, b"")
    assert "V2026-1" in out.decode()
    third = fondbok("month", "2026-01", cwd=proposed, books="books")
    assert third.code == 0 and "interrupted" not in third.text
