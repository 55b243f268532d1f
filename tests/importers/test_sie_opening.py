"""What a file says of a day's opening balances: to the öre, or refused with why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money, total
from consortium.problems import InputError
from importers import sie
from importers.sie import opening_at, sums
from tests.importers.small_files import HEAD, SALE, SAMPLES, parse

Parsed = Callable[[str], sie.SieFile]
FIRST = date(2026, 1, 1)
BALANCES = ("#IB 0 1910 500.10", "#IB 0 2091 -500.10")
TYPE_2 = tuple(line.replace("#SIETYP 4", "#SIETYP 2") for line in HEAD)


def told(file: sie.SieFile, day: date) -> dict[str, str]:
    return {one.account: str(one.amount) for one in opening_at(file, day).balances}


def refused(file: sie.SieFile, day: date) -> list[str]:
    with pytest.raises(InputError) as error:
        opening_at(file, day)
    return [problem.code for problem in error.value.problems]


def test_the_first_day_is_the_opening_balances_of_the_year() -> None:
    opening = opening_at(parse(*BALANCES, *SALE), FIRST)
    assert [(one.account, one.name, str(one.amount)) for one in opening.balances] == [
        ("1910", "Kassa", "500.10"),
        ("2091", "–", "-500.10"),
    ]
    assert (opening.year_start, opening.moved) == (FIRST, Money(0))


def test_the_day_after_the_year_is_its_closing_balances() -> None:
    head = tuple(line.replace("#GEN 20260430", "#GEN 20270105") for line in HEAD)
    closing = ("#UB 0 1910 600.10", "#UB 0 2091 -500.10", "#RES 0 3010 -100")
    opening = opening_at(parse(*BALANCES, *SALE, *closing, head=head), date(2027, 1, 1))
    assert {one.account: str(one.amount) for one in opening.balances} == {
        "1910": "600.10",
        "2091": "-500.10",
    }
    assert opening.moved == Money(-100_00), "a result that no account holds yet"


def test_a_day_within_the_year_is_what_moved_before_it() -> None:
    file = parse(*BALANCES, *SALE)
    assert told(file, date(2026, 3, 15)) == {"1910": "500.10", "2091": "-500.10"}
    after = {"1910": "600.10", "2091": "-500.10", "3010": "-100.00"}
    assert told(file, date(2026, 3, 16)) == after


def test_period_balances_tell_of_months() -> None:
    months = ("#PSALDO 0 202601 1910 {} 50", "#PSALDO 0 202601 3010 {} -50")
    file = parse(*BALANCES, *months, head=TYPE_2)
    assert told(file, date(2026, 2, 1))["1910"] == "550.10"
    assert refused(file, date(2026, 2, 2)) == ["opening_day_must_begin_a_month"]


@pytest.mark.parametrize(
    ("lines", "day", "code"),
    [
        (SALE, FIRST, "sie_file_must_hold_balances"),
        (BALANCES, date(2025, 6, 1), "opening_day_must_lie_in_the_file"),
        (BALANCES, date(2026, 3, 1), "sie_file_must_tell_of_the_months"),
        ((*BALANCES, *SALE), date(2026, 5, 2), "sie_file_must_reach_the_opening"),
        ((*BALANCES, "#IB 0 1930 0.01"), FIRST, "opening_balances_must_balance"),
        ((*BALANCES, *SALE[:3], "}"), date(2026, 4, 1), "opening_balances_must_balance"),
    ],
)
def test_what_a_file_cannot_tell_is_refused(lines: tuple[str, ...], day: date, code: str) -> None:
    assert refused(parse(*lines), day) == [code]


def test_the_new_year_begins_with_what_the_old_one_ended_with() -> None:
    """But for equity: there the old program moves the year's result."""
    moved = ("#UB -1 1910 500.10", "#UB -1 2091 -400.10", "#UB -1 2099 -100")
    assert told(parse(*BALANCES, *moved), FIRST) == {"1910": "500.10", "2091": "-500.10"}
    late = parse(*BALANCES, *SALE, "#UB -1 1910 400.10", "#UB -1 2091 -400.10")
    for day in (FIRST, date(2026, 4, 1)):
        assert refused(late, day) == ["opening_balances_must_follow_the_year_before"]


TIE = ("edison_4e.se", "norstedts_bokslut_4e_ksumma.se", "visma_adm2000_exempelfil_4e.se")


@pytest.mark.parametrize("name", TIE)
def test_every_day_of_a_real_year_sums_to_zero_and_ends_in_its_closing(
    parsed: Parsed, name: str
) -> None:
    file = parsed(name)
    year = file.year(0)
    assert year is not None and file.generated is not None
    last = min(year.last, file.generated)
    ore = dict(sums.balances(file.opening))
    for number in range((last - year.first).days + 1):
        day = year.first + timedelta(days=number)
        opening = opening_at(file, day)
        assert total(one.amount for one in opening.balances) == -opening.moved
        assert {one.account: one.amount.ore for one in opening.balances} == {
            account: amount for account, amount in ore.items() if amount
        }
        moved = sums.of_rows([one for one in file.vouchers if one.date == day])
        ore = {a: ore.get(a, 0) + moved.get(a, 0) for a in ore.keys() | moved.keys()}
    closing = {account: amount for account, amount in sums.balances(file.closing).items() if amount}
    assert {account: ore[account] for account in closing} == closing


@given(st.sampled_from(sorted(SAMPLES.glob("*.s[ei]"))), st.dates(date(2009, 1, 1)))
def test_any_day_of_any_real_file_is_told_or_refused(path: Path, day: date) -> None:
    try:
        opening = opening_at(sie.parse(path.read_bytes(), path.name), day)
    except InputError:
        return
    assert total(one.amount for one in opening.balances) == -opening.moved
