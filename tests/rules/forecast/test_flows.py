"""The flows of a member and of the fund: each known thing once, the rest expected."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from consortium.period import Period
from rules.forecast import Flow, forecast
from rules.forecast_flows import (
    Dated,
    FundSide,
    LevyTerms,
    MemberSide,
    fund_flows,
    member_flows,
    other_payments,
)

MARCH, APRIL = Period(2026, 3), Period(2026, 4)
START, UNTIL = dt.date(2026, 4, 1), dt.date(2026, 5, 31)
TERMS = LevyTerms(after_month=45, after_notice=30)


def flows(side: MemberSide, start: dt.date = START, until: dt.date = UNTIL) -> list[str]:
    """``05-25 payroll -5``: kronor."""
    _, found = member_flows(side, start=start, until=until, terms=TERMS)
    return [f"{f.day:%m-%d} {f.kind} {f.amount.ore // 100}" for f in found]


def kr(amount: int) -> Money:
    return Money(amount * 100)


def test_trade_goes_on_as_it_was() -> None:
    side = MemberSide(
        cash={MARCH: kr(100)},
        revenue={MARCH: kr(80)},
        receivables={MARCH: kr(60)},
        payroll={MARCH: kr(30)},
        payables={MARCH: kr(20)},
    )
    assert flows(side) == [
        *(f"04-{day} sales 5" for day in ("07", "14", "21")),
        "04-25 payroll -30",
        "04-28 sales 5",
        "04-30 payables -20",
        "04-30 receivables 60",
        *(f"05-{day} sales 5" for day in ("07", "14", "21")),
        "05-25 payroll -30",
        "05-28 sales 5",
        "05-31 payables -20",
        "05-31 sales 60",
    ]


def test_what_has_moved_since_the_cash_was_known_is_in_the_opening() -> None:
    side = MemberSide(
        cash={MARCH: kr(100)},
        payroll={MARCH: kr(30)},
        moved=[Dated(dt.date(2026, 3, 31), kr(-7)), Dated(dt.date(2026, 4, 10), kr(-9))],
    )
    start = dt.date(2026, 4, 26)
    opening, found = member_flows(side, start=start, until=UNTIL, terms=TERMS)
    assert opening == kr(100 - 30 - 9)
    assert [f.day for f in found] == [dt.date(2026, 5, 25)]


def test_other_payments_are_what_the_cash_went_down_by_beyond_the_rest() -> None:
    feb = MARCH.previous
    side = MemberSide(
        cash={feb: kr(100), MARCH: kr(90)},
        revenue={MARCH: kr(80)},
        receivables={feb: kr(10), MARCH: kr(30)},
        payroll={MARCH: kr(30)},
        payables={feb: kr(5)},
        moved=[Dated(dt.date(2026, 3, 9), kr(-4))],
    )
    # In 80 + 10 - 30, out 30 + 5 + 4: 21 more, but the cash has 10 less.
    assert other_payments(side) == {MARCH: kr(31)}
    assert [f for f in flows(side) if "other" in f][:2] == ["04-07 other -8", "04-14 other -8"]


def test_an_open_notice_is_not_also_an_expected_levy() -> None:
    side = MemberSide(
        cash={MARCH: kr(100)},
        levies={Period(2026, 1): kr(10), Period(2026, 2): kr(10)},
        notices=[Dated(dt.date(2026, 4, 15), kr(10), "V2026-2")],
    )
    _, found = member_flows(side, start=START, until=UNTIL, terms=TERMS)
    assert [(f.day, f.kind, f.what) for f in found] == [
        (dt.date(2026, 4, 15), "notices", "V2026-2"),
        (dt.date(2026, 5, 15), "levies", "2026-03"),
    ]


def test_overdue_is_paid_at_once_by_the_member_and_not_counted_on_by_the_fund() -> None:
    late = [Dated(dt.date(2026, 3, 1), kr(10))]
    assert flows(MemberSide(cash={MARCH: ZERO}, notices=late)) == ["04-01 notices -10"]
    assert fund_flows(FundSide(ZERO, notices=late), start=START, until=UNTIL, terms=TERMS) == ()


def test_the_fund_pays_its_costs_and_payouts() -> None:
    side = FundSide(
        bank=kr(100),
        levies={"a": {MARCH: kr(50)}},
        costs={MARCH: kr(3), APRIL: kr(999)},  # April is not over: it tells nothing yet
        payouts=[Dated(START, kr(20), "b")],
        instalments=[Dated(dt.date(2026, 5, 1), kr(6))],
        planned=[Dated(dt.date(2026, 5, 2), kr(70), "bidrag")],
    )
    found = fund_flows(side, start=START, until=dt.date(2026, 6, 30), terms=TERMS)
    assert [f"{f.day:%m-%d} {f.kind} {f.amount.ore // 100}" for f in found] == [
        "04-01 payouts -20",
        "04-30 costs -3",
        "05-01 instalments 6",
        "05-02 planned 70",
        "05-31 costs -3",
        "06-14 levies 50",
        "06-30 costs -3",
    ]


_ONE = [Dated(dt.date(2026, 4, 20), kr(9))]
_NOBODY = {MARCH: ZERO}


@pytest.mark.parametrize(
    ("member", "fund"),
    [
        (MemberSide(cash=_NOBODY, payouts=_ONE), FundSide(ZERO, payouts=_ONE)),
        (MemberSide(cash=_NOBODY, instalments=_ONE), FundSide(ZERO, instalments=_ONE)),
    ],
    ids=["payouts", "instalments"],
)
def test_what_passes_between_fund_and_member_is_the_same_on_both_sides(
    member: MemberSide, fund: FundSide
) -> None:
    _, theirs = member_flows(member, start=START, until=UNTIL, terms=TERMS)
    ours = fund_flows(fund, start=START, until=UNTIL, terms=TERMS)
    assert [(f.day, f.amount) for f in ours] == [(f.day, -f.amount) for f in theirs]
    assert len(ours) == 1


AMOUNTS = st.integers(-50_000, 50_000).map(Money)
POSITIVE = st.integers(0, 50_000).map(Money)
PERIODS = st.integers(-26, 0).map(MARCH.plus)


def series(amounts: st.SearchStrategy[Money]) -> st.SearchStrategy[dict[Period, Money]]:
    return st.dictionaries(PERIODS, amounts, max_size=26)


DATED = st.lists(
    st.builds(Dated, st.dates(dt.date(2026, 3, 1), dt.date(2026, 7, 1)), POSITIVE), max_size=5
)
SIDES = st.builds(
    MemberSide,
    cash=st.dictionaries(PERIODS, AMOUNTS, min_size=1, max_size=26),
    revenue=series(AMOUNTS),
    payroll=series(POSITIVE),
    payables=series(POSITIVE),
    receivables=series(AMOUNTS),
    levies=series(AMOUNTS),
    notices=DATED,
    payouts=DATED,
    planned=DATED,
)


@given(SIDES)
def test_any_member_has_a_forecast_that_adds_up(side: MemberSide) -> None:
    opening, found = member_flows(side, start=START, until=UNTIL, terms=TERMS)
    assert all(START <= f.day <= UNTIL and not f.amount.is_zero for f in found)
    seen = forecast(opening, found, start=START, weeks=9)
    assert seen.closing - opening == total(f.amount for f in found)
    months = [f.what for f in found if f.kind == "levies"]
    assert len(set(months)) == len(months)
    assert not {Period.parse(month) for month in months} & side.levies.keys()


@given(SIDES, st.integers(1, 60))
def test_a_longer_forecast_only_adds_later_flows(side: MemberSide, days: int) -> None:
    """Whoever looks further sees the same near weeks."""
    near = UNTIL
    far = near + dt.timedelta(days=days)
    opening, found = member_flows(side, start=START, until=near, terms=TERMS)
    opening_far, found_far = member_flows(side, start=START, until=far, terms=TERMS)
    assert opening == opening_far
    within: list[Flow] = [f for f in found_far if f.day <= near]
    assert within == list(found)
