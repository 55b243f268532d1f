"""The round of help: who is short in a month and what the rules give, on the books as they stand.

A proposal that waits stays as the board has seen it while the new round says the same help: a
levy booked in between moves balances that are only told, and makes no new paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from consortium.period import Period
from consortium.problems import Problem, Refusal, Source
from consortium.proposal import Proposal
from ledger.books import Books
from ledger.use_cases.policy import must_be_usable
from ledger.use_cases.rounds import Round
from rules.liquidity.propose import LiquidityRound, propose_liquidity
from rules.liquidity.situation import Situation
from rules.liquidity.warnings import Warned, warnings_of


@dataclass(frozen=True, slots=True)
class Help:
    """A round of help: what was reckoned, and the round as it is written down."""

    found: LiquidityRound
    round: Round


def help_round(books: Books, period: Period, as_of: dt.date) -> Help:
    """The round that the books give for a month on the day ``as_of``.

    ``Refusal`` when no policy is in force in the month.
    """
    version = books.policies.in_force(period.first)
    if version is None:
        first = books.policies.versions[0].policy.valid_from if books.policies.versions else "–"
        values = {"period": period, "first": first}
        raise Refusal([Problem("policy_must_be_in_force", Source("policy/"), values)])
    must_be_usable(version, books.consortium)
    found = propose_liquidity(books.policies, books.consortium, books.balances, period, as_of)
    waiting = [old for old in books.proposals() if _is_of(old, period)]
    proposals = tuple(_as_seen(new, waiting) for new in found.proposals)
    is_new = any(not books.is_waiting(proposal.digest) for proposal in proposals)
    one = Round(period, proposals, findings=found.findings, is_new=is_new, kind="liquidity")
    return Help(found, one)


def situation_of(books: Books, period: Period, as_of: dt.date) -> Situation | None:
    """What help is reckoned from; ``None`` where no rules of help are in force in the month."""
    version = books.policies.in_force(period.first)
    if version is None or version.policy.liquidity is None:
        return None
    return Situation(version, books.consortium, books.balances, period, as_of)


def warned(books: Books, period: Period, as_of: dt.date) -> tuple[Warned, ...]:
    """The members that a warning level holds for; none where no policy is in force."""
    version = books.policies.in_force(period.first)
    if version is None:
        return ()
    return warnings_of(version, books.consortium, books.balances, period, as_of)


def _is_of(proposal: Proposal, period: Period) -> bool:
    return proposal.kind == "liquidity" and proposal.period == period


def _as_seen(new: Proposal, waiting: list[Proposal]) -> Proposal:
    """The waiting proposal that says the same help, with what is told now; else the new one."""
    for old in waiting:
        if old.body == new.body and _help(old) == _help(new):
            return replace(old, findings=new.findings)
    return new


def _help(proposal: Proposal) -> list[object]:
    return [
        (line.key, line.base, line.amount, line.postings, line.agreement) for line in proposal.lines
    ]
