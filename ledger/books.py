"""The books opened: everything that a use case reads, as one value.

Reading goes through our own strict reader (``ledger.read``), checks numbers and the hash chain
on the way, and folds the vouchers and reports into :class:`~consortium.balances.Balances`.
Nothing is cached on disk: a cache beside the books could be changed, or be stale.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from consortium.balances import Balances, fold
from consortium.bank_facts import BankFile
from consortium.facts import Facts, Report
from consortium.help import PostedHelp
from consortium.members import Consortium
from consortium.period import Period
from consortium.problems import BooksError, FundError, Problem, Source
from consortium.progress import Progress, quiet, telling
from consortium.proposal import Proposal
from consortium.voucher import Voucher, VoucherNumber
from ledger.balances_text import balances_text
from ledger.change import PENDING, Tip
from ledger.checks.chain import Link, check_chain, month_of
from ledger.checks.settlements import check_settlements
from ledger.files import Files
from ledger.help import posted_without_voucher
from ledger.intent import INTENT
from ledger.read import ReadVoucher, opened_accounts, read_facts, read_vouchers
from ledger.read_proposal import read_proposal
from rules.consortium_yaml import read_consortium
from rules.policy import Policies, read_policy

MAIN = "main.beancount"
ACCOUNTS = "accounts.beancount"
CONSORTIUM = "consortium.yaml"
POLICY, MAPPINGS, AGREEMENTS = "policy", "mappings", "agreements"
_INCLUDE = re.compile(r'^include "([^"]+)"$', re.MULTILINE)
_DIGEST_START = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True)
class Books:
    """The books as they stood when they were opened.

    ``read_vouchers`` are in the order of the files, ``all_reports`` as they were taken in;
    ``opened`` maps each account to the day it was opened; ``settings`` are consortium.yaml, the
    policies, the mappings and the agreements as they are written; ``files`` says of every file
    how far it had grown.
    """

    root: Path
    consortium: Consortium
    policies: Policies
    balances: Balances
    read_vouchers: Sequence[ReadVoucher]
    all_reports: Sequence[Report]
    included: Sequence[str]
    opened: Mapping[str, date]
    settings: Mapping[str, bytes]
    files: Mapping[str, Tip]

    def voucher(self, number: VoucherNumber) -> tuple[Voucher, Source] | None:
        """The voucher of that number and where it stands, ``None`` when there is none."""
        found = self._by_number.get(number)
        return None if found is None else (found.voucher, found.source)

    def reports(self, member: str, period: Period) -> list[Report]:
        """Every report of the member's month, in the order they were taken in."""
        return [r for r in self.all_reports if r.member == member and r.period == period]

    def proposals(self) -> list[Proposal]:
        """The proposals that wait for a decision; ``BooksError`` when one was changed."""
        return [self._proposal(path) for path in Files(self.root).matching("proposals/*.beancount")]

    def is_waiting(self, digest: str) -> bool:
        """True when the proposal with this digest waits for a decision."""
        return (self.root / f"proposals/{digest}.beancount").is_file()

    def posted_proposal(self, prefix: str) -> Proposal | None:
        """The posted proposal whose digest begins so, ``None`` when none or several do."""
        if _DIGEST_START.fullmatch(prefix) is None:
            return None
        found = Files(self.root).matching(f"proposals/posted/{prefix}*.beancount")
        return self._proposal(found[0]) if len(found) == 1 else None

    def person_name(self, key: str) -> str:
        """The name of a person of consortium.yaml; the key itself for one who is gone."""
        person = self.consortium.people.get(key)
        return key if person is None else person.name

    @property
    def opened_on(self) -> date:
        """The fund's first day: accounts that come later are opened from it too."""
        return min(self.opened.values())

    @cached_property
    def tip(self) -> str:
        """One checksum of all that vouchers and reports add up to, as a seal would hold it.

        Two people who see the same tip have the same books and the same facts before them.
        """
        return hashlib.sha256(balances_text(self.balances).encode()).hexdigest()

    @cached_property
    def _by_number(self) -> Mapping[VoucherNumber, ReadVoucher]:
        return {read.voucher.id: read for read in self.read_vouchers}

    def _proposal(self, path: str) -> Proposal:
        return read_proposal(Files(self.root).text(path), path)


