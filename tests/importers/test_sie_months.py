"""From a file to months: which months it speaks of, which are complete, and what is behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from consortium.money import Money, total
from consortium.period import Period
from importers import sie
from importers.reading import Reading
from tests.importers.small_files import (
    HEAD,
    SALE,
    SAMPLES,
    codes,
    found,
    reading,
    voucher,
)

Sample = Callable[[str], bytes]


def head(**tags: str | None) -> tuple[str, ...]:
    """The usual head with some tags changed, or left out when None."""
    kept = []
    for line in HEAD:
        tag = line[1:].split(" ")[0]
        if tag not in tags:
            kept.append(line)
        elif tags[tag] is not None:
            kept.append(f"#{tag} {tags[tag]}")
    return tuple(kept)


def shape(result: Reading) -> list[tuple[str, bool, int]]:
    return [(str(m.period), m.is_complete, len(m.accounts)) for m in result.months]


def test_months_run_from_the_start_of_the_year_to_the_day_of_drawing() -> None:
    result = reading(*SALE, head=head(GEN="20260430"))
    assert shape(result) == [
        ("2026-01", True, 0),
        ("2026-02", True, 0),
        ("2026-03", True, 2),
        ("2026-04", True, 0),
    ]
    assert result.drawn_on == date(2026, 4, 30)
    assert result.months[2].accounts == {"1910": Money(100_00), "3010": Money(-100_00)}


def test_a_month_is_complete_only_when_the_file_was_drawn_after_it() -> None:
    result = reading(*SALE, head=head(GEN="20260330"))
    assert shape(result)[2] == ("2026-03", False, 2)
    problem = found(result, "sie_file_should_be_drawn_after_the_month")
    assert problem.values["period"] == Period(2026, 3)
    assert problem.values["covered"] == date(2026, 3, 30)
    assert problem.found("sv") == (
        "filen sträcker sig till 2026-03-30, innan 2026-03 är slut (antal månader: 1)"
    )
    assert shape(reading(*SALE, head=head(GEN="20260331")))[2] == ("2026-03", True, 2)


def test_vouchers_after_the_day_of_drawing_make_incomplete_months() -> None:
    result = reading(*SALE, head=head(GEN="20260131"))
    assert shape(result) == [("2026-01", True, 0), ("2026-03", False, 2)]


def test_months_end_with_the_fiscal_year() -> None:
    result = reading(*SALE, head=head(GEN="20270401"))
    assert len(result.months) == 12
    assert all(month.is_complete for month in result.months)


@pytest.mark.parametrize("drawn", [None, "", "igår", "20261301"])
def test_without_a_day_of_drawing_nobody_can_tell(drawn: str | None) -> None:
    result = reading(*SALE, head=head(GEN=drawn))
    assert shape(result) == [("2026-01", True, 0), ("2026-02", True, 0), ("2026-03", True, 2)]
    assert result.drawn_on is None
    assert found(result, "sie_file_should_say_when_it_was_drawn").values["found"] == (drawn or "–")


def test_a_file_drawn_before_its_year_has_no_months() -> None:
    assert shape(reading(head=head(GEN="20251230"))) == []


def test_without_a_fiscal_year_only_months_with_vouchers_count() -> None:
    result = reading("#IB 0 1910 0", "#UB 0 1910 100", *SALE, head=head(RAR=None))
    assert (result.kind, shape(result)) == ("SIE 4E", [("2026-03", True, 2)])
    assert "sie_file_should_name_its_fiscal_year" in codes(result)


def test_movements_that_cancel_are_left_out() -> None:
    rows = "#TRANS 1910 {} 5", "#TRANS 1910 {} -5", "#TRANS 3010 {} -1", "#TRANS 1920 {} 1"
    result = reading(*voucher(*rows))
    assert result.months[2].accounts == {"3010": Money(-1_00), "1920": Money(1_00)}


def test_a_minimal_export_is_the_books_but_cannot_be_reconciled() -> None:
    result = reading(*SALE)
    assert result.kind == "SIE 4E"
    result = reading(*SALE, head=head(RAR="0 20260101 20261231"))
    assert "sie_file_should_hold_balances" in codes(result)


@pytest.mark.parametrize("name", ["kontek_lon_4i.si", "visma_anlaggning_4i.si"])
def test_an_import_file_is_read_but_its_months_are_not_complete(name: str, sample: Sample) -> None:
    result = sie.read(sample(name), name)
    assert result.kind == "SIE 4I"
    assert [month.is_complete for month in result.months] == [False]
    assert "sie_file_should_be_the_books" in codes(result)


def test_type_1_has_no_months(sample: Sample) -> None:
    result = sie.read(sample("visma_compact_1_ksumma.se"), "x.se")
    assert (result.kind, result.sie_type, result.months) == ("SIE 1", 1, ())
    assert "sie_file_must_hold_months" in codes(result)


TYPE_2 = head(SIETYP="2")
PERIODS = (
    "#PSALDO 0 202601 3010 {} -50",
    "#PSALDO 0 202602 3010 -70.50",
    '#PSALDO 0 202602 3010 {"1" "Nord"} -20',
    "#PSALDO -1 202502 3010 {} -999",
    "#PBUDGET 0 202602 3010 {} -1000",
)


def test_types_2_and_3_give_the_months_of_this_year_for_accounts_as_a_whole() -> None:
    result = reading(*PERIODS, head=TYPE_2)
    assert shape(result)[:3] == [
        ("2026-01", True, 1),
        ("2026-02", True, 1),
        ("2026-03", True, 0),
    ]
    assert result.months[1].accounts == {"3010": Money(-70_50)}


def test_period_balances_reach_no_further_than_the_file_says() -> None:
    result = reading(*PERIODS, "#OMFATTN 20260228", head=TYPE_2)
    assert shape(result) == [("2026-01", True, 1), ("2026-02", True, 1)]
    # A day that the content contradicts, or outside the year, says nothing.
    for unlikely in ("20260115", "19700101", "20261231"):
        result = reading(*PERIODS, f"#OMFATTN {unlikely}", head=TYPE_2)
        assert [str(m.period) for m in result.months] == [f"2026-0{n}" for n in (1, 2, 3, 4)]


def test_a_file_of_type_2_without_period_balances_is_told() -> None:
    problem = found(reading(head=TYPE_2), "sie_file_should_hold_movements")
    assert problem.found("sv") == "SIE 2 utan periodsaldon"


def test_period_balances_by_object_alone_are_not_months_of_zero() -> None:
    result = reading('#PSALDO 0 202602 3010 {"1" "Nord"} -20', head=TYPE_2)
    assert result.months == ()
    assert "sie_file_must_hold_months" in codes(result)


def test_vouchers_count_where_period_balances_disagree() -> None:
    result = reading("#PSALDO 0 202603 3010 {} -99", "#PSALDO 0 202603 1910 {} 100", *SALE)
    assert result.months[2].accounts["3010"] == Money(-100_00)
    problem = found(result, "sie_period_balances_should_agree_with_the_rows")
    assert problem.values["count"] == 1
    assert (problem.values["stated"], problem.values["reckoned"]) == (
        Money(-99_00),
        Money(-100_00),
    )


def test_the_type_is_judged_by_content() -> None:
    assert reading(*SALE, head=head(SIETYP="2")).kind == "SIE 4E"
    assert reading(*PERIODS, head=head(SIETYP=None)).kind == "SIE 3"
    assert reading(*PERIODS[:1], head=head(SIETYP="1")).kind == "SIE 2"
    assert reading("#RES 0 3010 -5", head=head(SIETYP=None)).kind == "SIE 1"


def test_the_rows_behind_one_sum() -> None:
    content = "\n".join([*HEAD, *SALE, *voucher("#TRANS 3010 {} -7 20260320 Te")]).encode()
    rows = sie.rows_of(content, "x.se", lambda account: account == "3010", Period(2026, 3))
    assert [(row.line, row.amount, row.text) for row in rows] == [
        (14, Money(-100_00), ""),
        (18, Money(-7_00), "Te"),
    ]
    first = rows[0]
    assert (first.series, first.number, first.date, first.voucher_text) == (
        "A",
        "1",
        date(2026, 3, 15),
        "Kaffe",
    )


@pytest.mark.parametrize(
    "name", sorted(p.name for p in SAMPLES.glob("*.s[ei]") if not p.name.startswith("not_"))
)
def test_rows_make_the_sum_of_every_month_and_account(name: str, sample: Sample) -> None:
    content = sample(name)
    for month in sie.read(content, name).months:
        rows = sie.rows_of(content, name, lambda account: True, month.period)
        accounts = {row.account for row in rows}
        sums = {a: total(row.amount for row in rows if row.account == a) for a in accounts}
        assert {a: amount for a, amount in sums.items() if not amount.is_zero} == month.accounts
        for account in sorted(month.accounts)[:2]:
            chosen = sie.rows_of(content, name, account.__eq__, month.period)
            assert total(row.amount for row in chosen) == month.accounts[account]
