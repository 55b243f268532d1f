"""What a levy is made of, and the legs it is booked on."""

from __future__ import annotations

from typing import Any

import pytest

from consortium.proposal import Line
from rules.propose import propose_levy
from tests.rules.levy.examples import MARCH, Books, consortium, declared, kr, policies

MIXED = {
    "nature": [
        {"kind": "membership_fee", "share": "40 %"},
        {"kind": "member_capital", "share": "40 %"},
        {"kind": "service_fee", "share": "remaining", "vat": "25 %", "ground": "serviceavtal § 2"},
    ],
    "tax": {"rate": "20.6 %"},
}


def line(rules: dict[str, Any], revenue: str) -> Line:
    books = Books(declared(revenue, "ny_start"))
    here = consortium({"ny_start": {}})
    found = propose_levy(policies(rules), here, books.balances, MARCH, MARCH.last).proposal
    assert found is not None
    return found.lines[0]


def legs(one: Line) -> dict[str, str]:
    return {posting.account: str(posting.amount) for posting in one.postings}


def test_a_membership_fee_has_no_vat_and_no_tax() -> None:
    assert legs(line({"tax": {"rate": "20.6 %"}}, "100 000")) == {
        "Assets:Receivable:Levies:NyStart": "7000.00",
        "Income:Levies:NyStart": "-7000.00",
        "Equity:Appropriated": "7000.00",
        "Equity:Purpose:Administration": "-700.00",
        "Equity:Purpose:Solidarity": "-3150.00",
        "Equity:Purpose:StartUp": "-3150.00",
    }


def test_fee_capital_and_service_with_vat_and_tax() -> None:
    one = line(MIXED, "114 285.72")  # 8 000,0004
    assert (one.amount, one.to_pay) == (kr("8 000"), kr("8 400"))
    assert legs(one) == {
        "Assets:Receivable:Levies:NyStart": "8400.00",
        "Income:Levies:NyStart": "-3200.00",
        "Income:Services:NyStart": "-1600.00",
        "Liabilities:VAT:Output": "-400.00",
        "Equity:MemberCapital:NyStart": "-3200.00",
        "Equity:Appropriated": "8000.00",
        # 8 000 less 3 200 of capital and 329,60 of tax (20,6 % of 1 600) is 4 470,40.
        "Equity:Purpose:Administration": "-447.04",
        "Equity:Purpose:Solidarity": "-2011.68",
        "Equity:Purpose:StartUp": "-2011.68",
        "Equity:Purpose:Tax": "-329.60",
        "Equity:Purpose:Revolving": "-3200.00",
    }


def test_tax_that_is_not_set_aside_stays_in_the_purposes() -> None:
    rules = {"nature": "service_fee", "tax": {"rate": "20.6 %", "set_aside": False}}
    found = legs(line(rules, "100 000"))
    assert "Equity:Purpose:Tax" not in found
    assert found["Equity:Purpose:Administration"] == "-700.00"


def test_member_capital_alone_goes_to_revolving() -> None:
    assert legs(line({"nature": "member_capital"}, "100 000")) == {
        "Assets:Receivable:Levies:NyStart": "7000.00",
        "Equity:MemberCapital:NyStart": "-7000.00",
        "Equity:Appropriated": "7000.00",
        "Equity:Purpose:Revolving": "-7000.00",
    }


@pytest.mark.parametrize(
    ("revenue", "vat"),
    [("1.43", "0.03"), ("5.71", "0.10"), ("6.00", "0.11")],  # 0,10: 0,025; 0,40: 0,1; 0,42: 0,105
)
def test_vat_rounds_once_half_up(revenue: str, vat: str) -> None:
    service = {"nature": [{"kind": "service_fee", "vat": "25 %"}]}
    assert legs(line(service, revenue))["Liabilities:VAT:Output"] == f"-{vat}"


def test_services_with_different_rates_round_together() -> None:
    nature = [
        {"kind": "service_fee", "share": "50 %", "vat": "25 %"},
        {"kind": "service_fee", "share": "50 %", "vat": "6 %"},
    ]
    # 0,10 at 25 % and 0,10 at 6 % are 0,025 and 0,006: together 0,031.
    assert legs(line({"nature": nature}, "2.86"))["Liabilities:VAT:Output"] == "-0.03"


def test_ties_go_to_the_earlier_line_and_the_reasons_say_who_got_the_ore() -> None:
    rules = {
        "nature": [
            {"kind": "member_capital", "share": "50 %"},
            {"kind": "membership_fee", "share": "50 %"},
        ],
        "split": {"solidarity": "50 %", "start_up": "remaining"},
    }
    one = line(rules, "0.71")  # 0,05: 0,03 of capital, and 0,02 to share
    assert legs(one)["Equity:MemberCapital:NyStart"] == "-0.03"
    assert legs(one)["Income:Levies:NyStart"] == "-0.02"
    assert legs(one)["Equity:Purpose:Solidarity"] == "-0.01"
    lucky = [(r.code, dict(r.values)) for r in one.reasons if r.code.endswith("got_the_ore")]
    assert lucky == [("nature_got_the_ore", {"kind": "member_capital"})]
