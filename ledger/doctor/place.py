"""The folder of the books: which it is, who may read and write it, the disk, the lock."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from consortium.problems import FundError, Value
from ledger import intent as intents
from ledger.change import LOCK
from ledger.doctor.check import MEGABYTE, Check, Situation
from ledger.lock import UNKNOWN, Run, runs_of

_FAR = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|afs|9p|fuse\.(sshfs|rclone|davfs\w*|gdrive\w*)|davfs")
_KEPT = ("documents", "inbox", "exports")
_IGNORED = (".lock", ".pending/")


def place(situation: Situation) -> Iterator[Check]:
    """Where the books are, and whether this place bears work."""
    root = situation.root
    if root is None:
        yield Check("folder", "warning", "folder_none", {"here": str(situation.here)})
        return
    values = {"root": str(root)}
    if not situation.holds_books:
        yield Check("folder", "problem", f"folder_empty_{situation.found_by}", values)
        return
    yield Check("folder", "ok", f"folder_{situation.found_by}", values)
    yield _rights(root)
    yield _privacy(root)
    yield _room(root, situation.room_wanted)
    yield disk(root, situation.mounts)
    yield _lock(root)
    yield _interrupted(root)
    yield from _git(root)


def _rights(root: Path) -> Check:
    """All can be read, and what commands change can be written; what is archived only stays."""
    unread, unwritten = [], []
    for path in (root, *sorted(root.rglob("*"))):
        inside = path.relative_to(root).parts
        if ".git" in inside:
            continue
        is_kept = path.is_file() and inside[0] in _KEPT
        if not os.access(path, os.R_OK):
            unread.append(_shown(path, root))
        elif not is_kept and not os.access(path, os.W_OK):
            unwritten.append(_shown(path, root))
    if unread:
        return Check("rights", "problem", "rights_to_read", _some(unread))
    if unwritten:
        return Check("rights", "problem", "rights_to_write", _some(unwritten))
    return Check("rights", "ok", "rights_fine")


def _shown(path: Path, root: Path) -> str:
    return str(root) if path == root else path.relative_to(root).as_posix()


def _some(paths: list[str]) -> dict[str, Value]:
    return {"found": ", ".join(paths[:3]) + (" …" if len(paths) > 3 else ""), "number": len(paths)}


def _privacy(root: Path) -> Check:
    """The books hold people's names and what their cooperatives earn (GDPR art. 32)."""
    mode = root.stat().st_mode
    values = {"root": str(root)}
    if mode & stat.S_IWOTH:
        return Check("privacy", "problem", "privacy_written", values)
    if mode & (stat.S_IROTH | stat.S_IXOTH):
        return Check("privacy", "warning", "privacy_read", values)
    return Check("privacy", "ok", "privacy_fine")


def _room(root: Path, wanted: int) -> Check:
    free = shutil.disk_usage(root).free
    values = {"free": free // MEGABYTE, "wanted": wanted // MEGABYTE}
    if free * 10 < wanted:
        return Check("room", "problem", "room_none", values)
    if free < wanted:
        return Check("room", "warning", "room_little", values)
    return Check("room", "ok", "room_enough", values)


def disk(root: Path, mounts: Path) -> Check:
    """Another machine's disk may not keep the lock between two machines, as the kernel's does."""
    kind = _kind_of_disk(root.resolve(), mounts)
    if kind is None:
        return Check("disk", "ok", "disk_unknown")
    if _FAR.fullmatch(kind):
        return Check("disk", "warning", "disk_far", {"kind": kind})
    return Check("disk", "ok", "disk_near", {"kind": kind})


def _kind_of_disk(root: Path, mounts: Path) -> str | None:
    """The file system of the innermost mount that holds the folder; ``None`` off Linux."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    held = []
    for line in lines:
        words = line.split(" ")
        if len(words) > 2:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), words[1])
            if root.is_relative_to(point):
                held.append((len(Path(point).parts), words[2]))
    return max(enumerate(held), key=lambda pair: (pair[1][0], pair[0]))[1][1] if held else None


def _lock(root: Path) -> Check:
    """Held now, left by a command that was interrupted, or free."""
    path = root / LOCK
    if not path.exists():
        return Check("lock", "ok", "lock_free")
    try:
        with path.open("rb") as file:
            runs = runs_of(file.fileno())
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return Check("lock", "warning", "lock_held", _run(runs))
    except OSError:
        return Check("lock", "problem", "lock_unreadable")
    if runs:
        return Check("lock", "warning", "lock_left", _run(runs))
    return Check("lock", "ok", "lock_free")


def _run(runs: tuple[Run, ...]) -> dict[str, Value]:
    run = (UNKNOWN, *runs)[-1]
    return {
        "who": run.who or "?",
        "command": run.command or "?",
        "since": run.since or "?",
        "pid": run.pid,
    }


def _interrupted(root: Path) -> Check:
    try:
        is_waiting = bool(intents.staged(root)) and intents.find(root) is not None
        is_begun = bool(intents.staged(root))
    except (FundError, OSError):
        return Check("interrupted", "problem", "interrupted_unreadable")
    if is_waiting:
        return Check("interrupted", "warning", "interrupted_waits")
    if is_begun:
        return Check("interrupted", "warning", "interrupted_begun")
    return Check("interrupted", "ok", "interrupted_nothing")


def _git(root: Path) -> Iterator[Check]:
    """Under git, what is not books should be ignored."""
    if not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return
    try:
        lines = (root / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = {line.strip().strip("/") for line in lines}
    missing = tuple(name for name in _IGNORED if name.strip("/") not in named)
    if missing:
        yield Check("git", "warning", "git_ignores_little", {"missing": missing})
    else:
        yield Check("git", "ok", "git_fine")
