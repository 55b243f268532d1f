"""In whatever order figures come, from books and declarations, the levies end the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from consortium.facts import Report
from consortium.members import Consortium
from consortium.money import Money
from consortium.period import Period
from rules.base import who_speaks
from rules.policy import Policies
from rules.propose import is_estimated, pending_months, propose_levy
from rules.reckon import Missing, basis_of, target_of
from tests.rules.levy.examples import Books, consortium, declared, facts, policies, sie
from tests.rules.levy.test_properties import check_legs, rules, words

JANUARY = Period(2026, 1)
MONTHS = [JANUARY.plus(number) for number in range(5)]
HERE = consortium({"grenverket": {"joined": "2026-01-12", "left": "2026-05-20"}})
END = dt.date(2026, 12, 31)
revenues = st.integers(-(10**5), 10**8).map(Money)


@st.composite
def missing_reports(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "estimate": draw(st.sampled_from(["mean", "last_year", "declared", "none"])),
        "months": draw(st.integers(1, 4)),
        "deadline": draw(st.integers(1, 31)),
    }


@st.composite
def reports(draw: st.DrawFn, period: Period) -> list[Report]:
    """What comes of a month, the last of each source being its last word."""
    rough = replace(declared(str(draw(revenues)), period=period), is_complete=False)
    half = replace(sie({"3010": str(draw(revenues))}, period=period), is_complete=False)
    books = [sie({"3010": str(-draw(revenues))}, period=period) for _ in range(2)]
    said = declared(str(draw(revenues)), period=period, sales_to_members=str(draw(revenues)))
    return draw(st.lists(st.sampled_from([rough, half, *books, said]), min_size=1, max_size=4))


@st.composite
def happenings(draw: st.DrawFn) -> list[Report | dt.date]:
    """Reports of five months in any order, and evenings on which the month is run."""
    came = [report for month in MONTHS for report in draw(reports(month))]
    came = draw(st.permutations(came))
    days = sorted(draw(st.lists(st.dates(dt.date(2026, 2, 1), END), max_size=8)))
    happened: list[Report | dt.date] = list(came)
    for day in days:
        happened.insert(draw(st.integers(0, len(happened))), day)
    return happened


def evening(books: Books, policy: Policies, here: Consortium, day: dt.date) -> None:
    """Run the last month that is over, as ``fondbok month`` does, and post what it proposes."""
    period = min(Period.of(day).previous, MONTHS[-1].next)
    pending = pending_months(policy, here, books.balances, period, day)
    for month in (*pending, period):
        found = propose_levy(policy, here, books.balances, month, day).proposal
        for line in found.lines if found is not None else ():
            check_legs({posting.account: posting.amount for posting in line.postings})
            words(line.reasons)
        books.post(found)
    assert pending_months(policy, here, books.balances, period, day) == ()
    assert propose_levy(policy, here, books.balances, period, day).proposal is None


@given(rules(), missing_reports(), st.sampled_from(["sie", "declared"]), happenings())
def test_estimates_and_true_ups_are_what_the_real_figures_give(
    changes: dict[str, Any],
    missing: dict[str, Any],
    source: str,
    happened: list[Report | dt.date],
) -> None:
    policy = policies({**changes, "missing_report": missing, "facts": {"revenue": source}})
    books = Books()
    for one in happened:
        if isinstance(one, Report):
            books.take_in(one)
        else:
            evening(books, policy, HERE, one)
    final = [
        sie({"3010": "-12 345.67"}, period=month.period)
        for month in books.balances.facts
        if who_speaks(month, "sie") is None
    ]
    books.take_in(*final)
    evening(books, policy, HERE, END)
    real = Books(*(r for r in happened if isinstance(r, Report)), *final)
    for month in MONTHS:
        basis = basis_of(policy, HERE, real.balances, "grenverket", month, month.first)
        assert not isinstance(basis, Missing) and basis.missing is None
        target = target_of(HERE, "grenverket", month, basis)
        assert books.balances.levy("grenverket", month).accounts == target.postings
        assert not is_estimated(policy, HERE, books.balances, "grenverket", month)


@st.composite
def disjoint(draw: st.DrawFn) -> list[Report]:
    """Reports of which no two state the same figure, whole or not."""
    names = ("revenue", "sales_to_members", "cash", "payroll")
    found = []
    for month in MONTHS[:3]:
        for part in draw(st.lists(st.sampled_from(names), unique=True)):
            amounts = {part: draw(revenues)}
            report = declared("0", period=month)
            found.append(replace(report, declared=amounts, is_complete=draw(st.booleans())))
        if draw(st.booleans()):
            whole = draw(st.booleans())
            books = sie({"3010": str(draw(revenues))}, period=month)
            found.append(replace(books, is_complete=whole))
    return found


@given(rules(missing_report={"estimate": "mean"}), disjoint(), st.randoms(use_true_random=False))
def test_files_that_state_no_figure_twice_may_come_in_any_order(
    changes: dict[str, Any], came: list[Report], random: Any
) -> None:
    shuffled = list(came)
    random.shuffle(shuffled)
    assert facts(*came) == facts(*shuffled)
    policy = policies(changes)
    for month in MONTHS[:3]:
        one, other = (
            propose_levy(policy, HERE, Books(*order).balances, month, END)
            for order in (came, shuffled)
        )
        assert one == other


@given(revenues, revenues, st.sampled_from(["books", "declared"]))
def test_the_latest_take_in_wins_and_a_figure_may_go_back(
    first: Money, second: Money, source: str
) -> None:
    def report(amount: Money) -> Report:
        if source == "books":
            return sie({"3010": str(-amount)}, period=JANUARY)
        return declared(str(amount), period=JANUARY)

    policy = policies({})
    books = Books()
    for amount in (first, second, first):
        books.take_in(report(amount))
        books.post(propose_levy(policy, HERE, books.balances, JANUARY, END).proposal)
        levied = books.balances.levy("grenverket", JANUARY).levy
        assert levied == max(Money(0), Money.rounded(amount.exact * 7 / 100))
    assert facts(report(first), report(second), report(first)) == facts(report(first))


def test_a_form_of_cash_alone_erases_no_revenue() -> None:
    cash = replace(declared("0", period=JANUARY), declared={"cash": Money(5)}, file="b.xlsx")
    month = facts(declared("100", period=JANUARY), cash).report("grenverket", JANUARY)
    assert month.figures == {"cash": Money(5), "revenue": Money(10000)}
    assert month.declared["revenue"].file == "grenverket.xlsx"


def test_what_is_final_gives_no_way_to_what_is_not() -> None:
    final, books = declared("100", period=JANUARY), sie({"3010": "-100"}, period=JANUARY)
    rough = replace(declared("7", period=JANUARY), is_complete=False)
    half = replace(sie({"3010": "-7"}, period=JANUARY), is_complete=False)
    assert facts(final, books, rough, half) == facts(rough, half, final, books)
