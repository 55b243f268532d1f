"""A loan's life: what falls due, when, and how early, late and changed payments are met."""

from __future__ import annotations

import datetime as dt

import pytest

from consortium.money import ZERO, Money, total
from consortium.period import Period
from rules.agreements.events import Figures, done, outstanding, unnoticed
from rules.agreements.interest import accrued
from rules.agreements.loan import loan_events
from tests.rules.agreements.loans import carried_out, happens, loan

LATER = dt.date(2028, 12, 31)


def test_a_bridge_loan_by_hand() -> None:
    """200 000 kr, 2 %, three months' grace, twelve instalments: four months' interest first."""
    told, history = carried_out([loan()], LATER)
    shown = [(str(e.day), e.what, str(e.amount)) for e in told]
    assert shown[:5] == [
        ("2026-05-15", "paid_out", "200000.00"),
        ("2026-09-15", "interest", "1333.33"),  # 200 000 × 2 % × 120/360
        ("2026-09-15", "instalment", "16666.67"),
        ("2026-10-15", "interest", "305.56"),  # 183 333,33 × 2 % × 30/360, to 1 638,89 in all
        ("2026-10-15", "instalment", "16666.67"),
    ]
    assert shown[-1] == ("2027-08-15", "instalment", "16666.66")
    assert outstanding(history) == ZERO
    assert len([e for e in told if e.what == "instalment"]) == 12


def test_equal_payments_are_equal_when_months_are_kept() -> None:
    told, _ = carried_out([loan(schedule="annuity", grace="", interest="6 %")], LATER)
    by_day: dict[dt.date, list[Money]] = {}
    for event in told[1:]:
        by_day.setdefault(event.day, []).append(event.amount)
    paid = {total(amounts) for amounts in by_day.values()}
    assert len(by_day) == 12
    assert max(paid).ore - min(paid).ore <= 3


def test_a_bullet_is_paid_at_once_with_interest_on_the_way() -> None:
    told, _ = carried_out([loan(schedule="bullet")], LATER)
    assert [str(e.day) for e in told if e.what == "instalment"] == ["2027-08-15"]
    assert [e.amount for e in told if e.what == "instalment"] == [Money(200_000_00)]
    assert len([e for e in told if e.what == "interest"]) == 12


def test_an_early_repayment_lowers_what_follows() -> None:
    history = [
        happens("2026-05-15", "paid_out", 200_000),
        happens("2026-08-01", "early", 80_000),
        happens("2026-08-01", "repaid", 80_000),
    ]
    first = next(e for e in loan_events([loan()], history, LATER) if e.what == "instalment")
    assert (first.day, first.amount) == (dt.date(2026, 9, 15), Money(10_000_00))
    interest = next(e for e in loan_events([loan()], history, LATER) if e.what == "interest")
    # 200 000 for 76 days of 360 and 120 000 for 44 days, at 2 %.
    assert interest.amount == Money(1137_78)


def test_interest_of_what_is_paid_late_is_made_good_by_the_next_claim() -> None:
    due = dt.date(2026, 9, 15)
    history = [
        happens("2026-05-15", "paid_out", 120_000),
        happens(due, "instalment", 10_000),
        happens(due, "interest", 800, due),
        happens("2026-10-05", "repaid", 10_000, due),
    ]
    terms = loan(amount="120 000 kr")
    found = loan_events([terms], history, dt.date(2026, 10, 15))
    interest = next(e for e in found if e.what == "interest")
    assert interest.amount == Money(194_44)  # 120 000 for 20 days and 110 000 for 10


def test_months_without_wages_move_the_plan_on() -> None:
    def ask(month: Period) -> Figures | None:
        return None if month == Period(2026, 9) else Figures(month != Period(2026, 8))

    terms = loan(only_when="wages_covered", interest="")
    told = loan_events([terms], [happens("2026-05-15", "paid_out", 200_000)], LATER, ask)
    codes = [e.reasons[0].code for e in told if e.what == "deferred"]
    assert codes == ["loan_waits_for_wages", "loan_waits_for_figures"]
    due = [e for e in told if e.what == "instalment"]
    assert (len(due), due[0].day, due[-1].day) == (12, dt.date(2026, 11, 15), dt.date(2027, 10, 15))


def test_a_contingent_loan_takes_its_share_of_the_surplus() -> None:
    def ask(month: Period) -> Figures | None:
        return Figures(wages_covered=True, surplus=Money(month.month * 10_000_00))

    terms = loan(schedule="contingent", surplus_share="25 %", repay="", interest="")
    told = loan_events([terms], [happens("2026-05-15", "paid_out", 200_000)], LATER, ask)
    amounts = [e.amount for e in told]
    assert amounts[:2] == [Money(20_000_00), Money(22_500_00)]  # of August's, of September's
    assert total(amounts) == Money(200_000_00)


def test_a_new_version_keeps_what_has_been_and_plans_what_is_left() -> None:
    first = loan()
    second = loan(from_="2026-12-01", version="2", amount="", grace="6 months", repay="24 months")
    told, history = carried_out([first, second], dt.date(2030, 1, 1))
    before = [e for e in told if e.day < dt.date(2026, 12, 1)]
    assert before == carried_out([first], dt.date(2026, 11, 30))[0]
    later = [e for e in told if e.what == "instalment" and e.version == 2]
    assert (later[0].day, len(later)) == (dt.date(2027, 7, 1), 24)
    assert total(e.amount for e in later) == Money(200_000_00 - 3 * 16_666_67)
    assert outstanding(history) == ZERO


def test_what_is_written_off_bears_no_interest_and_no_instalments() -> None:
    history = [
        happens("2026-05-15", "paid_out", 200_000),
        happens("2026-06-15", "written_off", 200_000),
    ]
    told = loan_events([loan()], history, LATER)
    assert [(str(e.day), e.what, str(e.amount)) for e in told] == [
        ("2026-09-15", "interest", "333.33"),
    ]
    assert unnoticed(history) == ZERO
    assert accrued([loan()], history, LATER) == Money(333_33)


def test_a_reversed_instalment_is_proposed_again() -> None:
    due = dt.date(2026, 9, 15)
    history = [happens("2026-05-15", "paid_out", 200_000), happens(due, "instalment", 16_667, due)]
    undone = [*history, happens("2026-09-20", "instalment", -16_667, due)]
    assert done(undone, "instalment", due) == ZERO
    days = [e.day for e in loan_events([loan()], undone, due) if e.what == "instalment"]
    assert days == [due]
    assert [e for e in loan_events([loan()], history, due) if e.what == "instalment"] == []


@pytest.mark.parametrize("day", ["2026-01-31", "2024-02-29"])
def test_due_days_keep_to_the_last_of_short_months(day: str) -> None:
    told, _ = carried_out([loan(from_=day, grace="", repay="3 months", interest="")], LATER)
    days = [str(event.day) for event in told[1:]]
    assert days in (
        ["2026-02-28", "2026-03-31", "2026-04-30"],
        ["2024-03-29", "2024-04-29", "2024-05-29"],
    )
