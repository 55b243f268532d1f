"""Balances: the state that folding all vouchers and reports so far gives.

A seal will hold this whole value; use cases read nothing else of closed periods. Folding is
associative: balances after a seal plus the open vouchers are the balances of everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from consortium.facts import Facts, Report
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.voucher import SEK, Voucher, VoucherNumber


class Tip(NamedTuple):
    """The last voucher of a series and fiscal year: its number and the hash of its text."""

    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PostedLevy:
    """What has been posted for one member's month, reversals counted: per account, and by what.

    ``accounts`` holds no zero amounts; ``keys`` are those posted and not reversed; ``facts`` is
    the version of the report that the latest one rests on.
    """

    accounts: Mapping[str, Money] = field(default_factory=dict)
    facts: str = ""
    keys: frozenset[str] = frozenset()
    vouchers: tuple[VoucherNumber, ...] = ()

    @property
    def levy(self) -> Money:
        """The levy without VAT: what is earmarked for purposes."""
        return self.accounts.get("Equity:Appropriated", ZERO)

    @property
    def to_pay(self) -> Money:
        """The sum of its receivable legs, VAT included."""
        return Money(
            sum(a.ore for name, a in self.accounts.items() if name.startswith("Assets:Receivable:"))
        )


class OpenNotice(NamedTuple):
    """A posted claim on a member: its voucher, month, due day and what is unpaid of it."""

    voucher: VoucherNumber
    member: str
    month: Period
    due: date | None
    amount: Money


@dataclass(frozen=True)
class Balances:
    """The fold's state. Amounts are debit-positive; accounts at zero are left out.

    ``accounts`` by (account, unit); ``tips`` by (series, fiscal year); ``levies`` by (member,
    month); ``reversed`` maps a voucher to the one that reversed it; ``lifetime`` is what each
    member has been levied in all, VAT included.
    """

    accounts: Mapping[tuple[str, str], Money] = field(default_factory=dict)
    tips: Mapping[tuple[str, int], Tip] = field(default_factory=dict)
    levies: Mapping[tuple[str, Period], PostedLevy] = field(default_factory=dict)
    notices: Mapping[VoucherNumber, OpenNotice] = field(default_factory=dict)
    reversed: Mapping[VoucherNumber, VoucherNumber] = field(default_factory=dict)
    lifetime: Mapping[str, Money] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)

    def balance(self, account: str, unit: str = SEK) -> Money:
        """The balance of one account, nothing if it never moved."""
        return self.accounts.get((account, unit), ZERO)

    def balance_under(self, parent: str, unit: str = SEK) -> Money:
        """The balance of an account and everything under it."""
        return Money(self._ore_under[parent, unit])

    def levy(self, member: str, month: Period) -> PostedLevy:
        """What has been posted for the member's month, nothing if nothing was."""
        return self.levies.get((member, month), _NOTHING)

    def tip(self, series: str, year: int) -> Tip:
        """The last voucher of the series and year; number 0 and no hash before the first."""
        return self.tips.get((series, year), Tip(0, ""))

    @cached_property
    def _ore_under(self) -> Counter[tuple[str, str]]:
        """By (account, unit), parents too: asked for every member, summed in one pass."""
        sums: Counter[tuple[str, str]] = Counter()
        for (account, unit), amount in self.accounts.items():
            parts = account.split(":")
            for length in range(1, len(parts) + 1):
                sums[":".join(parts[:length]), unit] += amount.ore
        return sums


Key = TypeVar("Key")
_NOTHING = PostedLevy()


def is_under(account: str, parent: str) -> bool:
    """True for the parent itself and every account below it.

    >>> is_under("Assets:Bank:Main", "Assets:Bank"), is_under("Assets:Banking", "Assets:Bank")
    (True, False)
    """
    return account == parent or account.startswith(parent + ":")


def fold(
    start: Balances, vouchers: Iterable[tuple[Voucher, str]], reports: Iterable[Report] = ()
) -> Balances:
    """The balances after more vouchers, each with the sha256 of its text, and more reports.

    Vouchers come in number order within their series; reports in the order they were taken in.
    """
    ore = Counter({place: amount.ore for place, amount in start.accounts.items()})
    tips = dict(start.tips)
    levies = dict(start.levies)
    notices = dict(start.notices)
    reversals = dict(start.reversed)
    lifetime = dict(start.lifetime)
    for voucher, sha256 in vouchers:
        for posting in voucher.postings:
            ore[posting.account, posting.unit] += posting.amount.ore
        tips[voucher.id.series, voucher.id.year] = Tip(voucher.id.number, sha256)
        if voucher.reverses is not None:
            reversals[voucher.reverses] = voucher.id
            notices.pop(voucher.reverses, None)
        if voucher.trace is not None:
            _fold_levy(levies, notices, lifetime, voucher)
    accounts = {place: Money(sum_) for place, sum_ in ore.items() if sum_}
    facts = start.facts.with_reports(reports)
    return Balances(accounts, tips, levies, notices, reversals, lifetime, facts)


def _fold_levy(
    levies: dict[tuple[str, Period], PostedLevy],
    notices: dict[VoucherNumber, OpenNotice],
    lifetime: dict[str, Money],
    voucher: Voucher,
) -> None:
    trace = voucher.trace
    assert trace is not None
    place = (trace.member, trace.month)
    before = levies.get(place, _NOTHING)
    after = dict(before.accounts)
    claim = ZERO
    for posting in voucher.postings:
        _add(after, posting.account, posting.amount)
        if posting.account.startswith("Assets:Receivable:"):
            claim += posting.amount
    undoes = voucher.reverses is not None
    levies[place] = PostedLevy(
        accounts=after,
        facts=before.facts if undoes else trace.facts,
        keys=before.keys - {trace.key} if undoes else before.keys | {trace.key},
        vouchers=(*before.vouchers, voucher.id),
    )
    _add(lifetime, trace.member, claim)
    if not undoes and not claim.is_zero:
        notices[voucher.id] = OpenNotice(voucher.id, trace.member, trace.month, voucher.due, claim)


def _add(amounts: dict[Key, Money], key: Key, amount: Money) -> None:
    after = amounts.get(key, ZERO) + amount
    if after.is_zero:
        amounts.pop(key, None)
    else:
        amounts[key] = after
