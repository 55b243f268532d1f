"""The one door through which the books are written.

>>> import tempfile
>>> books = Path(tempfile.mkdtemp())
>>> with writing(books, who="kim", command="init", since="2026-03-01T10:00:00") as door:
...     door.apply(Change((Create("main.beancount", b"; main"),)))
('main.beancount',)

A change is old or new, never between: it is staged and synced beside the books, promised by one
rename, and then put in place file by file (:mod:`ledger.intent`). Whatever instant the process
dies at, the next :func:`writing` completes the change or drops it and says which. Plain readers
(Fava, bean-check, git) need no lock: an order of turns (:func:`ledger.change.rank`) lets at most
one file that ``main.beancount`` includes change before their eyes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from consortium.problems import BooksError, Problem, Refusal, Source
from consortium.progress import Progress, quiet
from consortium.progress import telling as telling_progress
from ledger import intent as intents
from ledger.change import (
    LOCK,
    PENDING,
    Append,
    Change,
    Create,
    Operation,
    Remove,
    Replace,
    Tip,
    is_included,
    rank,
    sha256,
)
from ledger.disk import (
    BEGUN,
    UNCHANGED,
    DiskError,
    at,
    check_place,
    disk_problem,
    ensure_folder,
    read,
    telling,
)
from ledger.intent import Intent, Step
from ledger.lock import Lock, locked
from ledger.recovery import Recovery, finish, is_interrupted, recover, take_back

__all__ = [
    "Append",
    "Change",
    "Create",
    "Door",
    "Operation",
    "Recovery",
    "Remove",
    "Replace",
    "Tip",
    "is_empty",
    "settle",
    "writing",
]


@dataclass(frozen=True, slots=True)
class Door:
    """The books, open for writing. ``recoveries``: interrupted commands found on the way in."""

    lock: Lock
    recoveries: tuple[Recovery, ...]

    @property
    def root(self) -> Path:
        """The folder of the books."""
        return self.lock.root

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What to tell about interrupted commands."""
        return tuple(recovery.problem for recovery in self.recoveries)

    def read(self, path: str) -> bytes:
        """A file's content to build upon, with ``Tip.of(content)``; empty when absent."""
        return _read(self.root, path) or b""

    def apply(self, change: Change, progress: Progress = quiet) -> tuple[str, ...]:
        """Write the whole change; the paths written, in order (none: all held already).

        Raises ``Refusal`` (``file_must_be_as_it_was_read``) when a tip is not the file's any
        more, ``BooksError`` for what the disk refuses; the problem says how the books were left.
        ``progress`` is told of every file that is made ready.
        """
        assert self.lock.is_held, "the door is closed"
        with telling(PENDING):
            assert not intents.staged(self.root), "an earlier change waits: open the door anew"
        steps, contents = _plan(self.root, change)
        if not steps:
            return ()
        intent = Intent(run=self.lock.run, steps=steps)
        try:
            self._write(intent, contents, progress)
        except BaseException as error:  # Ctrl-C too must leave nothing half-way
            is_old = self.lock.is_finished = take_back(self.root, intent)
            if not isinstance(error, DiskError):
                raise
            state = UNCHANGED if is_old else BEGUN
            raise BooksError([disk_problem(error, state=state)]) from error
        return intent.paths

    def _write(self, intent: Intent, contents: dict[str, bytes | None], progress: Progress) -> None:
        with at(PENDING):
            ensure_folder(self.root, self.root / PENDING)
        for step in telling_progress(progress, "writing", intent.steps):
            intents.stage(self.root, step, contents[step.path])
        intents.commit(self.root, intent)
        intents.carry_out(self.root, intent)
        finish(self.lock, intent)


@contextmanager
def writing(root: Path, *, who: str, command: str, since: str) -> Iterator[Door]:
    """Open the books for writing: take the lock, and first settle what was interrupted.

    ``who`` is a person of consortium.yaml, ``since`` the time the command began, ISO with
    seconds. Raises ``Refusal`` (``books_must_be_unlocked``, exit 3) when another command writes,
    ``BooksError`` when the disk refuses or an interrupted change cannot be settled. Show
    ``door.findings`` to the user.
    """
    with locked(root, who=who, command=command, since=since) as lock:
        yield Door(lock, recover(lock))
        lock.are_settled = True  # a command that failed has shown its problems, not the findings


def settle(root: Path, *, who: str, command: str, since: str) -> tuple[Problem, ...]:
    """For commands that only read: settle what was interrupted, if anything; what to tell of it.

    A look at the folder when there is nothing, and nothing is written then. A command that is
    writing at this moment is left alone: readers see the books as before it or as after it.
    """
    if not is_interrupted(root):
        return ()
    try:
        with writing(root, who=who, command=command, since=since) as door:
            return door.findings
    except Refusal:
        return ()


def is_empty(root: Path) -> bool:
    """True for a folder without files, as an interrupted ``init`` leaves it, or none at all."""
    return not any(
        name != LOCK or Path(folder) != root for folder, _, names in os.walk(root) for name in names
    )


def _plan(root: Path, change: Change) -> tuple[tuple[Step, ...], dict[str, bytes | None]]:
    """The steps in their order, and each one's new content. Raises before anything is written."""
    stale: list[str] = []
    ranked: list[tuple[int, Step]] = []
    contents: dict[str, bytes | None] = {}
    for operation in change.operations:
        path = operation.path
        old = _read(root, path)
        if not _fits(operation, old):
            stale.append(path)
        new = _new_content(operation, old)
        if new == old:
            continue
        contents[path] = new
        order = rank(path, is_new=old is None, is_removal=new is None)
        temp = f"{len(ranked):03d}.new"
        ranked.append((order, Step(path=path, temp=temp, old=_hash(old), new=_hash(new))))
    if stale:
        raise Refusal([Problem("file_must_be_as_it_was_read", Source(path)) for path in stale])
    steps = tuple(step for _, step in sorted(ranked, key=lambda pair: pair[0]))
    seen = [step.path for step in steps if is_included(step.path) and step.old is not None]
    assert len(seen) <= 1, f"plain readers would see half a change: {seen}"
    return steps, contents


def _read(root: Path, path: str) -> bytes | None:
    with telling(path):
        check_place(root, path)
        return read(root / path)


def _hash(content: bytes | None) -> str | None:
    return None if content is None else sha256(content)


def _fits(operation: Operation, old: bytes | None) -> bool:
    match operation:
        case Append() | Replace():
            return operation.tip is None or operation.tip == Tip.of(old or b"")
        case Create():
            return True
        case Remove():
            return True


def _new_content(operation: Operation, old: bytes | None) -> bytes | None:
    match operation:
        case Append():
            whole = old or b""
            gap = b"" if whole.endswith(b"\n") or not whole else b"\n"  # someone's editor
            return whole + gap + operation.text.encode()
        case Replace():
            return operation.content
        case Create():
            if old is not None and old != operation.content:
                code = "file_must_not_be_overwritten"
                raise BooksError([Problem(code, Source(operation.path))])
            return operation.content
        case Remove():
            return None
