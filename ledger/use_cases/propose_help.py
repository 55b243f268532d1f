"""``propose liquidity`` and ``warnings``: who is short of cash, and what the rules give."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consortium.period import Period
from ledger.books import Books
from ledger.use_cases.holding import undecided
from ledger.use_cases.liquidity import Help, help_round, warned
from ledger.use_cases.rounds import write_rounds
from ledger.use_cases.session import Session, person_with_role, writing
from rules.liquidity.figures import Figures, figures_of
from rules.liquidity.warnings import Warned


@dataclass(frozen=True, slots=True)
class Watched:
    """A month's warnings; with ``figures``, who may see them, those of every member in it.

    ``has_levels`` is false where the policy has no warning levels.
    """

    period: Period
    warnings: tuple[Warned, ...]
    has_levels: bool
    figures: tuple[Figures, ...] = ()


def propose_help(session: Session, period: Period, *, dry_run: bool = False) -> Help:
    """The help of ``period`` as proposals waiting under ``proposals/``, one per deciding body."""
    with writing(session, "treasurer") as desk:
        found = help_round(desk.books, period, session.today)
        one = undecided(desk.books, found.round, session.today)
        if not dry_run:
            write_rounds(desk, [one])
        return Help(found.found, replace(one, notices=desk.notices))


def watch(books: Books, session: Session, period: Period, *, figures: bool = False) -> Watched:
    """Where the members stand in a month.

    Delegates of competing cooperatives see each other's level and not their cash: ``figures`` are
    for the treasurer, who handles the cases; ``Refusal`` for anyone else.
    """
    if figures:
        person_with_role(books, session, "treasurer")
    version = books.policies.in_force(period.first)
    if version is None:
        return Watched(period, (), has_levels=False)
    facts, members = books.balances.facts, sorted(books.consortium.members_in(period))
    return Watched(
        period,
        warned(books, period, session.today),
        has_levels=bool(version.policy.warnings.model_fields_set),
        figures=tuple(
            figures_of(facts.report(key, period), version.policy) for key in members if figures
        ),
    )
