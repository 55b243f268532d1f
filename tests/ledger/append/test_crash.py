"""Killing the process between any two system calls leaves old or new books, and says which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ledger.append import Change, Create
from tests.ledger.append.faults import TOUCHING, Faulty, Outcome
from tests.ledger.append.sample import BOOKS, after, changes, everything, put, seen, tree

CHANGES = ("post", "new month", "close", "take in")


def settle(faulty: Faulty, root: Path) -> Outcome:
    """The next command; it must leave nothing of its own or of others' behind."""
    outcome = faulty.run(root, command="status")
    assert outcome.ended == "done"
    left = {path for path in everything(root) if path.startswith(".")}
    assert left <= {".lock"}
    assert (root / ".lock").read_bytes() == b""
    return outcome


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(("kind", "only"), [("kill", ()), ("torn", ("write",))])
def test_a_kill_before_any_call_or_within_any_write_leaves_old_or_new(
    books: Path, faulty: Faulty, name: str, kind: str, only: tuple[str, ...]
) -> None:
    change = changes(books)[name]
    old, new = dict(BOOKS), after(BOOKS, change)
    fates = []
    for at in range(1, 1000):
        put(books, BOOKS)
        if faulty.run(books, change, kind=kind, at=at, only=only).ended == "done":
            break
        assert seen(tree(books)) in {seen(old), seen(new)}, f"a half change is seen at call {at}"
        note = (books / ".lock").read_text() if (books / ".lock").is_file() else ""
        told = settle(faulty, books).told
        assert tree(books) in (old, new)
        is_new = tree(books) == new
        command = "post" if note.endswith("\n") else ""  # nobody knows whose a torn note is
        assert told == ((("completed" if is_new else "dropped"), command),) * bool(note)
        fates.append(is_new)
    assert tree(books) == new
    assert fates == sorted(fates), "once the change is promised it always happens"
    assert set(fates) == {False, True}


@pytest.mark.parametrize("name", ["post", "new month"])
def test_new_books_are_all_there_or_not_at_all(books: Path, faulty: Faulty, name: str) -> None:
    """As ``init`` makes them: an empty folder, every file new."""
    whole = after(BOOKS, changes(books)[name])
    change = Change(tuple(Create(path, content) for path, content in whole.items()))
    for at in range(1, 1000):
        put(books, {})
        if faulty.run(books, change, kind="kill", at=at).ended == "done":
            break
        assert "main.beancount" not in tree(books) or seen(tree(books)) == seen(whole)
        settle(faulty, books)
        assert tree(books) in ({}, whole)
    assert tree(books) == whole


def test_any_number_of_kills_leaves_old_or_new(books: Path, faulty: Faulty) -> None:
    """Every state of the disk that kills can lead to, however many follow on each other.

    A command that settles a killed one is itself killed before each of its calls, and so on
    until no kill leads to a state that has not been seen.
    """
    change = changes(books)["post"]
    old, new = dict(BOOKS), after(BOOKS, change)
    waiting = [dict(BOOKS)]
    reached = {_state(BOOKS)}
    while waiting:
        start = waiting.pop()
        for at in range(1, 1000):
            put(books, start)
            applied = (change,) if start == BOOKS else ()
            command = "post" if applied else "status"
            outcome = faulty.run(
                books, *applied, kind="kill", at=at, only=TOUCHING, command=command
            )
            if outcome.ended == "done":
                break
            left = everything(books)
            if _state(left) in reached:
                continue
            reached.add(_state(left))
            waiting.append(left)
            assert seen(left) in {seen(old), seen(new)}
            told = settle(faulty, books).told
            assert tree(books) in (old, new)
            fate = "completed" if tree(books) == new else "dropped"
            is_owed = b'"post"' in left[".lock"]  # else the last call had been made, all was told
            assert [outcome for outcome, command in told if command == "post"] == [fate] * is_owed
    assert len(reached) > 30


def _state(files: Mapping[str, bytes]) -> frozenset[tuple[str, bytes]]:
    """The disk without what only tells runs apart: process ids, and later runs in the lock."""
    note = files.get(".lock", b"")
    end = re.search(rb'"command":"post"[^}]+"is_written":(\w+)', note)
    state = {path: re.sub(rb'"pid":\d+', b"", content) for path, content in files.items()}
    return frozenset({**state, ".lock": end[1] if end else b""}.items())


def test_after_a_kill_the_same_change_can_be_made_or_is_recognised(
    books: Path, faulty: Faulty
) -> None:
    change = changes(books)["post"]
    new = after(BOOKS, change)
    ends = set()
    for at in range(1, 1000):
        put(books, BOOKS)
        if faulty.run(books, change, kind="kill", at=at).ended == "done":
            break
        again = faulty.run(books, change)
        ends.add((again.ended, again.codes))
        assert tree(books) == new
    assert ends == {("done", ()), ("refused", ("file_must_be_as_it_was_read",))}
