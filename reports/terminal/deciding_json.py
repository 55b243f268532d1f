"""Decisions as the objects that ``--json`` prints; keys are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from consortium.approval import Adjustment, Approval, Rejection, Reported
from consortium.money import Language
from consortium.problems import value_text
from ledger.approvals import Decided, kind_of
from ledger.books import Books
from ledger.use_cases.approve import Recorded
from ledger.use_cases.deciding import Look
from ledger.use_cases.effect import Effect, effects
from ledger.use_cases.status import PurposeStatus
from reports.terminal.as_json import proposal
from reports.terminal.deciding import after, next_step
from rules.bodies import body_words
from rules.deciding import Room

Json = dict[str, Any]


def as_json(done: Look | Recorded, language: Language) -> Json:
    """What ``approve`` gave."""
    return look_json(done, language) if isinstance(done, Look) else recorded_json(done)


def look_json(found: Look, language: Language) -> Json:
    """Who may decide, who must leave, what quorum remains, what was decided."""
    return {
        "id": found.proposal.digest,
        "kind": found.proposal.kind,
        "period": str(found.proposal.period),
        "by": found.proposal.body,
        "body": value_text(body_words(found.proposal.body), language),
        "state": found.state,
        "day": found.day.isoformat(),
        "rooms": [_room_json(room) for room in found.rooms],
        "can_be_decided": found.can_be_decided,
        "decision": None if found.decided is None else decided_json(found.decided),
        "next": next_step(found),
        "problems": [],
    }


def _room_json(room: Room) -> Json:
    return {
        "body": room.body,
        "seats": room.seats,
        "quorum": room.quorum,
        "can_decide": room.can_decide,
        "chair": room.chair or None,
        "may_vote": list(room.voters),
        "deputies": list(room.deputies),
        "must_leave": [{"name": one.name, "represents": list(one.members)} for one in room.recused],
    }


def recorded_json(done: Recorded) -> Json:
    """What was recorded."""
    return {
        "id": done.digest,
        "decision": decided_json(done.decided),
        "next": after(done),
        "problems": [],
    }


def decided_json(one: Decided) -> Json:
    """A decision with its votes; the keys of an approval are there only where it has them."""
    shown: Json = {
        "what": kind_of(one),
        "text": str(one.decision),
        "recorded_by": one.by,
        "at": one.at,
    }
    match one:
        case Approval():
            shown |= {
                "body": one.body,
                "for": list(one.voted_for),
                "against": list(one.against),
                "recused": [{"name": w.name, "represents": list(w.members)} for w in one.recused],
                "not_counted": list(one.others),
                "quorum": one.quorum,
                "counted": one.counted,
                "valid_until": one.valid_until.isoformat() if one.valid_until else None,
                "report_to": one.report_to or None,
                "reported": None if one.reported is None else str(one.reported),
                "minutes": one.minutes or None,
                "adjusted": one.adjusted.isoformat() if one.adjusted else None,
            }
        case Rejection():
            shown |= {"body": one.body, "why": one.why}
        case Reported():
            shown |= {"reported": str(one.reported)}
        case Adjustment():
            shown |= {"minutes": one.minutes, "adjusted": one.adjusted.isoformat()}
    return shown


def pack_json(books: Books, found: Look, paths: Sequence[Path], language: Language) -> Json:
    """The decision pack: the proposal with its sentences, the rooms, and what it does."""
    return {
        **look_json(found, language),
        "proposal": proposal(found.proposal, language, state=found.state),
        "purposes": {
            purpose: _effect(effect) for purpose, effect in effects(books, found.proposal).items()
        },
        "files": [str(path) for path in paths],
    }


def _effect(effect: Effect) -> Json:
    return {"before": _purpose(effect.before), "after": _purpose(effect.after)}


def _purpose(one: PurposeStatus) -> Json:
    return {
        "balance": str(one.balance),
        "tied": str(one.tied),
        "available": str(one.available),
        "floor": str(one.floor),
    }
