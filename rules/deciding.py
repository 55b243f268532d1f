"""Who decides what: the ladder of amounts, and the room in which a proposal is decided.

The ladder is the policy's ``approvals``; a rung says which bodies decide together, up to which
amount. A :class:`Room` is one of these bodies on the day of the meeting: who may vote, who must
leave because it may represent a party (*ställföreträdarjäv*, EFL 7 kap.), which deputies step in
and how many must take part. Everything here is pure; :mod:`rules.voting` counts the votes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from consortium.approval import Recused
from consortium.members import Body, Consortium, Seat
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.proposal import Line, Proposal, Reason
from rules.grammar.limits import Rung
from rules.text import parse

MEETING = "general_meeting"
SINGLE = ("treasurer", "chair")
LADDER = "decided_by"  # the reason that says which amount climbed the ladder, and to whom
# What frees a member from what it owes: the member itself does not vote on it at the general
# meeting (EFL 6 kap.). On everything else a party votes there like any other member.
_FREES = ("write_off",)


def rung_for(
    rungs: Sequence[Rung], amount: Money, urgent: Literal["wages"] | None = None
) -> Rung | None:
    """The rung that an amount reaches; ``up_to`` is included, ``above`` is not.

    An ``urgent`` matter stands on its own rung as long as that reaches, else on the ladder like
    any other. ``None`` when the policy has no rung for the amount.

    >>> ladder = [Rung(up_to="50 000 kr", by="chair"), Rung(above="50 000 kr", by="board")]
    >>> [rung_for(ladder, Money(ore)).by for ore in (50_000_00, 50_000_01)]
    [('chair',), ('board',)]
    """
    if urgent is not None:
        for rung in rungs:
            if rung.urgent == urgent and (rung.up_to is None or amount <= rung.up_to):
                return rung
    for rung in rungs:
        reaches = rung.up_to is None or amount <= rung.up_to
        if rung.urgent is None and reaches and (rung.above is None or amount > rung.above):
            return rung
    return None


def body_of(rung: Rung) -> str:
    """The deciding body as a proposal names it; an urgent decision says so.

    >>> body_of(Rung(up_to="50 000 kr", by=["treasurer", "chair"]))
    'treasurer+chair'
    >>> body_of(Rung(up_to="50 000 kr", by="board", urgent="wages"))
    'board:wages'
    """
    together = "+".join(rung.by)
    return together if rung.urgent is None else f"{together}:{rung.urgent}"


def ladder_reason(rung: Rung, amount: Money) -> Reason:
    """The reason for a line that says which amount was climbed with, and who decides it.

    The amount may be more than the line's: what the member got lately counts too (design.md §4).
    """
    return Reason("decision", LADDER, {"body": body_of(rung)}, amount)


def deciders_of(body: str) -> tuple[str, ...]:
    """The bodies that decide together.

    >>> deciders_of("treasurer+chair"), deciders_of("board:wages")
    (('treasurer', 'chair'), ('board',))
    """
    return tuple(body.partition(":")[0].split("+"))


def rung_of(rungs: Sequence[Rung], proposal: Proposal, body: str) -> Rung | None:
    """The rung on which a body decides a proposal: it says the quorum and how long it holds."""
    fitting = [rung for rung in rungs if body_of(rung) == body]
    urgent = fitting[0].urgent if fitting else None
    found = rung_for(fitting, _climbed(proposal), urgent)
    return found or (fitting[-1] if fitting else None)


def _climbed(proposal: Proposal) -> Money:
    """The amount that climbed the ladder: as the lines say, else the most that one member gets."""
    named = [
        reason.amount
        for line in proposal.lines
        for reason in line.reasons
        if reason.code == LADDER and reason.amount is not None
    ]
    members = {line.member for line in proposal.lines}
    sums = (total(abs(x.amount) for x in proposal.lines if x.member == m) for m in members)
    return max(named or sums, default=ZERO)


@dataclass(frozen=True, slots=True)
class Room:
    """One deciding body on the day of the meeting, for one proposal.

    ``voters`` sit there and may vote; ``deputies`` may take the seats of those who are away or
    recused, in this order; ``recused`` must leave before the matter is taken up. ``chair`` has the
    casting vote, and is empty where the chair must leave. ``quorum`` is how many must take part;
    ``needed`` the part of the votes that must be for, where the policy asks for more than most.
    """

    body: str
    seats: int
    voters: tuple[str, ...]
    deputies: tuple[str, ...] = ()
    recused: tuple[Recused, ...] = ()
    chair: str = ""
    quorum: int = 1
    needed: tuple[int, int] | None = None

    @property
    def reach(self) -> int:
        """How many can take part at most."""
        return min(self.seats, len(self.voters) + len(self.deputies))

    @property
    def can_decide(self) -> bool:
        """True when enough are left for a quorum."""
        return self.reach >= self.quorum


def rooms(
    consortium: Consortium, rungs: Sequence[Rung], proposal: Proposal, body: str, day: dt.date
) -> tuple[Room, ...]:
    """The rooms in which ``body`` decides the proposal on that day, one for each decider."""
    rung = rung_of(rungs, proposal, body)
    return tuple(_room(consortium, rung, proposal, one, day) for one in deciders_of(body))


def _room(
    consortium: Consortium, rung: Rung | None, proposal: Proposal, body: str, day: dt.date
) -> Room:
    known = consortium.bodies.get(body, Body())
    sitting = tuple(_sitting(consortium, known, body, day))
    deputies = tuple(_held(known.deputies, day))
    if body == MEETING:
        freed = parties(consortium, [line for line in proposal.lines if line.kind in _FREES])
        grounds: dict[str, tuple[str, ...]] = {key: (key,) for key in sitting if key in freed}
    else:
        concerned = parties(consortium, proposal.lines)
        found = {one: _ground(consortium, one, concerned, day) for one in (*sitting, *deputies)}
        grounds = {name: members for name, members in found.items() if members}
    seats = 1 if body in SINGLE else _seats(known, day) or len(sitting)
    chair = next((key for key in _held(known.chair, day) if key not in grounds), "")
    is_share = rung is not None and rung.of == "present"
    return Room(
        body=body,
        seats=seats,
        voters=tuple(key for key in sitting if key not in grounds),
        deputies=tuple(key for key in deputies if key not in grounds and key not in sitting),
        recused=tuple(Recused(key, found) for key, found in grounds.items()),
        chair=chair,
        quorum=1 if is_share or body in SINGLE else _quorum(rung, body, seats),
        needed=_share(rung) if is_share else None,
    )


def _sitting(consortium: Consortium, known: Body, body: str, day: dt.date) -> Iterable[str]:
    people = consortium.people.items()
    if body == "treasurer":
        return [key for key, person in people if person.has_role("treasurer", day)]
    if body == "chair":
        board = consortium.bodies.get("board", Body())
        chairs = list(_held(board.chair, day))
        return chairs or [key for key, person in people if person.has_role("chair", day)]
    if known.members:
        return _held(known.members, day)
    if body == MEETING:
        members = consortium.members.items()
        return [k for k, m in members if m.joined <= day and (m.left is None or day <= m.left)]
    return [key for key, person in people if body == "board" and person.has_role("board", day)]


def _held(seats: Iterable[Seat], day: dt.date) -> Iterator[str]:
    yield from dict.fromkeys(seat.holder for seat in seats if seat.holds(day))


def _seats(known: Body, day: dt.date) -> int:
    return next((dated.seats for dated in reversed(known.seats) if dated.holds(day)), 0)


def _ground(
    consortium: Consortium, person: str, concerned: frozenset[str], day: dt.date
) -> tuple[str, ...]:
    """The parties that a person may represent on that day: its ground of recusal."""
    known = consortium.people.get(person)
    held = () if known is None else known.represents
    return tuple(sorted({one.member for one in held if one.holds(day)} & concerned))


def _quorum(rung: Rung | None, body: str, seats: int) -> int:
    """How many must take part.

    A board needs more than half of its seats where nothing else is said (EFL 7 kap.); a general
    meeting has no quorum by law.
    """
    quorum = None if rung is None else rung.quorum
    if quorum is None:
        return 1 if body == MEETING else seats // 2 + 1
    return {"more_than_half": seats // 2 + 1, "two_thirds": -(-2 * seats // 3), "all": seats}[
        quorum
    ]


def _share(rung: Rung | None) -> tuple[int, int] | None:
    quorum = None if rung is None else rung.quorum
    return {"two_thirds": (2, 3), "all": (1, 1)}.get(quorum or "")


def parties(consortium: Consortium, lines: Iterable[Line]) -> frozenset[str]:
    """The members that the lines concern: named by line, account or agreement.

    A loan between members concerns the lender as much as the borrower.
    """
    by_component = consortium.by_component()
    found: set[str] = set()
    for line in lines:
        found.add(line.member)
        if line.agreement:
            found.update(_texts(parse(line.agreement.encode(), "agreements/").plain()))
        found.update(line.clause.split("."))
        for posting in line.postings:
            found.update(by_component.get(part, "") for part in posting.account.split(":"))
    return frozenset(found & consortium.members.keys())


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for one in value.values() for text in _texts(one))
        case list():
            yield from (text for one in value for text in _texts(one))


def last_day(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month.

    >>> last_day(dt.date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    month = Period.of(day).plus(months)
    return month.first.replace(day=min(day.day, month.days))
