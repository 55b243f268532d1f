"""A power cut may lose whatever was not synced, in the worst way that a file system allows.

A kill loses nothing that was written; a power cut does. So one run's calls are played on a disk
in memory that forgets: a file keeps only the content it was synced with (or, by luck, all), and
each folder keeps some first part of what was done to its entries since it was synced. Every disk
that can come out of that is laid out for real and settled by the next command.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import pytest

from ledger.append import Change, writing
from tests.ledger.append.faults import TOUCHING, Call, Faulty
from tests.ledger.append.sample import (
    BOOKS,
    Tree,
    after,
    changes,
    everything,
    put,
    seen,
    tree,
    tree_of,
)


@dataclass
class File:
    """A file's content, and the one that is safe."""

    content: bytes
    synced: bytes


@dataclass
class Entry:
    """One thing done to a folder: a name set to a file (or folder), or taken away.

    A rename is one transaction in every journal: the old name goes only if the new one came.
    """

    path: str
    file: File | None
    after: Entry | None = None


@dataclass
class Disk:
    """What is safe, and by folder what has been done since it was synced."""

    root: Path
    safe: dict[str, File]
    loose: dict[str, list[Entry]] = field(default_factory=dict)
    names: dict[str, File] = field(default_factory=dict)
    open: dict[int, str] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)

    def play(self, call: Call) -> None:
        """Do to this disk what a call did to the real one."""
        name, arguments, given = call
        match name, arguments:
            case "open", (path, int(flags), *_):
                self.open[given], self.at[given] = self.inside(path), 0
                if self.inside(path) not in self.names and flags & 0o100:  # O_CREAT
                    self.enter(self.inside(path), File(b"", b""))
            case "write", (int(handle), data):
                file, start = self.names[self.open[handle]], self.at[handle]
                file.content = file.content[:start] + data + file.content[start + given :]
                self.at[handle] += given
            case "ftruncate", (int(handle), int(length)):
                self.names[self.open[handle]].content = self.names[self.open[handle]].content[
                    :length
                ]
            case "fsync", (int(handle),):
                self.sync(self.open[handle])
            case "replace", (source, target):
                came = self.enter(self.inside(target), self.names[self.inside(source)])
                self.leave(self.inside(source), came)
            case "unlink", (path,):
                self.leave(self.inside(path), None)
            case "mkdir", (path, *_):
                self.enter(self.inside(path) + "/", File(b"", b""))

    def inside(self, path: Path | str) -> str:
        return Path(path).relative_to(self.root).as_posix()

    def enter(self, path: str, file: File) -> Entry:
        entry = Entry(path, file)
        self.names[path] = file
        self.loose.setdefault(folder_of(path), []).append(entry)
        return entry

    def leave(self, path: str, came: Entry | None) -> None:
        del self.names[path]
        self.loose.setdefault(folder_of(path), []).append(Entry(path, None, came))

    def sync(self, path: str) -> None:
        if path in self.names:
            self.names[path].synced = self.names[path].content
        else:
            for entry in self.loose.pop(path, ()):
                apply(self.safe, entry)

    def remains(self) -> Iterator[Tree]:
        """Every content of the disk that a power cut now can leave."""
        for kept in itertools.product(*(range(len(done) + 1) for done in self.loose.values())):
            names = dict(self.safe)
            done = [e for es, n in zip(self.loose.values(), kept, strict=True) for e in es[:n]]
            for entry in done:
                if entry.after is None or entry.after in done or is_safe(self.safe, entry.after):
                    apply(names, entry)
            files = {path: file for path, file in names.items() if path[-1] != "/"}
            held = {path: file for path, file in files.items() if is_reachable(path, names)}
            yield {path: file.synced for path, file in held.items()}
            yield {path: file.content for path, file in held.items()}


def folder_of(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()


def apply(names: dict[str, File], entry: Entry) -> None:
    if entry.file is None:
        names.pop(entry.path, None)
    else:
        names[entry.path] = entry.file


def is_safe(safe: dict[str, File], entry: Entry) -> bool:
    return safe.get(entry.path) is entry.file


def is_reachable(path: str, names: dict[str, File]) -> bool:
    """A file whose folder was lost is lost with it."""
    parents = [parent.as_posix() for parent in PurePosixPath(path).parents][:-1]
    return all(f"{parent}/" in names for parent in parents)


def played(books: Path, faulty: Faulty, change: Change) -> Iterator[Disk]:
    """The disk after each call of a run."""
    safe = {path: File(content, content) for path, content in BOOKS.items()}
    for path in books.rglob("*"):
        if path.is_dir():
            safe[path.relative_to(books).as_posix() + "/"] = File(b"", b"")
    disk = Disk(books, safe, names=dict(safe))
    for call in faulty.run(books, change, kind="trace").trace:
        disk.play(call)
        yield disk


@pytest.mark.parametrize("name", ["post", "new month", "close", "take in"])
def test_a_power_cut_leaves_old_or_new(books: Path, faulty: Faulty, name: str) -> None:
    change = changes(books)[name]
    old, new = dict(BOOKS), after(BOOKS, change)
    last: list[Tree] = []
    met: set[frozenset[tuple[str, bytes]]] = set()
    for disk in played(books, faulty, change):
        last = list(disk.remains())
        for left in last:
            state = frozenset(left.items())
            if state in met:
                continue
            met.add(state)
            put(books, left)
            assert seen(left) in {seen(old), seen(new)}
            with writing(books, who="robin", command="status", since="2026-04-01T09:00:00"):
                pass
            assert tree(books) in (old, new)
            assert set(everything(books)) - set(tree(books)) == {".lock"}
    assert len(met) > 50
    for left in last:  # what was told as done stays done, and its promise is over
        assert {path: content for path, content in left.items() if path != ".lock"} == new


def test_a_kill_after_a_power_cut_still_says_completed(books: Path, faulty: Faulty) -> None:
    """The cut left every file both in its place and beside the books; settling it is killed."""
    change = changes(books)["post"]
    new = after(BOOKS, change)
    doubled = [
        left
        for disk in played(books, faulty, change)
        for left in disk.remains()
        if tree_of(left) == new and b"post" in left[".lock"]
    ]
    worst = max(doubled, key=len)
    assert sum(path.endswith(".new") for path in worst) >= 4
    for at in range(1, 1000):
        put(books, worst)
        if faulty.run(books, kind="kill", at=at, only=TOUCHING, command="a").ended == "done":
            break
        is_owed = b"post" in (books / ".lock").read_bytes()
        told = faulty.run(books, command="b").told
        assert (("completed", "post") in told) == is_owed
        assert ("dropped", "post") not in told
        assert tree(books) == new
