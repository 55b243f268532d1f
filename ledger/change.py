"""What is to be written to the books, as a value: a :class:`Change` is tried whole or not at all.

Paths are relative to the books with ``/`` between folders. Nothing here touches the disk; that
is :mod:`ledger.append`. The types carry the law: vouchers, decisions and the system log only
grow (BFL 5 kap. 5 §: what was booked must stay legible), and only proposals can be removed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Self

LOCK = ".lock"
PENDING = ".pending"

_PERIOD_FILE = re.compile(r"\d{4}/.+\.beancount")
_ONLY_GROWS = re.compile(r"(log|decisions)/.+|documents/.+|" + _PERIOD_FILE.pattern)


def sha256(content: bytes) -> str:
    """The content's hash in 64 hexadecimal digits.

    >>> sha256(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Tip:
    """How far a file had grown when it was read: length in bytes and sha256. Absent is empty.

    >>> Tip.of(b"old text").length
    8
    """

    length: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Self:
        """The tip of a file with this content."""
        return cls(len(content), sha256(content))


@dataclass(frozen=True, slots=True)
class Append:
    """Whole lines after what the file holds; an absent file is created.

    ``tip`` is what the caller read and built upon; if the file is another by now, the change is
    refused. ``None`` takes whatever is there.
    """

    path: str
    text: str
    tip: Tip | None

    def __post_init__(self) -> None:
        check_path(self.path)
        assert self.text.endswith("\n") and "\r" not in self.text, "appended text is whole lines"


@dataclass(frozen=True, slots=True)
class Replace:
    """A new content in place of the old; an absent file is created. ``tip`` as in Append."""

    path: str
    content: bytes
    tip: Tip | None = None

    def __post_init__(self) -> None:
        check_path(self.path)
        assert not _ONLY_GROWS.fullmatch(self.path), f"{self.path} only grows"


@dataclass(frozen=True, slots=True)
class Create:
    """A file that is never changed afterwards; the same content there already is nothing to do."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        check_path(self.path)


@dataclass(frozen=True, slots=True)
class Remove:
    """A proposal that has been decided or superseded; already gone is nothing to do."""

    path: str

    def __post_init__(self) -> None:
        check_path(self.path)
        assert self.path.startswith("proposals/"), f"{self.path} is never removed"


Operation = Append | Replace | Create | Remove


@dataclass(frozen=True, slots=True)
class Change:
    """Operations that happen together, in any order, one for each file; a repetition counts once.

    >>> pdf = Create("documents/2026/a.pdf", b"%PDF")
    >>> [one.path for one in Change((pdf, Remove("proposals/3f.beancount"), pdf)).operations]
    ['documents/2026/a.pdf', 'proposals/3f.beancount']
    """

    operations: tuple[Operation, ...]

    def __post_init__(self) -> None:
        once = tuple(dict.fromkeys(self.operations))
        paths = [operation.path for operation in once]
        assert len(set(paths)) == len(paths), f"a file twice in one change: {sorted(paths)}"
        object.__setattr__(self, "operations", once)


def check_path(path: str) -> None:
    """Fail (a bug) unless the path stays inside the books and out of our own two hidden files."""
    parts = path.split("/")
    assert not {"", ".", "..", LOCK, PENDING}.intersection(parts), f"not a path: {path!r}"
    assert path.isprintable() and "\\" not in path, f"not a path: {path!r}"


def is_included(path: str) -> bool:
    """True for the files that ``main.beancount`` is made of, itself among them.

    >>> is_included("2026/2026-03.beancount"), is_included("facts/2026-03.beancount")
    (True, False)
    """
    return path in {"main.beancount", "accounts.beancount"} or bool(_PERIOD_FILE.fullmatch(path))


def rank(path: str, *, is_new: bool, is_removal: bool = False) -> int:
    """When a file takes its turn, so that plain readers never see half a change (design.md §2).

    What nobody points at yet comes first: documents, facts, new files. Then the one included
    file that makes the change visible, then what follows from it, and the log last.

    >>> paths = ("log/2026.jsonl", "main.beancount", "2026/2026-03.seal", "facts/2026-03.beancount")
    >>> sorted(paths, key=lambda path: rank(path, is_new=False))
    ['facts/2026-03.beancount', 'main.beancount', '2026/2026-03.seal', 'log/2026.jsonl']
    """
    folder = path.split("/", maxsplit=1)[0]
    if folder == "log":
        return 6
    if is_removal:
        return 4
    if path == "current.beancount":
        return 3
    if path.endswith(".seal"):
        return 2  # a seal names its period's hash: it must not be seen before the text it seals
    if path == "main.beancount":
        return 1
    if is_new:
        return 0
    if folder == "decisions":
        return 5
    return 1 if is_included(path) else 0