def open_books(root: Path, *, facts: bool = True, progress: Progress = quiet) -> Books:
    """Read the books in ``root``; ``facts=False`` leaves the members' reports out.

    Raises ``PolicyError`` for consortium.yaml, else ``BooksError`` with every problem of every
    file; nothing half-read is returned.
    """
    files = Files(root)
    included = _INCLUDE.findall(files.text(MAIN))
    settings = _settings(files)
    consortium = read_consortium(settings[CONSORTIUM], CONSORTIUM)
    problems: list[Problem] = []
    with _without_collecting():
        policies = _policies(settings, problems)
        vouchers, opened = _vouchers(files, included, problems, progress)
        reported = _reported(files, problems, progress) if facts else []
        problems += check_chain(map(_link, vouchers), consortium.calendar)
        problems += check_settlements(vouchers)
        if problems:
            raise BooksError(problems)
        reports = [one for one in reported if isinstance(one, Report)]
        bank = Facts().with_bank(one for one in reported if isinstance(one, BankFile))
        start = Balances(facts=bank)
        helped: list[PostedHelp] = []
        with _gathering(problems):
            helped = posted_without_voucher(files)
        if problems:
            raise BooksError(problems)
        pairs = ((read.voucher, read.sha256) for read in vouchers)
        balances = fold(start, pairs, reports, helped)
    return Books(
        root=root,
        consortium=consortium,
        policies=policies,
        balances=balances,
        read_vouchers=vouchers,
        all_reports=reports,
        included=included,
        opened=opened,
        settings=settings,
        files=files.tips,
    )


def _settings(files: Files) -> dict[str, bytes]:
    policies = [path for path in files.matching(f"{POLICY}/*.yaml") if ".cases." not in path]
    mappings = files.matching(f"{MAPPINGS}/*.yaml")
    agreements = files.matching(f"{AGREEMENTS}/*.yaml")
    paths = (CONSORTIUM, *policies, *mappings, *agreements)
    return {path: files.content(path) for path in paths}


def _policies(settings: Mapping[str, bytes], problems: list[Problem]) -> Policies:
    versions = []
    for path, content in settings.items():
        if path.startswith(f"{POLICY}/"):
            with _gathering(problems):
                versions.append(read_policy(content, path))
    return Policies(tuple(versions))


def _vouchers(
    files: Files, included: Sequence[str], problems: list[Problem], progress: Progress
) -> tuple[list[ReadVoucher], dict[str, date]]:
    """The vouchers of the files that main.beancount includes: exactly those that Fava shows."""
    opened = opened_accounts(files.text(ACCOUNTS))
    vouchers: list[ReadVoucher] = []
    for path in telling(progress, "opening", included):
        if month_of(path) is not None:
            with _gathering(problems):
                text = files.text(path)
                vouchers += read_vouchers(text, path)
                opened |= opened_accounts(text)
    for path in files.matching("[0-9][0-9][0-9][0-9]/*.beancount"):
        if path not in included and _is_stray(files.root, path):
            place = Source(path, line=1)
            problems.append(Problem("period_file_must_be_included", place, {"file": path}))
    return vouchers, opened


def _is_stray(root: Path, path: str) -> bool:
    """True for a file with content that main.beancount leaves out.

    Not while a change is under way, or when it was made after main.beancount was read.
    """
    size = (root / path).stat().st_size
    is_changing = (root / PENDING / INTENT).exists()
    return bool(size) and not is_changing and path not in _INCLUDE.findall(Files(root).text(MAIN))


def _reported(files: Files, problems: list[Problem], progress: Progress) -> list[Report | BankFile]:
    reported: list[Report | BankFile] = []
    for path in telling(progress, "opening", files.matching("facts/*.beancount")):
        with _gathering(problems):
            reported += read_facts(files.text(path), path)
    return reported


def _link(read: ReadVoucher) -> Link:
    voucher = read.voucher
    return Link(voucher.id, voucher.date, voucher.prev, read.sha256, read.source)


@contextmanager
def _gathering(problems: list[Problem]) -> Iterator[None]:
    """Go on after a file that has problems: they are shown together."""
    try:
        yield
    except FundError as error:
        problems += error.problems


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
