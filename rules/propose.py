"""Propose the levies of a month: what the rules say, less what is already posted.

Pure and repeatable: levy and true-ups together are what the real figures give, exactly, account
by account, in whatever order the figures come (design.md §4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consortium.balances import Balances, PostedLevy
from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Problem, Source
from consortium.proposal import Line, Proposal, Reason
from consortium.voucher import Posting
from rules.policy import Policies
from rules.reckon import Basis, Missing, Target, basis_of, policy_for, target_of
from rules.split import APPROPRIATED

LOOK_BACK = 24  # months that a seal keeps levies and facts of


@dataclass(frozen=True, slots=True)
class LevyRound:
    """What one run gives.

    A proposal (``None`` when nothing is to be done), the members whose month cannot be reckoned
    yet, and what there is to say about the others.
    """

    period: Period
    proposal: Proposal | None
    missing: tuple[Missing, ...] = ()
    findings: tuple[Problem, ...] = ()


def propose_levy(
    policies: Policies, consortium: Consortium, balances: Balances, period: Period
) -> LevyRound:
    """The levies and true-ups of a month, one line per member, by member key.

    ``PolicyError`` when no policy is in force in the month.
    """
    version = policy_for(policies, period)
    lines: list[Line] = []
    missing: list[Missing] = []
    findings: list[Problem] = list(_outside(consortium, balances, period))
    for key in sorted(consortium.members_in(period)):
        basis = basis_of(policies, consortium, balances.facts, key, period)
        if isinstance(basis, Missing):
            missing.append(basis)
            continue
        target = target_of(consortium, key, period, basis)
        findings.extend(target.findings)
        line = _line(key, period, basis, target, balances.levy(key, period))
        if line is not None:
            lines.append(line)
    told = tuple(findings)
    body = version.policy.levy.approved_by or "treasurer"
    proposal = Proposal("levy", period, version.name, body, tuple(lines), told) if lines else None
    return LevyRound(period, proposal, tuple(missing), told)


def pending_months(
    policies: Policies, consortium: Consortium, balances: Balances, period: Period
) -> tuple[Period, ...]:
    """Earlier months, at most two years back, whose reports came late or were corrected.

    A month is pending when :func:`propose_levy` would give a line for a member whose report
    differs from the one posted, or for whom nothing was posted. Reports that say what was
    already posted cost a comparison only.
    """
    found: list[Period] = []
    for month in period.plus(-LOOK_BACK).until(period.previous):
        if policies.in_force(month.first) is None:
            continue
        members = consortium.members_in(month)
        if any(_is_pending(policies, consortium, balances, key, month) for key in members):
            found.append(month)
    return tuple(found)


def _is_pending(
    policies: Policies, consortium: Consortium, balances: Balances, key: str, month: Period
) -> bool:
    basis = basis_of(policies, consortium, balances.facts, key, month)
    posted = balances.levy(key, month)
    if isinstance(basis, Missing) or (posted.keys and posted.facts == basis.facts):
        return False
    target = target_of(consortium, key, month, basis)
    return bool(_left(target.postings, posted.accounts))


def _line(
    key: str, period: Period, basis: Basis, target: Target, posted: PostedLevy
) -> Line | None:
    """What is left to post, or ``None``.

    A month with nothing standing gets a levy, any other a true-up of the difference, which may
    be a credit.
    """
    left = _left(target.postings, posted.accounts)
    if not left:
        return None
    before = posted.accounts.get(APPROPRIATED, ZERO)
    is_first = not posted.keys
    line = Line(
        kind="levy" if is_first else "true_up",
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
