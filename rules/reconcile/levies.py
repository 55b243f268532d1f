"""Levy assurance: what a member declares of a month against what its books say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from consortium.balances import Balances
from consortium.members import Consortium
from consortium.money import Money
from consortium.period import Period
from consortium.problems import Value
from rules.agree import disagreement
from rules.base import account_revenue
from rules.policy import Policies, PolicyVersion
from rules.reckon import Missing, basis_of, target_of
from rules.reconcile.differences import Check, Compared, Difference, Step


@dataclass(frozen=True, slots=True)
class _Month:
    """What a month's levies rest on."""

    version: PolicyVersion
    policies: Policies
    consortium: Consortium
    balances: Balances
    period: Period

    def levy(self, member: str, counts: Literal["sie", "declared"]) -> Money | None:
        """The member's levy if that source counts; ``None`` when it cannot be reckoned."""
        basis = basis_of(
            self.policies, self.consortium, self.balances, member, self.period, self.period.last
        )
        if isinstance(basis, Missing):
            return None
        policy = self.version.policy
        facts = policy.facts.model_copy(update={"revenue": counts})
        version = replace(self.version, policy=policy.model_copy(update={"facts": facts}))
        months = (*basis.months[:-1], basis.months[-1]._replace(version=version))
        other = basis._replace(version=version, months=months)
        return target_of(self.consortium, member, self.period, other).levy


def compare_levies(
    policies: Policies, consortium: Consortium, balances: Balances, period: Period, owner: str
) -> Compared:
    """The members of which both speak in the month; further apart than the policy's tolerance
    is a difference, with the true-up that would follow if the other source counted.
    """
    version = policies.in_force(period.first)
    if version is None:
        return Compared()
    month = _Month(version, policies, consortium, balances, period)
    checks, differences = [], []
    for key in consortium.members_in(period):
        reported = balances.facts.report(key, period)
        books, declared = reported.books, reported.figures.get("revenue")
        if books is None or declared is None:
            continue
        by_books = account_revenue(books, version.policy.levy.base)
        checks.append(Check("levies", key, "revenue", declared, by_books))
        for problem in disagreement(version, reported):
            values = {"month": period, "tolerance": problem.values["tolerance"]}
            steps = tuple(_steps(month, key, owner))
            found = (declared, by_books, steps, values)
            differences.append(Difference("levies", "declared", key, "revenues_differ", *found))
    return Compared(tuple(checks), tuple(differences))


def _steps(month: _Month, key: str, owner: str) -> Iterator[Step]:
    """Who says which figure is right, and what the levy becomes if it is the other one."""
    counts = month.version.policy.facts.revenue
    values: dict[str, Value] = {"month": month.period, "member": key}
    yield Step(key, "say_which_is_right", values)
    other: Literal["sie", "declared"] = "declared" if counts == "sie" else "sie"
    levied, would = month.levy(key, counts), month.levy(key, other)
    if levied is not None and would is not None:
        code = "true_up_by_declared" if other == "declared" else "true_up_by_books"
        yield Step(owner, code, values | {"amount": would - levied, "levy": would})
