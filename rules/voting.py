"""Votes counted: whose count, whether enough took part, whether most said yes.

Nothing here depends on the order in which names are given. What does not hold is a
:class:`~consortium.problems.Problem` that names the lawful next step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from consortium.approval import Recused, Votes
from consortium.members import Consortium
from consortium.problems import Problem, Source, Value, Words
from rules.bodies import body_words
from rules.deciding import MEETING, SINGLE, Room

_MEETING_SAID = ("Stämman DATUM § N", "General meeting DAY § N")
_NOBODY = Words("ingen", "nobody")
_BY, _AGAINST = Source("--by"), Source("--against")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the votes make. It is a decision when there are no problems.

    ``voted_for`` and ``against`` are those that count, ``others`` those who were named and do
    not; ``quorum`` is how many had to take part, ``counted`` how many did. All names are sorted.
    """

    voted_for: tuple[str, ...]
    against: tuple[str, ...]
    recused: tuple[Recused, ...]
    others: tuple[str, ...]
    quorum: int
    counted: int
    problems: tuple[Problem, ...] = ()

    @property
    def is_decision(self) -> bool:
        """True when the body has said yes, lawfully."""
        return not self.problems


def count(consortium: Consortium, rooms: Sequence[Room], votes: Votes, day: dt.date) -> Verdict:
    """Count the votes of one meeting on its day, in the rooms that decide together."""
    named = Votes(*(_named(consortium, rooms, names, day) for names in votes))
    yes, no = set(named.voted_for), set(named.against)
    problems = [
        *_unknown(consortium, rooms, named),
        *_twice(yes & no | (yes | no) & set(named.recused)),
    ]
    problems += _must_have_left(rooms, yes | no)
    away = {one.name for room in rooms for one in room.recused} | set(named.recused)
    counting = {room.body: _counting(room, (yes | no) - away) for room in rooms}
    for room in rooms:
        if room.body not in SINGLE:
            problems += _outcome(room, counting[room.body], yes, no)
    problems += _together(rooms, counting, yes)
    counted = {name for names in counting.values() for name in names}
    return Verdict(
        voted_for=tuple(sorted(yes & counted)),
        against=tuple(sorted(no & counted)),
        recused=tuple(_recused(rooms, named.recused)),
        others=tuple(sorted((yes | no) - counted)),
        quorum=sum(room.quorum for room in rooms),
        counted=len(counted),
        problems=tuple(problems),
    )


def _named(
    consortium: Consortium, rooms: Sequence[Room], names: Sequence[str], day: dt.date
) -> tuple[str, ...]:
    """At a general meeting the members vote: somebody's name stands for the one it represents."""
    meeting = next((room for room in rooms if room.body == MEETING), None)
    if meeting is None:
        return tuple(names)
    may_be = {*meeting.voters, *(one.name for one in meeting.recused)}
    found = []
    for name in names:
        person = consortium.people.get(name)
        held = () if person is None else person.represents
        stands_for = {one.member for one in held if one.holds(day)} & may_be
        is_one = name not in may_be and len(stands_for) == 1
        found.append(stands_for.pop() if is_one else name)
    return tuple(found)


def _unknown(consortium: Consortium, rooms: Sequence[Room], named: Votes) -> Iterator[Problem]:
    """A name that nobody has: a slip of the pen would else be a vote that does not count."""
    known = {*consortium.people, *consortium.members}
    fitting = sorted({name for room in rooms for name in (*room.voters, *room.deputies)})
    for option, names in zip(("--by", "--against", "--recused"), named, strict=True):
        for name in sorted(set(names) - known):
            values: dict[str, Value] = {"found": name, "known": tuple(fitting) or _NOBODY}
            yield Problem("voter_must_be_known", Source(option), values)


def _twice(names: set[str]) -> Iterator[Problem]:
    for name in sorted(names):
        yield Problem("voter_must_vote_once", _AGAINST, {"found": name})


