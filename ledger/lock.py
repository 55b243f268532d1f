"""One command at a time writes to the books: an exclusive ``flock`` on ``<books>/.lock``.

The kernel holds the lock and frees it when the process ends, however it ends. The file's
content is only for people: who holds the lock, for which command, since when. A command that
ends in order empties it; so what the next one finds there is a command that was interrupted,
and whether its change had been written, and nobody has been told yet.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from consortium.problems import Problem, Refusal, Source, Words
from ledger.change import LOCK
from ledger.disk import telling, write_all

_TRIES = 10
_PAUSE = 0.02  # seconds
_SIZE_MAX = 1 << 20


class Run(BaseModel):
    """One command's run: who, which, since when, as which process, and was its change written."""

    model_config = ConfigDict(frozen=True)

    who: str
    command: str
    since: str
    pid: int
    is_written: bool = False

    def is_same(self, other: Run) -> bool:
        """True for the same run, however far it had come."""
        return self.model_copy(update={"is_written": other.is_written}) == other


class _Content(BaseModel):
    """What ``.lock`` holds: the run that took it, and earlier ones whose end was never told."""

    model_config = ConfigDict(frozen=True)

    run: Run
    untold: tuple[Run, ...] = ()


@dataclass(slots=True)
class Lock:
    """The lock while it is held: proof that this process may write. Made by :func:`locked`.

    ``is_settled`` turns false when a change was left half-way for the next command to tell of.
    """

    root: Path
    run: Run
    untold: tuple[Run, ...]
    handle: int
    is_settled: bool = True

    @property
    def is_held(self) -> bool:
        """True until the ``with`` block ends."""
        return self.handle >= 0

    def mark_written(self, run: Run) -> None:
        """Note that the run's change is in the books, for the case that we are killed now."""
        written = run.model_copy(update={"is_written": True})
        if run.is_same(self.run):
            self.run = written
        else:
            others = tuple(other for other in self.untold if not other.is_same(run))
            self.untold = (*others, written)
        self.note()

    def note(self) -> None:
        """Write down who holds the lock."""
        _write(self.handle, _Content(run=self.run, untold=self.untold))


@contextmanager
def locked(root: Path, *, who: str, command: str, since: str) -> Iterator[Lock]:
    """Hold the books' lock; ``since`` is the time as text.

    Raises ``Refusal`` (``books_must_be_unlocked``) at once if another command holds it, and
    ``BooksError`` if the folder cannot be written.
    """
    run = Run(who=who, command=command, since=since, pid=os.getpid())
    with telling(LOCK):
        handle = _acquire(root)
    lock = Lock(root=root.resolve(), run=run, untold=(), handle=handle)
    try:
        left = _read(handle)
        lock.untold = (*left.untold, left.run) if left else ()
        with telling(LOCK):
            lock.note()
        yield lock
    finally:
        lock.handle = -1
        if lock.is_settled:
            with suppress(OSError):
                os.ftruncate(handle, 0)  # ended in order: nothing is left to tell
        os.close(handle)


def _acquire(root: Path) -> int:
    """The open, locked file. A holder that has not signed yet gets a moment to do so."""
    holder: Run | None = None
    for _ in range(_TRIES):
        handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            content = _read(handle)
            os.close(handle)
            holder = content.run if content else None
            if holder is not None and _is_alive(holder.pid):
                break
            time.sleep(_PAUSE)
        except OSError:
            os.close(handle)
            raise
        else:
            if _is_still_there(handle, root / LOCK):
                return handle
            os.close(handle)  # deleted between opening and locking: ours guards nothing
    raise Refusal([_held(holder)])


def _held(holder: Run | None) -> Problem:
    somebody, something = Words(sv="någon", en="somebody"), Words(sv="ett kommando", en="a command")
    return Problem(
        "books_must_be_unlocked",
        Source(LOCK),
        {
            "who": holder.who if holder else somebody,
            "command": holder.command if holder else something,
            "since": holder.since if holder else "?",
            "pid": holder.pid if holder else "?",
        },
    )


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_still_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _read(handle: int) -> _Content | None:
    line = os.pread(handle, _SIZE_MAX, 0).partition(b"\n")[0]
    try:
        return _Content.model_validate_json(line)
    except ValidationError:
        return None


def _write(handle: int, content: _Content) -> None:
    """One line over the old one, then the rest cut off: a kill in between loses neither."""
    line = content.model_dump_json().encode() + b"\n"
    os.lseek(handle, 0, os.SEEK_SET)
    write_all(handle, line)
    os.ftruncate(handle, len(line))
