"""What the sheets show, gathered from the books once: the span's vouchers, balances and levies.

The levies are reckoned from the facts as they stand in the books today, whatever was posted, so
that the workbook shows what a correction that nobody has posted yet would change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from consortium.balances import Balances, fold
from consortium.facts import Report
from consortium.levies import PostedLevy
from consortium.members import Member
from consortium.money import Language, Money
from consortium.period import Period
from consortium.voucher import Voucher
from ledger.accounts import Account, account_names, find
from ledger.accounts import bas as bas_number
from ledger.books import Books
from ledger.documents import find_documents
from ledger.read import ReadVoucher
from reports.workbook.span import Span
from rules.base import MonthBase, base_of, who_speaks
from rules.estimate import Estimate
from rules.levy import Terms, terms_of
from rules.policy import PolicyVersion
from rules.reckon import BasisMonth, Missing, basis_of


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a levy is reckoned on: the policy of its month, the member's terms, report and base.

    ``is_first``: no earlier month of the fiscal year is reckoned together with it.
    """

    version: PolicyVersion
    terms: Terms
    report: Report | None  # none for a month that is estimated
    facts: str  # version of what is reported or estimated
    base: MonthBase
    is_first: bool

    @property
    def is_yearly(self) -> bool:
        """True where the year to date is reckoned, less what it came to the month before."""
        return self.version.policy.levy.reckoned == "year"


@dataclass(frozen=True, slots=True)
class MonthOfMember:
    """One member's month: what its levy rests on, or why there is nothing; and what was posted.

    ``is_inside`` is false for earlier months of the fiscal year that the span's months rest on.
    """

    member: str
    month: Period
    is_inside: bool
    rests_on: Reckoned | Missing | None
    posted: PostedLevy


