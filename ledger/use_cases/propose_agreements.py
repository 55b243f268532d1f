"""``propose agreements``: the round of a month written down, to be posted or decided."""

from __future__ import annotations

from dataclasses import replace

from consortium.period import Period
from ledger.use_cases.agreements_round import Due, agreements_round
from ledger.use_cases.holding import undecided
from ledger.use_cases.rounds import write_rounds
from ledger.use_cases.session import Session, writing


def propose_agreements(session: Session, period: Period, *, dry_run: bool = False) -> Due:
    """All that falls due under agreements in ``period``, waiting under ``proposals/``."""
    with writing(session, "treasurer") as desk:
        due = agreements_round(desk.books, period)
        one = undecided(desk.books, due.round, session.today)
        if not dry_run:
            write_rounds(desk, [one])
        return replace(due, round=replace(one, notices=desk.notices))
