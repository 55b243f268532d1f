"""The archive: every file taken in or sent, kept once by the hash of its content.

``documents/2026/<first 16 hex of sha256>-<name>``. BFL 7 kap. asks for seven years; nothing
here is ever changed or removed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ledger.change import Create, sha256
from ledger.disk import names, read, telling

PREFIX = 16
_BYTES_MAX = 120  # of the name; file systems allow 255
_SUFFIX_MAX = 12


def document_path(digest: str, name: str, year: int) -> str:
    """Where a document with this sha256 and name lies, relative to the books.

    >>> document_path("ab" * 32, "Årsrapport mars/april.SE", 2026)
    'documents/2026/abababababababab-Årsrapport-mars-april.SE'
    """
    return f"documents/{year}/{digest[:PREFIX]}-{safe_name(name)}"


def safe_name(name: str) -> str:
    """The name in NFC with letters, digits, ``.``, ``-`` and ``_`` only, shortened; never empty.

    >>> safe_name("../../etc/pass wd"), safe_name("???"), safe_name("böcker (1).xlsx")
    ('etc-pass-wd', 'document', 'böcker-1.xlsx')
    """
    clean = "".join(
        ch if ch.isalnum() or ch in "._" else "-" for ch in unicodedata.normalize("NFC", name)
    )
    words = "-".join(word for word in clean.split("-") if word.strip("."))
    suffix = PurePosixPath(words).suffix
    suffix = suffix if len(suffix.encode()) <= _SUFFIX_MAX else ""
    stem = words.removesuffix(suffix).strip("-.") or "document"
    while len(stem.encode()) + len(suffix.encode()) > _BYTES_MAX:
        stem = stem[:-1]
    return stem.strip("-.") + suffix


def archive(root: Path, content: bytes, name: str, year: int) -> Create | None:
    """The operation that archives a file; ``None`` when its content is archived already."""
    return next(iter(archive_all(root, [(name, content)], year)), None)


def archive_all(root: Path, files: Iterable[tuple[str, bytes]], year: int) -> list[Create]:
    """The operations that archive files (name, content), once per content, in one look.

    Nothing for what is archived already, in whatever year and under whatever name.
    """
    contents: dict[str, tuple[str, bytes]] = {}
    for name, content in files:
        contents.setdefault(sha256(content), (name, content))
    known = find_documents(root, contents)
    return [
        Create(document_path(digest, name, year), content)
        for digest, (name, content) in contents.items()
        if digest not in known
    ]


def find_document(root: Path, digest: str) -> str | None:
    """Where the document with this sha256 lies, relative to the books; ``None`` if nowhere."""
    return find_documents(root, [digest]).get(digest)


def find_documents(root: Path, digests: Iterable[str]) -> dict[str, str]:
    """The places of those that are archived, in one pass over the names of all years.

    Sixteen digits of a hash can be forged; a place counts only if its content has the whole hash.
    """
    wanted: dict[str, list[str]] = {}
    for digest in digests:
        wanted.setdefault(digest[:PREFIX], []).append(digest)
    found: dict[str, str] = {}
    with telling("documents"):
        for path in _paths(root, set(wanted)) if wanted else ():
            actual = sha256(read(root / path) or b"")
            if actual in wanted[path.split("/")[2][:PREFIX]]:
                found.setdefault(actual, path)
    return found


def _paths(root: Path, prefixes: set[str]) -> list[str]:
    folder = root / "documents"
    years = [year for year in names(folder) if re.fullmatch(r"\d{4}", year, re.ASCII)]
    return [
        f"documents/{year}/{name}"
        for year in reversed(years)
        for name in names(folder / year)
        if name[:PREFIX] in prefixes
    ]
