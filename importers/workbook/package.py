"""The package of an .xlsx file: a zip of XML parts, opened only where that is safe.

Whatever the file claims, reading it takes bounded time and memory: sizes are checked in the
zip's own directory before anything is unpacked, and counted again while unpacking, for a
directory may lie. XML is read as a stream of events, never as a tree, and a document type,
the door of every entity attack, is refused.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from consortium.problems import InputError, Problem, Source, Words

_MB = 1 << 20
FILE_MB_MAX = 20
PARTS_MAX = 2_000
UNPACKED_MB_MAX = 200
# Deflate reaches 1 032 : 1; a large sheet of real figures some 30 : 1.
RATIO_MAX = 200
RATIO_FREE_MB = 10
READ_MB_MAX = 48
ELEMENTS_MAX = 1_000_000
_CHUNK = 1 << 16
# A tag or text this long without a ">" is no part of a workbook.
_CHUNKS_WITHOUT_TAG_MAX = 16

_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Damaged(Exception):
    """A part that does not say what its kind must say."""


class Listener:
    """Hears the XML of one part, by local names: the transitional and strict forms are alike."""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text, perhaps in several pieces."""


@dataclass
class Package:
    """An opened package: its parts by lower-case name, and what may still be read of it."""

    file: str
    archive: zipfile.ZipFile
    parts: Mapping[str, zipfile.ZipInfo]
    bytes_left: int = field(default=READ_MB_MAX * _MB)
    elements_left: int = field(default=ELEMENTS_MAX)

    def holds(self, part: str) -> bool:
        """True when there is such a part."""
        return part.lower() in self.parts

    def parse(self, part: str, listener: Listener) -> None:
        """Let ``listener`` hear a part; ``InputError`` when it is damaged, unsafe or too large."""
        from lxml import etree

        target = _Target(self, listener)
        parser = etree.XMLParser(
            target=target, resolve_entities=False, no_network=True, huge_tree=False
        )
        try:
            for chunk in self._chunks(part):
                parser.feed(chunk)
            parser.close()
        except (etree.XMLSyntaxError, Damaged):
            raise InputError([self.damaged(part)]) from None

    def damaged(self, part: str) -> Problem:
        """The problem that a part is damaged or missing."""
        return Problem("workbook_must_be_whole", Source(self.file), {"part": part})

    def spend_element(self) -> None:
        """Count one element; ``InputError`` when there are too many."""
        self.elements_left -= 1
        if self.elements_left < 0:
            raise InputError([_too_large(self.file)])

    def _chunks(self, part: str) -> Iterator[bytes]:
        without_tag = 0
        try:
            with self.archive.open(self.parts[part.lower()]) as stream:
                while chunk := stream.read(_CHUNK):
                    self.bytes_left -= len(chunk)
                    without_tag = 0 if b">" in chunk else without_tag + 1
                    if self.bytes_left < 0 or without_tag > _CHUNKS_WITHOUT_TAG_MAX:
                        raise InputError([_too_large(self.file)])
                    yield chunk
        except (KeyError, *_BROKEN_ZIP):
            raise InputError([self.damaged(part)]) from None


class _Target:
    """What lxml calls while it parses."""

    def __init__(self, package: Package, listener: Listener) -> None:
        self._package = package
        self._listener = listener

    def start(self, tag: str | bytes, attributes: Mapping[str | bytes, str | bytes]) -> None:
        self._package.spend_element()
        self._listener.opened(str(tag).rpartition("}")[2], cast("Mapping[str, str]", attributes))

    def end(self, tag: str | bytes) -> None:
        self._listener.closed(str(tag).rpartition("}")[2])

    def data(self, text: str | bytes) -> None:
        self._listener.text(str(text))

    def comment(self, text: str | bytes) -> None:
        """Comments say nothing."""

    def doctype(self, *_names: str | None) -> None:
        raise InputError(
            [Problem("workbook_must_not_declare_entities", Source(self._package.file))]
        )

    def close(self) -> None:
        """Nothing is left to do."""


def open_package(content: bytes, name: str) -> Package:
    """Open an .xlsx file, or raise ``InputError`` saying everything that forbids it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except _BROKEN_ZIP:
        raise InputError(
            [Problem("workbook_must_be_whole", Source(name), {"part": "zip"})]
        ) from None
    parts = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
    problems = [*_size(entries, len(content), name), *_contents(parts, name)]
    if any(entry.flag_bits & 1 for entry in entries):
        problems.append(Problem("workbook_must_not_be_encrypted", Source(name)))
    if not problems and len(parts) != len(entries):
        problems = [Problem("workbook_must_be_whole", Source(name), {"part": "zip"})]
    if problems:
        raise InputError(problems)
    return Package(name, archive, parts)


def _size(entries: list[zipfile.ZipInfo], packed: int, name: str) -> Iterator[Problem]:
    unpacked = sum(entry.file_size for entry in entries)
    is_dense = unpacked > RATIO_FREE_MB * _MB and unpacked > packed * RATIO_MAX
    is_large = packed > FILE_MB_MAX * _MB or unpacked > UNPACKED_MB_MAX * _MB
    if is_dense or is_large or len(entries) > PARTS_MAX:
        megabytes = -(-unpacked // _MB)
        values = {"parts": len(entries), "unpacked": megabytes, "packed": -(-packed // 1024)}
        limits = {
            "parts_max": PARTS_MAX,
            "unpacked_max": UNPACKED_MB_MAX,
            "packed_max": FILE_MB_MAX,
        }
        yield Problem("workbook_must_unpack_small", Source(name), {**values, **limits})


_OTHERS = (
    ("xl/workbook.bin", Words("en binär Excelbok (.xlsb)", "a binary Excel workbook (.xlsb)")),
    ("content.xml", Words("ett OpenDocument-dokument (.ods)", "an OpenDocument file (.ods)")),
    ("word/document.xml", Words("ett Worddokument", "a Word document")),
    ("ppt/presentation.xml", Words("en PowerPointfil", "a PowerPoint file")),
)
_ZIP = Words("ett zip-arkiv", "a zip archive")


def _contents(parts: Mapping[str, zipfile.ZipInfo], name: str) -> Iterator[Problem]:
    if "[content_types].xml" not in parts or "_rels/.rels" not in parts:
        found = next((words for part, words in _OTHERS if part in parts), _ZIP)
        yield Problem("workbook_must_be_xlsx", Source(name), {"found": found})
        return
    for part, words in _OTHERS:
        if part in parts:
            yield Problem("workbook_must_be_xlsx", Source(name), {"found": words})
    if any(part.endswith("vbaproject.bin") or "/macrosheets/" in part for part in parts):
        yield Problem("workbook_must_not_hold_macros", Source(name))
    elsewhere = [p for p in parts if p.startswith("xl/externallinks/") or p == "xl/connections.xml"]
    if elsewhere:
        values = {"part": min(elsewhere)}
        yield Problem("workbook_must_not_link_elsewhere", Source(name), values)


def _too_large(name: str) -> Problem:
    values = {"elements_max": ELEMENTS_MAX, "read_max": READ_MB_MAX}
    return Problem("workbook_must_be_small_enough_to_read", Source(name), values)
