"""Which part of the revenue counts."""

from __future__ import annotations

from typing import Any

import pytest

from consortium.facts import Report, Reported
from consortium.members import Member
from consortium.money import Money
from rules.base import MonthBase, base_of, counts_in_base, who_speaks
from rules.policy import Base
from tests.rules.levy.examples import LEVY, consortium, declared, kr, sie

INSIDE = ["3090-3099"]
BOOKS = {
    "1930": "150 000",
    "3010": "-120 000",
    "3095": "-20 000",
    "3740": "3.20",
    "3799": "500",
    "3800": "-7 000",
    "FEL": "1",
}


def member(*sales_to_members: str) -> Member:
    return consortium({"m": {"sales_to_members": sales_to_members}}).members["m"]


def base(report: Report, *sales_to_members: str, **changes: Any) -> MonthBase:
    rules = Base.model_validate({**LEVY["base"], **changes})
    return base_of(reported(report), rules, member(*sales_to_members))


def reported(*reports: Report) -> Reported:
    month = Reported(reports[0].member, reports[0].period)
    for report in reports:
        month = month.after(report)
    return month


@pytest.mark.parametrize(
    ("report", "inside", "changes", "expected"),
    [
        (sie(BOOKS), (), {}, "139 500"),
        (sie(BOOKS), INSIDE, {}, "119 500"),
        (sie(BOOKS), INSIDE, {"between_members": "include"}, "139 500"),
        (sie(BOOKS), (), {"exclude": []}, "139 496.80"),
        # Declared sales stand in for accounts, never beside them.
        (sie(BOOKS, sales_to_members="1 000"), (), {}, "138 500"),
        (sie(BOOKS, sales_to_members="1 000"), INSIDE, {}, "119 500"),
        (sie({}), (), {}, "0"),
        # The member's own books speak before its declaration.
        (sie(BOOKS, revenue="1"), (), {}, "139 500"),
        (declared("50 000"), (), {}, "50 000"),
        (declared("50 000", sales_to_members="60 000"), (), {}, "-10 000"),
        (
            declared("50 000", sales_to_members="60 000"),
            (),
            {"between_members": "include"},
            "50 000",
        ),
    ],
)
def test_base_by_hand(
    report: Report, inside: tuple[str, ...], changes: dict[str, Any], expected: str
) -> None:
    assert base(report, *inside, **changes).amount == kr(expected)


def test_the_accounts_make_the_base() -> None:
    found = base(sie(BOOKS), *INSIDE)
    assert found.accounts == {"3010": kr("120 000"), "3799": kr("-500")}
    rules = Base.model_validate(LEVY["base"])
    counted = {a for a in BOOKS if counts_in_base(a, rules, member(*INSIDE))}
    assert counted == set(found.accounts)


def test_reasons_add_up_to_the_base() -> None:
    found = base(sie(BOOKS), *INSIDE)
    by_code = {reason.code: reason.amount for reason in found.reasons}
    assert by_code == {
        "revenue_on_accounts": kr("139 496.80"),
        "accounts_left_out": kr("-3.20"),
        "sales_on_accounts_left_out": kr("20 000"),
        "accounts_taken": kr("119 500"),
    }


def test_a_long_chart_is_cut_short_with_its_rest() -> None:
    reasons = base(sie({str(3000 + n): "-10" for n in range(9)})).reasons
    values = reasons[-1].values
    assert values["more"] == 3
    assert values["rest"] == kr("30")
    assert sum(isinstance(value, Money) for value in values.values()) == 7


def test_a_report_without_revenue_has_no_base() -> None:
    report = declared("0")
    silent = Report("m", report.period, "workbook", "", "m.xlsx", "", declared={"cash": kr("5")})
    assert who_speaks(reported(report), "sie") == "declared"
    assert who_speaks(reported(silent), "sie") is None
    with pytest.raises(AssertionError):
        base(silent)
