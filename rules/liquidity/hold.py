"""Whether decided help still holds: the same facts and clauses, and every limit today.

What was decided falls when a figure or a clause that it rests on has changed, when the need was
met another way, or when the approved amount would now break a floor, a cap or a limit. It does not
fall because something else was booked (design.md §4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from consortium.help import deferrals
from consortium.money import ZERO, Money, total
from consortium.proposal import Line, Proposal, Reason
from rules.deciding import body_of
from rules.grammar.liquidity import DeferLevy, FromMembers, OneOf, Simple
from rules.liquidity.caps import ALL, Cap, Kind, caps_of
from rules.liquidity.cascade import lawful
from rules.liquidity.lines import facts_version
from rules.liquidity.need import Need, need_of
from rules.liquidity.pools import Pools
from rules.liquidity.propose import climbed
from rules.liquidity.relief import CLAUSE as RELIEF
from rules.liquidity.situation import Situation


class Broken(NamedTuple):
    """A line that no longer holds, and why."""

    line: Line
    because: Reason


def broken(situation: Situation, proposal: Proposal) -> Iterator[Broken]:
    """Every line of the proposal that no longer holds; nothing while all of them do."""
    members = sorted({line.member for line in proposal.lines})
    for member in members:
        mine = [line for line in proposal.lines if line.member == member]
        changed = list(_of_member(situation, member, mine))
        yield from changed
        if not changed:
            yield from _body(situation, proposal, member, mine)
    yield from _of_pools(situation, proposal.lines)


def _of_member(situation: Situation, member: str, lines: Sequence[Line]) -> Iterator[Broken]:
    if member not in situation.figures:
        yield Broken(lines[0], Reason("source", "not_a_member_then", {"member": member}))
        return
    for line in lines:
        code = _changed(situation, line)
        if code is not None:
            yield Broken(line, Reason("source", code, {"member": member}))
            return
    need = need_of(situation, member)
    if need is not None:
        yield from _need(lines, need.left)
        yield from _lawful(situation, member, lines)
        yield from _caps(situation, member, need, lines)
        yield from _source_limits(situation, member, lines)
    unpaid = {notice.voucher for notice in situation.exposures.unpaid(member)}
    for line in lines:
        for number in deferrals(line):
            if number not in unpaid:
                yield Broken(line, Reason("source", "levy_is_paid", {"voucher": str(number)}))


def _lawful(situation: Situation, member: str, lines: Sequence[Line]) -> Iterator[Broken]:
    code = lawful(situation, member)
    loan = next((line for line in lines if line.kind != "deferral"), None)
    if code is not None and loan is not None:
        yield Broken(loan, Reason("bound", code, {}))


def _caps(situation: Situation, member: str, need: Need, lines: Sequence[Line]) -> Iterator[Broken]:
    """Every cap as it stands today, counted down line by line."""
    caps = caps_of(situation, member, need)
    overdue = {str(notice.voucher) for notice in situation.exposures.overdue(member)}
    for line in lines:
        kind = _kind(line)
        for cap in caps:
            room = cap.room(kind)
            added = line.base - _counted_already(line, cap, overdue)
            cap.take(kind, added)
            if room is not None and added > room:
                yield Broken(line, cap.reason(room))


def _changed(situation: Situation, line: Line) -> str | None:
    """Which of what the line rests on says something else: figures, or clauses."""
    lender = line.clause.rpartition(".")[2] if line.kind == "member_loan" else ""
    if lender and lender not in situation.figures:
        return "figures_changed"
    now = facts_version(situation, line.member, lender).split(".")
    then = line.facts.split(".")
    if now[:-1] != then[:-1]:
        return "figures_changed"
    return "rules_changed" if now[-1] != then[-1] else None


def _need(lines: Sequence[Line], left: Money) -> Iterator[Broken]:
    """No more than is needed today; a deferral counts whole notices and may go beyond."""
    deferred = total(line.base for line in lines if line.kind == "deferral")
    given = [line for line in lines if line.kind != "deferral"]
    most = max(left - deferred, ZERO)
    if total(line.base for line in given) > most or (left <= ZERO and lines):
        yield Broken(lines[0], Reason("source", "need_is_less", {}, left))


def _counted_already(line: Line, cap: Cap, overdue: Set[str]) -> Money:
    """What of a deferral is overdue, and so in the exposure before it."""
    if line.kind != "deferral" or cap.code != "exposure_bit":
        return ZERO
    deferred = (reason for reason in line.reasons if reason.code == "levy_deferred")
    return total(
        r.amount for r in deferred if r.amount is not None and r.values["voucher"] in overdue
    )


def _source_limits(situation: Situation, member: str, lines: Sequence[Line]) -> Iterator[Broken]:
    """A source's own ``max``, with what was posted at it for the month."""
    given: dict[str, Money] = {}
    for line in lines:
        if line.clause == RELIEF:
            continue
        clause, source = source_of(situation, line)
        if isinstance(source, DeferLevy) or source.max is None:
            continue
        given[clause] = given.get(clause, ZERO) + line.base
        if given[clause] + situation.posted_at(member, clause) > source.max:
            room = max(source.max - situation.posted_at(member, clause), ZERO)
            yield Broken(line, Reason("bound", "source_max_bit", {"max": source.max}, room))


def source_of(situation: Situation, line: Line) -> tuple[str, Simple]:
    """The source of a line, and its clause without the lender."""
    places = line.clause.split(".")
    source = situation.liquidity.sources[int(places[2])]
    if isinstance(source, OneOf):
        return ".".join(places[:5]), source.oneof[int(places[4])]
    return ".".join(places[:3]), source


def _of_pools(situation: Situation, lines: Sequence[Line]) -> Iterator[Broken]:
    """Purposes, lenders and placements must hold what all lines together take."""
    in_order = [line for line in lines if line.kind != "deferral"]
    lent: dict[str, Money] = {}
    lenders = situation.figures.keys() - {line.member for line in lines}
    pools = Pools.of(situation, lenders)
    can_lend = {lender.member: lender.left for lender in pools.lenders}
    for line in in_order:
        if line.facts.rpartition(".")[2] != situation.rules_version:
            continue  # told already
        _, source = source_of(situation, line)
        assert not isinstance(source, DeferLevy), "deferrals are left out"
        of = line.clause.rpartition(".")[2] if isinstance(source, FromMembers) else source.from_
        lent[of] = lent.get(of, ZERO) + line.base
        if isinstance(source, FromMembers):
            room = can_lend.get(of, ZERO)
        else:
            found = pools.room(source)
            room = lent[of] if found is None else found
        if lent[of] > room:
            yield Broken(line, pools.reason(source, room))


def _body(
    situation: Situation, proposal: Proposal, member: str, lines: Sequence[Line]
) -> Iterator[Broken]:
    """The body that was to decide must still reach the amount, what was posted since included."""
    amount = climbed(situation, member, lines)
    reaches = any(
        body_of(rung) == proposal.body and (rung.up_to is None or amount <= rung.up_to)
        for rung in situation.policy.approvals
    )
    if not reaches:
        yield Broken(lines[0], Reason("decision", "body_reaches_less", {}, amount))


def _kind(line: Line) -> Kind:
    for kind in ALL:
        if line.kind == kind:
            return kind
    raise AssertionError(f"{line.kind} is no help of the cascade")