@dataclass(frozen=True)
class Figures:
    """The books as seen by one workbook."""

    books: Books
    span: Span
    language: Language

    @cached_property
    def vouchers(self) -> Sequence[ReadVoucher]:
        """The vouchers dated in the span, in registration order (BFL 5 kap. 1 §)."""
        inside = (read for read in self.books.read_vouchers if self.span.holds(read.voucher.date))
        return sorted(inside, key=lambda read: _order(read.voucher))

    @cached_property
    def opening(self) -> Balances:
        """The balances before the span."""
        return self._balances(lambda voucher: voucher.date < self.span.first.first)

    @cached_property
    def closing(self) -> Balances:
        """The balances at the end of the span."""
        return self._balances(lambda voucher: voucher.date <= self.span.last.last)

    @cached_property
    def opening_of(self) -> Mapping[str, Money]:
        """The opening balance by account; an account has one unit."""
        return {account: amount for (account, _), amount in self.opening.accounts.items()}

    @cached_property
    def closing_of(self) -> Mapping[str, Money]:
        """The closing balance by account."""
        return {account: amount for (account, _), amount in self.closing.accounts.items()}

    @cached_property
    def accounts(self) -> Sequence[str]:
        """The accounts that had a balance or moved, as a chart of accounts orders them."""
        used = {account for account, _ in (*self.opening.accounts, *self.closing.accounts)}
        used |= {p.account for read in self.vouchers for p in read.voucher.postings}
        kinds = ("Assets", "Equity", "Liabilities", "Income", "Expenses")
        by_kind = {kind: number for number, kind in enumerate(kinds)}
        return sorted(used, key=lambda name: (by_kind[name.partition(":")[0]], name))

    @cached_property
    def months(self) -> Sequence[MonthOfMember]:
        """Each member's months, by member key and month."""
        found: list[MonthOfMember] = []
        posted = self.books.balances.levies
        for key in sorted(self.books.consortium.members):
            member, is_first = self.books.consortium.members[key], True
            for month in self._first_needed.until(self.span.last):
                if not member.belongs(month) and (key, month) not in posted:
                    continue
                rests_on = self._rests_on(key, month, is_first=is_first)
                is_yearly = isinstance(rests_on, Reckoned) and rests_on.is_yearly
                is_first = is_first and not is_yearly
                if month >= self.span.first or is_yearly:
                    is_inside = month >= self.span.first
                    standing = self.books.balances.levy(key, month)
                    found.append(MonthOfMember(key, month, is_inside, rests_on, standing))
        return found

    @cached_property
    def levy_vouchers(self) -> Mapping[tuple[str, Period], Sequence[ReadVoucher]]:
        """Every voucher of each member's month, whenever it was posted, in number order."""
        found: dict[tuple[str, Period], list[ReadVoucher]] = {}
        for read in self.books.read_vouchers:
            trace = read.voucher.trace
            if trace is not None:
                found.setdefault((trace.member, trace.month), []).append(read)
        return {place: sorted(vouchers, key=_read_order) for place, vouchers in found.items()}

    @cached_property
    def archived(self) -> Mapping[str, str]:
        """Where the documents behind the span's reports lie, by hash; their content has it."""
        return find_documents(self.books.root, {report.document for report in self.reports})

    @cached_property
    def reports(self) -> Sequence[Report]:
        """Every report of the span's months, replaced ones too, in the order they came."""
        months = {month.month for month in self.months} | set(self.span.months)
        return [report for report in self.books.all_reports if report.period in months]

    def member_name(self, key: str) -> str:
        """The member's name; its key when consortium.yaml has forgotten it."""
        member = self.books.consortium.members.get(key)
        return key if member is None else member.name

    def account_name(self, account: str) -> tuple[str, str]:
        """The Swedish and the English name of an account."""
        found = find(account)
        return (account, account) if found is None else self._names(found)

    def bas(self, account: str) -> str:
        """Its BAS number; nothing for accounts outside BAS."""
        found = find(account)
        number = None if found is None else bas_number(found, self.books.consortium)
        return number or ""

    def _names(self, account: Account) -> tuple[str, str]:
        return account_names(account, self.books.consortium)

    def _balances(self, holds: Callable[[Voucher], bool]) -> Balances:
        reads = (read for read in self.books.read_vouchers if holds(read.voucher))
        return fold(Balances(), ((read.voucher, read.sha256) for read in reads))

    @cached_property
    def _first_needed(self) -> Period:
        """The span's first month; the fiscal year's, where some month is reckoned by the year."""
        policies = self.books.policies
        held = (policies.in_force(month.first) for month in self.span.months)
        if any(one is not None and one.policy.levy.reckoned == "year" for one in held):
            return self.books.consortium.calendar.first_period(self.span.first)
        return self.span.first

    @cached_property
    def _as_of(self) -> dt.date:
        """The day of the latest voucher: what was late by then is estimated."""
        dates = (read.voucher.date for read in self.books.read_vouchers)
        return max(dates, default=self.span.last.last)

    def _rests_on(self, key: str, month: Period, *, is_first: bool) -> Reckoned | Missing | None:
        books = self.books
        if books.policies.in_force(month.first) is None:
            return None
        basis = basis_of(books.policies, books.consortium, books.balances, key, month, self._as_of)
        if isinstance(basis, Missing):
            return basis
        last = basis.months[-1]
        levy, member = last.version.policy.levy, books.consortium.members[key]
        report, base = _speaker(last, member)
        terms = terms_of(levy, key, member, month)
        return Reckoned(last.version, terms, report, last.facts, base, is_first)


def _speaker(month: BasisMonth, member: Member) -> tuple[Report | None, MonthBase]:
    """The report whose revenue counts, none for an estimate; and the base it gives."""
    if isinstance(month.said, Estimate):
        return None, MonthBase(month.said.base, {}, month.said.reasons)
    policy = month.version.policy
    base = base_of(month.said, policy.levy.base, member, policy.facts.revenue)
    if who_speaks(month.said, policy.facts.revenue) == "sie":
        return month.said.books, base
    return month.said.declared["revenue"], base


def reckoned(months: Sequence[MonthOfMember]) -> Iterator[tuple[MonthOfMember, Reckoned]]:
    """The months that a levy can be reckoned for, each with what it rests on."""
    for month in months:
        if isinstance(month.rests_on, Reckoned):
            yield month, month.rests_on


def _order(voucher: Voucher) -> tuple[str, str, int, int]:
    number = voucher.id
    return voucher.registered, number.series, number.year, number.number


def _read_order(read: ReadVoucher) -> tuple[str, str, int, int]:
    return _order(read.voucher)
