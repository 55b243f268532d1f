"""What is decided in a single case: early repayment, allowance, write-off, gift, conversion.

An early repayment only moves what is owed to a notice, so the treasurer posts it. What costs the
fund something climbs the ladder of approvals by its amount. Each becomes one line of a proposal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

from consortium.agreement import LoanTerms
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Kind, Line, Reason
from consortium.voucher import Posting
from rules.agreements import postings
from rules.agreements.events import History, outstanding, unnoticed
from rules.agreements.position import allowance_left
from rules.agreements.propose import Contract, clause_of
from rules.bankdays import due_date

Change = Literal["repay", "allow", "write_off", "forgive", "convert"]
CHANGES: Final[tuple[Change, ...]] = ("repay", "allow", "write_off", "forgive", "convert")
EARLY: Final = "early"
_KIND: Mapping[Change, tuple[Kind, str]] = {
    "repay": ("instalment", "loan_repaid_early"),
    "allow": ("allowance", "loan_allowed_for"),
    "write_off": ("write_off", "loan_written_off"),
    "forgive": ("support", "loan_forgiven"),
    "convert": ("release", "loan_converted"),
}
_DUE_DAYS = 10  # what a member has asked to repay early is due soon


def most(change: Change, history: History) -> Money:
    """How much of it there can be: of what is not noticed yet; an allowance up to all that is owed.

    What is noticed already is a claim of its own: its notice is reversed first.
    """
    if change == "allow":
        return outstanding(history) - allowance_left(history)
    return unnoticed(history)


def change_line(
    contract: Contract, history: History, change: Change, amount: Money, day: dt.date, why: str
) -> Line:
    """The line of a change on a day; ``amount`` is at most what :func:`most` says."""
    assert ZERO < amount <= most(change, history), "the caller has asked how much there is"
    terms = contract.latest.terms
    assert isinstance(terms, LoanTerms)
    kind, code = _KIND[change]
    ending = EARLY if change == "repay" else change
    return Line(
        kind=kind,
        member=terms.with_,
        month=Period.of(day),
        clause=f"{clause_of(terms, day)}.{ending}",
        facts=contract.latest.sha256[:16],
        base=amount,
        amount=amount,
        postings=_postings(terms, history, change, amount),
        reasons=(Reason("decision", code, {"why": why}, amount),),
        after=len(history),
        due=due_date(day, _DUE_DAYS) if change == "repay" else None,
    )


def _postings(
    terms: LoanTerms, history: History, change: Change, amount: Money
) -> tuple[Posting, ...]:
    match change:
        case "repay":
            return postings.fallen_due(terms, amount, outstanding(history))
        case "allow":
            return postings.allowed_for(terms, amount)
        case "convert":
            return postings.converted(terms, amount)
        case "write_off" | "forgive":
            is_gift = change == "forgive"
            left = allowance_left(history)
            return postings.struck(terms, amount, ZERO, left, as_gift=is_gift)
