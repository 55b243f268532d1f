"""Balances: the state that folding all vouchers and reports so far gives.

A seal will hold this whole value; use cases read nothing else of closed periods. Folding is
associative: balances after a seal plus the open vouchers are the balances of everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from consortium.facts import Facts, Report
from consortium.help import PostedHelp, by_member, deferred, help_after
from consortium.histories import AGREEMENT, Histories, histories_after
from consortium.levies import PostedLevy
from consortium.money import ZERO, Money
from consortium.notices import OpenNotice, agreed_notice
from consortium.payouts import FoldedPayouts, OpenPayout
from consortium.period import Period
from consortium.voucher import SEK, Settlement, Voucher, VoucherNumber


class Tip(NamedTuple):
    """The last voucher of a series and fiscal year: its number and the hash of its text."""

    number: int
    sha256: str


@dataclass(frozen=True)
class Balances:
    """The fold's state. Amounts are debit-positive; accounts at zero are left out.

    ``accounts`` by (account, unit); ``tips`` by (series, fiscal year); ``levies`` by (member,
    month); ``notices`` are the open claims, ``settled`` those that are paid; ``payouts`` what is
    owed to others, ``paid_out`` those that are paid; ``booked`` maps a bank entry's key to the
    voucher that books it; ``unplaced`` are payments whose payer is not known, by voucher;
    ``undone`` are keys of bank entries whose voucher was reversed: they are not placed by rule
    again; ``reversed`` maps a voucher to the one that reversed it; ``lifetime`` is what each member
    has been levied in all, VAT included; ``levies_from`` the first month whose levies are these
    books' to make, where they began with another program's balances; ``agreements`` is what has
    happened under each; ``help`` what stands of help to members, by the key of its line.
    """

    accounts: Mapping[tuple[str, str], Money] = field(default_factory=dict)
    tips: Mapping[tuple[str, int], Tip] = field(default_factory=dict)
    levies: Mapping[tuple[str, Period], PostedLevy] = field(default_factory=dict)
    notices: Mapping[VoucherNumber, OpenNotice] = field(default_factory=dict)
    settled: Mapping[VoucherNumber, OpenNotice] = field(default_factory=dict)
    payouts: Mapping[VoucherNumber, OpenPayout] = field(default_factory=dict)
    paid_out: Mapping[VoucherNumber, OpenPayout] = field(default_factory=dict)
    booked: Mapping[str, VoucherNumber] = field(default_factory=dict)
    unplaced: Mapping[VoucherNumber, Money] = field(default_factory=dict)
    undone: frozenset[str] = frozenset()
    reversed: Mapping[VoucherNumber, VoucherNumber] = field(default_factory=dict)
    lifetime: Mapping[str, Money] = field(default_factory=dict)
    help: Mapping[str, PostedHelp] = field(default_factory=dict)
    levies_from: Period | None = None
    agreements: Histories = field(default_factory=dict)
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

    def standing(self, member: str, month: Period) -> tuple[VoucherNumber, ...]:
        """The vouchers of the member's month that are not reversed, oldest first."""
        undone = self.reversed.keys() | set(self.reversed.values())
        return tuple(one for one in self.levy(member, month).vouchers if one not in undone)

    def help_to(self, member: str) -> tuple[PostedHelp, ...]:
        """What stands of help to a member, oldest first."""
        return self._help_by_member.get(member, ())

    def tip(self, series: str, year: int) -> Tip:
        """The last voucher of the series and year; number 0 and no hash before the first."""
        return self.tips.get((series, year), _NONE)

    @cached_property
    def _help_by_member(self) -> Mapping[str, tuple[PostedHelp, ...]]:
        return by_member(self.help)

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
UNIDENTIFIED = "Liabilities:Unidentified"
_LEVIES = ("levy", "estimate", "true_up")
_NOTHING = PostedLevy()
_NONE = Tip(0, "")


def fold(
    start: Balances,
    vouchers: Iterable[tuple[Voucher, str]],
    reports: Iterable[Report] = (),
    without_voucher: Iterable[PostedHelp] = (),
) -> Balances:
    """The balances after more vouchers, each with the sha256 of its text, and more reports.

    Vouchers come as the files hold them, so that one dated in an earlier month stands before those
    with lower numbers; reports come in the order they were taken in.
    A payment may stand before the claim that it settles (another file, an earlier day), so
    what vouchers settle is counted after all of them. ``without_voucher`` is help that was
    posted and moves no money of the fund; a deferral moves the due day of its notices.
    """
    ore = Counter({place: amount.ore for place, amount in start.accounts.items()})
    tips = dict(start.tips)
    reversals = dict(start.reversed)
    levies_from = start.levies_from
    claims = _Claims.of(start)
    some = list(vouchers)
    for voucher, sha256 in some:
        for posting in voucher.postings:
            ore[posting.account, posting.unit] += posting.amount.ore
        series = voucher.id.series, voucher.id.year
        if voucher.id.number > tips.get(series, _NONE).number:
            tips[series] = Tip(voucher.id.number, sha256)
        if voucher.reverses is not None:
            reversals[voucher.reverses] = voucher.id
        levies_from = voucher.opening or levies_from
        claims.add(voucher)
    claims.settle()
    asked = tuple(without_voucher)
    return Balances(
        accounts={place: Money(sum_) for place, sum_ in ore.items() if sum_},
        tips=tips,
        levies=claims.levies,
        notices=deferred(claims.notices, asked),
        settled=claims.settled,
        payouts=claims.payouts.open,
        paid_out=claims.payouts.paid,
        booked=claims.booked,
        unplaced=claims.unplaced,
        undone=frozenset(claims.undone),
        reversed=reversals,
        lifetime=claims.lifetime,
        help=help_after(start.help, (voucher for voucher, _ in some), asked),
        levies_from=levies_from,
        agreements=histories_after(start.agreements, (voucher for voucher, _ in some)),
        facts=start.facts.with_reports(reports),
    )


