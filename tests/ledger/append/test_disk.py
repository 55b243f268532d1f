"""A disk that is full, read-only or broken: a clear message, and old or new books."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.append import Change, Create
from tests.ledger.append.faults import WRITING, Faulty, Outcome
from tests.ledger.append.sample import BOOKS, after, changes, everything, put, tree

BIG = b"%PDF" + bytes(1_000_000)


def is_unchanged(outcome: Outcome) -> bool:
    """What the message says of the books, in both languages alike."""
    sv, en = outcome.texts["sv"], outcome.texts["en"]
    unchanged = "böckerna är oförändrade" in sv and "the books are unchanged" in en
    begun = "nästa kommando slutför eller släpper den" in sv and "the next command" in en
    assert unchanged != begun, f"the message says how the books were left:\n{sv}\n{en}"
    return unchanged


def test_writes_that_take_few_bytes_at_a_time_write_everything(books: Path, faulty: Faulty) -> None:
    change = changes(books)["post"]
    assert faulty.run(books, change, kind="short").ended == "done"
    assert tree(books) == after(BOOKS, change)


FAILURES = [
    (errno.EIO, "disk_must_work"),
    (errno.ENOSPC, "disk_must_have_room"),
    (errno.EROFS, "books_must_be_writable"),
]


@pytest.mark.parametrize(("number", "code"), FAILURES)
@pytest.mark.parametrize("how", ["once", "for good"])
def test_whatever_call_fails_the_message_is_true(
    books: Path, faulty: Faulty, number: int, code: str, how: str
) -> None:
    """Each call of a whole change fails, once or for good, and the message says what is so."""
    change = changes(books)["post"]
    old, new = dict(BOOKS), after(BOOKS, change)
    ends = set()
    only = () if number == errno.EIO else WRITING
    for at in range(1, 1000):
        put(books, BOOKS)
        outcome = faulty.run(
            books, change, kind="fail", errno=number, at=at, lasts=how == "for good", only=only
        )
        if outcome.ended == "done" and at > len(outcome.calls):
            break
        if outcome.ended == "done":  # nothing depended on that call
            assert tree(books) == new
            continue
        assert (outcome.codes, outcome.exit_code) == ((code,), 1)
        if is_unchanged(outcome):
            assert tree(books) == old
        told = faulty.run(books).told
        assert tree(books) == (old if is_unchanged(outcome) else tree(books))
        assert tree(books) in (old, new)
        if not is_unchanged(outcome):
            assert told == (("completed" if tree(books) == new else "dropped", "post"),)
        assert not [path for path in everything(books) if path.startswith(".pending")]
        ends.add(is_unchanged(outcome))
    assert ends == {False, True}


def test_a_failing_fsync_before_the_promise_leaves_the_books_unchanged(
    books: Path, faulty: Faulty
) -> None:
    change = changes(books)["post"]
    calls = faulty.run(put(books, BOOKS), change).calls
    before = calls[: calls.index("replace")].count("fsync")
    assert before >= len(change.operations) - 1
    for at in range(1, before + 1):
        put(books, BOOKS)
        outcome = faulty.run(books, change, kind="fail", errno=errno.EIO, at=at, only=("fsync",))
        assert outcome.codes == ("disk_must_work",)
        assert is_unchanged(outcome)
        assert tree(books) == BOOKS
        assert not [path for path in everything(books) if path.startswith(".pending")]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_one_may_not_write_is_told_and_left_alone(
    open_folder: Path, faulty: Faulty
) -> None:
    """For real: as another user if the tests run as root, else without the right to write."""
    root = put(open_folder / "books", BOOKS)
    user = 65534 if os.geteuid() == 0 else None
    folders = [root, *(path for path in root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    before = everything(root)
    outcome = faulty.run(root, changes(root)["post"], user=user)
    for folder in folders:
        folder.chmod(0o755)
    assert (outcome.codes, outcome.exit_code) == (("books_must_be_writable",), 1)
    assert "  var       .lock" in outcome.texts["sv"]
    assert "det går inte att skriva här" in outcome.texts["sv"]
    assert "this place cannot be written" in outcome.texts["en"]
    assert everything(root) == before


def test_one_folder_one_may_not_write_is_found_before_anything_is_done(
    open_folder: Path, faulty: Faulty
) -> None:
    root = put(open_folder / "books", BOOKS)
    for path in (root, *root.rglob("*")):
        os.chown(path, 65534, 65534) if os.geteuid() == 0 else None
    (root / "log").chmod(0o555)
    change = changes(root)["post"]
    outcome = faulty.run(root, change, user=65534 if os.geteuid() == 0 else None)
    (root / "log").chmod(0o755)
    assert outcome.codes == ("books_must_be_writable",)
    assert "log/2026.jsonl" in outcome.texts["sv"]
    assert is_unchanged(outcome)
    assert tree(root) == BOOKS


def test_a_limit_on_file_size_is_told_as_lack_of_room(books: Path, faulty: Faulty) -> None:
    """For real: the kernel writes a part of the file and refuses the rest."""
    change = Change((Create("documents/2026/big.pdf", BIG), *changes(books)["post"].operations))
    outcome = faulty.run(books, change, file_size_max=500_000)
    assert (outcome.codes, outcome.exit_code) == (("disk_must_have_room",), 1)
    assert "documents/2026/big.pdf" in outcome.texts["sv"]
    assert is_unchanged(outcome)
    assert tree(books) == BOOKS
    assert not [path for path in everything(books) if path.startswith(".pending")]


def test_a_full_disk_leaves_the_books_unchanged(
    small_disk: Path | None, books: Path, faulty: Faulty
) -> None:
    """For real where a tiny disk can be mounted; elsewhere every write to a file fails."""
    root = put(small_disk / "books", BOOKS) if small_disk else books
    change = Change((Create("documents/2026/big.pdf", BIG), *changes(root)["post"].operations))
    if small_disk:
        outcome = faulty.run(root, change)
    else:
        outcome = faulty.run(
            root, change, kind="fail", errno=errno.ENOSPC, at=2, lasts=True, only=("write",)
        )
    assert outcome.codes == ("disk_must_have_room",)
    assert "disken är full" in outcome.texts["sv"]
    assert "the disk is full" in outcome.texts["en"]
    assert is_unchanged(outcome)
    assert tree(root) == BOOKS
    small = changes(root)["post"]
    assert faulty.run(root, small).ended == "done", "with room again, all is well"
    assert tree(root) == after(BOOKS, small)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of half a megabyte, or None where it cannot be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "fondbok-test", str(folder)]
    is_mounted = (
        shutil.which("mount") is not None
        and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    )
    yield folder if is_mounted else None
    if is_mounted:
        subprocess.run(["umount", str(folder)], check=True)
