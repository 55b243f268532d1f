"""Whatever the members, the fund and the rules: nothing is broken, nobody is paid twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.balances import Balances
from consortium.figures import purpose_balance
from consortium.help import PostedHelp
from consortium.keys import component
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.proposal import Line
from rules.keep import floor_of, fund_of
from rules.liquidity.exposure import Exposures, cover_of, limit_of
from rules.liquidity.hold import broken
from rules.liquidity.propose import LiquidityRound, propose_liquidity
from rules.liquidity.sharing import share_out
from rules.liquidity.situation import Situation
from rules.policy import Policies, PolicyVersion
from tests.rules.liquidity.worlds import (
    AS_OF,
    MAY,
    MEMBERS,
    balances,
    consortium,
    kr,
    notice,
    reversed_members,
    version,
)

KRONOR = st.integers(0, 300_000)
MONTHS = st.tuples(st.integers(-20_000, 900_000), KRONOR, KRONOR)
SOURCES = (
    "{defer_levy: 2 months}",
    "{from: solidarity, max: 90 000 kr}",
    "{from: start_up}",
    "{from: members, above_cash_days: 60, max_share_of_surplus: 40 %, guarantee: 35 %}",
)
CAPS = (
    "  multiplier_of_stake: {max: 150 %}\n",
    "  co_financing: {fund_at_most: 60 %, own_cash_at_least: 15 %}\n",
    "  share_of_turnover: {max: 10 %}\n",
    '  tranches: {milestones: [{reach: "a", share: 33 %}, {reach: "b", share: remaining}]}\n',
)


@st.composite
def rules(draw: st.DrawFn) -> PolicyVersion:
    sources = list(draw(st.permutations(SOURCES)))[: draw(st.integers(1, len(SOURCES)))]
    if draw(st.booleans()) and len(sources) > 1:
        sources = [f"{{oneof: [{', '.join(sources[:2])}]}}", *sources[2:]]
    when = draw(st.sampled_from(("most_urgent_first", "pro_rata", "all_or_nothing")))
    share = draw(st.integers(1, 60))
    caps = "".join(draw(st.lists(st.sampled_from(CAPS), unique=True, max_size=2)))
    return version(f"""
