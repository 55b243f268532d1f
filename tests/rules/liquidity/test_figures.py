"""Figures from declarations and books, warnings and their signs."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from consortium.balances import Balances
from consortium.facts import Facts, Report
from consortium.money import Money
from consortium.period import Period
from rules.liquidity.figures import NAMES, figures_of
from rules.liquidity.turnover import fall_of
from rules.liquidity.warnings import warnings_of
from tests.rules.liquidity.worlds import (
    AS_OF,
    MAY,
    balances,
    consortium,
    facts,
    kr,
    notice,
    report,
    version,
)

ACCOUNTS = """
accounts: {cash: ["19"], payroll: ["70-76"], payables: ["24"], receivables: ["15"]}
facts: {others: %s}
"""
BOOKS = Report(
    "asken", MAY, "SIE 4E", "", "asken.se", "2026-06-10T12:00:00",
    accounts={"7010": kr(40_000), "7510": kr(12_000), "1930": kr(-5_000), "2440": kr(-1_000)},
    balances={"1930": kr(80_000), "1910": kr(500), "2440": kr(-30_000), "1510": kr(7_000),
              "2710": kr(-9_000)},
)  # fmt: skip


def of(reports: list[Report], others: str) -> dict[str, tuple[Money, str]]:
    month = Facts().with_reports(reports).report("asken", MAY)
    found = figures_of(month, version(ACCOUNTS.replace("%s", others)).policy)
    return {name: (one.amount, one.by) for name, one in found.by_name.items()}


DECLARED = report("asken", MAY, cash=75_000, payroll=50_000, people=6)


def test_books_speak_by_balance_and_payroll_by_movement() -> None:
    assert of([BOOKS], "sie") == {
        "cash": (kr(80_500), "sie"),
        "payroll": (kr(52_000), "sie"),
        "payables": (kr(30_000), "sie"),
        "receivables": (kr(7_000), "sie"),
    }


def test_the_source_that_counts_comes_first_and_the_other_fills_in() -> None:
    assert of([BOOKS, DECLARED], "declared") == {
        "cash": (kr(75_000), "declared"),
        "payroll": (kr(50_000), "declared"),
        "payables": (kr(30_000), "sie"),
        "receivables": (kr(7_000), "sie"),
    }
    assert of([BOOKS, DECLARED], "sie")["cash"] == (kr(80_500), "sie")
    assert list(of([DECLARED], "sie")) == ["cash", "payroll"]


def test_half_a_month_and_books_without_balances_say_nothing() -> None:
    from dataclasses import replace

    half = replace(BOOKS, is_complete=False)
    assert not of([half], "sie")
    bare = replace(BOOKS, balances={})
    assert list(of([bare], "sie")) == ["payroll"]


def test_people_are_a_head_count() -> None:
    month = Facts().with_reports([DECLARED]).report("asken", MAY)
    assert figures_of(month, version().policy).people == 6


def test_key_figures_are_exact() -> None:
    month = facts({"asken": (70_000, 60_000, 30_000)}).with_reports([
        report("asken", MAY, cash=70_000, payroll=60_000, payables=30_000, receivables=5_000)
    ]).report("asken", MAY)  # fmt: skip
    found = figures_of(month, version().policy)
    assert found.cash_days == Fraction(70 * 30, 90)
    assert found.quick_ratio == Fraction(5, 2)
    assert found.payroll_cover == Fraction(7, 6)
    assert found.covers_wages
    assert found.above(20) == Money(10_000_00)
    assert not found.is_below(23)
    assert found.is_below(24)


def test_without_figures_there_is_no_key_figure() -> None:
    month = Facts().report("asken", MAY)
    found = figures_of(month, version().policy)
    assert found.missing == ("cash", "payroll", "payables")
    assert (found.cash_days, found.quick_ratio, found.payroll_cover) == (None, None, None)
    assert not found.is_below(365)
    assert set(NAMES) > set(found.missing)


WARNINGS = """
warnings:
  watch: {cash_days_below: 60, report_later_than: 3 days}
  warning: {revenue_falls: 30 %, overdue_levies: 20 days}
  alarm: {cash_days_below: 20}
"""


def levels(state: Balances, as_of: dt.date = AS_OF) -> dict[str, tuple[str, list[str]]]:
    found = warnings_of(version(WARNINGS), consortium(), state, MAY, as_of)
    return {one.member: (one.level, [s.code for s in one.signs]) for one in found}


def test_the_worst_level_with_a_sign_holds() -> None:
    state = balances({
        "asken": (10_000, 60_000, 40_000), "björken": (150_000, 60_000, 40_000),
        "cedern": (300_000, 60_000, 40_000), "damgården": (300_000, 1, 1), "eken": (300_000, 1, 1),
    })  # fmt: skip
    assert levels(state) == {
        "asken": ("alarm", ["sign_cash_days"]),
        "björken": ("watch", ["sign_cash_days"]),
    }


@pytest.mark.parametrize(("day", "is_late"), [(18, False), (19, True)])
def test_a_late_report_is_a_sign(day: int, is_late: bool) -> None:
    silent = levels(balances({}), dt.date(2026, 6, day))  # the last day was the 15th
    assert (silent.get("asken") == ("watch", ["sign_report_late"])) is is_late


@pytest.mark.parametrize(("due", "is_seen"), [((5, 26), True), ((5, 27), False)])
def test_an_overdue_levy_is_a_sign(due: tuple[int, int], is_seen: bool) -> None:
    late = notice(1, "asken", Period(2026, 3), 500, dt.date(2026, *due))
    state = balances(dict.fromkeys(consortium().members, (300000, 1, 1)), notices=(late,))
    assert levels(state) == ({"asken": ("warning", ["sign_levy_overdue"])} if is_seen else {})


def sold(first: Period, *kronor: int) -> list[Report]:
    return [report("asken", first.plus(i), revenue=amount) for i, amount in enumerate(kronor)]


def test_falling_revenue_is_a_sign_against_the_same_months_of_the_year_before() -> None:
    policy = version(WARNINGS).policy
    reports = [*sold(Period(2025, 3), 100, 100, 100), *sold(Period(2025, 12), 500, 500, 500),
               *sold(Period(2026, 3), 70, 70, 70)]  # fmt: skip
    found = fall_of(Facts().with_reports(reports), policy, "asken", MAY)
    assert found is not None
    assert (found.share, found.compared) == (Fraction(3, 10), Period(2025, 5))
    later = fall_of(Facts().with_reports(reports[3:]), policy, "asken", MAY)
    assert later is not None
    assert (later.share, later.compared) == (Fraction(86, 100), Period(2026, 2))
    assert fall_of(Facts().with_reports(reports[6:]), policy, "asken", MAY) is None
    assert fall_of(Facts().with_reports(reports[:-1]), policy, "asken", MAY) is None


def test_the_fall_itself_is_enough() -> None:
    reports = [*sold(Period(2025, 3), 100, 100, 100), *sold(Period(2026, 3), 70, 70, 70)]
    state = balances(dict.fromkeys(consortium().members, (300000, 1, 1)))
    state = Balances(state.accounts, facts=state.facts.with_reports(reports))
    assert levels(state) == {"asken": ("warning", ["sign_revenue_falls"])}
