"""The cascade: a need is met from the policy's sources in order, each up to its own limit.

``when_short`` rules when several members need more than there is. Members are taken by fewest
cash days, ties by key, so that the order of the file never matters; amounts are whole öre and
computed limits round down. Nothing here is posted or decided: what comes out is what could be
done, with a reason for every step and every cap that bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from consortium.balances import OpenNotice
from consortium.money import ZERO, Money, total
from consortium.proposal import Reason
from consortium.voucher import VoucherNumber
from rules.grammar.liquidity import (
    DeferLevy,
    FromMembers,
    FromPurpose,
    FromStodspar,
    OneOf,
    Simple,
)
from rules.liquidity.caps import Cap, Kind, caps_of
from rules.liquidity.need import Need, need_of
from rules.liquidity.pools import Pools
from rules.liquidity.relief import eased
from rules.liquidity.sharing import share_out
from rules.liquidity.situation import Situation

CLAUSE = "liquidity.sources"


class Part(NamedTuple):
    """What one source gives one member: ``of`` is the purpose or the lending member."""

    kind: Kind
    clause: str
    of: str
    amount: Money
    reasons: tuple[Reason, ...]
    notices: tuple[OpenNotice, ...] = ()


@dataclass(slots=True)
class Case:
    """One member in need: what is found for it so far, what is told, and what is left."""

    member: str
    need: Need
    left: Money
    caps: list[Cap]
    parts: list[Part] = field(default_factory=list)
    told: list[Reason] = field(default_factory=list)
    eased: frozenset[VoucherNumber] = frozenset()  # notices that relief has deferred

    @property
    def urgency(self) -> tuple[object, str]:
        """Fewest cash days first, ties by key."""
        return self.need.figures.urgency, self.member

    def copy(self) -> Case:
        """The case as it stands, to come back to."""
        caps = [replace(cap) for cap in self.caps]
        return replace(self, caps=caps, parts=[*self.parts], told=[*self.told])

    def take(self, part: Part) -> None:
        """Count a part off what is left and off every cap."""
        self.parts.append(part)
        self.left -= part.amount
        for cap in self.caps:
            cap.take(part.kind, part.amount)


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
                self._defer(case, source, clause)
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

    def _defer(self, case: Case, source: DeferLevy, clause: str) -> None:
        """Unpaid levies of the oldest months, whole notices, until the need is met."""
        exposures = self.situation.exposures
        moved = exposures.moved(case.member) | case.eased
        unpaid = [n for n in exposures.unpaid(case.member) if n.voucher not in moved]
        overdue = {notice.voucher for notice in exposures.overdue(case.member)}
        taken: list[OpenNotice] = []
        bits: list[Reason] = []
        for notice in _of_months(unpaid, source.defer_levy):
            if total(n.amount for n in taken) >= case.left:
                break
            cap = self._too_tight(case, taken, notice, is_overdue=notice.voucher in overdue)
            if cap is not None:
                bits.append(cap.reason(notice.amount))
                break
            taken.append(notice)
        case.told += bits
        if not taken:
            if not bits:
                case.told.append(Reason("source", "nothing_to_defer", {}))
            return
        amount = total(notice.amount for notice in taken)
        case.parts.append(Part("deferral", clause, "", amount, tuple(bits), tuple(taken)))
        case.left = max(case.left - amount, ZERO)
        fresh = total(notice.amount for notice in taken if notice.voucher not in overdue)
        for cap in case.caps:  # what was overdue is counted in the exposure already
            cap.take("deferral", fresh if cap.code == "exposure_bit" else amount)

    @staticmethod
    def _too_tight(
        case: Case, taken: Sequence[OpenNotice], notice: OpenNotice, *, is_overdue: bool
    ) -> Cap | None:
        """The first cap under which one more notice would not fit."""
        amount = total(one.amount for one in (*taken, notice))
        for cap in case.caps:
            room = cap.room("deferral")
            counts = not (cap.code == "exposure_bit" and is_overdue)
            if counts and room is not None and room < amount:
                return cap
        return None

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


def _of_months(notices: Sequence[OpenNotice], months: int) -> Iterator[OpenNotice]:
    """The notices of the first so many months among them."""
    wanted = sorted({notice.month for notice in notices})[:months]
    yield from (notice for notice in notices if notice.month in wanted)


def _kind(source: FromPurpose | FromMembers | FromStodspar) -> Kind:
    match source:
        case FromPurpose():
            return "loan"
        case FromMembers():
            return "member_loan"
        case FromStodspar():
            return "bank_guarantee"
    assert_never(source)


def by_member(cases: Sequence[Case]) -> Mapping[str, Case]:
    """The cases by member key."""
    return {case.member: case for case in cases}
