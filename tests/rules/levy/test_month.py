"""How much a month's levy is, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from consortium.money import Money
from consortium.period import Period
from rules.propose import propose_levy
from tests.rules.levy.examples import MARCH, Books, consortium, declared, kr, policies

BANDS = [{"above": "1 000 000 kr", "rate": "5 %"}]
THREE = [{"above": "100 000 kr", "rate": "5 %"}, {"above": "200 000 kr", "rate": "4 %"}]
BOUNDS = {"floor": "500 kr", "cap": "60 000 kr"}


def levy(
    rules: dict[str, Any], revenue: str, member: dict[str, Any] | None = None, month: Period = MARCH
) -> Money:
    """The levy that a month's declared revenue gives; nothing when nothing is proposed."""
    here = consortium({"grenverket": member or {}})
    books = Books(declared(revenue, period=month))
    found = propose_levy(policies(rules), here, books.balances, month, month.last).proposal
    return found.lines[0].amount if found is not None else Money(0)


@pytest.mark.parametrize(
    ("rules", "revenue", "expected"),
    [
        ({}, "120 000", "8 400"),
        ({}, "0", "0"),
        ({}, "0.50", "0.04"),  # 0,035: half up
        ({}, "120 000.05", "8 400"),  # 8 400,0035
        ({"bands": BANDS}, "1 000 000", "70 000"),
        ({"bands": BANDS}, "1 000 000.20", "70 000.01"),  # 0,20 at 5 % is one öre
        ({"bands": BANDS}, "1 500 000", "95 000"),
        ({"bands": THREE}, "250 000", "14 000"),  # 7 000 + 5 000 + 2 000
        ({"bands": THREE[::-1]}, "250 000", "14 000"),
        (BOUNDS, "5 000", "500"),
        (BOUNDS, "7 142.86", "500"),  # 500,0002
        (BOUNDS, "0", "500"),
        (BOUNDS, "-0.01", "0"),
        (BOUNDS, "857 142.86", "60 000"),  # 60 000,0002
        (BOUNDS, "2 000 000", "60 000"),
        ({"floor": "500", "cap": "300"}, "1 000", "300"),  # the cap has the last word
        ({"round": "krona"}, "1 250", "88"),  # 87,50: half up
        ({"round": "krona"}, "1 234.50", "86"),  # 86,415
    ],
)
def test_a_month_by_hand(rules: dict[str, Any], revenue: str, expected: str) -> None:
    assert levy(rules, revenue) == kr(expected)


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ({"joined": "2026-03-01"}, "500"),
        ({"joined": "2026-03-10"}, "354.84"),  # 22 of 31 days: 354,8387, up
        ({"left": "2026-03-10"}, "161.30"),  # 10 of 31 days: 161,2903, up
        ({"joined": "2026-03-05", "left": "2026-03-14"}, "161.30"),
        ({"left": "2026-03-31"}, "500"),
    ],
)
def test_the_floor_goes_by_days_in_the_first_and_last_month(
    member: dict[str, Any], expected: str
) -> None:
    assert levy({"floor": "500 kr"}, "0", member) == kr(expected)
    # Only the floor: what the member sold is levied in full.
    assert levy({"floor": "500 kr"}, "100 000", member) == kr("7 000")


def exception(**terms: Any) -> dict[str, Any]:
    return {"members": {"grenverket": {"until": "2026-03-31", "reason": "uppstart", **terms}}}


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"rate": "5 %"}, "15 000"),  # no bands: it replaces rate and bands
        ({"bands": [{"above": "100 000 kr", "rate": "6 %"}]}, "19 000"),  # 7 000 + 12 000
        ({"rate": "5 %", "bands": [{"above": "100 000 kr", "rate": "6 %"}]}, "17 000"),
        ({"rate": "9 %"}, "20 000"),  # 27 000, but the policy's cap stays
        ({"rate": "9 %", "cap": "25 000 kr"}, "25 000"),
        ({"rate": "5 %", "floor": "16 000 kr"}, "16 000"),
        ({"floor": "0 kr"}, "16 000"),  # rate and bands as for all: 7 000 + 5 000 + 4 000
    ],
)
def test_an_exception_replaces_what_it_names(terms: dict[str, Any], expected: str) -> None:
    rules = {"bands": THREE, "floor": "500 kr", "cap": "20 000 kr", **exception(**terms)}
    assert levy(rules, "300 000") == kr(expected)
    assert levy(rules, "0") == kr(terms.get("floor", "500 kr"))


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2026-02-28", "7 000"), ("2026-03-01", "5 000"), ("2026-03-15", "5 000")],
)
def test_an_exception_covers_periods_that_begin_until_then(until: str, expected: str) -> None:
    assert levy(exception(rate="5 %", until=until), "100 000") == kr(expected)


def test_a_policy_holds_from_its_first_day() -> None:
    both = policies({}, {"valid_from": "2026-04-01", "rate": "6 %"})
    april = MARCH.next
    books = Books(declared("100 000"), declared("100 000", period=april))
    amounts = []
    for month in (MARCH, april):
        found = propose_levy(both, consortium(), books.balances, month, month.last).proposal
        assert found is not None
        amounts.append(found.lines[0].amount)
    assert amounts == [kr("7 000"), kr("6 000")]
