"""The cascade: a need is met from the policy's sources in order, each up to its own limit.

``when_short`` rules when several members need more than there is. Members are taken by fewest
cash days, ties by key, so that the order of the file never matters; amounts are whole öre and
computed limits round down. Nothing here is posted or decided: what comes out is what could be
done, with a reason for every step and every cap that bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, assert_never

from consortium.money import ZERO, Money, total
from consortium.proposal import Reason
from rules.grammar.liquidity import (
    DeferLevy,
    FromMembers,
    FromPurpose,
    FromStodspar,
    OneOf,
    Simple,
)
from rules.liquidity.caps import Kind, caps_of
from rules.liquidity.case import Case, Part
from rules.liquidity.deferral import defer
from rules.liquidity.need import Need, need_of
from rules.liquidity.pools import Pools
from rules.liquidity.relief import eased
from rules.liquidity.sharing import share_out
from rules.liquidity.situation import Situation

CLAUSE = "liquidity.sources"


class Bounded(NamedTuple):
    """How much a member may get of a source, and which bounds said so."""

    amount: Money
    bits: tuple[Reason, ...]


def cascade(situation: Situation) -> tuple[Case, ...]:
    """Every member in need in the month with what the sources give it, most urgent first."""
    cases = [
        _case(situation, member, need)
        for member in situation.figures
        if (need := need_of(situation, member)) is not None
    ]
    cases.sort(key=lambda case: case.urgency)
    lenders = situation.figures.keys() - {case.member for case in cases}
    run = _Run(situation, Pools.of(situation, lenders))
    match situation.liquidity.when_short:
        case "most_urgent_first":
            for case in cases:
                run.through([case])
        case "pro_rata":
            run.through(cases)
        case "all_or_nothing":
            for place, case in enumerate(cases):
                cases[place] = run.whole_or_nothing(case)
        case other:
            assert_never(other)
    for case in cases:
        if case.left > ZERO:
            case.told.append(Reason("bound", "not_met", {}, case.left))
    return tuple(cases)


def _case(situation: Situation, member: str, need: Need) -> Case:
    """The case before any source; what relief defers is met already."""
    relief = eased(situation, member)
    waits = ZERO if relief is None else relief.amount
    case = Case(member, need, max(need.left - waits, ZERO), caps_of(situation, member, need))
    if relief is not None:
        case.told.append(Reason("source", "relief_counts", {}, waits))
        case.eased = frozenset(notice.voucher for notice in relief.notices)
        for cap in case.caps:
            cap.take("deferral", waits)
    return case


@dataclass(slots=True)
class _Run:
    """The pools as they are drawn from."""

    situation: Situation
    pools: Pools

    def through(self, cases: Sequence[Case]) -> None:
        """All sources in order, for these members at the same time."""
        for i, source in enumerate(self.situation.liquidity.sources):
            clause = f"{CLAUSE}.{i}"
            if not isinstance(source, OneOf):
                self._share(cases, source, clause)
                continue
            for case in cases:
                self._one_of(case, source, clause)

    def whole_or_nothing(self, case: Case) -> Case:
        """The member's whole need, or nothing and the pools as they were."""
        pools, before = self.pools.copy(), case.copy()
        self.through([case])
        if case.left.is_zero or not case.parts:
            return case
        self.pools = pools
        before.told = [*case.told, Reason("bound", "whole_or_nothing", {}, case.left)]
        return before

    def _one_of(self, case: Case, source: OneOf, clause: str) -> None:
        """The first of the alternatives that can bear all that is left, or none of them."""
        if case.left <= ZERO:
            return
        for j, one in enumerate(source.oneof):
            pools, before = self.pools.copy(), case.copy()
            self._share([case], one, f"{clause}.oneof.{j}")
            if case.left <= ZERO:
                return
            self.pools = pools
            case.parts, case.left, case.caps = before.parts, before.left, before.caps
        case.told.append(Reason("bound", "oneof_too_small", {}, case.left))

    def _share(self, cases: Sequence[Case], source: Simple, clause: str) -> None:
        """One source for all who still need it; by need where it is not enough for all."""
        open_ = [case for case in cases if case.left > ZERO]
        if isinstance(source, DeferLevy):
            for case in open_:
                defer(self.situation, case, source, clause)
            return
        kind = _kind(source)
        allowed = [case for case in open_ if self._is_lawful(case)]
        bounded = [self._bounded(case, source, clause, kind) for case in allowed]
        wanted = [one.amount for one in bounded]
        room = self.pools.room(source)
        by_key = sorted(range(len(allowed)), key=lambda i: allowed[i].member)
        weights = [allowed[i].need.whole.ore for i in by_key]
        given = share_out(
            total(wanted) if room is None else min(total(wanted), room),
            weights, [wanted[i] for i in by_key],
        )  # fmt: skip
        amounts = dict(zip(by_key, given, strict=True))
        for i, case in enumerate(allowed):
            bits = list(bounded[i].bits)
            if amounts[i] < wanted[i]:
                bits.append(self.pools.reason(source, amounts[i]))
            self._take(case, source, clause, kind, amounts[i], bits)

    def _take(
        self,
        case: Case,
        source: FromPurpose | FromMembers | FromStodspar,
        clause: str,
        kind: Kind,
        amount: Money,
        bits: list[Reason],
    ) -> None:
        case.told += bits
        if amount <= ZERO:
            return
        if isinstance(source, FromMembers):
            for lender, lent, reasons in self.pools.lend(source, amount):
                case.take(Part(kind, f"{clause}.{lender}", lender, lent, (*bits, *reasons)))
            return
        of = source.from_
        reasons = self.pools.draw(source, amount)
        case.take(Part(kind, clause, of, amount, (*bits, *reasons)))

    def _bounded(self, case: Case, source: Simple, clause: str, kind: Kind) -> Bounded:
        """What is left of the need, lowered by the source's own limit and by each cap in turn."""
        assert not isinstance(source, DeferLevy), "a deferral counts whole notices"
        amount, bits = case.left, []
        if source.max is not None:
            room = max(source.max - self.situation.posted_at(case.member, clause), ZERO)
            if room < amount:
                amount = room
                bits.append(Reason("bound", "source_max_bit", {"max": source.max}, amount))
        for cap in case.caps:
            left = cap.room(kind)
            if left is not None and left < amount:
                amount = left
                bits.append(cap.reason(amount))
        return Bounded(amount, tuple(bits))

    def _is_lawful(self, case: Case) -> bool:
        """No loan or guarantee without the review of the law and a dated due diligence."""
        code = lawful(self.situation, case.member)
        if code is not None and all(reason.code != code for reason in case.told):
            case.told.append(Reason("bound", code, {}))
        return code is None


def lawful(situation: Situation, member: str) -> str | None:
    """What is missing for a loan to the member: a code of reason, ``None`` when nothing is."""
    compliance = situation.consortium.compliance
    if compliance is None or compliance.reviewed > situation.as_of:
        return "no_compliance"
    known = situation.consortium.members[member].due_diligence
    if known is None or known > situation.as_of:
        return "no_due_diligence"
    return None


def _kind(source: FromPurpose | FromMembers | FromStodspar) -> Kind:
    match source:
        case FromPurpose():
            return "loan"
        case FromMembers():
            return "member_loan"
        case FromStodspar():
            return "bank_guarantee"
    assert_never(source)
