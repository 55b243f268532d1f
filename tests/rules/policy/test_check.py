"""The static checker: every rule that a policy can break, in its place."""

from __future__ import annotations

import pytest

from consortium.problems import PolicyError, Problem
from consortium.wording.policy import WORDINGS
from rules.check import check, check_versions, read_policies
from rules.consortium_yaml import read_consortium
from rules.policy import Policies, PolicyVersion, read_policy
from tests.rules.marked import (
    CONSORTIUM,
    EVERY_KEY,
    POLICY,
    Slip,
    changed,
    expect,
    problems_of,
    read_example,
    slip,
)

FILE = "policy/2026-01-01.yaml"
LATER = "policy/2027-01-01.yaml"

DESIGN = (
    slip("valid_from_must_be_a_first", "2026-01-01", "¤2026-01-15"),
    slip("file_should_be_named_by_valid_from", "2026-01-01", "¤2026-02-01"),
    slip("levy_rate_must_be_within_statutes", "  rate: 7 %", "  rate: ¤10.001 %"),
    slip("levy_rate_must_be_within_statutes", "kr, rate: 5 %}]", "kr, rate: ¤4.9 %}]"),
    slip("levy_rate_must_be_within_statutes", "nystart: {rate: 5 %", "nystart: {rate: ¤3 %"),
    slip("levy_rate_must_be_within_statutes", "nystart: {rate: 5 %",
         "nystart: {bands: [{above: 5 kr, rate: ¤11 %}]"),
    slip("band_must_begin_above_zero", "above: 1 000 000 kr", "above: ¤0 kr"),
    slip("bands_must_ascend", "rate: 5 %}]", "rate: 5 %}, {above: ¤1 000 000 kr, rate: 6 %}]"),
    slip("bands_must_ascend", "nystart: {rate: 5 %",
         "nystart: {bands: [{above: 5 kr, rate: 6 %}, {above: ¤4 kr, rate: 5 %}]"),
    slip("floor_must_not_exceed_cap", "floor: 500 kr", "floor: ¤60 001 kr"),
    slip("floor_must_not_exceed_cap", "nystart: {", "nystart: {floor: ¤70 000 kr, "),
    slip("floor_must_not_exceed_cap", "nystart: {", "nystart: {cap: ¤400 kr, "),
    slip("levy_floor_should_keep_the_statutes", "floor: 500 kr", "floor: ¤500 kr"),
    slip("levy_cap_should_keep_the_statutes", "cap: 60 000 kr", "cap: ¤60 000 kr"),
    slip("levy_cap_should_keep_the_statutes", "nystart: {", "nystart: {cap: ¤50 000 kr, "),
    slip("member_must_exist", "nystart: {", "¤nystrat: {"),
    slip("exception_must_change_something", "nystart: {rate: 5 %, ", "¤nystart: {"),
    slip("exception_should_cover_a_month", "until: 2026-12-31", "until: ¤2025-12-31"),
    slip("service_fee_should_state_vat", "{kind: service_fee, share: remaining, vat: 25 %",
         "¤{kind: service_fee, share: remaining"),
    slip("vat_must_be_on_service_fees_only", "membership_fee, ", "membership_fee, vat: ¤25 %, "),
    slip("vat_should_be_a_rate_in_law", "vat: 25 %", "vat: ¤24 %"),
    slip("levy_tax_should_have_a_taxable_part", "  tax:", "  ¤tax:",
         "service_fee, share: remaining, vat: 25 %", "member_capital, share: remaining"),
    slip("body_must_exist", "reckoned: month", "approved_by: ¤bord"),
    slip("shares_must_make_one_whole", "split:", "¤split:", "education: remaining",
         "education: 14 %"),
    slip("shares_must_make_one_whole", "split:", "¤split:", "education: remaining",
         "education: 15.0000001 %"),
    slip("shares_must_make_one_whole", "  nature:", "  ¤nature:", "share: remaining",
         "share: 19 %"),
    slip("remaining_must_stand_once", "education: remaining", "education: ¤remaining",
         "relocation: 10 %", "relocation: remaining"),
    slip("remaining_must_stand_last", "administration: 10 %", "administration: ¤remaining",
         "education: remaining", "education: 5 %"),
    slip("remaining_must_stand_last", "membership_fee, share: 40 %",
         "membership_fee, share: ¤remaining", "service_fee, share: remaining",
         "service_fee, share: 20 %"),
    slip("remaining_must_have_something_left", "relocation: 10 %", "relocation: 25 %",
         "education: remaining", "education: ¤remaining"),
    slip("purpose_must_exist", "  solidarity: 45 %", "  ¤solidarty: 45 %"),
    slip("purpose_must_exist", "solidarity: {months", "¤solidarty: {months"),
    slip("purpose_must_exist", "{from: solidarity", "{from: ¤solidarty"),
    slip("purpose_must_exist", "approvals:",
         "relocation: {share_of_wage: 80 %, months: 12, from: ¤flytt}\napprovals:"),
    slip("purpose_must_not_be_split", "  start_up: 20 %", "  start_up: 10 %\n  ¤tax: 10 %"),
    slip("split_must_name_every_purpose", "split:", "¤split:", "  start_up: 20 %\n", ""),
    slip("floor_must_be_given", "solidarity: {months_of_levies: 3}", "solidarity: ¤{}"),
    slip("placements_must_not_exceed_the_fund", "placements:", "¤placements:",
         "max_share_of_fund: 30 %", "max_share_of_fund: 80.5 %"),
    slip("need_must_lift_above_trigger", "up_to_cash_days: 45", "up_to_cash_days: ¤30"),
    slip("liquidity_must_have_approvals", "liquidity:", "¤liquidity:",
         POLICY[POLICY.index("approvals:") : POLICY.index("placements:")], ""),
    slip("purpose_must_not_be_lent_from", "{from: solidarity", "{from: ¤revolving"),
    slip("purpose_should_have_a_floor", "{from: solidarity", "{from: ¤education"),
    slip("loans_must_have_terms", "  sources:", "  ¤sources:",
         "  terms: {interest: 0 %, grace: 3 months, repay: 12 months, only_when: wages_covered}\n",
         ""),
    slip("source_must_stand_once", "{from: stodspar}",
         "{from: stodspar, max: 5 kr}\n    - ¤{from: solidarity}"),
    slip("source_must_be_reachable", "    - {from: solidarity",
         "    - {from: stodspar}\n    - ¤{from: solidarity",
         "    - {from: stodspar}\n  when", "  when"),
    slip("lender_should_keep_what_borrower_gets", "above_cash_days: 90", "above_cash_days: ¤40"),
    slip("rung_must_have_a_bound", "{up_to: 50 000 kr, by", "¤{by"),
    slip("rung_must_have_a_bound", "{urgent: wages, up_to: 400 000 kr", "¤{urgent: wages"),
    slip("body_must_exist", "by: board, quorum", "by: ¤boad, quorum"),
    slip("body_must_exist", "[treasurer, chair]", "[treasurer, ¤char]"),
    slip("approvals_must_ascend", "up_to: 250 000 kr", "up_to: ¤50 000 kr"),
    slip("approvals_must_not_leave_a_gap", "above: 250 000 kr", "above: ¤250 001 kr"),
    slip("approvals_must_not_leave_a_gap", "up_to: 50 000 kr,", "above: ¤5 kr, up_to: 50 000 kr,"),
    slip("approvals_must_not_overlap", "above: 250 000 kr", "above: ¤200 000 kr"),
    slip("approvals_must_end_with_the_top", "  - {urgent",
         "  - ¤{up_to: 1 kr, by: board}\n  - {urgent"),
    slip("approvals_must_reach_every_amount", "approvals:", "¤approvals:",
         "  - {above: 250 000 kr, by: general_meeting}\n", ""),
    slip("quorum_must_be_stated", "quorum: more_than_half, of: ", "of: ¤"),
    slip("quorum_must_be_of_a_body", "[treasurer, chair]}", "[treasurer], quorum: ¤all}"),
    slip("urgent_decision_should_be_reported", "{urgent", "¤{urgent",
         ", report_to: next_general_meeting", ""),
)  # fmt: skip

