"""``report``: a finished document put where it was asked for; drafts are never in the books.

Documents are made by ``reports`` as bytes. What stands in ``exports/`` can be made anew from the
books at any time, and is replaced without asking.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
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
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if out is None:
            path.parent.mkdir(exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        values = {"found": answer(error)}
        raise InputError([Problem("folder_must_be_writable", Source(str(path)), values)]) from None
    return path


def write_documents(
    documents: Mapping[str, bytes], *, root: Path, out: Path | None = None, folder: str = ""
) -> Sequence[Path]:
    """Write documents by their names and say where they are.

    ``out`` is as for :func:`write_document`; several documents want a folder, which is made if it
    is not there. ``folder`` is the one of ``exports/`` that they go into without ``out``.
    ``InputError`` when the system refuses.
    """
    wants_folder = len(documents) > 1 or (out is None and folder != "")
    if out is None and folder:
        out = root / EXPORTS / folder
    if out is not None and wants_folder and documents:
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            values = {"found": answer(error)}
            problem = Problem("folder_must_be_writable", Source(str(out)), values)
            raise InputError([problem]) from None
    return [write_document(made, name, root=root, out=out) for name, made in documents.items()]
