"""A change on its way to the disk: staged beside the books, promised in one file, carried out.

``.pending/`` holds the new contents, synced, and then ``intent.json``, which appears by one
atomic rename. From that moment the change *will* happen: whoever finds the intent renames the
rest into place. Before it, nothing has happened, and what lies there is swept away. Each file
is recognised by its hash, so carrying out twice does no harm.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from consortium.problems import BooksError, Problem, Source
from ledger.change import PENDING, check_path, sha256
from ledger.disk import (
    at,
    check_place,
    check_writable,
    ensure_folder,
    names,
    read,
    sync_folder,
    write_new,
)
from ledger.lock import Run

INTENT = "intent.json"


class Step(BaseModel):
    """One file: its hash before and after (``None``: no file), and where the new content waits."""

    model_config = ConfigDict(frozen=True)

    path: str
    temp: str
    old: str | None
    new: str | None


class Intent(BaseModel):
    """Everything one change does, in the order in which it is done, and whose change it is."""

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    run: Run
    steps: tuple[Step, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files it writes."""
        return tuple(step.path for step in self.steps)


def stage(root: Path, step: Step, content: bytes | None) -> None:
    """Put the new content beside the books, after trying that it can take its place later."""
    target = root / step.path
    with at(step.path):
        ensure_folder(root, target.parent)
        check_writable(target.parent, root=root)
        if content is not None:
            write_new(root / PENDING / step.temp, content, like=target)


def commit(root: Path, intent: Intent) -> None:
    """Promise the change. Everything staged is on the disk when this is called."""
    folder = root / PENDING
    with at(f"{PENDING}/{INTENT}"):
        sync_folder(folder)
        draft = folder / f"{INTENT}.new"
        write_new(draft, intent.model_dump_json().encode(), like=folder / INTENT)
        draft.replace(folder / INTENT)
        sync_folder(folder)


def carry_out(root: Path, intent: Intent) -> None:
    """Put every file in its place that is not there yet, in order, and read all of them again.

    A folder is synced before the next folder's turn, so that the order outlives a power cut.
    """
    waiting = {step.path for step in _waiting(root, intent)}
    for number, step in enumerate(intent.steps):
        with at(step.path):
            folder = (root / step.path).parent
            ensure_folder(root, folder)
            if step.path in waiting:
                _put(root, step)
            following = intent.steps[number + 1 : number + 2]
            if not following or (root / following[0].path).parent != folder:
                sync_folder(folder)
    changed = [step.path for step in intent.steps if _hash(root, step.path) != step.new]
    _refuse("file_must_hold_what_was_written", changed)


def _put(root: Path, step: Step) -> None:
    target = root / step.path
    if step.new is None:
        target.unlink(missing_ok=True)
    else:
        (root / PENDING / step.temp).replace(target)


def _waiting(root: Path, intent: Intent) -> list[Step]:
    """The steps still to do. Nothing is touched if a file is neither as before nor as after."""
    waiting, foreign, lost = [], [], []
    for step in intent.steps:
        check_place(root, step.path)
        found = _hash(root, step.path)
        if found == step.new:
            continue
        if found != step.old:
            foreign.append(step.path)
        elif step.new is not None and _hash(root, f"{PENDING}/{step.temp}") != step.new:
            lost.append(f"{PENDING}/{step.temp}")
        waiting.append(step)
    _refuse("file_must_not_be_edited_between", foreign)
    _refuse("staged_file_must_be_whole", lost)
    return waiting


def _refuse(code: str, paths: list[str]) -> None:
    if paths:
        raise BooksError([Problem(code, Source(path)) for path in paths])


def _hash(root: Path, path: str) -> str | None:
    with at(path):
        content = read(root / path)
    return None if content is None else sha256(content)


def is_untouched(root: Path, intent: Intent) -> bool:
    """True when no file has been put in place yet."""
    return all(_hash(root, step.path) != step.new for step in intent.steps)


def is_staged(root: Path, intent: Intent) -> bool:
    """True when every new content still waits, whole, beside the books."""
    return all(
        step.new is None or _hash(root, f"{PENDING}/{step.temp}") == step.new
        for step in intent.steps
    )


def find(root: Path) -> Intent | None:
    """The promised change, if there is one. ``BooksError`` when it cannot be read."""
    path = f"{PENDING}/{INTENT}"
    with at(path):
        content = read(root / path)
    if content is None:
        return None
    try:
        intent = Intent.model_validate_json(content)
        for step in intent.steps:
            check_path(step.path)
            check_path(step.temp)
    except (ValidationError, AssertionError):
        raise BooksError([Problem("intent_must_be_readable", Source(path))]) from None
    return intent


def staged(root: Path) -> list[str]:
    """The names in ``.pending/``: empty unless a change is on its way or was interrupted."""
    with at(PENDING):
        return names(root / PENDING)


def forget(root: Path) -> None:
    """The change is in the books: sweep, and end the promise last, so that a kill says so."""
    folder = root / PENDING
    with at(f"{PENDING}/{INTENT}"):
        _sweep(root)
        (folder / INTENT).unlink(missing_ok=True)
        sync_folder(folder)


def drop(root: Path) -> None:
    """The change did not happen: end the promise first, then sweep what was staged."""
    folder = root / PENDING
    with at(f"{PENDING}/{INTENT}"):
        (folder / INTENT).unlink(missing_ok=True)
        sync_folder(folder)
        _sweep(root)


def _sweep(root: Path) -> None:
    for name in staged(root):
        if name != INTENT:
            with suppress(FileNotFoundError):
                (root / PENDING / name).unlink()
