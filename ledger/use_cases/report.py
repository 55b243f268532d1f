"""``report``: a finished document put where it was asked for; drafts are never in the books.

Documents are made by ``reports`` as bytes. What stands in ``exports/`` can be made anew from the
books at any time, and is replaced without asking.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from consortium.problems import InputError, Problem, Source
from consortium.system import answer

EXPORTS = "exports"


def write_document(content: bytes, name: str, *, root: Path, out: Path | None = None) -> Path:
    """Write the document and say where it is.

    ``out`` is a file, or a folder that is there, for a file called ``name``; without it the
    document goes into the books' ``exports/``. ``InputError`` when the system refuses.
    """
    path = root / EXPORTS / name if out is None else out
    if path.is_dir():
        path = path / name
    _write(path, content, makes=path.parent if out is None else None)
    return path


def write_documents(
    files: Mapping[str, bytes], folder: str, *, root: Path, out: Path | None = None
) -> list[Path]:
    """Write documents that belong together and say where they are, in their order.

    They go into the folder ``out``, which is made if need be; without it into a folder of the
    books' ``exports/``. ``InputError`` when the system refuses.
    """
    place = root / EXPORTS / folder if out is None else out
    paths = [place / name for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        _write(path, content, makes=place)
    return paths


def _write(path: Path, content: bytes, *, makes: Path | None) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if makes is not None:
            makes.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        values = {"found": answer(error)}
        raise InputError([Problem("folder_must_be_writable", Source(str(path)), values)]) from None
