"""``approve`` and ``reject``: what a body decided of a proposal is recorded, never edited.

The votes are counted as they are recorded: without a quorum, or with the vote of somebody who had
to leave, there is no decision and nothing is written. Minutes that come later are an addition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from consortium.approval import Adjustment, Approval, Decision, Rejection, Reported, Votes
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Proposal
from ledger.append import Operation
from ledger.approvals import Decided
from ledger.books import Books
from ledger.change import sha256
from ledger.decisions import deciding, decisions_of
from ledger.documents import archive_all
from ledger.use_cases.deciding import TREASURER, counted, rungs_on
from ledger.use_cases.find import find_proposal
from ledger.use_cases.holding import must_still_hold, where
from ledger.use_cases.session import Desk, Session, writing
from rules.bodies import body_said, body_words
from rules.deciding import MEETING, SINGLE, deciders_of, last_day, rung_of


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a meeting: the file, and the day they were adjusted (*justerade*)."""

    name: str
    content: bytes
    adjusted: dt.date

    @property
    def sha256(self) -> str:
        """The hash that the decision names."""
        return sha256(self.content)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded of which proposal; ``is_written`` is false on a dry run."""

    digest: str
    decided: Decided
    is_written: bool = True
    notices: tuple[Problem, ...] = ()


def approve(
    session: Session,
    proposal_id: str,
    *,
    decision: str,
    votes: Votes,
    minutes: Minutes | None = None,
    dry_run: bool = False,
) -> Recorded:
    """Record that a body said yes; ``Refusal`` with all that keeps it from being a decision."""
    with writing(session, "treasurer") as desk:
        proposal = _undecided(desk.books, proposal_id, session.today)
        said = _decision(decision, session.today)
        body = _body(desk, proposal, said)
        _must_be_adjusted_after(said, minutes, session.today)
        must_still_hold(desk.books, proposal, session.today)
        verdict = counted(desk.books, proposal, body, votes, said.day)
        if verdict.problems:
            raise Refusal(verdict.problems)
        rung = rung_of(rungs_on(desk.books, said.day), proposal, body)
        months = None if rung is None else rung.valid_for
        approval = Approval(
            proposal=proposal.digest,
            decision=said,
            body=body,
            voted_for=verdict.voted_for,
            against=verdict.against,
            recused=verdict.recused,
            others=verdict.others,
            quorum=verdict.quorum,
            counted=verdict.counted,
            by=desk.by,
            at=session.at,
            valid_until=None if months is None else last_day(said.day, months),
            report_to=(rung.report_to or "") if rung is not None else "",
            minutes="" if minutes is None else minutes.sha256,
            adjusted=None if minutes is None else minutes.adjusted,
        )
        return _record(desk, approval, minutes, dry_run=dry_run)


def reject(
    session: Session, proposal_id: str, *, decision: str, why: str, dry_run: bool = False
) -> Recorded:
    """Record that a body said no, and why; the proposal cannot be posted any more."""
    if not why.strip():
        raise Refusal([Problem("rejection_must_say_why", Source("--why"), {})])
    with writing(session, "treasurer") as desk:
        proposal = find_proposal(desk.books, proposal_id)
        said = _decision(decision, session.today)
        body = proposal.body if proposal.body == TREASURER else _body(desk, proposal, said)
        why = " ".join(why.split())
        rejection = Rejection(proposal.digest, said, body, why, desk.by, session.at)
        return _record(desk, rejection, None, dry_run=dry_run)


def adjust(
    session: Session, proposal_id: str, minutes: Minutes, *, dry_run: bool = False
) -> Recorded:
    """Add the adjusted minutes of a decision that is recorded, posted or not."""
    with writing(session, "treasurer") as desk:
        approval = _recorded(desk.books, proposal_id)
        _must_be_adjusted_after(approval.decision, minutes, session.today)
        adjustment = Adjustment(
            approval.proposal,
            approval.decision,
            minutes.sha256,
            minutes.adjusted,
            desk.by,
            session.at,
        )
        return _record(desk, adjustment, minutes, dry_run=dry_run)


def report(session: Session, proposal_id: str, *, meeting: str, dry_run: bool = False) -> Recorded:
    """Record that the meeting which had to be told of an urgent decision was told."""
    with writing(session, "treasurer") as desk:
        approval = _recorded(desk.books, proposal_id)
        told = _decision(meeting, session.today, "--reported")
        if not approval.is_to_report or told.day < approval.decision.day:
            values: dict[str, Value] = {"found": str(told), "decision": str(approval.decision)}
            source = Source("--reported")
            raise Refusal([Problem("decision_must_be_owed_to_a_meeting", source, values)])
        reported = Reported(approval.proposal, approval.decision, told, desk.by, session.at)
        return _record(desk, reported, None, dry_run=dry_run)


def _record(desk: Desk, one: Decided, minutes: Minutes | None, *, dry_run: bool) -> Recorded:
    root, year = desk.books.root, desk.session.now.year
    files = [] if minutes is None else [(minutes.name, minutes.content)]
    operations: list[Operation] = [*archive_all(root, files, year), deciding(root, one)]
    inputs: Mapping[str, object] = {"proposal": one.proposal, "decision": str(one.decision)}
    if not dry_run:
        desk.commit(operations, inputs=inputs, result={"recorded": type(one).__name__.lower()})
    return Recorded(one.proposal, one, not dry_run, desk.notices)


def _undecided(books: Books, prefix: str, today: dt.date) -> Proposal:
    """The waiting proposal, which a body is to decide and has not approved yet."""
    proposal = find_proposal(books, prefix)
    values: dict[str, Value] = {"id": proposal.digest[:8]}
    if proposal.body == TREASURER:
        raise Refusal([Problem("proposal_must_need_a_decision", where(proposal), values)])
    decisions = decisions_of(books.root)
    found = decisions.latest(proposal.digest)
    if found is not None and decisions.state(proposal.digest, today) == "approved":
        values["decision"] = str(found.decision)
        raise Refusal([Problem("proposal_must_not_be_approved_twice", where(proposal), values)])
    return proposal


def _recorded(books: Books, prefix: str) -> Approval:
    decisions = decisions_of(books.root)
    fitting = [digest for digest in decisions.by_digest if prefix and digest.startswith(prefix)]
    found = decisions.approval(fitting[0]) if len(fitting) == 1 else None
    if found is None:
        values: dict[str, Value] = {"id": prefix}
        raise Refusal([Problem("decision_must_be_recorded_first", Source(prefix or "ID"), values)])
    return found


def _decision(text: str, today: dt.date, option: str = "--decision") -> Decision:
    source = Source(option)
    try:
        said = Decision.parse(text)
    except ValueError:
        values: dict[str, Value] = {"found": text}
        raise Refusal([Problem("decision_must_say_where_and_when", source, values)]) from None
    if said.day > today:
        values = {"found": said.day, "today": today}
        raise Refusal([Problem("decision_must_not_be_of_the_future", source, values)])
    return said


def _body(desk: Desk, proposal: Proposal, said: Decision) -> str:
    """Who decided: the body of the proposal, or one above it that took the matter up."""
    deciders = deciders_of(proposal.body)
    named = body_said(said.body, desk.books.consortium)
    if named is None or named in deciders:
        return proposal.body
    is_above = named == MEETING or (named == "board" and all(one in SINGLE for one in deciders))
    if is_above:
        return named
    values: dict[str, Value] = {"found": said.body, "body": body_words(proposal.body)}
    source = Source("--decision")
    raise Refusal([Problem("decision_must_be_of_the_deciding_body", source, values)])


def _must_be_adjusted_after(said: Decision, minutes: Minutes | None, today: dt.date) -> None:
    if minutes is not None and not said.day <= minutes.adjusted <= today:
        values: dict[str, Value] = {"found": minutes.adjusted, "day": said.day, "today": today}
        source = Source("--adjusted")
        raise Refusal([Problem("minutes_must_be_adjusted_after_the_meeting", source, values)])
