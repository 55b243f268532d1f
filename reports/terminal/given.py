"""Files that people hand to a command, read from the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from consortium.problems import InputError, Problem, Source
from consortium.system import answer
from ledger.use_cases.receipts import FileIn, Receipt


def read_file(path: Path) -> FileIn:
    """The file; ``InputError`` if it cannot be read."""
    try:
        return FileIn(str(path), path.read_bytes())
    except OSError as error:
        values = {"found": answer(error)}
        raise InputError([Problem("file_must_be_readable", Source(str(path)), values)]) from None


def read_files(paths: Iterable[Path]) -> tuple[list[FileIn], list[Receipt]]:
    """Files, and whole folders; a receipt for each that cannot be opened."""
    files: list[FileIn] = []
    unreadable: list[Receipt] = []
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in found:
            if file.name.startswith("."):
                continue
            try:
                files.append(read_file(file))
            except InputError as error:
                unreadable.append(Receipt(str(file), "", problems=error.problems))
    return files, unreadable
