"""Decided help falls when its own figures, clauses or limits change, and not otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consortium.balances import Balances
from consortium.proposal import Proposal
from rules.liquidity.hold import broken
from rules.liquidity.situation import Situation
from tests.rules.liquidity.worlds import (
    AS_OF,
    MAY,
    PLAIN,
    SHORT,
    WELL,
    balances,
    consortium,
    helped,
    kr,
    notice,
    proposed,
    report,
    version,
)

LENDING = PLAIN.replace(
    "[{from: solidarity}]",
    "[{defer_levy: 1 month}, {from: solidarity, max: 90 000 kr}, "
    "{from: members, above_cash_days: 90}]",
)
UNPAID = notice(1, "asken", MAY, 10_000, AS_OF)


def before() -> Balances:
    return balances({"asken": SHORT, "björken": WELL}, notices=(UNPAID,))


def the_proposal(rules: str = LENDING) -> Proposal:
    (one,) = proposed(rules, before()).proposals
    return one


def codes(state: Balances, rules: str = LENDING, proposal: Proposal | None = None) -> set[str]:
    situation = Situation(version(rules), consortium(), state, MAY, AS_OF)
    return {one.because.code for one in broken(situation, proposal or the_proposal())}


def test_what_is_as_it_was_holds() -> None:
    assert not codes(before())


def test_something_else_booked_voids_nothing() -> None:
    state = before()
    more = balances(
        {"asken": SHORT, "björken": WELL},
        purposes={"solidarity": 530_000, "start_up": 7},
        notices=(UNPAID,),
    )
    assert not codes(more)
    assert not codes(replace(state, lifetime={"asken": kr(1)}))


def test_a_comment_in_the_policy_voids_nothing() -> None:
    assert not codes(before(), LENDING + "# en kommentar\n")


def test_a_corrected_figure_voids_it() -> None:
    facts = before().facts.with_reports([report("asken", MAY, cash=21_000)])
    assert codes(replace(before(), facts=facts)) == {"figures_changed"}
    lender = before().facts.with_reports([report("björken", MAY, cash=999_000)])
    assert codes(replace(before(), facts=lender)) == {"figures_changed"}
    other = before().facts.with_reports([report("cedern", MAY, cash=1)])
    assert not codes(replace(before(), facts=other))


@pytest.mark.parametrize(
    ("old", "new"), [("up_to_cash_days: 45", "up_to_cash_days: 46"), ("100 000 kr", "99 000 kr")]
)
def test_a_changed_clause_voids_it(old: str, new: str) -> None:
    assert codes(before(), LENDING.replace(old, new)) == {"rules_changed"}


def test_money_gone_voids_it() -> None:
    state = balances({"asken": SHORT, "björken": WELL}, purposes={"solidarity": 189_999},
                     notices=(UNPAID,))  # fmt: skip
    assert codes(state) == {"purpose_floor_bit"}
    enough = balances({"asken": SHORT, "björken": WELL}, purposes={"solidarity": 190_000},
                      notices=(UNPAID,))  # fmt: skip
    assert not codes(enough)


def test_a_lender_asked_for_more_voids_it() -> None:
    asked = helped("member_loan", "cedern", 690_000, clause="liquidity.sources.2.björken")
    state = replace(before(), help={asked.key: asked})
    assert codes(state) == {"surplus_bit"}


def test_a_paid_levy_voids_its_deferral() -> None:
    assert codes(replace(before(), notices={})) == {"levy_is_paid"}


def test_help_posted_in_between_voids_it() -> None:
    other = helped("loan", "asken", 50_000, clause="liquidity.sources.1")
    found = codes(replace(before(), help={other.key: other}))
    assert found == {"need_is_less", "source_max_bit"}


def test_a_limit_that_would_break_voids_it() -> None:
    limited = LENDING + "limits: {exposure_per_member: {share_of_fund: 20 %}}\n"
    proposal = the_proposal(limited)
    lent = balances({"asken": SHORT, "björken": WELL}, notices=(UNPAID,),
                    accounts={"Assets:Loans:Long:Asken": 50_000})  # fmt: skip
    assert codes(before(), limited, proposal) == set()
    assert "exposure_bit" in codes(lent, limited, proposal)


def test_sliced_help_falls_to_a_higher_body() -> None:
    rules = PLAIN.replace("{from: solidarity}", "{from: solidarity, max: 50 000 kr}")
    state = balances({"asken": (90_000, 60_000, 40_000)})
    (one,) = proposed(rules, state).proposals
    assert one.body == "treasurer+chair"
    earlier = helped("loan", "asken", 1, month=MAY.previous)
    situation = Situation(version(rules), consortium(), replace(state, help={"x": earlier}), MAY,
                          AS_OF)  # fmt: skip
    assert [b.because.code for b in broken(situation, one)] == ["body_reaches_less"]


def test_without_the_review_of_the_law_it_falls() -> None:
    situation = Situation(version(LENDING), consortium(compliance=None), before(), MAY, AS_OF)
    assert "no_compliance" in {b.because.code for b in broken(situation, the_proposal())}
