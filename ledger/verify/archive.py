"""The archive: each document is what it was, and each that the books name is there.

BFL 7 kap. 1 § asks that underlying documents are kept; the hash in a document's name and in the
books shows that nobody has changed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from consortium.problems import Problem, Source
from ledger.books import Books
from ledger.change import sha256
from ledger.documents import PREFIX
from ledger.files import Files
from ledger.verify.check import Verified

_NAMED = re.compile(r"sha256:([0-9a-f]{64})")


class Archive(NamedTuple):
    """The hash of each document by its path."""

    hashes: Mapping[str, str]

    @property
    def known(self) -> frozenset[str]:
        """The hashes of everything that is archived."""
        return frozenset(self.hashes.values())


def read_archive(root: Path) -> Archive:
    """Every document read and hashed."""
    files = Files(root)
    paths = files.matching("documents/*/*")
    return Archive({path: sha256(files.content(path)) for path in paths})


def documents(archive: Archive) -> Verified:
    """Each document still has the content that its name was made of."""
    changed = (
        Problem("document_must_be_unchanged", Source(path), {"found": digest[:PREFIX]})
        for path, digest in archive.hashes.items()
        if not path.rpartition("/")[2].startswith(digest[:PREFIX])
    )
    return Verified.of("documents", len(archive.hashes), changed)


def underlying(books: Books, archive: Archive) -> Verified:
    """What vouchers, reports and statements rest on is in the archive."""
    named = dict(_named(books))
    known = archive.known
    missing = (
        Problem("document_must_be_archived", source, {"found": digest[:PREFIX]})
        for digest, source in named.items()
        if digest not in known
    )
    return Verified.of("underlying", len(named), missing)


def policies(books: Books, archive: Archive) -> Verified:
    """The text of each policy that a voucher was made by is archived, whatever it says today."""
    used = {
        read.voucher.trace.policy: read.source
        for read in reversed(books.read_vouchers)
        if read.voucher.trace is not None
    }
    known = {digest[:PREFIX] for digest in archive.known}
    missing = (
        Problem("policy_must_be_archived", source, {"found": name})
        for name, source in used.items()
        if name.rpartition("@")[2] not in known
    )
    return Verified.of("policies", len(used), missing)


def _named(books: Books) -> Iterator[tuple[str, Source]]:
    """Each hash that the books name, with one of the places where they do."""
    for file in books.balances.facts.bank.files:
        yield file.document, Source(file.file)
    for report in books.all_reports:
        yield report.document, Source(report.file)
    for read in books.read_vouchers:
        for digest in _NAMED.findall(read.voucher.source):
            yield digest, read.source
        place = read.voucher.document
        if (
            place is not None
            and not (books.root / read.source.file).parent.joinpath(place).is_file()
        ):
            yield place.rpartition("/")[2][:PREFIX], read.source
