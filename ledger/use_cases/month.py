"""``month``: the whole month in order; what is in, what is missing, what waits, what to do next.

Resumable and idempotent: with the same facts it writes nothing. Late and corrected reports of
earlier months are picked up here, so that nothing is forgotten.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from consortium.period import Period
from consortium.problems import Problem
from consortium.progress import Progress, telling
from consortium.proposal import Proposal
from ledger.books import Books
from ledger.use_cases.propose import Round, levy_round, write_rounds
from ledger.use_cases.session import Session, writing
from ledger.use_cases.status import MemberStatus, member_status
from rules.propose import Estimated, pending_months
from rules.reckon import Missing


@dataclass(frozen=True, slots=True)
class Month:
    """The month as it stands. ``rounds`` are this month's and those of earlier months."""

    period: Period
    members: tuple[MemberStatus, ...]
    rounds: tuple[Round, ...]
    is_written: bool
    notices: tuple[Problem, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All proposals that wait."""
        return tuple(one.proposal for one in self.rounds if one.proposal is not None)

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
    """Run the month: earlier months that changed first, then ``period`` itself."""
    with writing(session, "treasurer") as desk:
        rounds = _rounds(desk.books, period, session.today, session.progress)
        if not dry_run:
            write_rounds(desk, rounds)
        books = desk.books
        members = tuple(member_status(books, key, period) for key in books.consortium.members)
        return Month(period, members, rounds, not dry_run, desk.notices)


def _rounds(books: Books, period: Period, as_of: dt.date, progress: Progress) -> tuple[Round, ...]:
    earlier = pending_months(books.policies, books.consortium, books.balances, period, as_of)
    months = telling(progress, "reckoning", (*earlier, period))
    return tuple(levy_round(books, one, as_of) for one in months)
