"""``propose``: what the rules say should be booked for a month, written down for a decision."""

from __future__ import annotations

from dataclasses import replace

from consortium.period import Period
from ledger.use_cases.holding import undecided
from ledger.use_cases.levy import levy_round
from ledger.use_cases.rounds import Round, write_rounds
from ledger.use_cases.session import Session, writing


def propose(session: Session, period: Period, *, dry_run: bool = False) -> Round:
    """The levy of ``period`` as a proposal waiting under ``proposals/``."""
    with writing(session, "treasurer") as desk:
        one = levy_round(desk.books, period, session.today)
        one = undecided(desk.books, one, session.today)
        if not dry_run:
            write_rounds(desk, [one])
        return replace(one, notices=desk.notices)
