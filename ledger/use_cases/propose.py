"""``propose``: what the rules say should be booked for a month, written down for a decision.

One run makes one round. A new round supersedes the unposted proposals of the same kind and
month; the same facts give the same digest, so running it again changes no byte.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Proposal
from ledger.append import Create, Operation, Remove
from ledger.books import Books
from ledger.render import proposal_text
from ledger.use_cases.policy import must_be_usable
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import chart_operations
from rules.propose import Estimated, propose_levy
from rules.reckon import Missing

WAITING = "proposals"
SUPERSEDED = "proposals/superseded"
POSTED = "proposals/posted"


@dataclass(frozen=True, slots=True)
class Round:
    """What one run proposes: nothing when everything is booked or nothing is reported.

    ``is_new`` tells whether the proposal was written now (or would be, on a dry run).
    """

    period: Period
    proposal: Proposal | None
    missing: tuple[Missing, ...]
    estimated: tuple[Estimated, ...]
    findings: tuple[Problem, ...]
    is_new: bool = False
    notices: tuple[Problem, ...] = ()


def propose(session: Session, period: Period, *, dry_run: bool = False) -> Round:
    """The levy of ``period`` as a proposal waiting under ``proposals/``."""
    with writing(session, "treasurer") as desk:
        one = levy_round(desk.books, period, session.today)
        if not dry_run:
            write_rounds(desk, [one])
        return replace(one, notices=desk.notices)


def levy_round(books: Books, period: Period, as_of: dt.date) -> Round:
    """The round that the books give for a month on the day ``as_of``."""
    first_month = books.balances.levies_from
    if first_month is not None and period < first_month:
        told: dict[str, Value] = {"found": period, "first": first_month}
        raise Refusal([Problem("month_must_not_precede_the_opening", Source("PERIOD"), told)])
    version = books.policies.in_force(period.first)
    if version is None:
        first = books.policies.versions[0].policy.valid_from if books.policies.versions else "–"
        values = {"period": period, "first": first}
        raise Refusal([Problem("policy_must_be_in_force", Source("policy/"), values)])
    must_be_usable(version, books.consortium)
    result = propose_levy(books.policies, books.consortium, books.balances, period, as_of)
    is_new = result.proposal is not None and not books.is_waiting(result.proposal.digest)
    return Round(period, result.proposal, result.missing, result.estimated, result.findings, is_new)


def write_rounds(desk: Desk, rounds: Sequence[Round]) -> None:
    """Write the new proposals and set aside those they supersede; nothing when nothing is new."""
    operations: list[Operation] = []
    proposed: list[str] = []
    for one in rounds:
        keep = one.proposal.digest if one.proposal is not None else None
        for old in desk.books.proposals():
            if old.period == one.period and old.digest != keep:
                operations += move(old, WAITING, SUPERSEDED)
        if one.proposal is not None and one.is_new:
            operations.append(Create(path_of(WAITING, one.proposal), _bytes(one.proposal)))
            proposed.append(one.proposal.digest)
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