def _must_have_left(rooms: Sequence[Room], voting: set[str]) -> Iterator[Problem]:
    """EFL 7 kap.: who may represent a party takes no part; at the meeting, whom it frees."""
    for room in rooms:
        for one in room.recused:
            if one.name in voting:
                values: dict[str, Value] = {
                    "found": one.name,
                    "members": one.members,
                    "rest": _rest(room) or _NOBODY,
                }
                yield Problem("recused_must_not_vote", _BY, values)


def _counting(room: Room, voting: set[str]) -> set[str]:
    """Whose votes count: those who sit there, and deputies for the seats that are left."""
    sitting = {name for name in room.voters if name in voting}
    free = max(room.seats - len(sitting), 0)
    stepping_in = [name for name in room.deputies if name in voting]
    return sitting | set(stepping_in[:free])


def _outcome(room: Room, counting: set[str], yes: set[str], no: set[str]) -> Iterator[Problem]:
    for_, against = counting & yes, counting & no
    values: dict[str, Value] = {
        "body": body_words(room.body),
        "counted": len(counting),
        "quorum": room.quorum,
        "seats": room.seats,
        "for": len(for_),
        "against": len(against),
        "recused": _away(room),
        "next": _next(room, counting),
    }
    if len(counting) < room.quorum:
        code = "quorum_must_hold" if room.can_decide else "quorum_must_be_possible"
        yield Problem(code, _BY, values)
    elif not _carries(room, for_, against):
        yield Problem("decision_must_have_a_majority", _BY, values)


def _away(room: Room) -> Words:
    """Who had to leave, after the number of those who took part; nothing where nobody had to."""
    names = ", ".join(one.name for one in room.recused)
    return Words(f"; jäviga: {names}", f"; recused: {names}") if names else Words("", "")


def _carries(room: Room, for_: set[str], against: set[str]) -> bool:
    """Most votes carry; when they are even the chair's does (EFL 6 and 7 kap.)."""
    if room.needed is not None:
        part, whole = room.needed
        return bool(for_) and len(for_) * whole >= part * len(for_ | against)
    if len(for_) == len(against):
        return room.chair in for_
    return len(for_) > len(against)


def _next(room: Room, counting: set[str]) -> Words:
    """The lawful next step: who may still take part, else the general meeting."""
    still = [name for name in _rest(room) if name not in counting]
    if room.can_decide and still:
        names = ", ".join(still)
        return Words(f"låt fler delta: {names} får rösta", f"let more take part: {names} may vote")
    if room.body == MEETING:
        return Words("kalla till en ny stämma", "call another general meeting")
    sv, en = (f'fondbok approve ID --decision "{said}"' for said in _MEETING_SAID)
    return Words(
        f"lägg fram saken för stämman: {sv} --by MEDLEM",
        f"put it to the general meeting: {en} --by MEMBER",
    )


def _rest(room: Room) -> tuple[str, ...]:
    return (*room.voters, *room.deputies)


def _together(
    rooms: Sequence[Room], counting: dict[str, set[str]], yes: set[str]
) -> Iterator[Problem]:
    """Each of those who decide together says yes, and no one says it for two."""
    single = [room for room in rooms if room.body in SINGLE]
    if not single:
        return
    saying = [sorted(counting[room.body] & yes) for room in single]
    others = {name for room in rooms if room not in single for name in counting[room.body] & yes}
    for people in product(*saying):
        alone = len(rooms) > len(single) and not others - set(people)
        if len(set(people)) == len(people) and not alone:
            return
    left = [name for room in single for name in room.voters]
    values: dict[str, Value] = {
        "found": tuple(sorted({name for names in saying for name in names})) or _NOBODY,
        "bodies": body_words("+".join(room.body for room in rooms)),
        "number": len(rooms),
        "known": tuple(dict.fromkeys(left)) or _NOBODY,
    }
    yield Problem("deciders_must_be_different_people", _BY, values)


def _recused(rooms: Sequence[Room], named: Sequence[str]) -> Iterator[Recused]:
    """Those who left, each with the parties that it may represent."""
    grounds = {one.name: one.members for room in rooms for one in room.recused}
    for name in sorted(set(named)):
        yield Recused(name, grounds.get(name, ()))
