"""The few ways in which the books touch the disk, and what the system's refusals mean to people.

Whatever the system refuses is an ``OSError``; :func:`at` says at which path inside the books, and
:func:`disk_problem` makes it a message.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from consortium.problems import BooksError, Problem, Source, Words
from consortium.system import answer

FILE_MODE = 0o644  # what the umask takes away is taken away


class DiskError(OSError):
    """What the system refused, at ``path`` of the books."""

    path = "."

    @classmethod
    def of(cls, error: OSError, path: str) -> DiskError:
        """The same refusal with its place."""
        refused = cls(error.errno, error.strerror)
        refused.path = path
        return refused


@contextmanager
def at(path: str) -> Iterator[None]:
    """Let an ``OSError`` from inside name this path of the books, unless it names one already."""
    try:
        yield
    except DiskError:
        raise
    except OSError as error:
        raise DiskError.of(error, path) from error


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Turn an ``OSError`` from inside into a ``BooksError``: at this path, nothing was written."""
    try:
        with at(path):
            yield
    except DiskError as error:
        raise BooksError([disk_problem(error, state=UNCHANGED)]) from error


def read(path: Path) -> bytes | None:
    """The file's content; ``None`` when there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def names(folder: Path) -> list[str]:
    """What lies in the folder, in order; an absent one is empty."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 (thousands of names, and only names)
    except FileNotFoundError:
        return []


def write_new(path: Path, content: bytes, *, like: Path) -> None:
    """Write and sync a new file with the mode and owner of ``like``, where that exists."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    try:
        write_all(handle, content)
        _resemble(handle, like)
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, content: bytes) -> None:
    """Write every byte: the system may take fewer at a time than it is given."""
    rest = memoryview(content)
    while rest:
        taken = os.write(handle, rest)
        if taken == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[taken:]


def _resemble(handle: int, like: Path) -> None:
    try:
        old = like.stat()
    except FileNotFoundError:
        return
    new = os.fstat(handle)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):  # only root may give files away
            os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def sync_folder(folder: Path) -> None:
    """Make the folder's entries outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems cannot sync a folder
            raise
    finally:
        os.close(handle)


def ensure_folder(root: Path, folder: Path) -> None:
    """Create the folder and those above it, up to the books, and sync each one's parent."""
    if folder == root or folder.is_dir():
        return
    ensure_folder(root, folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def check_writable(folder: Path, *, root: Path) -> None:
    """Raise ``OSError`` for a folder that would refuse a rename from another place in the books."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if folder.stat().st_dev != root.stat().st_dev:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


def check_place(root: Path, path: str) -> None:
    """``BooksError`` if a link leads the path out of the books or something else bars its way."""
    parts = path.split("/")
    place = root
    for part in parts:
        place = place / part
        with at(path):
            mode = _mode(place)
        if mode is None:
            return
        where = place.relative_to(root).as_posix()
        if stat.S_ISLNK(mode):
            raise BooksError([Problem("books_must_not_hold_links", Source(where))])
        is_last = where == path
        if not (stat.S_ISREG(mode) if is_last else stat.S_ISDIR(mode)):
            code = "path_must_be_a_file" if is_last else "path_must_be_a_folder"
            raise BooksError([Problem(code, Source(where))])


def size(path: Path) -> int:
    """The file's length in bytes; an absent file is empty."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _mode(place: Path) -> int | None:
    try:
        return place.lstat().st_mode
    except FileNotFoundError:
        return None


UNCHANGED = Words(sv="böckerna är oförändrade", en="the books are unchanged")
BEGUN = Words(
    sv="en del av ändringen kan vara skriven; nästa kommando slutför eller släpper den "
    "och säger vilket",
    en="part of the change may be written; the next command completes or drops it and says which",
)
_RULES = {
    errno.ENOSPC: "disk_must_have_room",
    errno.EDQUOT: "disk_must_have_room",
    errno.EFBIG: "disk_must_have_room",
    errno.EROFS: "books_must_be_writable",
    errno.EACCES: "books_must_be_writable",
    errno.EPERM: "books_must_be_writable",
    errno.EXDEV: "books_must_lie_on_one_disk",
    errno.ENOENT: "path_must_exist",
    errno.EISDIR: "path_must_be_a_file",
    errno.ENOTDIR: "path_must_be_a_folder",
}


def disk_problem(error: DiskError, *, state: Words) -> Problem:
    """What the system refused, in plain words; ``state`` says how the books were left."""
    code = _RULES.get(error.errno or 0, "disk_must_work")
    return Problem(code, Source(error.path), {"system": answer(error), "state": state})
