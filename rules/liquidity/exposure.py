"""Exposure: what a member would cost the fund if it vanished today, kind by kind (design.md §4).

Loans are what stands of them, instalments that are noticed and not paid included; guarantees what
is covered (memo commodity ``GSEK``) and what was called; shares what the fund owns of the member;
relocation what is promised and not yet paid; placements what the fund has placed for the member's
sake; overdue levies what it should have paid, also where the due day was moved. What was asked of
others in the last ninety days (a loan from a member, a bank loan on support saving) counts as if it
were there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, get_args

from consortium.balances import Balances
from consortium.keys import component
from consortium.money import ZERO, Money, total
from consortium.notices import OpenNotice
from consortium.voucher import VoucherNumber
from rules.grammar.limits import Exposed, Exposure
from rules.grammar.liquidity import FromMembers, OneOf
from rules.keep import fund_of
from rules.policy import Policy

PENDING = timedelta(days=90)
KINDS: tuple[Exposed, ...] = get_args(Exposed)


class ExposureLimit(NamedTuple):
    """The limit of one member: the lower of the share of the fund and the amount."""

    amount: Money
    fund: Money


@dataclass(frozen=True)
class Exposures:
    """Reads the exposure of members off the balances on a day.

    ``placed_for`` says for which member an agreement was made: component of the agreement's id
    (``StodCykelbud``) to member key.
    """

    policy: Policy
    balances: Balances
    as_of: date
    placed_for: Mapping[str, str] = field(default_factory=dict)

    def of(self, member: str) -> Mapping[Exposed, Money]:
        """By kind, those that ``look_through`` lists; all kinds where there is no limit."""
        rule = self.policy.limits.exposure_per_member
        kinds = KINDS if rule is None else rule.look_through
        return {kind: self.kind(member, kind) for kind in kinds}

    def kind(self, member: str, kind: Exposed) -> Money:
        """What one kind stands at."""
        name = component(member)
        match kind:
            case "loans":
                parents = ("Assets:Loans:Liquidity", "Assets:Loans:Long", "Assets:Receivable:Loans")
                return self._sum(*(f"{parent}:{name}" for parent in parents))
            case "guarantees":
                called = self.balances.balance(f"Assets:Receivable:Recourse:{name}")
                asked = Money.rounded(
                    self._asked(member, "member_loan").exact * cover_of(self.policy), "up"
                )
                return called + max(self._memo("GSEK", name), asked)
            case "shares":
                return self._sum(f"Assets:Shares:Members:{name}")
            case "relocation":
                promised = (o for o in self.balances.help_to(member) if o.kind == "relocation")
                return total(max(one.granted - one.amount, ZERO) for one in promised)
            case "placements":
                placed = Money(self._placed[member])
                return max(placed, self._asked(member, "bank_guarantee"))
            case "overdue_levies":
                return total(notice.amount for notice in self.overdue(member))

    def unpaid(self, member: str) -> Sequence[OpenNotice]:
        """The member's unpaid levies, oldest month first."""
        return self._unpaid.get(member, ())

    def overdue(self, member: str) -> Sequence[OpenNotice]:
        """Levies past their due day, and those whose due day help has moved."""
        moved = self.moved(member)
        return [
            notice
            for notice in self.unpaid(member)
            if notice.voucher in moved or (notice.due is not None and notice.due < self.as_of)
        ]

    def moved(self, member: str) -> frozenset[VoucherNumber]:
        """The notices whose due day help has moved."""
        return frozenset(n for one in self.balances.help_to(member) for n, _ in one.deferred)

    def lent_by_all(self, member: str) -> Money:
        """What stands of loans to the member: the fund's, other members', and those asked for."""
        of_others = self._memo("LSEK", component(member))
        asked = self._asked(member, "member_loan") + self._asked(member, "bank_guarantee")
        return self.kind(member, "loans") + max(of_others, asked)

    def _asked(self, member: str, kind: str) -> Money:
        since = self.as_of - PENDING
        help_ = self.balances.help_to(member)
        return total(one.granted for one in help_ if one.kind == kind and one.on > since)

    def _memo(self, unit: str, name: str) -> Money:
        return Money(self._memos[unit, name])

    def _sum(self, *accounts: str) -> Money:
        return total(self.balances.balance(account) for account in accounts)

    @cached_property
    def _unpaid(self) -> Mapping[str, list[OpenNotice]]:
        by_member: dict[str, list[OpenNotice]] = {}
        for notice in sorted(self.balances.notices.values(), key=lambda n: (n.month, n.voucher)):
            if notice.amount > ZERO and not notice.agreement:
                by_member.setdefault(notice.member, []).append(notice)
        return by_member

    @cached_property
    def _memos(self) -> Counter[tuple[str, str]]:
        """Memo balances in öre by (unit, component): ``Assets:Memo:GSEK:<what>:<Member>``."""
        ore: Counter[tuple[str, str]] = Counter()
        for (account, unit), amount in self.balances.accounts.items():
            if account.startswith("Assets:Memo:"):
                for part in set(account.split(":")[3:]):
                    ore[unit, part] += amount.ore
        return ore

    @cached_property
    def _placed(self) -> Counter[str]:
        """Öre placed for the sake of each member."""
        ore: Counter[str] = Counter()
        for (account, _), amount in self.balances.accounts.items():
            member = self.placed_for.get(account.rpartition(":")[2])
            if member is not None and account.startswith("Assets:Placements:"):
                ore[member] += amount.ore
        return ore


def cover_of(policy: Policy) -> Fraction:
    """What the fund guarantees of a loan from another member; nothing where the policy has none."""
    if policy.liquidity is None:
        return Fraction(0)
    for source in policy.liquidity.sources:
        for one in source.oneof if isinstance(source, OneOf) else (source,):
            if isinstance(one, FromMembers):
                return Fraction(one.guarantee or 0)
    return Fraction(0)


def limit_of(rule: Exposure, balances: Balances) -> ExposureLimit:
    """The limit against the fund as it stands, before the payout; computed limits round down."""
    fund = fund_of(balances)
    limit = Money.rounded(max(fund, ZERO).exact * Fraction(rule.share_of_fund), "down")
    return ExposureLimit(limit if rule.max is None else min(limit, rule.max), fund)
