"""What the fund's banks have said so far: entries once each, their details, the balances.

The same days are downloaded again and in other formats; an entry that is already here is not
taken again. Details (camt.054, BgMax) wait until an entry of their sum comes, and are its
payments then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from consortium.bank import BankBalance, BankEntry, BankStatement, Payment, entry_keys
from consortium.money import Money


@dataclass(frozen=True, slots=True)
class BankLine:
    """An entry as the books keep it; ``key`` names it for ever (:func:`entry_keys`).

    Its value day and reversal mark stay in the archived file.
    """

    key: str
    entry: BankEntry


@dataclass(frozen=True, slots=True)
class BankFile:
    """What one file said of one account: ``account`` is the key of consortium.yaml.

    ``lines`` are those that were new. With ``is_details`` they are no money.
    """

    account: str
    kind: str
    document: str
    file: str
    taken_in: str
    lines: tuple[BankLine, ...]
    number: str | None = None
    opening: BankBalance | None = None
    closing: BankBalance | None = None
    is_details: bool = False


@dataclass(frozen=True)
class BankFacts:
    """All files in the order they were taken in."""

    files: tuple[BankFile, ...] = ()

    def after(self, files: Iterable[BankFile]) -> BankFacts:
        """The same facts after more files."""
        added = tuple(files)
        return replace(self, files=(*self.files, *added)) if added else self

    @cached_property
    def lines(self) -> Mapping[str, tuple[BankFile, BankEntry]]:
        """The entries of statements by key, each with the file that it came in."""
        return {
            line.key: (file, line.entry)
            for file in self.files
            if not file.is_details
            for line in file.lines
        }

    @cached_property
    def payments(self) -> Mapping[str, tuple[Payment, ...]]:
        """What each entry consists of: its own payments, else the details that fit it best."""
        free = _details(self.files)
        found: dict[str, tuple[Payment, ...]] = {}
        for key, (file, entry) in self.lines.items():
            candidates = free.get((file.account, entry.amount), [])
            fitting = [one for one in candidates if _is_of(one, entry)]
            best = max(fitting, key=lambda one: _is_named(one, entry), default=None)
            if best is not None:
                candidates.remove(best)
            found[key] = entry.payments if best is None else best.payments
        return found

    def new_lines(self, account: str, kind: str, statement: BankStatement) -> list[BankLine]:
        """The entries of a statement that are not here yet.

        An entry is here when its key is; or when a file of another kind, whose references are
        its own, has one of the same day and amount that nothing else of this statement is.
        """
        files = self._like(account, statement)
        known = {line.key for file in files for line in file.lines}
        keys = entry_keys(account, statement.entries)
        seen = {key for key in keys if key in known}
        spare = _of_other_kinds(files, kind, seen)
        new: list[BankLine] = []
        for key, entry in zip(keys, statement.entries, strict=True):
            if key in known:
                continue
            place = (entry.booked, entry.amount)
            if spare.get(place, 0):
                spare[place] -= 1
            else:
                new.append(BankLine(key, _kept(entry)))
        return new

    def _like(self, account: str, statement: BankStatement) -> list[BankFile]:
        return [
            file
            for file in self.files
            if file.account == account and file.is_details == statement.is_details
        ]


def _kept(entry: BankEntry) -> BankEntry:
    """What the books keep of an entry: further references and numbers stand in the message."""
    payments = []
    for one in entry.payments:
        texts = (one.message, *one.more_references, one.organisation_number)
        message = " ".join(text for text in texts if text)
        bare = replace(one, message=message, more_references=(), organisation_number=None)
        payments.append(bare)
    return replace(entry, valued=None, is_reversal=False, payments=tuple(payments))


def _of_other_kinds(
    files: Iterable[BankFile], kind: str, seen: set[str]
) -> dict[tuple[date, Money], int]:
    """How many entries per day and amount came in files of another kind, but for those seen."""
    count: dict[tuple[date, Money], int] = defaultdict(int)
    for file in files:
        if file.kind != kind:
            for line in file.lines:
                if line.key not in seen:
                    count[line.entry.booked, line.entry.amount] += 1
    return count


def _details(files: Iterable[BankFile]) -> dict[tuple[str, Money], list[BankEntry]]:
    found: dict[tuple[str, Money], list[BankEntry]] = defaultdict(list)
    for file in files:
        if file.is_details:
            for line in file.lines:
                found[file.account, line.entry.amount].append(line.entry)
    return found


def _is_of(details: BankEntry, entry: BankEntry) -> bool:
    """True when details of an entry's sum are its own: of the same day, or with its reference.

    Nothing looser will do: they say whose the money is.
    """
    return details.booked == entry.booked or _is_named(details, entry)


def _is_named(details: BankEntry, entry: BankEntry) -> bool:
    return details.reference is not None and details.reference == entry.reference
