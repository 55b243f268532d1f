"""What a member's own figures say to a loan's terms: wages covered, and what is over.

From what the member declares of the month: wages are covered when its cash is not less than a
month's payroll; the surplus is the cash beyond payroll and payables.
"""

from __future__ import annotations

from consortium.facts import Facts
from consortium.money import ZERO
from consortium.period import Period
from rules.agreements.events import Ask, Figures


def figures_of(facts: Facts, member: str) -> Ask:
    """How to ask for a member's months; ``None`` while cash or payroll is not reported."""

    def ask(month: Period) -> Figures | None:
        said = facts.report(member, month).figures
        if "cash" not in said or "payroll" not in said:
            return None
        cash, payroll = said["cash"], said["payroll"]
        over = cash - payroll - said.get("payables", ZERO)
        return Figures(wages_covered=cash >= payroll, surplus=max(over, ZERO))

    return ask
