"""What one round of help is reckoned from: rules, members, figures and balances of a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from consortium.balances import Balances
from consortium.figures import purpose_balance, unappropriated
from consortium.help import PostedHelp
from consortium.members import Consortium
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Problem, Source
from rules.base import digest
from rules.grammar.liquidity import Liquidity
from rules.keep import fund_of
from rules.liquidity.exposure import Exposures
from rules.liquidity.figures import Figures, figures_of
from rules.policy import Policy, PolicyVersion


@dataclass(frozen=True)
class Situation:
    """A month as a round of help sees it; everything in it is read, nothing changed.

    ``placed_for`` says for which member an agreement was made (see :class:`Exposures`).
    """

    version: PolicyVersion
    consortium: Consortium
    balances: Balances
    period: Period
    as_of: date
    placed_for: Mapping[str, str] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """The rules in force in the month."""
        return self.version.policy

    @property
    def liquidity(self) -> Liquidity:
        """The part about help; only asked where there is one."""
        assert self.policy.liquidity is not None, "there are rules of help"
        return self.policy.liquidity

    @cached_property
    def figures(self) -> Mapping[str, Figures]:
        """What each member that belongs in the month says of it, by key in order."""
        facts = self.balances.facts
        return {
            key: figures_of(facts.report(key, self.period), self.policy)
            for key in sorted(self.consortium.members_in(self.period))
        }

    @cached_property
    def exposures(self) -> Exposures:
        """The members' exposure on the day."""
        return Exposures(self.policy, self.balances, self.as_of, self.placed_for)

    @cached_property
    def fund(self) -> Money:
        """The fund before the round."""
        return fund_of(self.balances)

    def posted(self, member: str) -> tuple[PostedHelp, ...]:
        """The help that was posted for the member's month."""
        return tuple(
            one
            for one in self.balances.help_to(member)
            if one.month == self.period and one.kind != "relocation"
        )

    def posted_at(self, member: str, clause: str) -> Money:
        """How much of it came from one source; from members, from all of them together."""
        return total(
            one.granted
            for one in self.posted(member)
            if one.clause == clause or one.clause.startswith(f"{clause}.")
        )

    @cached_property
    def stops(self) -> tuple[Problem, ...]:
        """Why the fund may pay nothing out: a purpose below zero, or more promised than there is.

        A hard stop for what is proposed (design.md §3); other sources are still tried.
        """
        place = Source("main.beancount")
        found = [
            Problem("purpose_must_not_be_negative", place, {"purpose": key, "found": free})
            for key in self.consortium.all_purposes
            if (free := purpose_balance(self.balances, key).untied) < ZERO
        ]
        left = unappropriated(self.balances)
        if left < ZERO:
            values = {"found": -left}
            found.append(Problem("unappropriated_must_not_be_negative", place, values))
        return tuple(found)

    @cached_property
    def rules_version(self) -> str:
        """A digest of the clauses that help rests on; a comment in the text does not change it."""
        policy = self.policy
        return digest(
            *(policy.liquidity, policy.keep, policy.limits, policy.approvals),
            *(policy.facts, policy.accounts, policy.placements),
        )
