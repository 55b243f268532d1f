"""Pools: what the sources hold for all members together, counted down as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple, assert_never

from consortium.figures import purpose_balance
from consortium.money import ZERO, Money, total
from consortium.proposal import Reason, ReasonValue
from rules.grammar.liquidity import FromMembers, FromPurpose, FromStodspar, OneOf, Simple
from rules.keep import available_of, floor_of
from rules.liquidity.sharing import share_out
from rules.liquidity.situation import Situation

Drawn = FromPurpose | FromMembers | FromStodspar


class Purse(NamedTuple):
    """A purpose: what is untied, what must stay, and what may still be lent."""

    untied: Money
    floor: Money
    left: Money


class Lender(NamedTuple):
    """A member with more cash than it needs: its surplus, and what may still be asked of it."""

    member: str
    surplus: Money
    left: Money


@dataclass(slots=True)
class Pools:
    """All pools of a round. ``stodspar`` is ``None`` where the policy sets no limit."""

    purposes: dict[str, Purse]
    lenders: list[Lender]
    stodspar: Money | None
    limit: Money
    is_stopped: bool

    @classmethod
    def of(cls, situation: Situation, lenders: Set[str]) -> Pools:
        """The pools before the round; only members in ``lenders`` may be asked to lend."""
        purposes: dict[str, Purse] = {}
        lending: list[Lender] = []
        for source in _simple(situation):
            if isinstance(source, FromPurpose):
                purposes[source.from_] = _purse(situation, source.from_)
            elif isinstance(source, FromMembers):
                lending = list(_lenders(situation, source, lenders))
        limit, left = _placement(situation)
        return cls(purposes, lending, left, limit, is_stopped=bool(situation.stops))

    def copy(self) -> Pools:
        """The pools as they stand, to come back to."""
        return replace(self, purposes=dict(self.purposes), lenders=[*self.lenders])

    def room(self, source: Drawn) -> Money | None:
        """What a source holds now; ``None`` for no limit."""
        if self.is_stopped and not isinstance(source, FromMembers):
            return ZERO
        match source:
            case FromPurpose():
                return self.purposes[source.from_].left
            case FromMembers():
                return total(lender.left for lender in self.lenders)
            case FromStodspar():
                return self.stodspar
        assert_never(source)

    def reason(self, source: Drawn, amount: Money) -> Reason:
        """That a source did not hold what was wanted."""
        if self.is_stopped and not isinstance(source, FromMembers):
            return Reason("bound", "payouts_are_stopped", {}, amount)
        match source:
            case FromPurpose():
                purse = self.purposes[source.from_]
                values: dict[str, ReasonValue] = {"purpose": source.from_, "floor": purse.floor}
                return Reason("bound", "purpose_floor_bit", values, amount)
            case FromMembers():
                days = source.above_cash_days
                return Reason("bound", "surplus_bit", {"days": days}, amount)
            case FromStodspar():
                return Reason("bound", "placement_limit_bit", {"limit": self.limit}, amount)
        assert_never(source)

    def draw(self, source: FromPurpose | FromStodspar, amount: Money) -> tuple[Reason, ...]:
        """Take an amount out of a purpose, or out of what may be placed; says from what."""
        if isinstance(source, FromStodspar):
            if self.stodspar is not None:
                self.stodspar -= amount
                assert self.stodspar >= ZERO, "no more is placed than the limit holds"
            return (Reason("clause", "from_stodspar", {}, amount),)
        purse = self.purposes[source.from_]
        assert amount <= purse.left, "no purpose is drawn below its floor"
        self.purposes[source.from_] = purse._replace(left=purse.left - amount)
        values: dict[str, ReasonValue] = {
            "purpose": source.from_, "untied": purse.untied, "floor": purse.floor,
            "available": purse.left,
        }  # fmt: skip
        return (Reason("clause", "from_purpose", values, amount),)

    def lend(
        self, source: FromMembers, amount: Money
    ) -> Iterator[tuple[str, Money, tuple[Reason, ...]]]:
        """Share an amount over the lenders by surplus: who, how much, why."""
        parts = share_out(
            amount,
            [lender.surplus.ore for lender in self.lenders],
            [lender.left for lender in self.lenders],
        )
        assert total(parts) == amount, "no more is wanted than the lenders have left"
        for i, part in enumerate(parts):
            if part <= ZERO:
                continue
            lender = self.lenders[i]
            self.lenders[i] = lender._replace(left=lender.left - part)
            # Members compete: who lends is named, what it has is not (issue 6 § 5).
            values: dict[str, ReasonValue] = {
                "lender": lender.member, "days": source.above_cash_days, "whole": amount,
            }  # fmt: skip
            reasons = [Reason("clause", "from_member", values, part)]
            if source.guarantee is not None:
                cover = Money.rounded(part.exact * Fraction(source.guarantee), "up")
                share: dict[str, ReasonValue] = {"share": source.guarantee}
                reasons.append(Reason("clause", "guaranteed", share, cover))
            yield lender.member, part, tuple(reasons)


def _simple(situation: Situation) -> Iterator[Simple]:
    for source in situation.liquidity.sources:
        yield from source.oneof if isinstance(source, OneOf) else (source,)


def _purse(situation: Situation, purpose: str) -> Purse:
    policy, balances = situation.policy, situation.balances
    return Purse(
        untied=purpose_balance(balances, purpose).untied,
        floor=floor_of(policy, balances, purpose, situation.fund),
        left=available_of(policy, balances, purpose),
    )


def _lenders(situation: Situation, source: FromMembers, keys: Set[str]) -> Iterator[Lender]:
    """Members with a surplus, by key; what was asked of them for the month is counted off,
    and who declined is not asked again.
    """
    asked: dict[str, Money] = {}
    said_no: set[str] = set()
    for one in situation.balances.help.values():
        if one.lender is not None and one.month == situation.period:
            asked[one.lender] = asked.get(one.lender, ZERO) + one.granted
            said_no |= {one.lender} if one.granted.is_zero else set()
    share = Fraction(1 if source.max_share_of_surplus is None else source.max_share_of_surplus)
    for key in sorted(keys - said_no):
        surplus = situation.figures[key].above(source.above_cash_days)
        most = Money.rounded(surplus.exact * share, "down") - asked.get(key, ZERO)
        if most > ZERO:
            yield Lender(key, surplus, most)


def _placement(situation: Situation) -> tuple[Money, Money | None]:
    """The limit on support saving and what is left of it; ``None`` where there is none.

    What was asked for and is not placed yet counts.
    """
    rule = situation.policy.placements.stodspar
    if rule is None:
        return ZERO, None
    limit = Money.rounded(
        max(situation.fund, ZERO).exact * Fraction(rule.max_share_of_fund), "down"
    )
    limit = limit if rule.max is None else min(limit, rule.max)
    placed = situation.balances.balance_under("Assets:Placements:Stodspar")
    asked = total(
        one.granted for one in situation.balances.help.values() if one.kind == "bank_guarantee"
    )
    return limit, max(limit - max(placed, asked), ZERO)
