"""Whether a proposal still holds: each line reckoned anew on today's books, facts and policy.

``HOLDS`` is the register, by kind of proposal. What was decided falls when its own lines come out
otherwise, and not because something else was booked (design.md §4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from consortium.money import ZERO, Money
from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.proposal import Line, Proposal, ProposalKind
from ledger.books import Books
from ledger.decisions import decisions_of
from ledger.use_cases.agreements_round import agreements_hold
from ledger.use_cases.levy import levy_round
from ledger.use_cases.liquidity import situation_of
from ledger.use_cases.rounds import Round
from rules.bodies import body_words
from rules.liquidity.hold import broken
from rules.sentences import sentence

Holds = Callable[[Books, Proposal, dt.date], Iterable[Problem]]


def must_still_hold(books: Books, proposal: Proposal, as_of: dt.date) -> None:
    """``Refusal`` with what has changed, for every line that no longer holds."""
    problems = [*posted_already(books, proposal), *HOLDS[proposal.kind](books, proposal, as_of)]
    if problems:
        raise Refusal(problems)


def undecided(books: Books, one: Round, as_of: dt.date) -> Round:
    """The round less what is approved already and still holds: that is not decided anew.

    Those proposals stay as they are, before the new ones.
    """
    decisions = decisions_of(books.root)
    decided = [
        proposal
        for proposal in books.proposals()
        if (proposal.kind, proposal.period) == (one.kind, one.period)
        and proposal.body != "treasurer"
        and decisions.state(proposal.digest, as_of) == "approved"
        and not any(HOLDS[proposal.kind](books, proposal, as_of))
    ]
    keys = {line.key for proposal in decided for line in proposal.lines}
    left = [
        replace(proposal, lines=tuple(line for line in proposal.lines if line.key not in keys))
        for proposal in one.proposals
    ]
    proposals = (*decided, *(proposal for proposal in left if proposal.lines))
    is_new = any(not books.is_waiting(proposal.digest) for proposal in proposals)
    states = {one.digest: decisions.state(one.digest, as_of) for one in proposals}
    return replace(one, proposals=proposals, is_new=is_new, states=states)


def posted_already(books: Books, proposal: Proposal) -> Iterator[Problem]:
    """A key once posted and not reversed is never posted again."""
    undone = books.balances.reversed
    posted = {
        read.voucher.trace.key
        for read in books.read_vouchers
        if read.voucher.trace is not None
        and read.voucher.reverses is None
        and read.voucher.id not in undone
    }
    for line in proposal.lines:
        if line.key in posted:
            values: dict[str, Value] = {"member": line.member, "month": line.month}
            yield Problem("line_must_not_be_posted_twice", where(proposal), values)


def where(proposal: Proposal) -> Source:
    """The proposal's place, short."""
    return Source(f"proposals/{proposal.digest[:8]}…")


def _levy_holds(books: Books, proposal: Proposal, as_of: dt.date) -> Iterator[Problem]:
    current = levy_round(books, proposal.period, as_of).proposal
    if current is not None and current.body != proposal.body:
        words: dict[str, Value] = {
            "found": body_words(proposal.body),
            "expected": body_words(current.body),
            "id": proposal.digest[:8],
            "month": proposal.period,
        }
        yield Problem("deciding_body_must_be_the_same", where(proposal), words)
    lines = {line.member: line for line in current.lines} if current is not None else {}
    for line in proposal.lines:
        now = lines.get(line.member)
        if now is None or _decided(line) != _decided(now):
            yield _difference(proposal, line, now)


def _decided(line: Line) -> Line:
    """What of a line must come out the same, by clauses that say the same.

    Which version of the policy's text it is does not count: a comment may have been added.
    """
    reasons = tuple(reason for reason in line.reasons if reason.code != "policy_decided")
    return replace(line, reasons=reasons)


def _difference(proposal: Proposal, then: Line, now: Line | None) -> Problem:
    amount: Money = ZERO if now is None else now.amount
    steps = now.reasons if now is not None else ()
    changed = next((reason for reason in steps if reason not in then.reasons), None)
    values: dict[str, Value] = {
        "member": then.member,
        "month": then.month,
        "before": then.amount,
        "after": amount,
        "base_before": then.base,
        "base_after": ZERO if now is None else now.base,
        "because": Words("inget att bokföra längre", "nothing to post any more"),
    }
    if changed is not None:
        values["because"] = Words(sentence(changed, "sv"), sentence(changed, "en"))
    return Problem("proposal_must_still_hold", where(proposal), values)


def _liquidity_holds(books: Books, proposal: Proposal, as_of: dt.date) -> Iterator[Problem]:
    situation = situation_of(books, proposal.period, as_of)
    if situation is None:
        values: dict[str, Value] = {"period": proposal.period, "first": "–"}
        yield Problem("policy_must_be_in_force", where(proposal), values)
        return
    for line, because in broken(situation, proposal):
        values = {
            "member": line.member,
            "month": line.month,
            "amount": line.base,
            "because": Words(sentence(because, "sv"), sentence(because, "en")),
        }
        yield Problem("help_must_still_hold", where(proposal), values)


HOLDS: Mapping[ProposalKind, Holds] = {
    "levy": _levy_holds,
    "liquidity": _liquidity_holds,
    "agreements": agreements_hold,
}
