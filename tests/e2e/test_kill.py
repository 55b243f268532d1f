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

from tests.e2e.command import contents, fondbok, fondbok_process, start
from tests.e2e.making import waiting

POINTS = 25
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
    proposal: str
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    calls: int


def settled(place: Path) -> dict[str, bytes]:
    """The books without what belongs to a run: the lock's note and an empty folder."""
    return contents(place / "books")


@pytest.fixture(scope="module")
def posting(made_posted: Path, tmp_path_factory: pytest.TempPathFactory) -> Posting:
    """February, taken in and proposed on books where January is posted."""
    place = tmp_path_factory.mktemp("kill") / "before"
    shutil.copytree(made_posted, place)
    for command in (("take-in", "grenverket-02.se"), ("month", "2026-02")):
        assert fondbok(*command, cwd=place, books="books").code == 0
    proposal = waiting(place / "books")
    after = place.with_name("after")
    shutil.copytree(place, after)
    ran = fondbok_process("post", proposal, cwd=after, books="books", before=KILLER.format(at=0))
    assert ran.code == 0, ran.err
    counted = re.search(r"^calls (\d+)$", ran.out, re.MULTILINE)
    assert counted is not None
    return Posting(place, proposal, settled(place), settled(after), int(counted[1]))


@pytest.mark.parametrize("point", range(POINTS))
def test_a_killed_posting_is_whole_or_has_not_been(
    posting: Posting, tmp_path: Path, point: int
) -> None:
    at = 1 + point * (posting.calls - 1) // (POINTS - 1)
    place = tmp_path / "killed"
    shutil.copytree(posting.place, place)
    ran = fondbok_process(
        "post", posting.proposal, cwd=place, books="books", before=KILLER.format(at=at)
    )
    assert ran.code == -signal.SIGKILL
    assert beancount_says(place) == []
    following = fondbok("month", "2026-02", "--lang", "en", cwd=place, books="books")
    assert following.code == 0, following.text
    told = re.findall(r"^finding interrupted_change_was_(\w+)$", following.out, re.MULTILINE)
    books = settled(place)
    assert books in (posting.old, posting.new)
    is_new = books == posting.new
    assert told in ([], ["completed" if is_new else "dropped"])
    if told:
        assert f"fondbok post {posting.proposal}" in following.out and "by kim" in following.out
    else:
        assert at < posting.calls * 0.2 or at > posting.calls * 0.8, "who knew of it must tell"
    assert beancount_says(place) == []
    again = fondbok("month", "2026-02", "--lang", "en", cwd=place, books="books")
    assert "interrupted" not in again.out
    end = fondbok("post", posting.proposal, cwd=place, books="books")
    assert end.code == (3 if is_new else 0)
    assert settled(place) == posting.new


def beancount_says(place: Path) -> list[str]:
    _, errors, _ = loader.load_file(str(place / "books/main.beancount"))
    return [error.message for error in errors]


HOLDING = """
import time
from pathlib import Path
import ledger.use_cases.session as session
real = session.open_books
def slow(root):
    print("nu", flush=True)
    while not Path("klart").exists():
        time.sleep(0.01)
    return real(root)
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
