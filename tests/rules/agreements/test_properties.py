"""What holds of every loan, however it is made and whatever happens to it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.agreement import DatedRate, Happening, LoanTerms, Movement, Schedule, What
from consortium.money import ZERO, Money, total
from consortium.voucher import VoucherNumber
from rules.agreements import postings
from rules.agreements.days import days_360, plus_months
from rules.agreements.events import done, outstanding, unnoticed
from rules.agreements.loan import loan_events
from rules.agreements.schedule import instalments
from rules.agreements.text import loan_text, read_agreement
from tests.rules.agreements.loans import carried_out

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
RATES = st.integers(0, 2000).map(lambda n: Decimal(n).scaleb(-4))
PRINCIPALS = st.integers(1, 5_000_000_00).map(Money)
PLANNED: st.SearchStrategy[Schedule] = st.sampled_from(["straight", "annuity", "bullet"])
LAST = dt.date(2060, 1, 1)
GIVEN_UP: tuple[What, ...] = ("written_off", "forgiven", "early")


@st.composite
def loans(draw: st.DrawFn) -> LoanTerms:
    """Any loan from the fund with a plan, in one to three payouts."""
    first = draw(DAYS)
    days = sorted({first, *draw(st.lists(st.integers(0, 40), max_size=2).map(
        lambda some: [first + dt.timedelta(days=n) for n in some]))})  # fmt: skip
    return LoanTerms(
        id="ett-lån",
        kind="loan",
        **{"with": draw(st.sampled_from(["åkeri", "kvarnen"])), "from": first},
        purpose="solidarity",
        movements=tuple(Movement(date=day, amount=draw(PRINCIPALS)) for day in days),
        interest=(DatedRate(**{"from": first, "rate": draw(RATES)}),),
        grace=draw(st.integers(0, 6)),
        repay=draw(st.integers(1, 36)),
        schedule=draw(PLANNED),
        note=draw(st.none() | st.just('en "not" om åäö: ja')),
    )


@given(PLANNED, PRINCIPALS, st.integers(1, 60), RATES)
def test_instalments_make_the_principal(
    schedule: Schedule, principal: Money, count: int, rate: Decimal
) -> None:
    parts = list(instalments(schedule, principal, count, rate))
    assert total(parts) == principal
    assert len(parts) == count
    assert min(parts) >= ZERO


@settings(max_examples=40, deadline=None)
@given(loans())
def test_a_loan_that_is_carried_out_is_repaid_to_the_ore(terms: LoanTerms) -> None:
    told, history = carried_out([terms], LAST)
    lent = total(move.amount for move in terms.movements)
    assert total(e.amount for e in told if e.what == "paid_out") == lent
    assert total(e.amount for e in told if e.what == "instalment") == lent
    assert outstanding(history) == unnoticed(history) == ZERO
    # The same in one look ahead as step by step.
    assert list(loan_events([terms], [], LAST)) == told


@settings(max_examples=60, deadline=None)
@given(loans(), st.data())
def test_nothing_owed_is_ever_below_zero(terms: LoanTerms, data: st.DataObject) -> None:
    """Early, late, partial and missing payments, and write-offs, in any order."""
    history: list[Happening] = []
    until = terms.from_
    for _ in range(data.draw(st.integers(1, 12))):
        until = plus_months(until, data.draw(st.integers(1, 3)))
        due = loan_events([terms], history, until)
        history += [_happening(until, one.what, one.amount, one.day) for one in due]
        left = unnoticed(history)
        assert left >= ZERO
        noticed = outstanding(history) - left
        assert noticed >= ZERO
        if noticed > ZERO and data.draw(st.booleans()):
            paid = Money(data.draw(st.integers(1, noticed.ore)))
            history.append(_happening(until, "repaid", paid, until))
        if left > ZERO and data.draw(st.booleans()):
            gone = Money(data.draw(st.integers(1, left.ore)))
            what = data.draw(st.sampled_from(GIVEN_UP))
            history.append(_happening(until, what, gone, None))
        assert min(outstanding(history), unnoticed(history)) >= ZERO
    assert done(history, "interest") >= ZERO


@settings(max_examples=40, deadline=None)
@given(loans(), st.integers(1, 30), st.integers(1, 24))
def test_a_new_version_never_changes_what_has_been(
    terms: LoanTerms, after: int, months: int
) -> None:
    begins = plus_months(terms.movements[-1].date, after) + dt.timedelta(days=1)
    changed = terms.model_copy(
        update={"version": 2, "from_": begins, "movements": (), "repay": months}
    )
    until = begins - dt.timedelta(days=1)
    told, history = carried_out([terms], until)
    assert carried_out([terms, changed], until) == (told, history)
    later = loan_events([terms, changed], history, LAST)
    assert all(event.day >= begins for event in later)
    assert total(e.amount for e in later if e.what == "instalment") == unnoticed(history)


@given(loans())
def test_the_text_is_read_back_as_it_was_meant(terms: LoanTerms) -> None:
    text = loan_text(terms)
    assert read_agreement(text.encode(), terms.file).terms == terms
    assert loan_text(terms) == text


@given(DAYS, DAYS, DAYS)
def test_interest_days_add_up(a: dt.date, b: dt.date, c: dt.date) -> None:
    assert days_360(a, b) + days_360(b, c) == days_360(a, c)


def _happening(day: dt.date, what: What, amount: Money, due: dt.date | None) -> Happening:
    return Happening(day, what, amount, VoucherNumber("V", 2026, 1), due)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.booleans())
def test_what_is_struck_unties_what_the_books_lose(
    unnoticed_ore: int, noticed_ore: int, allowance_ore: int, as_gift: bool
) -> None:
    terms = LoanTerms.model_validate(
        {"id": "a", "kind": "loan", "with": "åkeri", "purpose": "solidarity", "from": "2026-01-01"}
    )
    parts = Money(unnoticed_ore), Money(noticed_ore), Money(allowance_ore)
    legs = postings.struck(terms, *parts, as_gift=as_gift)
    sums = {leg.account: leg.amount for leg in legs}
    assert total(sums.values()) == ZERO
    carrying = total(a for name, a in sums.items() if name.startswith("Assets:"))
    assert sums.get("Equity:Purpose:Solidarity:Tied", ZERO) == -carrying
    cost = total(a for name, a in sums.items() if name.startswith("Expenses:"))
    assert cost == -carrying
