"""``propose agreements``: what falls due in a month, and whether it still holds when it is posted.

Changes that somebody has asked for (``agreement change``) are proposals of their own in the month
of their day; a new round keeps them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from consortium.agreement import LoanTerms
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Line, Proposal
from ledger.agreements import contracts
from ledger.books import Books
from ledger.use_cases.policy import must_be_usable
from ledger.use_cases.rounds import Round
from rules.agreements.change import CHANGES, EARLY, Change, change_line, most
from rules.agreements.events import Event
from rules.agreements.propose import (
    AgreementsRound,
    Contract,
    lending_problems,
    marks_of,
    propose_agreements,
)
from rules.agreements.text import read_agreement
from rules.policy import PolicyVersion


@dataclass(frozen=True, slots=True)
class Due:
    """The round to write, and what waits by the terms of its agreement."""

    round: Round
    deferred: tuple[tuple[Contract, Event], ...] = ()


def agreements_round(books: Books, period: Period) -> Due:
    """The round that the books give for a month."""
    found = _reckoned(books, period)
    asked = tuple(one for one in books.proposals() if _is_asked(one) and one.period == period)
    proposals = (*asked, *found.proposals)
    is_new = any(not books.is_waiting(proposal.digest) for proposal in proposals)
    return Due(
        Round(period, proposals, findings=found.findings, is_new=is_new, kind="agreements"),
        found.deferred,
    )


def agreements_hold(books: Books, proposal: Proposal, _: dt.date) -> Iterator[Problem]:
    """Every line that no longer comes out as it was proposed, and what may no longer be lent."""
    by_id = {one.id: one for one in contracts(books)}
    version = version_on(books, proposal.period)
    now: Mapping[str, Line] = {}
    if not _is_asked(proposal):
        lines = (line for one in _reckoned(books, proposal.period, limits=False).proposals
                 for line in one.lines)  # fmt: skip
        now = {line.key: line for line in lines}
    for line in proposal.lines:
        change, contract = _change_of(line), by_id.get(id_of(line))
        held = now.get(line.key)
        if change is not None and contract is not None:
            held = _changed_anew(books, contract, line, change)
        if held is None or held != line:
            yield _difference(proposal, line, held)
        elif line.agreement:
            agreement = read_agreement(line.agreement.encode(), f"agreements/{id_of(line)}.yaml")
            consortium, balances = books.consortium, books.balances
            yield from lending_problems(agreement, line, consortium, balances, version)


def marks(books: Books, proposal: Proposal) -> Mapping[str, Mapping[str, str]]:
    """By the line's key, the metadata that ties its voucher to its agreement; none for others."""
    rests = any(line.clause.startswith("agreements.") for line in proposal.lines)
    by_id = {one.id: one.latest.terms for one in contracts(books)} if rests else {}
    found: dict[str, Mapping[str, str]] = {}
    for line in proposal.lines:
        terms = by_id.get(id_of(line))
        if line.agreement:
            terms = read_agreement(line.agreement.encode(), "agreements/").terms
        if isinstance(terms, LoanTerms):
            found[line.key] = marks_of(line, terms)
    return found


def id_of(line: Line) -> str:
    """The id of the agreement that a line's clause names: ``agreements.brygga@2026-09-15``."""
    return line.clause.removeprefix("agreements.").partition("@")[0]


def version_on(books: Books, period: Period) -> PolicyVersion:
    """The policy that is in force when the month ends; ``Refusal`` when there is none."""
    version = books.policies.in_force(period.last)
    if version is None:
        first = books.policies.versions[0].policy.valid_from if books.policies.versions else "–"
        values: dict[str, Value] = {"period": period, "first": first}
        raise Refusal([Problem("policy_must_be_in_force", Source("policy/"), values)])
    must_be_usable(version, books.consortium)
    return version


def _reckoned(books: Books, period: Period, *, limits: bool = True) -> AgreementsRound:
    version = version_on(books, period)
    return propose_agreements(
        contracts(books), books.consortium, books.balances, version, period, limits=limits
    )


def _is_asked(proposal: Proposal) -> bool:
    """True for what ``agreement change`` made."""
    return proposal.kind == "agreements" and any(map(_change_of, proposal.lines))


def _change_of(line: Line) -> Change | None:
    ending = line.clause.rpartition(".")[2]
    if ending == EARLY:
        return "repay"
    return next((one for one in CHANGES if one == ending), None)


def _changed_anew(books: Books, contract: Contract, line: Line, change: Change) -> Line | None:
    """The same change on today's books, ``None`` when there is not so much to change any more."""
    history = books.balances.agreements.get(contract.id, ())
    if line.amount > most(change, history):
        return None
    day = dt.date.fromisoformat(line.clause.rpartition("@")[2].partition(".")[0])
    why = str(line.reasons[0].values["why"])
    return replace(change_line(contract, history, change, line.amount, day, why), after=line.after)


def _difference(proposal: Proposal, then: Line, now: Line | None) -> Problem:
    after: Money = ZERO if now is None else now.amount
    values: dict[str, Value] = {
        "found": id_of(then),
        "day": then.clause.rpartition("@")[2].partition(".")[0],
        "before": then.amount,
        "after": after,
        "month": proposal.period,
    }
    return Problem(
        "agreements_must_still_hold", Source(f"proposals/{proposal.digest[:8]}…"), values
    )