LATER_KEYS = (
    slip("rule_should_be_carried_out_by_hand", "  loss_share:", "  ¤loss_share:"),
    slip("rule_should_be_carried_out_by_hand", "  result_pooling:", "  ¤result_pooling:"),
    slip("rule_should_be_carried_out_by_hand", "discount: 50 %", "¤discount: 50 %"),
    slip("rule_should_be_carried_out_by_hand", "    stop_loss:", "    ¤stop_loss:"),
    slip("rule_should_be_carried_out_by_hand", "relocation: {share", "¤relocation: {share"),
    slip("accounts_should_be_current", 'cash: ["19"]', 'cash: [¤"12-19"]'),
    slip("source_should_have_means", "oneof: [{from: solidarity}", "oneof: [{from: ¤education}",
         "education: 10 %", "education: 0 %", "relocation: 20 %", "relocation: 30 %"),
    slip("warning_must_have_a_sign", "{revenue_falls: 20 %}", "¤{}"),
    slip("source_must_stand_once", "{from: stodspar, max: 500 000 kr}", "¤{from: solidarity}"),
    slip("purpose_must_exist", "oneof: [{from: solidarity}", "oneof: [{from: ¤solidaritet}"),
    slip("shares_must_make_one_whole", "    milestones:", "    ¤milestones:", "share: remaining",
         "share: 50 %"),
    slip("body_must_exist", "reviewer: board", "reviewer: ¤granskare"),
    slip("member_must_exist", "members: [grenverket, ", "members: [¤grenen, "),
    slip("bridge_must_have_days_left", "at_zero_for: 30 dagar", "at_zero_for: ¤360 dagar"),
    slip("co_financing_must_not_exceed_the_whole", "own_cash_at_least: 25 %",
         "own_cash_at_least: ¤31 %"),
)  # fmt: skip

