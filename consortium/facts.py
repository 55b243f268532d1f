"""Facts: what members reported, month by month, with where it came from.

A report is what one member's books, or its own declaration, say of one month. Importers do not
see the policy: a SIE report is the movement per account, and the rules pick the accounts. What
the books say and what the member declares stand side by side; the policy says which counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from consortium.bank_facts import BankFacts, BankFile
from consortium.money import Money
from consortium.period import Period
from consortium.problems import Source

# Accounts whose balances are kept, by BAS: receivables, short investments, cash and bank; debts
# that fall due within a year. What a fund that lends needs to see of a member, and no more.
CURRENT = frozenset(map(str, (*range(15, 20), *range(24, 30))))


@dataclass(frozen=True)
class Report:
    """One member's figures for one month, as one file gives them.

    ``accounts`` holds the month's movement per account of the member's own chart, debit-positive
    as in the file (revenue is negative); ``balances`` those of current assets and debts at its
    end, where the file tells them; ``declared`` holds figures by name (``revenue``,
    ``sales_to_members`` …), positive, their name giving direction; ``counts`` whole numbers
    (``people``). ``is_complete`` is false for books drawn before the month's last day, and for a
    declaration that the member calls an estimate. ``place`` is where a declared revenue stands.
    """

    member: str
    period: Period
    kind: str  # "SIE 4E", "SIE 3", "workbook" …
    document: str  # sha256 of the archived file
    file: str  # its name when it came
    taken_in: str  # ISO time
    drawn_on: date | None = None
    is_complete: bool = True
    accounts: Mapping[str, Money] = field(default_factory=dict)
    declared: Mapping[str, Money] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    place: Source | None = None
    remark: str | None = None
    original: str | None = None  # sha256 of the member's own file, when this is an extract of it
    balances: Mapping[str, Money] = field(default_factory=dict)

    @property
    def is_books(self) -> bool:
        """True when it comes from the member's own books: then no movement is a figure too."""
        return bool(self.accounts) or self.kind.startswith("SIE")

    @property
    def source(self) -> Source:
        """Where to look it up: the cell of a declared revenue, else the file."""
        return self.place or Source(self.file)

    @cached_property
    def version(self) -> str:
        """A digest of the figures: two reports that say the same have the same version.

        Where the figures stood, and when they came, does not count; nor do balances, on which no
        levy rests (see :attr:`Reported.version`).
        """
        counts = {"counts": dict(self.counts)} if self.counts else {}
        return _digest(
            {
                "member": self.member,
                "period": str(self.period),
                "complete": self.is_complete,
                "accounts": {key: str(amount) for key, amount in self.accounts.items()},
                "declared": {key: str(amount) for key, amount in self.declared.items()},
                **counts,
            }
        )


@dataclass(frozen=True)
class Reported:
    """What holds of one member's month: of every figure the latest that was taken in.

    ``books`` is the latest report of its books, accounts only. ``declarations`` are what it
    declares, each figure in one of them: in the report that said it last, without what later
    ones said anew. What is not complete never takes the place of what is.

    >>> march = Period(2026, 3)
    >>> first = Report("kvarnen", march, "workbook", "", "a.xlsx", "", declared={
    ...     "revenue": Money(500), "cash": Money(700)})
    >>> later = replace(first, file="b.xlsx", declared={"cash": Money(600)})
    >>> month = Reported("kvarnen", march).after(first).after(later)
    >>> month.declared["revenue"].file, month.figures
    ('a.xlsx', {'cash': Money('6.00'), 'revenue': Money('5.00')})
    """

    member: str
    period: Period
    books: Report | None = None
    declarations: tuple[Report, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True while nothing has been reported."""
        return self.books is None and not self.declarations

    @cached_property
    def declared(self) -> Mapping[str, Report]:
        """Which report says each declared figure."""
        said = {name: one for one in self.declarations for name in (*one.declared, *one.counts)}
        return MappingProxyType(said)

    @cached_property
    def figures(self) -> Mapping[str, Money]:
        """The declared amounts by name."""
        amounts = {n: a for one in self.declarations for n, a in one.declared.items()}
        return dict(sorted(amounts.items()))

    @cached_property
    def version(self) -> str:
        """A digest of everything that holds of the month, not of where it stood."""
        books = None if self.books is None else self.books.version
        declared = {
            name: [str(one.declared.get(name, one.counts.get(name))), one.is_complete]
            for name, one in self.declared.items()
        }
        held = {} if self.books is None else {a: str(m) for a, m in self.books.balances.items()}
        balances = {"balances": held} if held else {}
        return _digest({"books": books, "declared": declared, **balances})

    def after(self, report: Report) -> Reported:
        """What holds once the report has been taken in."""
        return replace(
            self,
            books=self._books_after(report),
            declarations=self._declarations_after(report),
        )

    def _books_after(self, report: Report) -> Report | None:
        held = self.books
        if not report.is_books or (held is not None and held.is_complete > report.is_complete):
            return held
        bare = not report.declared and not report.counts
        return report if bare else replace(report, declared={}, counts={})

    def _declarations_after(self, report: Report) -> tuple[Report, ...]:
        new = {
            name
            for name in (*report.declared, *report.counts)
            if report.is_complete or not self._says_finally(name)
        }
        if not new:
            return self.declarations
        older = [_of_figures(one, self.declared.keys() - new) for one in self.declarations]
        kept = [one for one in older if one.declared or one.counts]
        later = replace(_of_figures(report, new), accounts={})
        return tuple(sorted([*kept, later], key=_in_order))

    def _says_finally(self, name: str) -> bool:
        return name in self.declared and self.declared[name].is_complete


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds per member and month, and what the banks have said.

    >>> Facts().report("grenverket", Period(2026, 3)).is_empty
    True
    """

    by_member_and_period: Mapping[tuple[str, Period], Reported] = field(default_factory=dict)
    bank: BankFacts = field(default_factory=BankFacts)

    def report(self, member: str, period: Period) -> Reported:
        """What the member has reported of the month; empty when nothing came."""
        return self.by_member_and_period.get((member, period)) or Reported(member, period)

    def with_reports(self, reports: Iterable[Report]) -> Facts:
        """The same facts after later reports, in the order they were taken in."""
        merged = dict(self.by_member_and_period)
        for report in reports:
            key = (report.member, report.period)
            merged[key] = (merged.get(key) or Reported(*key)).after(report)
        return Facts(merged, self.bank)

    def with_bank(self, files: Iterable[BankFile]) -> Facts:
        """The same facts after more files from banks."""
        return replace(self, bank=self.bank.after(files))

    def __iter__(self) -> Iterator[Reported]:
        return iter(self.by_member_and_period.values())


def _of_figures(report: Report, names: Iterable[str]) -> Report:
    """The report with some of its declared figures only."""
    wanted = set(names)
    if wanted.issuperset((*report.declared, *report.counts)):
        return report
    return replace(
        report,
        declared={name: amount for name, amount in report.declared.items() if name in wanted},
        counts={name: number for name, number in report.counts.items() if name in wanted},
    )


def _in_order(report: Report) -> tuple[str, str, list[str]]:
    # Each figure stands in one declaration only, so this orders any two of them.
    return report.taken_in, report.document, sorted((*report.declared, *report.counts))


def _digest(figures: object) -> str:
    text = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
