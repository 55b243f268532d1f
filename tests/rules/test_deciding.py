"""Who decides, who must leave, and when votes make a decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.approval import Recused, Votes
from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Kind, Line, Proposal
from consortium.voucher import Posting
from rules.deciding import (
    Room,
    body_of,
    ladder_reason,
    last_day,
    parties,
    rooms,
    rung_for,
    rung_of,
)
from rules.grammar.limits import Rung
from rules.voting import Verdict, count
from tests.rules.levy.examples import consortium, kr

DAY = dt.date(2026, 4, 7)
MAY = Period(2026, 5)
MEMBERS: dict[str, dict[str, Any]] = {
    "grenverket": {}, "cykelbud": {}, "åkeriet": {}, "tolvslaget": {}
}  # fmt: skip
PEOPLE: dict[str, dict[str, Any]] = {
    "kim": {"name": "Kim", "roles": ["treasurer"]},
    "robin": {"name": "Robin", "roles": ["board", "chair"], "represents": ["grenverket"]},
    "charlie": {"name": "Charlie", "roles": ["board"], "represents": ["åkeriet"]},
    "alex": {"name": "Alex", "roles": ["board"]},
    "mika": {"name": "Mika", "roles": ["board"], "represents": ["tolvslaget"]},
    "jona": {"name": "Jona", "roles": ["board"]},
    "kit": {"name": "Kit", "roles": ["deputy"]},
    "lo": {"name": "Lo", "roles": ["deputy"], "represents": ["cykelbud"]},
    "sam": {"name": "Sam", "roles": ["auditor"]},
}
BOARD = ["robin", "charlie", "alex", "mika", "jona"]
BODIES: dict[str, Any] = {
    "board": {"seats": "5", "chair": "robin", "members": BOARD, "deputies": ["kit", "lo"]},
}
LADDER = (
    Rung.model_validate({"up_to": "50 000 kr", "by": ["treasurer", "chair"]}),
    Rung.model_validate(
        {"up_to": "250 000 kr", "by": "board", "quorum": "more_than_half", "of": "all_seats",
         "valid_for": "6 months"}
    ),
    Rung.model_validate({"above": "250 000 kr", "by": "general_meeting"}),
    Rung.model_validate(
        {"urgent": "wages", "up_to": "400 000 kr", "by": "board",
         "report_to": "next_general_meeting"}
    ),
)  # fmt: skip


def house(**changes: Any) -> Consortium:
    return consortium(MEMBERS, **{"people": PEOPLE, "bodies": BODIES, **changes})


def proposal(*members: str, body: str = "board", kind: Kind = "loan", **fields: Any) -> Proposal:
    lines = tuple(
        Line(kind, member, MAY, "liquidity.sources.1", "f", ZERO, kr("100 000"), (), (), **fields)
        for member in members
    )
    return Proposal("liquidity", MAY, "2026-01-01@ab", body, lines)


def decide(
    *voted_for: str,
    against: Sequence[str] = (),
    recused: Sequence[str] = (),
    one: Proposal | None = None,
    rungs: Sequence[Rung] = LADDER,
    whole: Consortium | None = None,
    day: dt.date = DAY,
) -> Verdict:
    one, whole = one or proposal("cykelbud"), whole or house()
    found = rooms(whole, rungs, one, one.body, day)
    return count(whole, found, Votes(voted_for, tuple(against), tuple(recused)), day)


def codes(verdict: Verdict) -> list[str]:
    return [problem.code for problem in verdict.problems]


@pytest.mark.parametrize(
    ("amount", "urgent", "body"),
    [
        ("0.01", None, "treasurer+chair"),
        ("50 000", None, "treasurer+chair"),
        ("50 000.01", None, "board"),
        ("250 000.01", None, "general_meeting"),
        ("400 000", "wages", "board:wages"),
        ("400 000.01", "wages", "general_meeting"),
    ],
)
def test_the_ladder(amount: str, urgent: Any, body: str) -> None:
    rung = rung_for(LADDER, kr(amount), urgent)
    assert rung is not None and body_of(rung) == body


def test_a_ladder_that_ends_has_no_rung_above() -> None:
    assert rung_for(LADDER[:2], kr("250 000.01")) is None


def test_the_rung_of_a_proposal_is_that_of_the_amount_that_climbed() -> None:
    strict = replace_rung(LADDER[1], up_to="500 000 kr", quorum="all")
    rungs = (LADDER[1], strict)
    one = proposal("cykelbud")
    assert rung_of(rungs, one, "board") == LADDER[1]
    line = replace(one.lines[0], reasons=(ladder_reason(strict, kr("300 000")),))
    assert rung_of(rungs, replace(one, lines=(line,)), "board") == strict


def replace_rung(rung: Rung, **changes: Any) -> Rung:
    return rung.model_copy(update={"up_to": Money.parse(changes["up_to"].removesuffix(" kr")),
                                   "quorum": changes["quorum"]})  # fmt: skip


def test_the_room_of_the_board() -> None:
    (room,) = rooms(house(), LADDER, proposal("grenverket", "cykelbud"), "board", DAY)
    assert room == Room(
        body="board",
        seats=5,
        voters=("charlie", "alex", "mika", "jona"),
        deputies=("kit",),
        recused=(Recused("robin", ("grenverket",)), Recused("lo", ("cykelbud",))),
        chair="",
        quorum=3,
    )


def test_who_may_represent_a_party_on_another_day_may_stay() -> None:
    people = {**PEOPLE, "robin": {**PEOPLE["robin"], "represents": [
        {"member": "grenverket", "until": "2026-04-06"}]}}  # fmt: skip
    (room,) = rooms(house(people=people), LADDER, proposal("grenverket"), "board", DAY)
    assert not room.recused and room.chair == "robin"


def test_a_party_is_whoever_a_line_an_account_or_an_agreement_names() -> None:
    legs = (Posting("Assets:Loans:Liquidity:Åkeriet", kr("1")), Posting("Equity:X", kr("-1")))
    agreement = "id: lån-1\nkind: member_loan\nwith: cykelbud\nlender: tolvslaget\n"
    (line,) = proposal("cykelbud").lines
    line = replace(line, postings=legs, agreement=agreement)
    assert parties(house(), [line]) == {"cykelbud", "åkeriet", "tolvslaget"}


@pytest.mark.parametrize(
    ("voted_for", "against", "expected"),
    [
        (("alex", "charlie", "jona"), (), []),
        (("alex", "charlie"), ("jona",), []),
        (("alex", "charlie"), (), ["quorum_must_hold"]),
        (("alex", "charlie", "kim", "sam"), (), ["quorum_must_hold"]),
        (("alex", "charlie", "kit"), (), []),
        (("alex",), ("charlie", "jona"), ["decision_must_have_a_majority"]),
        (("robin", "alex"), ("charlie", "jona"), []),
        (("charlie", "jona"), ("robin", "alex"), ["decision_must_have_a_majority"]),
        (("alex", "charlie", "lo"), (), ["recused_must_not_vote", "quorum_must_hold"]),
        (("alex", "charlie", "aelx"), (), ["voter_must_be_known", "quorum_must_hold"]),
        ((), (), ["quorum_must_hold"]),
    ],
)
def test_the_board_votes(voted_for: Any, against: Any, expected: list[str]) -> None:
    verdict = decide(*voted_for, against=against)
    assert codes(verdict) == expected
    assert verdict.is_decision == (not expected)


def test_somebody_votes_either_for_or_against() -> None:
    assert "voter_must_vote_once" in codes(decide("alex", "charlie", "jona", against=["alex"]))
    assert "voter_must_vote_once" in codes(decide("alex", "charlie", "jona", recused=["alex"]))


def test_a_deputy_takes_an_empty_seat_and_no_more() -> None:
    verdict = decide(*BOARD, "kit", one=proposal("cykelbud"))
    assert verdict.counted == 5 and verdict.others == ("kit",)


def test_the_recused_are_recorded_with_the_reason() -> None:
    one = proposal("grenverket")
    verdict = decide("alex", "charlie", "jona", recused=["robin", "sam"], one=one)
    assert verdict.recused == (Recused("robin", ("grenverket",)), Recused("sam", ()))


def test_without_enough_people_left_the_general_meeting_decides() -> None:
    people = {key: {**one, "represents": ["grenverket"]} for key, one in PEOPLE.items()}
    whole, one = house(people=people), proposal("grenverket")
    verdict = decide("alex", "charlie", "jona", whole=whole, one=one)
    assert codes(verdict)[-1] == "quorum_must_be_possible"
    assert "stämman" in verdict.problems[-1].remedy("sv")
    assert "general meeting" in verdict.problems[-1].remedy("en")
    meeting = replace(one, body="general_meeting")
    assert decide("cykelbud", "åkeriet", whole=whole, one=meeting).is_decision


def test_when_more_may_take_part_they_are_named() -> None:
    problem = decide("alex", "charlie").problems[-1]
    assert "kit" in problem.remedy("sv") and "lo" not in problem.remedy("sv")


@pytest.mark.parametrize(
    ("voted_for", "is_decision"),
    [
        (("kim", "robin"), True),
        (("kim",), False),
        (("robin",), False),
        (("kim", "alex"), False),
        (("robin", "alex"), False),
    ],
)
def test_two_must_decide_together(voted_for: tuple[str, ...], is_decision: bool) -> None:
    one = proposal("cykelbud", body="treasurer+chair")
    verdict = decide(*voted_for, one=one)
    assert verdict.is_decision == is_decision
    assert codes(verdict) == ([] if is_decision else ["deciders_must_be_different_people"])


def test_who_is_both_decides_for_one_of_them_only() -> None:
    people = {**PEOPLE, "robin": {"name": "Robin", "roles": ["treasurer", "chair"]}}
    whole, one = house(people=people), proposal("cykelbud", body="treasurer+chair")
    assert codes(decide("robin", one=one, whole=whole)) == ["deciders_must_be_different_people"]
    assert decide("robin", "kim", one=one, whole=whole).is_decision


def test_at_the_general_meeting_members_vote() -> None:
    one = proposal("grenverket", body="general_meeting")
    verdict = decide("grenverket", "cykelbud", against=["tolvslaget"], one=one)
    assert verdict.is_decision and verdict.voted_for == ("cykelbud", "grenverket")
    assert decide("robin", "lo", one=one).voted_for == ("cykelbud", "grenverket")


def test_a_member_does_not_vote_on_what_frees_it_from_its_debt() -> None:
    one = proposal("grenverket", body="general_meeting", kind="write_off")
    assert codes(decide("grenverket", "cykelbud", one=one)) == ["recused_must_not_vote"]
    assert codes(decide("robin", "cykelbud", one=one)) == ["recused_must_not_vote"]
    assert decide("cykelbud", one=one).is_decision


def test_a_share_of_those_present() -> None:
    rung = Rung.model_validate(
        {"above": "0 kr", "by": "board", "quorum": "two_thirds", "of": "present"}
    )
    assert decide("alex", "charlie", against=["jona"], rungs=[rung]).is_decision
    assert not decide("alex", against=["jona"], rungs=[rung]).is_decision


def test_seats_and_members_are_those_of_the_day() -> None:
    bodies = {"board": {
        "seats": [{"seats": 3, "until": "2026-03-31"}, {"seats": 5, "from": "2026-04-01"}],
        "chair": "robin",
        "members": ["robin", "charlie", "alex", {"holder": "mika", "from": "2026-04-01"}],
    }}  # fmt: skip
    whole = house(bodies=bodies)
    assert decide("alex", "charlie", whole=whole, day=dt.date(2026, 3, 31)).is_decision
    assert not decide("alex", "charlie", whole=whole, day=dt.date(2026, 4, 1)).is_decision


def test_a_decision_holds_for_months() -> None:
    assert last_day(dt.date(2026, 4, 7), 6) == dt.date(2026, 10, 7)


NAMES = st.lists(st.sampled_from([*PEOPLE, *MEMBERS]), unique=True, max_size=8)
PARTIES = st.lists(st.sampled_from([*MEMBERS]), min_size=1, max_size=3, unique=True)
BODY = st.sampled_from(["board", "general_meeting", "treasurer+chair", "board:wages"])


@given(PARTIES, BODY, NAMES, NAMES, NAMES)
def test_no_decision_without_quorum_and_no_recused_vote_counts(
    concerned: list[str], body: str, yes: list[str], no: list[str], away: list[str]
) -> None:
    one = proposal(*concerned, body=body)
    verdict = decide(*yes, against=no, recused=away, one=one)
    gone = {who.name for room in rooms(house(), LADDER, one, body, DAY) for who in room.recused}
    counted = {*verdict.voted_for, *verdict.against}
    assert not counted & gone
    assert not counted & set(verdict.others)
    if verdict.is_decision:
        assert verdict.counted >= verdict.quorum
        assert len(verdict.voted_for) >= len(verdict.against)
        assert not counted & set(away)
        assert not {*yes, *no} & gone
    if body == "treasurer+chair" and verdict.is_decision:
        assert len(verdict.voted_for) >= 2


@given(PARTIES, BODY, NAMES, NAMES, st.randoms())
def test_the_order_of_names_never_matters(
    concerned: list[str], body: str, yes: list[str], no: list[str], random: Any
) -> None:
    one = proposal(*concerned, body=body)
    mixed_yes, mixed_no = random.sample(yes, len(yes)), random.sample(no, len(no))
    assert decide(*yes, against=no, one=one) == decide(*mixed_yes, against=mixed_no, one=one)


def test_nor_does_the_order_of_the_lines() -> None:
    lines = proposal("grenverket", "cykelbud", "tolvslaget").lines
    found = {
        rooms(house(), LADDER, replace(proposal("åkeriet"), lines=some), "board", DAY)
        for some in permutations(lines)
    }
    assert len(found) == 1