keep: {{solidarity: {{share_of_fund: 13 %}}, start_up: {{amount: 20 000 kr}}}}
limits: {{exposure_per_member: {{share_of_fund: {share} %}}}}
liquidity:
  trigger: {{cash_days_below: 30}}
  need: {{up_to_cash_days: 45, max: 200 000 kr, share_of_monthly_payroll: 120 %}}
  sources: [{", ".join(sources)}]
  terms: {{interest: 0 %, repay: 12 months}}
  when_short: {when}
{caps}""")


@st.composite
def states(draw: st.DrawFn) -> Balances:
    members = {key: draw(MONTHS) for key in MEMBERS if draw(st.integers(0, 4))}
    purposes = {"solidarity": draw(st.integers(0, 600_000)), "start_up": draw(KRONOR)}
    accounts = {}
    for key in MEMBERS:
        accounts[f"Assets:Loans:Liquidity:{component(key)}"] = draw(st.integers(0, 60_000))
        accounts[f"Equity:MemberCapital:{component(key)}"] = -draw(st.integers(0, 90_000))
    notices = tuple(
        notice(i, draw(st.sampled_from(MEMBERS)), Period(2026, draw(st.integers(1, 5))),
               draw(st.integers(1, 20_000)), dt.date(2026, draw(st.integers(2, 8)), 1))
        for i in range(1, draw(st.integers(1, 6)))
    )  # fmt: skip
    return balances(members, purposes=purposes, accounts=accounts, notices=notices)


def run(rules: PolicyVersion, state: Balances) -> LiquidityRound:
    return propose_liquidity(Policies([rules]), consortium(), state, MAY, AS_OF)


def lines(found: LiquidityRound) -> list[Line]:
    return [line for proposal in found.proposals for line in proposal.lines]


@settings(max_examples=150)
@given(rules(), states())
def test_no_floor_cap_or_limit_is_ever_broken(rules: PolicyVersion, state: Balances) -> None:
    found = run(rules, state)
    policy, fund = rules.policy, fund_of(state)
    for purpose in ("solidarity", "start_up"):
        lent = total(
            line.base
            for line in lines(found)
            if line.kind == "loan" and f":{component(purpose)}" in line.postings[2].account
        )
        floor = floor_of(policy, state, purpose, fund)
        left = purpose_balance(state, purpose).untied - lent
        assert lent == ZERO or left >= floor
    rule = policy.limits.exposure_per_member
    assert rule is not None
    exposures, limit = Exposures(policy, state, AS_OF), limit_of(rule, state).amount
    weight = {"loan": Fraction(1), "member_loan": cover_of(policy)}
    for case in found.cases:
        before = total(exposures.of(case.member).values())
        mine = [line for line in lines(found) if line.member == case.member]
        added = sum((x.base.exact * weight.get(x.kind, Fraction(0)) for x in mine), Fraction(0))
        assert not added or before.exact + added <= limit.exact
        financing = policy.liquidity and policy.liquidity.co_financing
        if financing:
            fund_part = total(x.base for x in mine if x.kind in ("loan", "deferral"))
            assert fund_part.exact <= case.need.whole.exact * Fraction(financing.fund_at_most)


@settings(max_examples=100)
@given(rules(), states())
def test_money_out_is_the_sum_of_sources(rules: PolicyVersion, state: Balances) -> None:
    found = run(rules, state)
    for case in found.cases:
        given_ = total(part.amount for part in case.parts)
        assert given_ + case.left >= case.need.left  # a deferral counts whole notices
        assert all(part.amount > ZERO for part in case.parts)
        if all(part.kind != "deferral" for part in case.parts):
            assert given_ + case.left == case.need.left
    for proposal in found.proposals:
        sums: Counter[str] = Counter()
        for line in proposal.lines:
            for posting in line.postings:
                sums[posting.account.split(":")[0]] += posting.amount.ore
        assert sums["Assets"] + sums["Liabilities"] == 0
        paid = total(x.amount for x in proposal.lines if x.kind == "loan")
        assert sums["Assets"] == paid.ore
    asked = [(line.clause, line.base) for line in lines(found) if line.kind == "member_loan"]
    for lender in MEMBERS:
        figures = state.facts.report(lender, MAY).figures
        lent = total(amount for clause, amount in asked if clause.endswith(f".{lender}"))
        if lent > ZERO:
            outgoings = figures["payroll"] + figures["payables"]
            surplus = figures["cash"].exact - outgoings.exact * 2
            assert lent.exact <= surplus * Fraction(40, 100)


@settings(max_examples=100)
@given(rules(), states())
def test_what_is_proposed_holds_at_once(rules: PolicyVersion, state: Balances) -> None:
    situation = Situation(rules, consortium(), state, MAY, AS_OF)
    for proposal in run(rules, state).proposals:
        assert not list(broken(situation, proposal))


@settings(max_examples=60)
@given(rules(), states())
def test_the_order_of_members_never_matters(rules: PolicyVersion, state: Balances) -> None:
    one = run(rules, state)
    turned = propose_liquidity(
        Policies([rules]), reversed_members(consortium()),
        Balances(dict(reversed(list(state.accounts.items()))), notices=state.notices,
                 facts=state.facts), MAY, AS_OF,
    )  # fmt: skip
    assert [p.digest for p in one.proposals] == [p.digest for p in turned.proposals]


@settings(max_examples=60)
@given(rules(), states())
def test_the_same_need_is_never_met_twice(rules: PolicyVersion, state: Balances) -> None:
    """Carry out what was proposed and run again, as often as you like."""
    given_: Counter[str] = Counter()
    whole: dict[str, Money] = {}
    for _ in range(3):
        found = run(rules, state)
        for case in found.cases:
            whole[case.member] = case.need.whole
        for line in lines(found):
            if line.kind != "deferral":
                given_[line.member] += line.base.ore
        state = after(state, lines(found))
    for member, ore in given_.items():
        assert ore <= whole[member].ore
    assert not {line.key for line in lines(run(rules, state))} & set(state.help)


def after(state: Balances, posted: list[Line]) -> Balances:
    accounts = dict(state.accounts)
    for line in posted:
        for posting in line.postings:
            place = posting.account, posting.unit
            accounts[place] = accounts.get(place, ZERO) + posting.amount
    standing = {
        line.key: PostedHelp(line.key, line.kind, line.member, line.month, line.clause,
                             line.amount, line.base, AS_OF)
        for line in posted
    }  # fmt: skip
    return Balances(accounts, notices=state.notices, help={**state.help, **standing},
                    facts=state.facts)  # fmt: skip


@given(
    st.integers(0, 10**6),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 10**5)), min_size=1, max_size=6),
)
def test_sharing_gives_all_that_the_limits_hold(
    amount: int, parties: list[tuple[int, int]]
) -> None:
    weights = [weight for weight, _ in parties]
    limits = [Money(limit) for _, limit in parties]
    parts = share_out(Money(amount), weights, limits)
    held = sum(limit for weight, limit in parties if weight)
    assert total(parts).ore == min(amount, held)
    assert all(part <= limit for part, limit in zip(parts, limits, strict=True))
    assert kr(0) <= min(parts)
