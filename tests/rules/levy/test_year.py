"""Levies reckoned by the fiscal year, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from consortium.members import Consortium
from consortium.money import total
from consortium.period import Period
from consortium.proposal import Line
from rules.policy import Policies
from rules.propose import LevyRound, propose_levy
from rules.reckon import Missing
from tests.rules.levy.examples import Books, consortium, declared, kr, policies

JANUARY = Period(2026, 1)


def rounds(
    rules: Policies, here: Consortium, revenues: Sequence[str], first: Period = JANUARY
) -> list[LevyRound]:
    """What each month gives, one after the other, posted as it goes."""
    books = Books()
    found = []
    for number, revenue in enumerate(revenues):
        month = first.plus(number)
        books.take_in(declared(revenue, period=month))
        found.append(propose_levy(rules, here, books.balances, month, month.last))
        books.post(found[-1].proposal)
    return found


def line(one: LevyRound) -> Line | None:
    return one.proposal.lines[0] if one.proposal is not None else None


def amounts(found: Sequence[LevyRound]) -> list[str]:
    lines = [line(one) for one in found]
    return [str(one.amount) if one is not None else "0.00" for one in lines]


def levies(rules: dict[str, Any], revenues: Sequence[str], **member: Any) -> list[str]:
    yearly = policies({"reckoned": "year", **rules})
    return amounts(rounds(yearly, consortium({"grenverket": member}), revenues))


def test_bands_are_filled_in_time_order() -> None:
    rules = {"bands": [{"above": "1 000 000 kr", "rate": "5 %"}]}
    # March: 200 000 at 7 % and 200 000 at 5 %.
    expected = ["28000.00", "28000.00", "24000.00", "20000.00"]
    assert levies(rules, ["400 000"] * 4) == expected


def test_the_cap_is_reached_in_september() -> None:
    found = levies({"cap": "60 000 kr"}, ["100 000"] * 11)
    assert found == ["7000.00"] * 8 + ["4000.00", "0.00", "0.00"]


def test_a_month_below_zero_lowers_what_follows() -> None:
    yearly = policies({"reckoned": "year"})
    found = rounds(yearly, consortium(), ["100 000", "-50 000", "100 000"])
    assert amounts(found) == ["7000.00", "0.00", "3500.00"]
    assert [f.code for one in found for f in one.findings] == ["base_must_not_be_negative"]


def test_a_month_below_zero_leaves_the_band_it_was_in() -> None:
    rules = {"bands": [{"above": "100 000 kr", "rate": "5 %"}]}
    # 9 500; then 50 000 out at 5 % and 50 000 out at 7 %; the next 100 000 fills both again.
    found = levies(rules, ["150 000", "-100 000", "100 000", "10 000"])
    assert found == ["9500.00", "0.00", "0.00", "500.00"]


def test_an_exception_that_ends_mid_year_keeps_the_rates_of_its_months() -> None:
    rules = {
        "bands": [{"above": "250 000 kr", "rate": "6 %"}],
        "members": {"grenverket": {"rate": "5 %", "until": "2026-02-28", "reason": "uppstart"}},
    }
    # March: 50 000 at 7 % and 50 000 at 6 %.
    assert levies(rules, ["100 000"] * 3) == ["5000.00", "5000.00", "6500.00"]


def test_a_policy_change_mid_year_keeps_the_rates_of_its_months() -> None:
    yearly = {"reckoned": "year", "bands": [{"above": "250 000 kr", "rate": "5 %"}]}
    changed = policies(yearly, {**yearly, "valid_from": "2026-03-01", "rate": "6 %"})
    # March: 50 000 at the new 6 % and 50 000 at 5 %.
    found = amounts(rounds(changed, consortium(), ["100 000"] * 3))
    assert found == ["7000.00", "7000.00", "5500.00"]


def test_the_floor_accrues_by_the_month() -> None:
    rules = {"floor": "6 000 kr"}
    assert levies(rules, ["0"] * 12) == ["500.00"] * 12
    # January is worth nearly three months of floor; March tops up to 1 500.
    assert levies(rules, ["20 000", "0", "0"]) == ["1400.00", "0.00", "100.00"]


def test_the_floor_accrues_by_days_where_the_member_joins() -> None:
    yearly = policies({"reckoned": "year", "floor": "6 000 kr"})
    here = consortium({"grenverket": {"joined": "2026-03-16", "left": "2026-12-31"}})
    found = rounds(yearly, here, ["0"] * 10, first=Period(2026, 3))
    assert amounts(found)[:2] == ["258.07", "500.00"]  # 16 of 31 days: 258,0645, up
    posted = total(one.amount for one in map(line, found) if one is not None)
    assert posted == kr("4 758.07")


def test_a_month_below_zero_accrues_no_floor() -> None:
    assert levies({"floor": "6 000 kr"}, ["-1 000", "0", "0"]) == ["0.00", "500.00", "500.00"]


def test_the_year_rounds_once() -> None:
    # 7 % of 0,10 is 0,007; two months are 0,014, three 0,021, four 0,028.
    assert levies({}, ["0.10"] * 4) == ["0.01", "0.00", "0.01", "0.01"]


@pytest.mark.parametrize(
    ("revenues", "told"),
    [
        (["-1 000", "500"], ["base_must_not_be_negative"]),  # no rate on a year below zero
        # 7 000 on 60 000 to date: more than a tenth has been levied of what remains.
        (
            ["100 000", "-50 000", "10 000"],
            ["base_must_not_be_negative", "levy_must_stay_within_statutes"],
        ),
        (["100 000", "-10 000", "10 000"], ["base_must_not_be_negative"]),
    ],
)
def test_the_effective_rate_is_that_of_the_year_to_date(
    revenues: list[str], told: list[str]
) -> None:
    found = rounds(policies({"reckoned": "year"}), consortium(), revenues)
    assert [f.code for one in found for f in one.findings] == told


def test_a_broken_fiscal_year_starts_over() -> None:
    yearly = policies({"reckoned": "year", "cap": "10 000 kr"})
    here = consortium({"grenverket": {"joined": "2026-01-01"}}, fiscal_year_starts="03-01")
    found = amounts(rounds(yearly, here, ["100 000"] * 4))
    assert found == ["7000.00", "3000.00", "7000.00", "3000.00"]


def test_an_earlier_month_of_the_year_must_be_there() -> None:
    yearly = policies({"reckoned": "year"})
    march = Period(2026, 3)
    books = Books(declared("100 000", period=JANUARY), declared("100 000", period=march))
    found = propose_levy(yearly, consortium(), books.balances, march, march.last)
    missing = Missing("grenverket", "earlier_months_must_be_reported", march, march.previous)
    assert (found.proposal, found.missing) == (None, (missing,))


@pytest.mark.parametrize(
    ("rules", "member"),
    [
        (policies({"reckoned": "year"}), {"joined": "2026-03-31"}),
        (policies({"reckoned": "year", "valid_from": "2026-03-01"}), {}),
        (policies({}, {"reckoned": "year", "valid_from": "2026-03-01"}), {}),
    ],
    ids=["before the member", "before the policy", "months reckoned one by one"],
)
def test_months_that_stand_outside_the_year_are_not_asked_for(
    rules: Policies, member: dict[str, Any]
) -> None:
    march = Period(2026, 3)
    books = Books(declared("100 000", period=march))
    here = consortium({"grenverket": member})
    found = line(propose_levy(rules, here, books.balances, march, march.last))
    assert found is not None
    assert found.amount == kr("7 000")


def test_a_correction_of_an_early_month_moves_the_later_ones() -> None:
    rules = policies({"reckoned": "year", "bands": [{"above": "150 000 kr", "rate": "5 %"}]})
    here = consortium()
    books = Books()
    for month in (JANUARY, JANUARY.next):
        books.take_in(declared("100 000", period=month))
        books.post(propose_levy(rules, here, books.balances, month, month.last).proposal)
    books.take_in(declared("150 000", period=JANUARY))
    january, february = (
        line(propose_levy(rules, here, books.balances, month, month.last))
        for month in (JANUARY, JANUARY.next)
    )
    assert january is not None
    assert february is not None
    assert (january.kind, january.amount) == ("true_up", kr("3 500"))  # 50 000 at 7 %
    assert (february.kind, february.amount) == ("true_up", kr("-1 000"))  # now all at 5 %
