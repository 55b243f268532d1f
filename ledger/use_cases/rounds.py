"""Rounds: what one run of the rules proposes for a month, and how it is written down.

A round holds a proposal for each deciding body. A new round supersedes the unposted proposals of
the same kind and month; the same facts give the same digests, so running it again changes no byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consortium.approval import State
from consortium.period import Period
from consortium.problems import Problem
from consortium.proposal import Proposal, ProposalKind
from ledger.append import Create, Operation, Remove
from ledger.render import proposal_text
from ledger.use_cases.session import Desk
from ledger.vouchers import chart_operations
from rules.propose import Estimated
from rules.reckon import Missing

WAITING = "proposals"
SUPERSEDED = "proposals/superseded"
POSTED = "proposals/posted"


@dataclass(frozen=True, slots=True)
class Round:
    """What one run proposes: nothing when everything is booked or nothing is reported.

    ``proposals`` are one for each deciding body, after those that are decided already and still
    hold; ``states`` says where each stands, by digest; ``is_new`` tells whether one was written
    now (or would be, on a dry run).
    """

    period: Period
    proposals: tuple[Proposal, ...] = ()
    missing: tuple[Missing, ...] = ()
    estimated: tuple[Estimated, ...] = ()
    findings: tuple[Problem, ...] = ()
    is_new: bool = False
    notices: tuple[Problem, ...] = ()
    kind: ProposalKind = "levy"
    states: Mapping[str, State] = field(default_factory=dict)

    @property
    def proposal(self) -> Proposal | None:
        """The latest proposal, ``None`` when there is none: of a levy the only undecided one."""
        return self.proposals[-1] if self.proposals else None


def write_rounds(desk: Desk, rounds: Sequence[Round]) -> None:
    """Write the new proposals and set aside those they supersede; nothing when nothing is new."""
    operations: list[Operation] = []
    proposed: list[str] = []
    for one in rounds:
        keep = {proposal.digest for proposal in one.proposals}
        for old in desk.books.proposals():
            if (old.kind, old.period) == (one.kind, one.period) and old.digest not in keep:
                operations += move(old, WAITING, SUPERSEDED)
        for proposal in one.proposals:
            if not desk.books.is_waiting(proposal.digest):
                operations.append(Create(path_of(WAITING, proposal), _bytes(proposal)))
                proposed.append(proposal.digest)
    if operations:
        desk.commit(
            [*operations, *chart_operations(desk.books, desk.session.period)],
            inputs={"periods": [str(one.period) for one in rounds]},
            result={"proposals": proposed},
        )


def path_of(folder: str, proposal: Proposal) -> str:
    """Where a proposal lies in the books."""
    return f"{folder}/{proposal.digest}.beancount"


def move(proposal: Proposal, old: str, new: str) -> list[Operation]:
    """The operations that take a proposal from one folder to another."""
    return [Create(path_of(new, proposal), _bytes(proposal)), Remove(path_of(old, proposal))]


def _bytes(proposal: Proposal) -> bytes:
    return proposal_text(proposal).encode()
