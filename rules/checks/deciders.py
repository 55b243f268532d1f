"""Who decides: a ladder without gaps up to every amount, of bodies that exist."""

from __future__ import annotations

from typing import Final

from consortium.members import Consortium
from consortium.money import ZERO
from rules.grammar.limits import Rung
from rules.notes import Notes, Path
from rules.policy import Policy

ALWAYS: Final = ("treasurer", "chair", "general_meeting")
SINGLE: Final = ("treasurer", "chair")


def deciders(consortium: Consortium) -> tuple[str, ...]:
    """Those that may decide: the bodies of consortium.yaml and those that every one has."""
    return (*consortium.bodies, *(name for name in ALWAYS if name not in consortium.bodies))


def check_approvals(policy: Policy, consortium: Consortium, notes: Notes) -> None:
    """Notes everything about ``approvals`` and ``levy: {approved_by: …}``."""
    if policy.levy.approved_by is not None:
        notes.must_be_one_of(
            "body_must_exist", ("levy", "approved_by"), policy.levy.approved_by,
            deciders(consortium),
        )  # fmt: skip
    for i, rung in enumerate(policy.approvals):
        _check_rung(("approvals", i), rung, consortium, notes)
    ladder = [(i, rung) for i, rung in enumerate(policy.approvals) if rung.urgent is None]
    _check_ladder(ladder, notes)
    if policy.approvals and (not ladder or ladder[-1][1].up_to is not None):
        notes.at_key("approvals_must_reach_every_amount", ("approvals",))


def _check_rung(path: Path, rung: Rung, consortium: Consortium, notes: Notes) -> None:
    for i, body in enumerate(rung.by):
        notes.must_be_one_of("body_must_exist", (*path, "by", i), body, deciders(consortium))
    if rung.of is not None and rung.quorum is None:
        notes.at("quorum_must_be_stated", (*path, "of"), found=rung.of)
    if rung.quorum is not None and all(body in SINGLE for body in rung.by):
        notes.at("quorum_must_be_of_a_body", (*path, "quorum"), found=rung.by)
    for body in rung.by:
        if rung.of == "all_seats" and body in consortium.bodies:
            known = consortium.bodies[body]
            if not known.seats and not known.members:
                notes.at("body_should_have_seats", (*path, "of"), found=body)
    if rung.urgent is not None and rung.report_to is None:
        notes.at("urgent_decision_should_be_reported", path)


def _check_ladder(ladder: list[tuple[int, Rung]], notes: Notes) -> None:
    """Each rung begins where the one before ended; nothing comes after the open top."""
    reached = ZERO
    for place, (i, rung) in enumerate(ladder):
        path = ("approvals", i)
        if place and ladder[place - 1][1].up_to is None:
            notes.at("approvals_must_end_with_the_top", path)
            return
        above = reached if rung.above is None else rung.above
        if above > reached:
            notes.at("approvals_must_not_leave_a_gap", (*path, "above"),
                     found=above, reached=reached)  # fmt: skip
        elif above < reached:
            notes.at("approvals_must_not_overlap", (*path, "above"),
                     found=above, reached=reached)  # fmt: skip
        if rung.up_to is not None:
            if rung.up_to <= above:
                notes.at("approvals_must_ascend", (*path, "up_to"),
                         found=rung.up_to, before=above)  # fmt: skip
            reached = rung.up_to