ELSEWHERE = (
    "valid_from_must_be_used_once", "compliance_should_be_reviewed", "body_should_have_seats",
)  # fmt: skip


def problems_in(content: bytes, file: str = FILE) -> tuple[Problem, ...]:
    return read_policies({file: content}, read_example())[1]


@pytest.mark.parametrize("row", DESIGN, ids=lambda row: row.code)
def test_a_broken_rule_is_told_in_its_place(row: Slip) -> None:
    expect(row.code, changed(POLICY, row), problems_in)


@pytest.mark.parametrize("row", LATER_KEYS, ids=lambda row: row.code)
def test_a_broken_later_key_is_told_in_its_place(row: Slip) -> None:
    expect(row.code, changed(EVERY_KEY, row), lambda content: problems_in(content, LATER))


def test_every_wording_has_a_slip() -> None:
    told = {row.code for row in (*DESIGN, *LATER_KEYS)} | set(ELSEWHERE)
    assert WORDINGS.keys() <= told


def test_the_example_of_the_design_has_only_the_findings_about_its_bounds() -> None:
    found = [problem.code for problem in problems_in(POLICY.encode())]
    assert found == ["levy_floor_should_keep_the_statutes", "levy_cap_should_keep_the_statutes"]
    by_hand = [problem.code for problem in problems_in(EVERY_KEY.encode(), LATER)]
    assert by_hand == ["rule_should_be_carried_out_by_hand"] * 5


def test_the_finding_names_the_base_at_which_the_bound_breaks_the_statutes() -> None:
    floor, cap = problems_in(POLICY.encode())
    assert "5 000,00 kr" in floor.found("sv")
    assert "1 200 000,00 kr" in cap.found("sv")


