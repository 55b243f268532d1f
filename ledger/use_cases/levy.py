"""The levy's round: what the rules give for a month on the books as they stand."""

from __future__ import annotations

import datetime as dt

from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from ledger.books import Books
from ledger.use_cases.policy import must_be_usable
from ledger.use_cases.rounds import Round
from rules.propose import propose_levy


def levy_round(books: Books, period: Period, as_of: dt.date) -> Round:
    """The round that the books give for a month on the day ``as_of``."""
    first_month = books.balances.levies_from
    if first_month is not None and period < first_month:
        told: dict[str, Value] = {"found": period, "first": first_month}
        raise Refusal([Problem("month_must_not_precede_the_opening", Source("PERIOD"), told)])
    version = books.policies.in_force(period.first)
    if version is None:
        first = books.policies.versions[0].policy.valid_from if books.policies.versions else "–"
        values = {"period": period, "first": first}
        raise Refusal([Problem("policy_must_be_in_force", Source("policy/"), values)])
    must_be_usable(version, books.consortium)
    result = propose_levy(books.policies, books.consortium, books.balances, period, as_of)
    proposals = () if result.proposal is None else (result.proposal,)
    is_new = any(not books.is_waiting(proposal.digest) for proposal in proposals)
    return Round(period, proposals, result.missing, result.estimated, result.findings, is_new)
