"""Caps: what bounds the help of one member across all sources, counted down as help is found.

Each cap says how much room is left, and how heavily each kind of source weighs on it: a loan of
the fund weighs whole on exposure, a loan from another member only with what the fund guarantees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction
from typing import Final, Literal

from consortium.figures import member_balance
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.proposal import Reason, ReasonValue
from rules.liquidity.exposure import cover_of, limit_of
from rules.liquidity.need import Need
from rules.liquidity.situation import Situation
from rules.liquidity.turnover import turnover_of

Kind = Literal["deferral", "loan", "member_loan", "bank_guarantee"]
ALL: Final[tuple[Kind, ...]] = ("deferral", "loan", "member_loan", "bank_guarantee")
_WHOLE: Final = Fraction(1)


@dataclass(slots=True)
class Cap:
    """One bound on a member's help: the room left in exact kronor, and each kind's weight on it."""

    code: str
    left: Fraction
    weights: Mapping[Kind, Fraction]
    values: Mapping[str, ReasonValue] = field(default_factory=dict)
    stands: str = ""  # the value that says what is bound already, and grows with what is found

    def room(self, kind: Kind) -> Money | None:
        """How much of a kind still fits, down to the öre; ``None`` where it does not weigh."""
        weight = self.weights.get(kind, Fraction(0))
        return None if not weight else max(Money.rounded(self.left / weight, "down"), ZERO)

    def take(self, kind: Kind, amount: Money) -> None:
        """Count off what was found."""
        counted = amount.exact * self.weights.get(kind, Fraction(0))
        self.left -= counted
        if counted and isinstance(stood := self.values.get(self.stands), Money):
            self.values = {**self.values, self.stands: stood + Money.rounded(counted, "up")}

    def reason(self, amount: Money) -> Reason:
        """That this cap bit, and what it left."""
        return Reason("bound", self.code, self.values, amount)


def caps_of(situation: Situation, member: str, need: Need) -> list[Cap]:
    """Every cap of the policy that holds for the member, as it stands before the round."""
    return [
        *_exposure(situation, member),
        *_stake(situation, member),
        *_turnover(situation, member),
        *_co_financing(situation, member, need),
        *_bridge(situation, member),
    ]


def _exposure(situation: Situation, member: str) -> Iterator[Cap]:
    """After the payout the exposure must be within the share of the fund before it."""
    rule = situation.policy.limits.exposure_per_member
    if rule is None:
        return
    limit, fund = limit_of(rule, situation.balances)
    before = total(situation.exposures.of(member).values())
    kinds = rule.look_through
    weights: dict[Kind, Fraction] = {}
    if "loans" in kinds:
        weights["loan"] = _WHOLE
    if "guarantees" in kinds:
        weights["member_loan"] = cover_of(situation.policy)
    if "placements" in kinds:
        weights["bank_guarantee"] = _WHOLE
    if "overdue_levies" in kinds:
        weights["deferral"] = _WHOLE
    values: dict[str, ReasonValue] = {
        "limit": limit, "before": before, "share": rule.share_of_fund, "fund": fund,
    }  # fmt: skip
    yield Cap("exposure_bit", (limit - before).exact, weights, values, "before")


def _stake(situation: Situation, member: str) -> Iterator[Cap]:
    """Loans in all at most so many per cent of the member's own capital (insats)."""
    rule = situation.liquidity.multiplier_of_stake
    if rule is None:
        return
    share, joined = rule.max, situation.consortium.members[member].joined
    for stage in sorted(rule.stages, key=lambda stage: stage.member_for_less_than):
        if Period.of(joined).plus(stage.member_for_less_than) > situation.period:
            share = stage.max
            break
    capital = max(member_balance(situation.balances, member).capital, ZERO)
    lent = situation.exposures.lent_by_all(member)
    values: dict[str, ReasonValue] = {"share": share, "capital": capital, "lent": lent}
    room = Money.rounded(capital.exact * Fraction(share), "down") - lent
    yield Cap("stake_bit", room.exact, _of_loans(), values, "lent")


def _turnover(situation: Situation, member: str) -> Iterator[Cap]:
    """Loans in all at most so many per cent of the turnover of the last months."""
    rule = situation.liquidity.share_of_turnover
    if rule is None:
        return
    facts = situation.balances.facts
    turnover = turnover_of(facts, situation.policy, member, situation.period, rule.months)
    lent = situation.exposures.lent_by_all(member)
    room = Money.rounded(turnover.amount.exact * Fraction(rule.max), "down") - lent
    values: dict[str, ReasonValue] = {
        "share": rule.max, "turnover": turnover.amount, "months": turnover.months, "lent": lent,
    }  # fmt: skip
    yield Cap("turnover_bit", room.exact, _of_loans(), values, "lent")


def _co_financing(situation: Situation, member: str, need: Need) -> Iterator[Cap]:
    """The fund bears at most its share of the need, and everyone else leaves the member its own."""
    rule = situation.liquidity.co_financing
    if rule is None:
        return
    posted = situation.posted(member)
    by_fund = total(one.granted for one in posted if one.kind in ("deferral", "loan"))
    share = Fraction(rule.fund_at_most)
    room = Money.rounded(need.whole.exact * share, "down") - by_fund
    weights: dict[Kind, Fraction] = {"deferral": _WHOLE, "loan": _WHOLE, "bank_guarantee": _WHOLE}
    values: dict[str, ReasonValue] = {"share": rule.fund_at_most, "need": need.whole}
    yield Cap("co_financing_fund_bit", room.exact, weights, values)
    own = rule.own_cash_at_least
    if own is not None:
        outside = Money.rounded(need.whole.exact * (1 - Fraction(own)), "down") - need.posted
        of_own: dict[str, ReasonValue] = {"share": own, "need": need.whole}
        yield Cap("co_financing_own_bit", outside.exact, dict.fromkeys(ALL, _WHOLE), of_own)


def _bridge(situation: Situation, member: str) -> Iterator[Cap]:
    """No new bridge before the old one stood at zero for a while, but for its renewals.

    A loan while another stands, or too soon after, is a renewal; they are counted within the
    rule's period.
    """
    rule = situation.liquidity.clean_down
    if rule is None:
        return
    since = situation.period.plus(-rule.every)
    loans = [
        one
        for one in situation.balances.help_to(member)
        if one.kind == "loan" and one.month > since
    ]
    stands = situation.exposures.kind(member, "loans") > ZERO
    moved = (
        happening.date
        for id_, some in situation.balances.agreements.items()
        if id_.startswith(agreements_of(member))
        for happening in some
    )
    cleared = max(moved, default=None)  # when nothing stands, the last that happened cleared it
    soon = cleared is not None and situation.as_of - cleared < timedelta(days=rule.at_zero_for)
    if loans and (stands or soon) and len(loans) > rule.renewals:
        values: dict[str, ReasonValue] = {"days": rule.at_zero_for, "renewals": rule.renewals}
        yield Cap("bridge_bit", Fraction(0), {"loan": _WHOLE, "member_loan": _WHOLE}, values)


def agreements_of(member: str) -> str:
    """How the ids of a member's liquidity loans begin; a key holds no hyphen."""
    return f"likvid-{member}-"


def _of_loans() -> dict[Kind, Fraction]:
    return {"loan": _WHOLE, "member_loan": _WHOLE, "bank_guarantee": _WHOLE}
