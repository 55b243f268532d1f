"""The forecast folds flows into weeks: nothing lost, nothing twice, the floor's day and size."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from consortium.period import Period
from rules.forecast import KINDS, Flow, Level, days_of_cash, forecast
from rules.forecast_season import expected

MONDAY = dt.date(2026, 3, 2)
CASH = Level("cash", ZERO)


def flow(day: int, ore: int) -> Flow:
    return Flow(MONDAY + dt.timedelta(days=day), Money(ore), "planned")


def test_a_week_without_flows_keeps_its_cash() -> None:
    found = forecast(Money(500), [], start=MONDAY, weeks=2, floors=[CASH])
    assert [(w.first, w.last, w.closing) for w in found.weeks] == [
        (MONDAY, dt.date(2026, 3, 8), Money(500)),
        (dt.date(2026, 3, 9), dt.date(2026, 3, 15), Money(500)),
    ]
    assert found.shortfalls == ()


@pytest.mark.parametrize(
    ("flows", "floor", "expected_day", "size", "worst"),
    [
        pytest.param([flow(2, -100)], 0, None, 0, None, id="exactly nothing is no shortfall"),
        pytest.param([flow(2, -101)], 0, 2, 1, 2, id="an öre below is one"),
        pytest.param([flow(2, -150), flow(2, 60)], 0, None, 0, None, id="a day counts as a whole"),
        pytest.param([flow(2, -150), flow(3, 60)], 0, 2, 50, 2, id="in a day too late"),
        pytest.param([flow(1, -120), flow(9, -80)], 0, 1, 100, 9, id="the worst comes later"),
        pytest.param([], 130, 0, 30, 0, id="below the floor from the first day"),
        pytest.param([flow(-1, -500), flow(14, -500)], 0, None, 0, None, id="outside the weeks"),
    ],
)
def test_the_day_and_size_of_a_shortfall(
    flows: list[Flow], floor: int, expected_day: int | None, size: int, worst: int | None
) -> None:
    level = Level("trigger", Money(floor))
    found = forecast(Money(100), flows, start=MONDAY, weeks=2, floors=[level])
    if expected_day is None or worst is None:
        assert found.shortfalls == ()
        return
    (short,) = found.shortfalls
    assert (short.day - MONDAY).days == expected_day
    assert (short.size.ore, (short.worst_on - MONDAY).days) == (size, worst)


FLOWS = st.lists(
    st.builds(
        Flow,
        st.dates(dt.date(2026, 2, 20), dt.date(2026, 4, 20)),
        st.integers(-10_000, 10_000).map(Money),
        st.sampled_from(KINDS),
    ),
    max_size=40,
)


@given(FLOWS, st.integers(-5_000, 5_000).map(Money), st.integers(1, 6))
def test_the_weeks_add_up(flows: list[Flow], opening: Money, weeks: int) -> None:
    found = forecast(opening, flows, start=MONDAY, weeks=weeks)
    until = MONDAY + dt.timedelta(days=7 * weeks - 1)
    assert found.closing - opening == total(f.amount for f in flows if MONDAY <= f.day <= until)
    assert total(week.moved for week in found.weeks) == found.closing - opening
    cash = opening
    for week in found.weeks:
        assert week.opening == cash
        assert week.closing - week.opening == total(week.by_kind.values())
        assert week.lowest <= week.closing
        cash = week.closing


@given(FLOWS, st.integers(-5_000, 5_000).map(Money), st.integers(-3_000, 3_000).map(Money))
def test_a_shortfall_is_told_when_and_only_when_cash_is_below(
    flows: list[Flow], opening: Money, floor: Money
) -> None:
    level = Level("keep", floor)
    found = forecast(opening, flows, start=MONDAY, weeks=4, floors=[level])
    lowest = min(week.lowest for week in found.weeks)
    assert bool(found.shortfalls) is (lowest < floor)
    for short in found.shortfalls:
        assert short.size == floor - lowest
        assert MONDAY <= short.day <= short.worst_on


@given(FLOWS, st.integers(0, 1 << 30))
def test_the_order_of_flows_never_matters(flows: list[Flow], seed: int) -> None:
    shuffled = list(flows)
    random.Random(seed).shuffle(shuffled)
    floors = [CASH]
    assert forecast(ZERO, shuffled, start=MONDAY, floors=floors) == forecast(
        ZERO, flows, start=MONDAY, floors=floors
    )


@pytest.mark.parametrize(
    ("days", "month_out", "ore"), [(30, 100, 100), (45, 100, 150), (10, 100, 34), (30, -5, 0)]
)
def test_days_of_cash_round_up(days: int, month_out: int, ore: int) -> None:
    assert days_of_cash(days, Money(month_out)) == Money(ore)


def months(**ore: int) -> dict[Period, Money]:
    return {Period(2000 + int(k[1:3]), int(k[3:])): Money(v) for k, v in ore.items()}


@pytest.mark.parametrize(
    ("history", "ore", "way"),
    [
        pytest.param({}, None, None, id="nothing known"),
        pytest.param(months(m2604=7), 7, "known", id="the month itself"),
        pytest.param(months(m2601=3, m2602=4), 4, "mean", id="3,5 öre: half up"),
        pytest.param(
            months(m2509=90, m2601=3, m2602=3, m2603=3), 3, "mean", id="the latest three only"
        ),
        pytest.param(months(m2504=50, m2603=9), 50, "last_year", id="no month to compare"),
        pytest.param(
            months(m2503=10, m2504=50, m2603=20), 100, "season", id="one month to compare"
        ),
        pytest.param(
            months(m2501=10, m2502=10, m2503=10, m2504=50, m2601=5, m2602=5, m2603=10),
            33,
            "season",
            id="50 × 20/30 = 33,3",
        ),
        pytest.param(
            months(m2503=0, m2504=50, m2603=20), 50, "last_year", id="nothing to stand against"
        ),
        pytest.param(months(m2605=9), None, None, id="what comes later tells nothing"),
    ],
)
def test_what_a_month_is_expected_to_be(
    history: dict[Period, Money], ore: int | None, way: str | None
) -> None:
    found = expected(history, Period(2026, 4))
    if ore is None:
        assert found is None
    else:
        assert found is not None
        assert (found.amount.ore, found.way) == (ore, way)
