"""``month``: the whole month in order; what came, what is missing, what waits, what to do next.

Resumable and idempotent: with the same facts it writes nothing. Late and corrected reports of
earlier months are picked up here, so that nothing is forgotten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from consortium.approval import State
from consortium.period import Period
from consortium.problems import Problem
from consortium.progress import Progress, telling
from consortium.proposal import Proposal
from consortium.voucher import Voucher
from ledger.books import Books
from ledger.use_cases.holding import undecided
from ledger.use_cases.levy import levy_round
from ledger.use_cases.liquidity import Help, help_round
from ledger.use_cases.payments import book_payments
from ledger.use_cases.rounds import Round, write_rounds
from ledger.use_cases.session import Desk, Session, writing
from ledger.use_cases.status import MemberStatus, member_status
from ledger.use_cases.to_pay import NOTHING, Payouts, to_pay
from ledger.use_cases.unplaced import Unplaced, Waiting, unplaced, waiting
from rules.propose import Estimated, pending_months
from rules.reckon import Missing


@dataclass(frozen=True, slots=True)
class Month:
    """The month as it stands. ``rounds`` are this month's and those of earlier months.

    ``paid`` are the vouchers of payments that this run booked; ``unplaced`` and ``waiting`` are
    payments and bank entries that the treasurer has to say something of; ``payouts`` are what is
    to be paid. ``help`` is who is short of cash and whom to watch; it is proposed by ``propose
    liquidity``.
    """

    period: Period
    members: tuple[MemberStatus, ...]
    rounds: tuple[Round, ...]
    is_written: bool
    paid: tuple[Voucher, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    payouts: Payouts = NOTHING
    notices: tuple[Problem, ...] = ()
    help: Help | None = None

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All proposals that wait, those of help that are written down among them."""
        return tuple(proposal for one in self.shown for proposal in one.proposals)

    @property
    def shown(self) -> tuple[Round, ...]:
        """The rounds with what waits: help too, once ``propose liquidity`` has written it."""
        is_written = self.help is not None and not self.help.round.is_new
        return (self.help.round, *self.rounds) if self.help and is_written else self.rounds

    @property
    def states(self) -> Mapping[str, State]:
        """Where each proposal stands, by digest."""
        return {digest: state for one in self.shown for digest, state in one.states.items()}

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Who has not reported the month, and why it does not count if something came."""
        return self.rounds[-1].missing

    @property
    def estimated(self) -> tuple[Estimated, ...]:
        """Whose month rests on an estimate until its report comes."""
        return self.rounds[-1].estimated

    @property
    def findings(self) -> tuple[Problem, ...]:
        """The findings of all rounds."""
        return tuple(finding for one in self.rounds for finding in one.findings)


def month(session: Session, period: Period, *, dry_run: bool = False) -> Month:
    """Run the month: what the bank booked, earlier months that changed, then ``period`` itself."""
    paid: list[Voucher] = []
    while True:  # payments are booked file by file, each on books as they have become
        with writing(session, "treasurer") as desk:
            booked = () if dry_run else book_payments(desk)
            paid += booked
            if not booked:
                return _month(desk, period, tuple(paid), dry_run=dry_run)


def _month(desk: Desk, period: Period, paid: tuple[Voucher, ...], *, dry_run: bool) -> Month:
    books = desk.books
    rounds = _rounds(books, period, desk.session.today, desk.session.progress)
    if not dry_run:
        write_rounds(desk, rounds)
    return Month(
        period=period,
        members=tuple(member_status(books, key, period) for key in books.consortium.members),
        rounds=rounds,
        is_written=not dry_run,
        paid=paid,
        unplaced=tuple(unplaced(books)),
        waiting=tuple(waiting(books)),
        payouts=to_pay(books, desk.session.today),
        notices=desk.notices,
        help=_help(books, period, desk.session.today),
    )


def _help(books: Books, period: Period, as_of: dt.date) -> Help | None:
    """What the rules say of the month's liquidity; ``None`` where they say nothing."""
    version = books.policies.in_force(period.first)
    if version is None:
        return None
    policy = version.policy
    has_rules = policy.liquidity is not None or policy.warnings.model_fields_set
    if not has_rules:
        return None
    found = help_round(books, period, as_of)
    return Help(found.found, undecided(books, found.round, as_of))


def _rounds(books: Books, period: Period, as_of: dt.date, progress: Progress) -> tuple[Round, ...]:
    earlier = pending_months(books.policies, books.consortium, books.balances, period, as_of)
    months = telling(progress, "reckoning", (*earlier, period))
    return tuple(undecided(books, levy_round(books, one, as_of), as_of) for one in months)
