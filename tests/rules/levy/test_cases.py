"""Cases beside a policy come out right, or say what came out instead."""

from __future__ import annotations

from typing import Any

import pytest

from consortium.money import ZERO
from consortium.problems import PolicyError
from rules.cases import Case, CaseFile, read_cases, run_cases
from rules.cases_help import Difference
from tests.rules.levy.examples import consortium, kr, policies

HERE = consortium({"grenverket": {"joined": "2026-02-01"}, "kvarnen": {"joined": "2026-02-01"}})
RULES = {
    "floor": "500 kr",
    "nature": [
        {"kind": "membership_fee", "share": "80 %"},
        {"kind": "service_fee", "share": "remaining", "vat": "25 %"},
    ],
    "tax": {"rate": "20.6 %"},
}


def run(case: dict[str, Any], **changes: Any) -> list[Difference]:
    cases = CaseFile.model_validate({"cases": [{"name": "prov", "month": "2026-03", **case}]}).cases
    version = policies({**RULES, **changes}).versions[0]
    (result,) = run_cases(version, HERE, cases)
    assert result.has_passed is (result.differences == ())
    return list(result.differences)


def test_a_case_that_comes_out_right() -> None:
    case = {
        "name": {"sv": "Två medlemmar", "en": "Two members"},
        "reports": {
            "grenverket": {"revenue": "5 000 kr"},
            "kvarnen": {"accounts": {"3010": "80 000 kr", "3740": "-3 kr"}},
        },
        "expected": {
            "grenverket": {
                "levy": "500 kr",
                "to_pay": "525 kr",
                "vat": "25 kr",
                "tax": "20,60 kr",
                "capital": "0 kr",
                "purposes": {"administration": "47,94 kr", "solidarity": "215,73 kr"},
                "findings": [],
            },
            "kvarnen": {"levy": "5 600 kr"},
        },
    }
    assert run(case) == []


def test_a_case_says_what_came_out_instead() -> None:
    case = {
        "reports": {"grenverket": {"revenue": "4 000 kr"}},
        "expected": {
            "grenverket": {"levy": "280 kr", "purposes": {"education": "1 kr"}, "findings": []},
            "kvarnen": {"levy": "0 kr"},
        },
    }
    assert run(case) == [
        Difference("grenverket", "levy", kr("280"), kr("500")),
        Difference("grenverket", "purposes.education", kr("1"), ZERO),
        Difference("grenverket", "findings", (), ("levy_must_stay_within_statutes",)),
        Difference("kvarnen", "missing", "–", "month_must_be_reported"),
    ]


def test_earlier_months_of_the_year() -> None:
    case = {
        "earlier": {"2026-02": {"grenverket": {"revenue": "100 000 kr"}}},
        "reports": {
            "grenverket": {"revenue": "-100 000 kr"},
            "kvarnen": {"revenue": "0", "complete": "false"},
        },
        "expected": {
            "grenverket": {"levy": "0 kr", "findings": ["base_must_not_be_negative"]},
            "kvarnen": {"missing": "revenue_must_be_final"},
        },
    }
    assert run(case, reckoned="year") == []


def test_a_month_before_the_policy_is_refused() -> None:
    case = {"refuse": "policy_must_be_in_force"}
    assert run(case, valid_from="2026-04-01") == []
    assert run(case) == [Difference("", "refuse", "policy_must_be_in_force", "–")]
    assert run({}, valid_from="2026-04-01") == [
        Difference("", "refuse", "–", "policy_must_be_in_force")
    ]


def test_names_in_either_language() -> None:
    case = Case.model_validate({"name": {"sv": "Golvet"}, "month": "2026-03"})
    assert (case.name.text("sv"), case.name.text("en")) == ("Golvet", "Golvet")


TEXT = """\
cases:
  - name: {sv: Golvet gäller, en: The floor applies}
    month: 2026-03
    reports:
      grenverket: {revenue: 5 000 kr, complete: true}
      kvarnen: {accounts: {3010: 80 000 kr}}
    expected:
      grenverket: {levy: 500 kr, findings: []}
      kvarnen: {levy: 5 600 kr}
"""


def test_cases_are_read_from_yaml() -> None:
    cases = read_cases(TEXT.encode(), "policy/2020-01-01.cases.yaml")
    (result,) = run_cases(policies(RULES).versions[0], HERE, cases)
    assert (result.case.name.text("sv"), result.differences) == ("Golvet gäller", ())


def test_slips_are_told_at_their_place() -> None:
    text = TEXT.replace("2026-03", "mars").replace("5 000 kr", "mycket")
    with pytest.raises(PolicyError) as raised:
        read_cases(text.encode(), "a.cases.yaml")
    told = [(p.code, p.source.line, p.source.column) for p in raised.value.problems]
    assert told == [("month_must_be_readable", 3, 12), ("amount_must_be_readable", 5, 29)]
    for problem in raised.value.problems:
        assert problem.render("sv")
        assert problem.render("en")
