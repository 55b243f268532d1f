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

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from consortium.problems import Problem, Refusal, Source, Value, Words
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


class _Note(BaseModel):
    """What ``.lock`` holds: runs whose end nobody has been told, the lock's holder last."""

    model_config = ConfigDict(frozen=True)

    runs: tuple[Run, ...] = Field(min_length=1)


UNKNOWN = Run(who="", command="", since="", pid=0)


@dataclass(slots=True)
class Lock:
    """The lock while it is held: proof that this process may write. Made by :func:`locked`.

    ``untold`` are interrupted runs found in the file; they stay there until they ``are_settled``,
    and the run itself stays unless its change ``is_finished`` or dropped.
    """

    root: Path
    run: Run
    handle: int
    untold: tuple[Run, ...] = ()
    are_settled: bool = False
    is_finished: bool = True

    @property
    def is_held(self) -> bool:
        """True until the ``with`` block ends."""
        return self.handle >= 0

    def sign(self) -> None:
        """Write down who holds the lock, and keep what an interrupted command left there."""
        self.untold = _read(self.handle)
        _write(self.handle, (*self.untold, self.run))

    def mark_written(self, run: Run) -> None:
        """Note that the run's change is in the books, for the case that we are killed now."""
        written = run.model_copy(update={"is_written": True})
        if run.is_same(self.run):
            self.run = written
        else:
            others = tuple(other for other in self.untold if not other.is_same(run))
            self.untold = (*others, written)
        _write(self.handle, (*self.untold, self.run))

    def release(self) -> None:
        """Give the lock back, and leave in the file only what the next command must tell."""
        handle, self.handle = self.handle, -1
        untold = () if self.are_settled else self.untold
        with suppress(OSError):
            _write(handle, untold if self.is_finished else (*untold, self.run))
        _close(handle)


@contextmanager
def locked(root: Path, *, who: str, command: str, since: str) -> Iterator[Lock]:
    """Hold the books' lock; ``since`` is the time as text.

    Raises ``Refusal`` (``books_must_be_unlocked``) at once if another command holds it, and
    ``BooksError`` if the folder cannot be written.
    """
    run = Run(who=who, command=command, since=since, pid=os.getpid())
    with telling(LOCK):
        handle = _acquire(root)
    lock = Lock(root=root.resolve(), run=run, handle=handle)
    try:
        with telling(LOCK):
            lock.sign()
        yield lock
    finally:
        lock.release()


def _acquire(root: Path) -> int:
    """The open, locked file. A holder that has not signed yet gets a moment to do so."""
    holder = UNKNOWN
    for _ in range(_TRIES):
        handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still_there(handle, root / LOCK):
                return handle
            _close(handle)  # deleted between opening and locking: ours guards nothing
        except BlockingIOError:
            holder = _holder(handle)
            if holder.pid > 0 and _is_alive(holder.pid):
                break
            time.sleep(_PAUSE)
        except OSError:
            _close(handle)
            raise
    raise Refusal([_held(holder)])


def _holder(handle: int) -> Run:
    try:
        return (UNKNOWN, *_read(handle))[-1]
    except OSError:
        return UNKNOWN
    finally:
        _close(handle)


def _close(handle: int) -> None:
    with suppress(OSError):  # the system has closed it all the same
        os.close(handle)


def _held(holder: Run) -> Problem:
    values: dict[str, Value] = {
        "who": holder.who or Words(sv="någon", en="somebody"),
        "command": holder.command or Words(sv="ett kommando", en="a command"),
        "since": holder.since or "?",
        "pid": holder.pid or "?",
    }
    return Problem("books_must_be_unlocked", Source(LOCK), values)


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


def _read(handle: int) -> tuple[Run, ...]:
    """The runs in the file; none if it is empty, somebody's if it is no sense."""
    line = os.pread(handle, _SIZE_MAX, 0).partition(b"\n")[0]
    try:
        return _Note.model_validate_json(line).runs if line else ()
    except ValidationError:
        return (UNKNOWN,)


def runs_of(handle: int) -> tuple[Run, ...]:
    """The runs that an open lock file names, its holder last; for those who only look."""
    return _read(handle)


def _write(handle: int, runs: tuple[Run, ...]) -> None:
    """One line over the old one, then the rest cut off: a kill in between loses neither."""
    line = _Note(runs=runs).model_dump_json().encode() + b"\n" if runs else b""
    os.lseek(handle, 0, os.SEEK_SET)
    write_all(handle, line)
    os.ftruncate(handle, len(line))
