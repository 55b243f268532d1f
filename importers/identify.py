"""Which reader a file is for: decided by its content, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from consortium.problems import InputError
from importers import bank_csv, bgmax, camt, pain002, sie, workbook
from importers.content import refusal
from importers.reading import BankReading, Reading


class BankReader(NamedTuple):
    """One kind of file from a bank: how to recognise it, and how to read it."""

    kind: str
    identifies: Callable[[bytes], bool]
    read: Callable[[bytes, str], BankReading]


class Reader(NamedTuple):
    """One kind of file from a member: how to recognise it, and how to read it."""

    kind: str
    identifies: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]


BANK_READERS: tuple[BankReader, ...] = (
    BankReader("camt", camt.identifies, camt.read_camt),
    BankReader("BgMax", bgmax.identifies, bgmax.read_bgmax),
    BankReader("bank CSV", bank_csv.identifies, bank_csv.read_bank_csv),
)
READERS: tuple[Reader, ...] = (
    Reader("SIE", sie.identifies, sie.read),
    Reader("workbook", workbook.is_workbook, workbook.read_workbook),
    Reader("CSV", workbook.is_csv, workbook.read_workbook),  # last: any text in columns may be CSV
)


def read_bank(content: bytes, name: str) -> BankReading | None:
    """Read a bank's file completely, or not at all; ``None`` when it is no bank's.

    ``name`` is only for messages. Raises ``InputError`` with every problem of the file.
    """
    for reader in BANK_READERS:
        if reader.identifies(content):
            return reader.read(content, name)
    return None


def read_answer(content: bytes, name: str) -> pain002.StatusReport | None:
    """Read a bank's answer to a payment file completely; ``None`` when it is none.

    Raises ``InputError`` with every problem of the file.
    """
    return pain002.read_pain002(content, name) if pain002.identifies(content) else None


def read(content: bytes, name: str) -> Reading:
    """Read a member's file completely, or not at all.

    ``name`` is only for messages. Raises ``InputError`` with every problem of the file.

    >>> lines = b'#FLAGGA 0', b'#SIETYP 1', b'#GEN 20260131', b'#RAR 0 20260101 20261231'
    >>> read(b"\\n".join(lines), "anything.txt").kind
    'SIE 1'
    """
    for reader in READERS:
        if reader.identifies(content):
            return reader.read(content, name)
    raise InputError([refusal(content, name)])
