"""What the books say of a decision: who decides a proposal, and whether it was decided.

One gate for all that a body must say yes to: ``post`` asks it before anything is booked. A
recorded decision is judged anew, so that an edited one, or one by people who did not sit in the
body on that day, carries nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consortium.approval import Approval, Rejection, State, Votes
from consortium.members import Consortium
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Proposal
from ledger.books import Books
from ledger.decisions import decisions_of
from ledger.use_cases.holding import where
from rules.bodies import body_words
from rules.deciding import Room, rooms, rung_of
from rules.grammar.limits import Rung
from rules.voting import Verdict, count

TREASURER = "treasurer"


@dataclass(frozen=True, slots=True)
class Look:
    """Who decides a proposal on a day: the rooms with who must leave, and what was decided."""

    consortium: Consortium
    proposal: Proposal
    day: dt.date
    rooms: tuple[Room, ...]
    state: State
    decided: Approval | Rejection | None
    rung: Rung | None

    @property
    def can_be_decided(self) -> bool:
        """True when every room has enough people left for a quorum."""
        return all(room.can_decide for room in self.rooms)


def look(books: Books, proposal: Proposal, day: dt.date) -> Look:
    """Who may decide the proposal on that day, who must leave, and where it stands."""
    rungs, body = rungs_on(books, day), proposal.body
    decisions = decisions_of(books.root)
    return Look(
        consortium=books.consortium,
        proposal=proposal,
        day=day,
        rooms=rooms(books.consortium, rungs, proposal, body, day),
        state=decisions.state(proposal.digest, day),
        decided=decisions.latest(proposal.digest),
        rung=rung_of(rungs, proposal, body),
    )


def rungs_on(books: Books, day: dt.date) -> Sequence[Rung]:
    """The ladder of the policy in force on the day of the meeting."""
    version = books.policies.in_force(day)
    return () if version is None else version.policy.approvals


def counted(books: Books, proposal: Proposal, body: str, votes: Votes, day: dt.date) -> Verdict:
    """The votes of a meeting on a day, counted in the rooms of ``body``."""
    deciding = rooms(books.consortium, rungs_on(books, day), proposal, body, day)
    return count(books.consortium, deciding, votes, day)


def is_ready(proposal: Proposal, state: State) -> bool:
    """True when the proposal may be posted as far as decisions go."""
    return proposal.body == TREASURER or state == "approved"


def states_of(books: Books, proposals: Iterable[Proposal], day: dt.date) -> Mapping[str, State]:
    """Where each proposal stands, by digest."""
    decisions = decisions_of(books.root)
    return {one.digest: decisions.state(one.digest, day) for one in proposals}


def must_be_decided(books: Books, proposal: Proposal, today: dt.date) -> Approval | None:
    """The approval that carries the proposal; ``None`` where the treasurer's word is enough.

    ``Refusal`` without a decision, after a rejection, when it is too old, or when it does not
    hold by who sat in the body on the day of the meeting.
    """
    if proposal.body == TREASURER:
        return None
    found = decisions_of(books.root).latest(proposal.digest)
    values: dict[str, Value] = {"body": body_words(proposal.body), "id": proposal.digest[:8]}
    if found is None:
        raise Refusal([Problem("proposal_must_be_approved", where(proposal), values)])
    values["decision"] = str(found.decision)
    if isinstance(found, Rejection):
        values["why"] = found.why
        raise Refusal([Problem("proposal_must_not_be_rejected", where(proposal), values)])
    if found.valid_until is not None and not found.holds(today):
        values |= {"until": found.valid_until, "day": today}
        raise Refusal([Problem("decision_must_not_be_too_old", where(proposal), values)])
    verdict = counted(books, proposal, found.body, found.votes, found.decision.day)
    if verdict.problems:
        source = Source(f"decisions/{found.at[:4]}.beancount")
        raise Refusal(problem.at(source) for problem in verdict.problems)
    return found
