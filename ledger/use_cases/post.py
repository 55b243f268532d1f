"""``post``: a decided proposal becomes vouchers, if every line still holds.

A levy follows the general meeting's policy, so that the treasurer's word is enough for it unless
the policy says otherwise; everything else needs the decision of the right body first. The books,
facts and policy may have moved since: each line is reckoned anew, and if one no longer holds
nothing is posted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consortium.approval import Approval, State
from consortium.problems import Problem
from consortium.proposal import Proposal
from consortium.voucher import Voucher
from ledger.use_cases.deciding import must_be_decided, states_of
from ledger.use_cases.find import find_proposal
from ledger.use_cases.holding import must_still_hold
from ledger.use_cases.posting import agreements_of, vouchers_of
from ledger.use_cases.rounds import POSTED, WAITING, move
from ledger.use_cases.session import Session, writing
from ledger.vouchers import voucher_operations


@dataclass(frozen=True, slots=True)
class Posted:
    """The vouchers of one run; ``is_written`` is false on a dry run.

    ``approval`` is the decision that they rest on, if one was needed. ``waiting`` are the other
    proposals that still wait, and ``states`` says where each of them stands.
    """

    proposal: Proposal
    vouchers: tuple[Voucher, ...]
    waiting: tuple[Proposal, ...]
    is_written: bool = True
    notices: tuple[Problem, ...] = ()
    approval: Approval | None = None
    states: Mapping[str, State] = field(default_factory=dict)


def post(session: Session, proposal_id: str, *, dry_run: bool = False) -> Posted:
    """Post the waiting proposal whose digest begins with ``proposal_id``."""
    with writing(session, "treasurer") as desk:
        books = desk.books
        proposal = find_proposal(books, proposal_id)
        approval = must_be_decided(books, proposal, session.today)
        must_still_hold(books, proposal, session.today)
        vouchers = vouchers_of(desk, proposal, approval)
        written = voucher_operations(books, vouchers) if vouchers else []
        agreements = agreements_of(books, proposal)
        if not dry_run:
            desk.commit(
                [*written, *agreements, *move(proposal, WAITING, POSTED)],
                inputs={"proposal": proposal.digest},
                result={"vouchers": [str(voucher.id) for voucher in vouchers]},
            )
        others = tuple(p for p in books.proposals() if p.digest != proposal.digest)
        states = states_of(books, others, session.today)
        return Posted(proposal, vouchers, others, not dry_run, desk.notices, approval, states)
