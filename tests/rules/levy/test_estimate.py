"""A month whose report is late: estimated after the deadline, trued up when the report comes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from consortium.facts import Report
from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Line
from rules.policy import Policies
from rules.propose import LevyRound, is_estimated, pending_months, propose_levy
from rules.sentences import estimated_sentence, missing_sentence, sentence
from tests.rules.levy.examples import MARCH, Books, consortium, declared, kr, policies, sie

DEADLINE, LATE = dt.date(2026, 4, 15), dt.date(2026, 4, 16)
MEAN = {"missing_report": {"estimate": "mean", "months": 3, "deadline": 15}}
HERE = consortium()


def run(
    books: Books,
    rules: Policies,
    as_of: dt.date = LATE,
    month: Period = MARCH,
    here: Consortium = HERE,
) -> LevyRound:
    return propose_levy(rules, here, books.balances, month, as_of)


def only(found: LevyRound) -> Line:
    assert found.proposal is not None
    (line,) = found.proposal.lines
    return line


def earlier(*revenues: str, last: Period = MARCH.previous) -> list[Report]:
    """The months up to ``last``, oldest first."""
    months = range(1 - len(revenues), 1)
    return [declared(r, period=last.plus(m)) for m, r in zip(months, revenues, strict=True)]


@pytest.mark.parametrize(
    ("how", "reports", "base"),
    [
        ({"estimate": "mean"}, earlier("90 000", "100 000", "110 000", "120 000"), "110 000"),
        ({"estimate": "mean", "months": 2}, earlier("9", "100", "100.01"), "100.01"),  # half up
        ({"estimate": "mean"}, earlier("90 000"), "90 000"),
        # A gap is passed over: the last three that are reported.
        ({"estimate": "mean"}, earlier("10", "20", "60", last=Period(2026, 1)), "30"),
        ({"estimate": "last_year"}, [declared("70 000", period=Period(2025, 3))], "70 000"),
        (
            {"estimate": "declared"},
            [replace(declared("80 000"), is_complete=False), *earlier("1", "2")],
            "80 000",
        ),
    ],
)
def test_the_base_by_hand(how: dict[str, Any], reports: list[Report], base: str) -> None:
    found = run(Books(*reports), policies({"missing_report": how}))
    line = only(found)
    assert (line.kind, line.base) == ("estimate", kr(base))
    assert line.amount == Money.rounded(kr(base).exact * 7 / 100)
    assert [one.base for one in found.estimated] == [kr(base)]
    assert found.missing == ()


@pytest.mark.parametrize(
    ("how", "as_of", "why"),
    [
        ("mean", DEADLINE, "before_deadline"),
        ("none", LATE, "by_policy"),
        ("mean", LATE, "no_months"),
        ("last_year", LATE, "no_last_year"),
        ("declared", LATE, "undeclared"),
    ],
)
def test_why_there_is_no_estimate(how: str, as_of: dt.date, why: str) -> None:
    found = run(Books(), policies({"missing_report": {"estimate": how}}), as_of)
    (missing,) = found.missing
    assert (found.proposal, found.estimated, missing.estimate) == (None, (), why)
    assert missing.deadline == DEADLINE
    assert "2026-04-15" in missing_sentence(missing, "sv")
    assert "2026-04-15" in missing_sentence(missing, "en")


def test_the_deadline_of_a_short_month_is_its_last_day() -> None:
    rules = policies({"missing_report": {"estimate": "mean", "deadline": 31}})
    january, books = Period(2026, 1), Books(*earlier("1 000", last=Period(2025, 12)))
    assert run(books, rules, dt.date(2026, 2, 28), january).proposal is None
    assert only(run(books, rules, dt.date(2026, 3, 1), january)).kind == "estimate"


def test_half_a_month_of_books_is_not_the_declared_figure() -> None:
    half = replace(sie({"3010": "-50 000"}), is_complete=False)
    books = Books(half, *earlier("90 000"))
    declares = policies({"missing_report": {"estimate": "declared"}})
    (missing,) = run(books, declares).missing
    assert missing.reason == "report_must_cover_the_whole_month"
    assert only(run(books, policies(MEAN))).base == kr("90 000")


def test_the_whole_rule_holds_for_an_estimate() -> None:
    joins = consortium({"grenverket": {"joined": "2026-03-17"}, "kvarnen": {"left": "2026-03-10"}})
    rules = policies({**MEAN, "missing_report": {"estimate": "declared"}, "floor": "6 200 kr"})
    books = Books(*(replace(declared("1 000", key), is_complete=False) for key in joins.members))
    found = run(books, rules, here=joins).proposal
    assert found is not None
    # 15 and 10 of the month's 31 days.
    assert [line.amount for line in found.lines] == [kr("3 000"), kr("2 000")]
    assert run(books, rules, here=joins, month=MARCH.next).missing[0].member == "grenverket"


@pytest.mark.parametrize("real", ["150 000", "40 000", "100 000"])
def test_the_report_trues_the_estimate_up_or_down_or_leaves_it(real: str) -> None:
    rules, books = policies(MEAN), Books(*earlier("100 000"))
    books.post(run(books, rules).proposal)
    assert is_estimated(rules, HERE, books.balances, "grenverket", MARCH)
    assert run(books, rules, dt.date(2026, 6, 30)).proposal is None
    books.take_in(declared(real))
    found = run(books, rules).proposal
    books.post(found)
    kinds = [line.kind for line in found.lines] if found is not None else []
    assert kinds == ([] if real == "100 000" else ["true_up"])
    levy = books.balances.levy("grenverket", MARCH)
    assert levy.levy == Money.rounded(kr(real).exact * 7 / 100)
    assert not is_estimated(rules, HERE, books.balances, "grenverket", MARCH)


def test_an_estimate_that_was_posted_stands_whatever_is_corrected_meanwhile() -> None:
    rules, books = policies(MEAN), Books(*earlier("100 000"))
    books.post(run(books, rules).proposal)
    books.take_in(*earlier("500 000"))
    assert run(books, rules).proposal is None
    assert [one.base for one in run(books, rules).estimated] == [kr("100 000")]
    february = MARCH.previous
    assert pending_months(rules, HERE, books.balances, MARCH.next, LATE) == (february,)


def test_months_whose_deadline_passed_are_pending_until_they_are_estimated() -> None:
    rules, books = policies(MEAN), Books(*earlier("100 000"))
    books.post(run(books, rules, month=MARCH.previous).proposal)
    april = MARCH.next
    assert pending_months(rules, HERE, books.balances, april, DEADLINE) == ()
    assert pending_months(rules, HERE, books.balances, april, LATE) == (MARCH,)
    books.post(run(books, rules).proposal)
    assert pending_months(rules, HERE, books.balances, april, LATE) == ()
    books.take_in(declared("90 000"))
    assert pending_months(rules, HERE, books.balances, april, LATE) == (MARCH,)


def test_an_estimate_that_was_reversed_is_proposed_again() -> None:
    rules, books = policies(MEAN), Books(*earlier("100 000"))
    first = run(books, rules).proposal
    books.post(first)
    books.reverse(1)
    assert not books.balances.levy("grenverket", MARCH).is_estimate
    again = only(run(books, rules))
    assert (again.kind, again.amount, again.after) == ("estimate", kr("7 000"), 2)


def test_a_month_of_no_levy_is_told_though_nothing_is_posted() -> None:
    found = run(Books(*earlier("0")), policies(MEAN))
    assert (found.proposal, found.missing) == (None, ())
    assert estimated_sentence(found.estimated[0], "sv").endswith(
        "Tills den kommer räknas avgiften på ett uppskattat underlag, 0,00 kr."
    )


def test_a_year_reckoned_together_goes_on_from_an_estimate() -> None:
    here = consortium({"grenverket": {"joined": "2026-01-01"}})
    rules = policies({**MEAN, "reckoned": "year", "cap": "20 000 kr"})
    january = Period(2026, 1)
    books = Books(declared("100 000", period=january), declared("100 000"))
    books.post(run(books, rules, month=january, here=here).proposal)
    before = run(books, rules, dt.date(2026, 3, 15), here=here)
    assert [one.reason for one in before.missing] == ["earlier_months_must_be_reported"]
    march = only(run(books, rules, here=here))
    assert (march.kind, march.amount) == ("levy", kr("6 000"))  # 7 000 and 7 000 before it
    books.post(run(books, rules, month=january.next, here=here).proposal)
    assert only(run(books, rules, here=here)) == march  # posting February voids no proposal
    books.post(run(books, rules, here=here).proposal)
    books.take_in(declared("50 000", period=january.next))
    assert pending_months(rules, here, books.balances, MARCH.next, LATE) == (january.next, MARCH)
    for month in (january.next, MARCH):
        books.post(run(books, rules, month=month, here=here).proposal)
    levied = [books.balances.levy("grenverket", january.plus(m)).levy for m in range(3)]
    assert levied == [kr("7 000"), kr("3 500"), kr("7 000")]
    assert not is_estimated(rules, here, books.balances, "grenverket", january.next)


def test_an_estimate_told_in_swedish() -> None:
    line = only(run(Books(*earlier("100 000", "100 000", "100 000.01")), policies(MEAN)))
    assert [sentence(reason, "sv") for reason in line.reasons[:6]] == [
        "Rapporten för mars 2026 har inte kommit; sista dag var 2026-04-15. Avgiften uppskattas.",
        "Underlaget för december 2025 var 100 000,00 kr (grenverket.xlsx).",
        "Underlaget för januari 2026 var 100 000,00 kr (grenverket.xlsx).",
        "Underlaget för februari 2026 var 100 000,01 kr (grenverket.xlsx).",
        "Medelvärdet av 3 rapporterade månader, 300 000,01 kr i allt, är 100 000,00 kr, "
        "avrundat till hela ören.",
        "Underlaget för mars 2026 är 100 000,00 kr.",
    ]


def test_a_base_below_zero_is_estimated_without_a_levy() -> None:
    found = run(Books(*earlier("-100")), policies(MEAN))
    assert found.proposal is None
    assert [one.base < ZERO for one in found.estimated] == [True]
    assert [finding.code for finding in found.findings] == ["base_must_not_be_negative"]
