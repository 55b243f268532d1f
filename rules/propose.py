"""Propose the levies of a month: what the rules say, less what is already posted.

Pure and repeatable: levy and true-ups together are what the real figures give, exactly, account
by account, in whatever order the figures come (design.md §4). So are estimates and true-ups.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from consortium.balances import Balances
from consortium.levies import PostedLevy
from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Problem, Source
from consortium.proposal import Kind, Line, Proposal, Reason
from consortium.voucher import Posting
from rules.estimate import LOOK_BACK
from rules.policy import Policies
from rules.reckon import Basis, Missing, Target, basis_of, policy_for, target_of
from rules.split import APPROPRIATED


class Estimated(NamedTuple):
    """A member whose month is reckoned on an estimate: the base, and what is missing of it."""

    missing: Missing
    base: Money


@dataclass(frozen=True, slots=True)
class LevyRound:
    """What one run gives.

    A proposal (``None`` when nothing is to be done), the members whose month cannot be reckoned
    yet, those whose month is estimated until its report comes, and what there is to say.
    """

    period: Period
    proposal: Proposal | None
    missing: tuple[Missing, ...] = ()
    estimated: tuple[Estimated, ...] = ()
    findings: tuple[Problem, ...] = ()


def propose_levy(
    policies: Policies, consortium: Consortium, balances: Balances, period: Period, as_of: date
) -> LevyRound:
    """The levies, estimates and true-ups of a month by the day ``as_of``, by member key.

    ``PolicyError`` when no policy is in force in the month.
    """
    version = policy_for(policies, period)
    lines: list[Line] = []
    missing: list[Missing] = []
    estimated: list[Estimated] = []
    findings: list[Problem] = list(_outside(consortium, balances, period))
    for key in sorted(consortium.members_in(period)):
        basis = basis_of(policies, consortium, balances, key, period, as_of)
        if isinstance(basis, Missing):
            missing.append(basis)
            continue
        target = target_of(consortium, key, period, basis)
        findings.extend(target.findings)
        if basis.missing is not None:
            estimated.append(Estimated(basis.missing, target.base))
        line = _line(key, period, basis, target, balances.levy(key, period))
        if line is not None:
            lines.append(line)
    told = tuple(findings)
    body = version.policy.levy.approved_by or "treasurer"
    proposal = Proposal("levy", period, version.name, body, tuple(lines), told) if lines else None
    return LevyRound(period, proposal, tuple(missing), tuple(estimated), told)


def pending_months(
    policies: Policies, consortium: Consortium, balances: Balances, period: Period, as_of: date
) -> tuple[Period, ...]:
    """Earlier months, at most two years back, whose reports are late, came late or were corrected.

    A month is pending when :func:`propose_levy` would give a line for a member whose report
    differs from what was posted, or for whom nothing was posted: by ``as_of`` its report has
    come, or it is to be estimated. Reports that say what was posted cost a comparison only.
    Months before the books' opening are another program's.
    """
    found: list[Period] = []
    for month in period.plus(-LOOK_BACK).until(period.previous):
        is_before = balances.levies_from is not None and month < balances.levies_from
        if is_before or policies.in_force(month.first) is None:
            continue
        members = consortium.members_in(month)
        if any(_is_pending(policies, consortium, balances, key, month, as_of) for key in members):
            found.append(month)
    return tuple(found)


def _is_pending(
    policies: Policies,
    consortium: Consortium,
    balances: Balances,
    key: str,
    month: Period,
    as_of: date,
) -> bool:
    basis = basis_of(policies, consortium, balances, key, month, as_of)
    posted = balances.levy(key, month)
    if isinstance(basis, Missing) or (posted.keys and posted.facts == basis.facts):
        return False
    target = target_of(consortium, key, month, basis)
    return bool(_left(target.postings, posted.accounts))


def is_estimated(
    policies: Policies, consortium: Consortium, balances: Balances, key: str, month: Period
) -> bool:
    """True while what is posted for the member's month rests on an estimate.

    No longer once its report has come and says the same to the öre.
    """
    posted = balances.levy(key, month)
    if not posted.is_estimate:
        return False
    basis = basis_of(policies, consortium, balances, key, month, month.first)
    if isinstance(basis, Missing) or basis.missing is not None:
        return True
    target = target_of(consortium, key, month, basis)
    return bool(_left(target.postings, posted.accounts))


def _line(
    key: str, period: Period, basis: Basis, target: Target, posted: PostedLevy
) -> Line | None:
    """What is left to post, or ``None``.

    A month with nothing standing gets a levy, any other a true-up of the difference, which may
    be a credit. What rests on an estimate is one, whatever stood before.
    """
    left = _left(target.postings, posted.accounts)
    if not left:
        return None
    before = posted.accounts.get(APPROPRIATED, ZERO)
    is_first = not posted.keys
    kind: Kind = "levy" if is_first else "true_up"
    line = Line(
        kind=kind if basis.missing is None else "estimate",
        member=key,
        month=period,
        clause=target.clause,
        facts=basis.facts,
        base=target.base,
        amount=target.levy - before,
        postings=tuple(Posting(account, amount) for account, amount in left.items()),
        reasons=target.reasons if is_first else (*target.reasons, *_true_up(target, before)),
        due_after=basis.version.policy.levy.due,
        after=len(posted.vouchers),
    )
    # Every voucher of the month raises `after`, so what is proposed anew is never what stands.
    assert line.key not in posted.keys, f"{line.key} is posted and not reversed"
    return line


def _true_up(target: Target, before: Money) -> tuple[Reason, ...]:
    difference = target.levy - before
    code = "only_the_parts_change" if difference.is_zero else "difference"
    return (
        Reason("source", "posted_before", {}, before),
        Reason("clause", "should_be", {}, target.levy),
        Reason("clause", code, {}, difference),
    )


def _left(target: Mapping[str, Money], posted: Mapping[str, Money]) -> dict[str, Money]:
    """Target less posted, by account, without zeros: the target's order, then the rest by name."""
    accounts = [*target, *sorted(posted.keys() - target.keys())]
    left = {name: target.get(name, ZERO) - posted.get(name, ZERO) for name in accounts}
    return {name: amount for name, amount in left.items() if not amount.is_zero}


def _outside(consortium: Consortium, balances: Balances, period: Period) -> list[Problem]:
    """Levies that stand for a month in which the member does not belong: told, not undone."""
    inside = consortium.members_in(period)
    return [
        Problem(
            "levy_must_follow_membership",
            Source("consortium.yaml"),
            {"member": key, "month": month, "amount": posted.to_pay},
        )
        for (key, month), posted in sorted(balances.levies.items())
        if month == period and posted.accounts and key not in inside
    ]
