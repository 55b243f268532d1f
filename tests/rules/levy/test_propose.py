"""Rounds: who gets a line, true-ups, what is missing and what there is to say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from consortium.members import Consortium
from consortium.money import ZERO
from consortium.problems import PolicyError
from consortium.proposal import Line
from rules.base import version_that_counts
from rules.policy import Policies
from rules.propose import LevyRound, pending_months, propose_levy
from tests.rules.levy.examples import MARCH, Books, consortium, declared, facts, kr, policies, sie

RULES = policies({"floor": "500 kr", "nature": "service_fee"})
HERE = consortium()


def run(books: Books, rules: Policies = RULES, here: Consortium = HERE) -> LevyRound:
    return propose_levy(rules, here, books.balances, MARCH, MARCH.last)


def only(found: LevyRound) -> Line:
    assert found.proposal is not None
    (line,) = found.proposal.lines
    return line


def test_a_round_names_policy_body_clause_facts_and_days() -> None:
    report = declared("100 000")
    found = run(Books(report), policies({"due": "20 days", "approved_by": "board"}))
    line = only(found)
    assert found.proposal is not None
    assert (found.proposal.body, found.proposal.policy) == ("board", "2020-01-01@" + "0" * 16)
    assert (line.kind, line.clause) == ("levy", "levy")
    assert line.facts == version_that_counts(facts(report).report("grenverket", MARCH), "sie")
    assert (line.base, line.amount, line.due_after) == (kr("100 000"), kr("7 000"), 20)
    assert line.key == f"levy/2026-03/grenverket/levy/{line.facts}"


def test_the_treasurer_decides_unless_the_policy_says_otherwise() -> None:
    found = run(Books(declared("100 000"))).proposal
    assert found is not None
    assert found.body == "treasurer"


def test_an_exception_is_the_clause() -> None:
    members = {"grenverket": {"rate": "5 %", "until": "2026-12-31", "reason": "uppstart"}}
    line = only(run(Books(declared("100 000")), policies({"members": members})))
    assert line.clause == "levy.members.grenverket"


def test_lines_come_by_member_key_whatever_the_order_of_the_file() -> None:
    keys = ("c", "a", "å", "b")
    here = consortium({key: {} for key in keys})
    found = run(Books(*(declared("100 000", key) for key in keys)), here=here)
    assert found.proposal is not None
    assert [line.member for line in found.proposal.lines] == ["a", "b", "c", "å"]


def test_what_cannot_be_reckoned_is_missing_with_its_reason() -> None:
    here = consortium({"a": {}, "b": {}, "c": {}, "gone": {"left": "2026-02-28"}})
    half = replace(declared("1", "b"), is_complete=False)
    silent = replace(declared("1", "c"), declared={"cash": kr("9")})
    found = run(Books(half, silent, declared("1", "gone")), here=here)
    assert found.proposal is None
    assert [(one.member, one.reason) for one in found.missing] == [
        ("a", "month_must_be_reported"),
        ("b", "revenue_must_be_final"),
        ("c", "revenue_must_be_reported"),
    ]


def test_a_month_without_a_policy_is_refused() -> None:
    with pytest.raises(PolicyError) as raised:
        run(Books(declared("1")), policies({"valid_from": "2026-04-01"}))
    assert [p.code for p in raised.value.problems] == ["policy_must_be_in_force"]


def test_a_posted_levy_leaves_nothing_to_propose() -> None:
    books = Books(declared("100 000"))
    books.post(run(books).proposal)
    assert run(books).proposal is None


def test_a_corrected_report_gives_the_difference_and_says_so() -> None:
    books = Books(declared("100 000"))
    books.post(run(books).proposal)
    books.take_in(declared("90 000"))
    line = only(run(books))
    assert (line.kind, line.base, line.amount) == ("true_up", kr("90 000"), kr("-700"))
    said = [(reason.code, reason.amount) for reason in line.reasons[-3:]]
    assert said == [
        ("posted_before", kr("7 000")),
        ("should_be", kr("6 300")),
        ("difference", kr("-700")),
    ]
    assert line.to_pay == kr("-700")


def test_a_reversed_levy_comes_back_as_a_levy() -> None:
    books = Books(declared("100 000"))
    first = only(run(books))
    books.post(run(books).proposal)
    books.reverse(1)
    again = only(run(books))
    assert (again.kind, again.postings) == ("levy", first.postings)
    books.post(run(books).proposal)
    assert run(books).proposal is None


def test_figures_that_go_to_and_fro_are_new_lines_every_time() -> None:
    books = Books()
    lines = []
    for revenue in ("100 000", "90 000", "100 000", "90 000", "-1", "100 000", "90 000"):
        books.take_in(declared(revenue))
        lines.append(only(run(books)))
        books.post(run(books).proposal)
    assert len({line.key for line in lines}) == 7
    # Credited down to nothing is not the same as never levied.
    assert [line.kind for line in lines] == ["levy"] + ["true_up"] * 6


def test_a_reversed_levy_under_a_standing_true_up_is_a_true_up() -> None:
    books = Books(declared("100 000"))
    books.post(run(books).proposal)
    books.take_in(declared("90 000"))
    books.post(run(books).proposal)
    books.reverse(1)
    line = only(run(books))
    assert (line.kind, line.amount) == ("true_up", kr("7 000"))


def test_an_edited_policy_gives_a_true_up_and_so_does_the_next_edit() -> None:
    books = Books(declared("100 000"))
    for rate, expected in (("7 %", "7 000"), ("8 %", "1 000"), ("7 %", "-1 000"), ("8 %", "1 000")):
        rules = policies({"rate": rate})
        assert only(run(books, rules)).amount == kr(expected)
        books.post(run(books, rules).proposal)


def test_a_changed_split_moves_the_purposes_only() -> None:
    books = Books(declared("100 000"))
    books.post(run(books).proposal)
    changed = policies({"nature": "service_fee", "split": {"solidarity": "remaining"}})
    line = only(run(books, changed))
    assert (line.amount, line.to_pay, line.reasons[-1].code) == (
        ZERO,
        ZERO,
        "only_the_parts_change",
    )
    assert {posting.account for posting in line.postings} == {
        "Equity:Purpose:Administration",
        "Equity:Purpose:Solidarity",
        "Equity:Purpose:StartUp",
    }


@pytest.mark.parametrize(
    ("rules", "revenue", "told"),
    [
        ({"floor": "500 kr"}, "5 000", False),  # just 10 %
        ({"floor": "500 kr"}, "4 999.99", True),
        ({"floor": "500 kr"}, "0", True),
        ({}, "0", False),
        ({"cap": "60 000 kr"}, "1 200 000", False),  # just 5 %
        ({"cap": "60 000 kr"}, "1 200 000.01", True),
        ({"cap": "60 000 kr", "decision": "Stämman § 9"}, "2 000 000", False),
    ],
)
def test_the_effective_rate_is_tested_against_the_statutes(
    rules: dict[str, Any], revenue: str, *, told: bool
) -> None:
    books = Books(declared(revenue))
    exempt = consortium(statutes={"levy_between": ["5 %", "10 %"], "floor_and_cap_exempt": "true"})
    codes = [f.code for f in run(books, policies(rules)).findings]
    assert codes == (["levy_must_stay_within_statutes"] if told else [])
    assert run(books, policies(rules), exempt).findings == ()


@pytest.mark.parametrize(("decision", "told"), [({}, True), ({"decision": "Styrelsen § 4"}, False)])
def test_an_exception_outside_the_statutes_needs_a_decision(
    decision: dict[str, str], *, told: bool
) -> None:
    terms = {"rate": "2 %", "until": "2026-12-31", "reason": "uppstart", **decision}
    found = run(Books(declared("100 000")), policies({"members": {"grenverket": terms}}))
    assert bool(found.findings) is told


def test_findings_read_well_in_both_languages() -> None:
    found = run(Books(sie({"3010": "5"})), RULES)
    assert "grenverket har underlaget -5,00 kr i 2026-03" in found.findings[0].render("sv")
    floor = run(Books(declared("1 000")), RULES).findings[0]
    assert "500,00 kr på 1 000,00 kr i 2026-03: 50 %" in floor.render("sv")
    assert "between 5% and 10% by the statutes" in floor.render("en")


@pytest.mark.parametrize(
    ("declared_revenue", "told"), [("99 000", False), ("98 999.99", True), ("101 000.01", True)]
)
def test_books_and_declaration_must_agree(declared_revenue: str, *, told: bool) -> None:
    both = Books(sie({"3010": "-100 000"}, revenue=declared_revenue))
    found = run(both, policies({"facts": {"tolerance": "1 %"}}))
    codes = [f.code for f in found.findings]
    assert codes == (["reported_revenues_must_agree"] if told else [])
    assert only(found).base == kr("100 000")
    assert run(both, policies({})).findings == ()
    declaring = run(both, policies({"facts": {"revenue": "declared"}}))
    assert only(declaring).base == kr(declared_revenue)


def test_a_levy_outside_membership_is_told_and_stays() -> None:
    books = Books(declared("100 000"))
    books.post(run(books).proposal)
    found = run(books, here=consortium({"grenverket": {"left": "2026-02-28"}}))
    assert found.proposal is None
    assert [f.code for f in found.findings] == ["levy_must_follow_membership"]


def test_pending_months_are_those_that_would_give_a_line() -> None:
    months = [MARCH.plus(-n) for n in range(4)]
    books = Books(*(declared("100 000", period=month) for month in months[1:]))
    for month in months[1:]:
        books.post(propose_levy(RULES, HERE, books.balances, month, month.last).proposal)
    assert pending_months(RULES, HERE, books.balances, MARCH, MARCH.last) == ()
    books.take_in(
        declared("90 000", period=months[2]),  # corrected
        declared("100 000", period=months[3], cash="5 000"),  # tells more, not otherwise
        declared("1", period=MARCH.plus(-24)),  # late
        declared("1", period=MARCH.plus(-25)),  # too late to be looked for
        declared("1", period=MARCH.next),
        replace(declared("1", period=MARCH.plus(-7)), is_complete=False),
    )
    found = pending_months(RULES, HERE, books.balances, MARCH, MARCH.last)
    assert found == (MARCH.plus(-24), months[2])
    for month in found:
        books.post(propose_levy(RULES, HERE, books.balances, month, month.last).proposal)
    assert pending_months(RULES, HERE, books.balances, MARCH, MARCH.last) == ()


def test_a_reversed_levy_is_pending() -> None:
    books = Books(declared("100 000", period=MARCH.previous))
    books.post(
        propose_levy(RULES, HERE, books.balances, MARCH.previous, MARCH.previous.last).proposal
    )
    books.reverse(1)
    assert pending_months(RULES, HERE, books.balances, MARCH, MARCH.last) == (MARCH.previous,)


def test_a_month_that_gives_nothing_is_never_pending() -> None:
    rules = policies({})
    books = Books(declared("0", period=MARCH.previous))
    assert pending_months(rules, HERE, books.balances, MARCH, MARCH.last) == ()
