"""What beancount's own loader made of the books: the plugin's view, independent of our reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from beancount.core.data import Directive, Open, Transaction

from consortium.members import Consortium
from consortium.problems import Problem, Source
from consortium.voucher import VoucherNumber


class Found(NamedTuple):
    """A problem and the directive that has it."""

    problem: Problem
    entry: Directive


@dataclass(frozen=True)
class Loaded:
    """The entries of one load, in beancount's order, with the consortium they belong to.

    ``consortium`` is ``None`` when consortium.yaml does not read; what needs it is not checked.
    """

    root: Path
    entries: Sequence[Directive]
    consortium: Consortium | None

    @cached_property
    def transactions(self) -> Sequence[Transaction]:
        """The vouchers, and whatever else moves money."""
        return [entry for entry in self.entries if isinstance(entry, Transaction)]

    @cached_property
    def numbered(self) -> Sequence[tuple[VoucherNumber, Transaction]]:
        """The transactions that carry a voucher number."""
        pairs = ((number_of(entry), entry) for entry in self.transactions)
        return [(number, entry) for number, entry in pairs if number is not None]

    def accounts(self) -> Iterator[tuple[str, Directive]]:
        """Every account once, where it is first opened or used."""
        seen: set[str] = set()
        for entry in self.entries:
            used: Sequence[str] = ()
            if isinstance(entry, Open):
                used = (entry.account,)
            elif isinstance(entry, Transaction):
                used = [posting.account for posting in entry.postings]
            for account in used:
                if account not in seen:
                    seen.add(account)
                    yield account, entry

    def place(self, meta: Mapping[str, Any]) -> Source:
        """Where a directive or leg stands, its file inside the books."""
        file = Path(str(meta.get("filename", "")))
        inside = file.is_relative_to(self.root)
        line = meta.get("lineno")
        name = file.relative_to(self.root).as_posix() if inside else str(file)
        return Source(name, line=line if isinstance(line, int) else None)


def number_of(entry: Transaction) -> VoucherNumber | None:
    """The voucher's number, when series, number and the link say the same one.

    A correction links to its original too, and across a year's end both may be number 3.
    """
    series, number = entry.meta.get("series"), entry.meta.get("number")
    originals = {entry.meta.get("reverses"), entry.meta.get("trues-up")}
    for link in sorted((entry.links or frozenset()) - originals):
        try:
            found = VoucherNumber.parse(link)
        except ValueError:
            continue
        if (found.series, found.number) == (series, number):
            return found
    return None


def name_of(entry: Transaction) -> str:
    """How to call a transaction in a message: its number, else its day and text."""
    number = number_of(entry)
    return str(number) if number is not None else f"{entry.date} {entry.narration or ''}".strip()