@dataclass(slots=True)
class _Claims:
    """What members owe and have paid, and what is owed to others, while it is being folded."""

    levies: dict[tuple[str, Period], PostedLevy]
    notices: dict[VoucherNumber, OpenNotice]
    settled: dict[VoucherNumber, OpenNotice]
    payouts: FoldedPayouts
    booked: dict[str, VoucherNumber]
    unplaced: dict[VoucherNumber, Money]
    undone: set[str]
    lifetime: dict[str, Money]
    settlements: list[Settlement] = field(default_factory=list)

    @classmethod
    def of(cls, start: Balances) -> _Claims:
        return cls(
            levies=dict(start.levies),
            notices=dict(start.notices),
            settled=dict(start.settled),
            payouts=FoldedPayouts(dict(start.payouts), dict(start.paid_out)),
            booked=dict(start.booked),
            unplaced=dict(start.unplaced),
            undone=set(start.undone),
            lifetime=dict(start.lifetime),
        )

    def add(self, voucher: Voucher) -> None:
        if voucher.trace is not None and voucher.trace.rule in _LEVIES:
            self._add_levy(voucher)
        elif voucher.trace is not None and AGREEMENT in voucher.extra:
            self._add_agreed(voucher)
        elif voucher.opens is not None:
            self._add_claim(voucher, *voucher.opens, voucher.to_pay)
        if voucher.bank is not None and voucher.reverses is None:
            self.booked[voucher.bank] = voucher.id
        elif voucher.bank is not None and self.booked.get(voucher.bank) == voucher.reverses:
            del self.booked[voucher.bank]
            self.undone.add(voucher.bank)
        self.settlements += (*self.payouts.add(voucher), *voucher.settles)
        unplaced = sum(p.amount.ore for p in voucher.postings if p.account == UNIDENTIFIED)
        if unplaced < 0 and voucher.reverses is None:
            self.unplaced[voucher.id] = Money(-unplaced)
        elif unplaced > 0 and voucher.reverses is not None:
            self.settlements.append(Settlement(voucher.reverses, Money(unplaced)))

    def settle(self) -> None:
        """Count off what was settled."""
        for number, amount in self.settlements:
            if number in self.notices or number in self.settled:
                self._count_off(number, amount)
            elif not self.payouts.count_off(number, amount):  # a payment that nobody had placed
                _add(self.unplaced, number, -amount)

    def _count_off(self, number: VoucherNumber, amount: Money) -> None:
        notice = self.notices.pop(number, None) or self.settled.pop(number)
        left = notice._replace(amount=notice.amount - amount)
        (self.settled if left.amount.is_zero else self.notices)[number] = left

    def _add_levy(self, voucher: Voucher) -> None:
        trace = voucher.trace
        assert trace is not None
        place = (trace.member, trace.month)
        before = self.levies.get(place, _NOTHING)
        after = dict(before.accounts)
        claim = ZERO
        for posting in voucher.postings:
            _add(after, posting.account, posting.amount)
            if posting.account.startswith("Assets:Receivable:"):
                claim += posting.amount
        undone = voucher.reverses
        self.levies[place] = PostedLevy(
            accounts=after,
            facts=before.facts if undone else trace.facts,
            keys=before.keys - {trace.key} if undone else before.keys | {trace.key},
            vouchers=(*before.vouchers, voucher.id),
            base=before.base if undone else trace.base,
        )
        _add(self.lifetime, trace.member, claim)
        self._add_claim(voucher, trace.member, trace.month, "", claim)

    def _add_claim(
        self, voucher: Voucher, member: str, month: Period, reference: str, claim: Money
    ) -> None:
        if claim.is_zero:
            return
        if voucher.reverses:  # what was paid of a claim that falls is a credit
            self.settlements.append(Settlement(voucher.reverses, -claim))
        else:
            notice = OpenNotice(voucher.id, member, month, voucher.due, claim, reference)
            self.notices[voucher.id] = notice

    def _add_agreed(self, voucher: Voucher) -> None:
        """What falls due under an agreement is a claim like a levy."""
        notice = agreed_notice(voucher)
        if notice is None:
            return
        if voucher.reverses is not None:
            self.settlements.append(Settlement(voucher.reverses, -voucher.to_pay))
        else:
            self.notices[voucher.id] = notice


def _add(amounts: dict[Key, Money], key: Key, amount: Money) -> None:
    after = amounts.get(key, ZERO) + amount
    if after.is_zero:
        amounts.pop(key, None)
    else:
        amounts[key] = after
