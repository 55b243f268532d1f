"""The next command for proposals: post them, or have them decided first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consortium.approval import State
from consortium.proposal import Proposal
from ledger.use_cases.deciding import is_ready


def steps_of(proposals: Iterable[Proposal], states: Mapping[str, State]) -> str:
    """The next command for each proposal that waits, one a line."""
    steps = (step(one, states.get(one.digest, "waiting")) for one in proposals)
    return "\n".join(one for one in steps if one)


def step(proposal: Proposal, state: State) -> str:
    """The next command for a proposal: post it, or have it decided first; nothing once rejected."""
    if state == "rejected":
        return ""
    return f"fondbok {'post' if is_ready(proposal, state) else 'approve'} {proposal.digest[:8]}"
