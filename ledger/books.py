"""The books opened: everything that a use case reads, as one frozen value.

Reading goes through our own strict reader (``ledger.read``), checks numbers and the hash chain
on the way, and folds the vouchers and reports into :class:`~consortium.balances.Balances`.
Nothing is cached on disk: a cache beside the books could be changed, or be stale.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from consortium.balances import Balances, fold
from consortium.facts import Report
from consortium.members import Consortium
from consortium.problems import BooksError, FundError, Problem, Source
from consortium.voucher import VoucherNumber
from ledger.blocks import decode
from ledger.checks.chain import Link, check_chain, month_of
from ledger.read import ReadVoucher, read_reports, read_vouchers
from rules.policy import Policies

MAIN = "main.beancount"
CONSORTIUM = "consortium.yaml"
_INCLUDE = re.compile(r'^include "([^"]+)"$', re.MULTILINE)


class FileTip(NamedTuple):
    """How far a file had grown when it was read: bytes, and the sha256 of them."""

    length: int
    sha256: str


@dataclass(frozen=True)
class Books:
    """The books as they stood when they were opened.

    ``vouchers`` are in the order of the files; ``sources`` says of every file that was read, by
    its path inside the books, what it held.
    """

    root: Path
    consortium: Consortium
    policies: Policies
    vouchers: tuple[ReadVoucher, ...]
    balances: Balances
    sources: Mapping[str, FileTip]

    def voucher(self, number: VoucherNumber) -> ReadVoucher | None:
        """The voucher of that number, ``None`` when there is none."""
        return next((read for read in self.vouchers if read.voucher.id == number), None)


def open_books(root: Path, *, facts: bool = True) -> Books:
    """Read the books in ``root``; ``facts=False`` leaves the members' reports out.

    Raises ``BooksError`` (``PolicyError`` for consortium.yaml and policies) with every problem
    found; nothing half-read is returned.
    """
    files = _Files(root)
    consortium = read_consortium(files)
    with _without_collecting():
        vouchers, problems = _read_vouchers(files)
        reports, more = _read_reports(files) if facts else ([], [])
        problems += more
        problems += _check(vouchers, consortium)
        policies, more = _read_policies(files, consortium)
        problems += more
        if problems:
            raise BooksError(problems)
        balances = fold(Balances(), ((read.voucher, read.sha256) for read in vouchers), reports)
    return Books(root, consortium, policies, tuple(vouchers), balances, dict(files.sources))


class _Files:
    """Reads files of the books by their path inside them, noting what each held."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources: dict[str, FileTip] = {}

    def content(self, path: str) -> bytes:
        """The bytes of a file; ``BooksError`` when it is not there."""
        try:
            content = (self.root / path).read_bytes()
        except FileNotFoundError:
            values = {"missing": path, "folder": str(self.root)}
            problem = Problem("books_folder_must_hold_books", Source(path), values)
            raise BooksError([problem]) from None
        except OSError as error:
            values = {"found": error.strerror or type(error).__name__}
            raise BooksError([Problem("file_must_be_readable", Source(path), values)]) from None
        self.sources[path] = FileTip(len(content), hashlib.sha256(content).hexdigest())
        return content

    def text(self, path: str) -> str:
        """The text of a file."""
        return decode(self.content(path), path)

    def matching(self, pattern: str) -> list[str]:
        """The paths that match, by name."""
        return sorted(found.relative_to(self.root).as_posix() for found in self.root.glob(pattern))


def read_consortium(files: _Files) -> Consortium:
    """``consortium.yaml`` of the books."""
    from rules import consortium_yaml

    return consortium_yaml.read_consortium(files.content(CONSORTIUM), CONSORTIUM)


def _read_policies(files: _Files, consortium: Consortium) -> tuple[Policies, list[Problem]]:
    from rules import policy_yaml

    versions = []
    problems: list[Problem] = []
    for path in files.matching("policy/*.yaml"):
        if path.endswith(".cases.yaml"):
            continue
        try:
            versions.append(policy_yaml.read_policy(files.content(path), path, consortium))
        except FundError as error:
            problems += error.problems
    return Policies(tuple(versions)), problems


def _read_vouchers(files: _Files) -> tuple[list[ReadVoucher], list[Problem]]:
    """The vouchers of the files that main.beancount includes, exactly those that Fava shows."""
    included = [path for path in _INCLUDE.findall(files.text(MAIN)) if month_of(path)]
    vouchers: list[ReadVoucher] = []
    problems: list[Problem] = []
    for path in sorted({*included, *files.matching("[0-9][0-9][0-9][0-9]/*.beancount")}):
        if month_of(path) is None:
            continue
        try:
            read = read_vouchers(files.text(path), path)
        except BooksError as error:
            problems += error.problems
            continue
        if read and path not in included:
            place = Source(path, line=read[0].line)
            problems.append(Problem("period_file_must_be_included", place, {"file": path}))
        vouchers += read
    return vouchers, problems


def _read_reports(files: _Files) -> tuple[list[Report], list[Problem]]:
    reports: list[Report] = []
    problems: list[Problem] = []
    for path in files.matching("facts/*.beancount"):
        try:
            reports += read_reports(files.text(path), path)
        except BooksError as error:
            problems += error.problems
    return reports, problems


def _check(vouchers: list[ReadVoucher], consortium: Consortium) -> Iterator[Problem]:
    links = (
        Link(read.voucher.id, read.voucher.date, read.voucher.prev, read.sha256, read.source)
        for read in vouchers
    )
    return check_chain(links, consortium.calendar)


@contextmanager
def _without_collecting() -> Iterator[None]:
    # Thousands of small values that all stay: collecting in between costs a third of the time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