def test_a_ladder_may_have_a_single_rung_for_every_amount() -> None:
    ladder = POLICY[POLICY.index("approvals:") : POLICY.index("placements:")]
    text = POLICY.replace(ladder, "approvals: [{above: 0 kr, by: board}]\n")
    assert {problem.is_finding for problem in problems_in(text.encode())} == {True}


def test_statutes_may_exempt_floor_and_cap() -> None:
    exempt = CONSORTIUM.replace("[5 %, 10 %]}", "[5 %, 10 %], floor_and_cap_exempt: true}")
    consortium = read_consortium(exempt.encode(), "consortium.yaml")
    assert read_policies({FILE: POLICY.encode()}, consortium)[1] == ()


def test_a_decision_lets_one_member_leave_the_statutes() -> None:
    text = POLICY.replace("nystart: {rate: 5 %", 'nystart: {rate: 2 %, decision: "§ 9"')
    assert {problem.is_finding for problem in problems_in(text.encode())} == {True}


def test_loans_without_a_review_of_the_law_are_a_finding() -> None:
    bare = CONSORTIUM[: CONSORTIUM.index("compliance:")]
    consortium = read_consortium(bare.encode(), "consortium.yaml")
    (problem,) = (
        p for p in check(read_policy(POLICY.encode(), FILE), consortium) if "review" in p.code
    )
    line = POLICY[: POLICY.index("  sources:")].count("\n") + 1
    assert (problem.code, problem.source.line, problem.source.column) == (
        "compliance_should_be_reviewed", line, 3,
    )  # fmt: skip


def test_a_quorum_of_no_seats_is_a_finding() -> None:
    empty = CONSORTIUM.replace("seats: 5, chair: robin, members: [robin, love]", "chair: robin")
    consortium = read_consortium(empty.encode(), "consortium.yaml")
    problems = check(read_policy(POLICY.encode(), FILE), consortium)
    line = POLICY[: POLICY.index("quorum: more")].count("\n") + 1
    places = [(p.code, p.source.line) for p in problems if p.code == "body_should_have_seats"]
    assert places == [("body_should_have_seats", line)]


def test_two_versions_may_not_begin_on_one_day() -> None:
    files = {FILE: POLICY.encode(), "policy/andra.yaml": POLICY.encode()}
    with pytest.raises(PolicyError) as raised:
        read_policies(files, read_example())
    twice = [p for p in raised.value.problems if p.code == "valid_from_must_be_used_once"]
    assert [p.source.text("sv") for p in twice] == ["policy/andra.yaml:1:13"]
    versions = [read_policy(content, file) for file, content in files.items()]
    assert check_versions(Policies(versions))[0].values["other"] == FILE


def test_versions_stand_in_the_order_in_which_they_take_effect() -> None:
    files = {LATER: EVERY_KEY.encode(), FILE: POLICY.encode()}
    policies, _ = read_policies(files, read_example())
    assert [version.file for version in policies.versions] == [FILE, LATER]


def test_errors_of_all_files_are_told_together() -> None:
    files = {
        FILE: POLICY.replace("  rate: 7 %", "  rate: 4 %").encode(),
        LATER: EVERY_KEY.replace("krona", "kron").encode(),
    }
    problems = problems_of(lambda: read_policies(files, read_example())[1])
    errors = [(p.source.file, p.code) for p in problems if not p.is_finding]
    assert errors == [
        (FILE, "levy_rate_must_be_within_statutes"),
        (LATER, "word_must_be_known"),
    ]


def test_a_policy_without_its_text_is_checked_too() -> None:
    read = read_policy(POLICY.replace("  rate: 7 %", "  rate: 4 %").encode(), FILE)
    bare = PolicyVersion(read.policy, read.file, read.sha256)
    assert bare == read
    (problem,) = (p for p in check(bare, read_example()) if not p.is_finding)
    assert (problem.source.file, problem.source.line) == (FILE, None)
