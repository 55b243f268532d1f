"""Traps 4–9 of the survey of 124 genuine files (formats.md §1): rows, balances, years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from consortium.money import Money
from consortium.period import Period
from importers import sie
from tests.importers.small_files import (
    HEAD,
    SALE,
    codes,
    found,
    parse,
    reading,
    refused,
    voucher,
)

# 4. #RTRANS, #BTRANS


def test_trap_04_added_and_removed_rows_are_kept_but_never_counted() -> None:
    rows = (
        "#TRANS 1910 {} 100",
        "#BTRANS 3011 {} -100 20260315 fel 1 Eva",
        '#RTRANS 3010 {} -100 20260316 rätt "" Eva',
        "#TRANS 3010 {} -100",
    )
    file = parse(*voucher(*rows))
    assert [row.kind for row in file.vouchers[0].rows] == ["trans", "btrans", "rtrans", "trans"]
    assert file.vouchers[0].rows[1].signature == "Eva"
    assert "sie_vouchers_should_balance" not in codes(file)
    (month,) = [m for m in reading(*voucher(*rows)).months if m.accounts]
    assert month.accounts == {"1910": Money(100_00), "3010": Money(-100_00)}


# 5. #VER


@pytest.mark.parametrize(
    ("line", "series", "number", "text"),
    [
        ('#VER "" 1 20260315 "Kaffe"', "", "1", "Kaffe"),
        ("#VER 4101 17 20260315", "4101", "17", ""),
        ('#VER "A" "2" 20260315 "" 20260401 Eva', "A", "2", ""),
        ("#VER LEV1 900 20260315 Kaffe", "LEV1", "900", "Kaffe"),
    ],
)
def test_trap_05_series_number_and_text_may_be_empty_or_numeric(
    line: str, series: str, number: str, text: str
) -> None:
    (head,) = parse(*voucher(line=line)).vouchers
    assert (head.series, head.number, head.text) == (series, number, text)
    assert head.date == date(2026, 3, 15)


def test_trap_05_gaps_in_the_numbers_are_no_finding_but_a_number_twice_is() -> None:
    first, second, again = (voucher(line=f"#VER A {n} 20260315") for n in (1, 9, 9))
    assert parse(*first, *second).findings == ()
    problem = found(parse(*first, *second, *again), "sie_voucher_numbers_should_be_unique")
    assert (problem.source.line, problem.values["voucher"]) == (17, "A 9")


def test_trap_05_an_empty_number_means_you_number_it() -> None:
    numbered, unnumbered = SALE, ('#VER A "" 20260315', *SALE[1:])
    assert reading(*numbered).kind == "SIE 4E"
    assert reading(*unnumbered).kind == "SIE 4I"


# 6. Opening balances


def test_trap_06_opening_balances_that_do_not_sum_to_zero_are_told_not_moved() -> None:
    file = parse("#IB 0 1910 100.00", "#IB 0 2099 -40.50", "#IB -1 1910 7")
    problem = found(file, "sie_opening_balances_should_sum_to_zero")
    assert (problem.values["amount"], problem.source.line) == (Money(59_50), 11)
    assert [(b.account, b.amount) for b in file.opening if b.year == 0] == [
        ("1910", Money(100_00)),
        ("2099", Money(-40_50)),
    ]


# 7. Opening balance + rows = closing balance


def test_trap_07_a_closing_balance_that_the_rows_do_not_give_is_a_finding() -> None:
    file = parse("#IB 0 1910 0", "#UB 0 1910 90", "#UB 0 3010 -100", *SALE)
    problem = found(file, "sie_closing_balances_should_follow_from_the_rows")
    assert problem.values == {
        "account": "1910",
        "stated": Money(90_00),
        "reckoned": Money(100_00),
        "count": 1,
    }


def test_trap_07_closing_balances_may_carry_income_accounts(
    parsed: Callable[[str], sie.SieFile],
) -> None:
    file = parse("#UB 0 1910 100", "#UB 0 3010 -100", *SALE)
    assert "sie_closing_balances_should_follow_from_the_rows" not in codes(file)


def test_trap_07_a_file_whose_opening_is_its_closing(parsed: Callable[[str], sie.SieFile]) -> None:
    file = parsed("fortnox2_4i.si")
    problem = found(file, "sie_closing_balances_should_follow_from_the_rows")
    moved: dict[str, int] = {}
    for row in (row for sale in file.vouchers for row in sale.rows):
        moved[row.account] = moved.get(row.account, 0) + row.amount.ore
    named = {balance.account for balance in (*file.opening, *file.closing)}
    off = {account for account, ore in moved.items() if ore and account[0] in "12"}
    assert len(off & named) == 29  # the README's figure; the program names no others
    assert problem.values["count"] == len(off) == 35


def test_trap_07_results_that_the_rows_do_not_give_are_a_finding() -> None:
    file = parse("#RES 0 3010 -101.86", *SALE)
    problem = found(file, "sie_results_should_follow_from_the_rows")
    assert (problem.values["stated"], problem.values["reckoned"]) == (
        Money(-101_86),
        Money(-100_00),
    )


# 8. Amounts


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("5", 500),
        ("-3142.1", -314_210),
        ("94000", 9_400_000),
        ("12.00", 1200),
        ("-0.03", -3),
        ("12.5000", 1250),
        ("0", 0),
        ("123456789012345.67", 12_345_678_901_234_567),
    ],
)
def test_trap_08_amounts_are_exact_ore(text: str, ore: int) -> None:
    file = parse(*voucher(f"#TRANS 1910 {{}} {text}"))
    assert file.vouchers[0].rows[0].amount == Money(ore)


def test_trap_08_less_than_an_ore_is_an_error_and_never_rounded() -> None:
    (problem,) = refused(*voucher("#TRANS 1910 {} 100.005", "#TRANS 3010 {} -100.005 "))[:1]
    assert problem.code == "sie_amount_must_be_whole_ore"
    assert (problem.source.line, problem.source.column) == (13, 16)


def test_trap_08_quantities_are_decimals() -> None:
    file = parse(*voucher('#TRANS 7010 {} 5 "" "" 160.125', "#TRANS 1910 {} -5"))
    assert file.vouchers[0].rows[0].quantity == Decimal("160.125")


# 9. Years


@pytest.mark.parametrize(
    ("year", "months"),
    [
        ("#RAR 0 20250701 20260630", 10),
        ("#RAR 0 20260101 20260131", 1),
        ("#RAR 0 20251001 20260430", 7),
        ("#RAR 0 20260301 20280430", 2),
    ],
)
def test_trap_09_fiscal_years_of_any_length(year: str, months: int) -> None:
    assert len(reading(*SALE[:0], year, head=(*HEAD[:7], *HEAD[8:])).months) == months


def test_trap_09_26_months_are_told(parsed: Callable[[str], sie.SieFile]) -> None:
    problem = found(parsed("softone_xe_4e.se"), "sie_fiscal_year_should_be_at_most_18_months")
    assert (problem.values["index"], problem.values["months"]) == (-1, 26)


def test_trap_09_reversed_dates_are_told_and_kept_as_given() -> None:
    head = (*HEAD[:7], "#RAR 0 20261231 20260101", *HEAD[8:])
    file = parse(*SALE, head=head)
    assert found(file, "sie_fiscal_year_should_start_before_it_ends").source.line == 8
    year = file.years[0]
    assert (year.start, year.first) == (date(2026, 12, 31), date(2026, 1, 1))
    assert [str(m.period) for m in reading(*SALE, head=head).months][:2] == ["2026-01", "2026-02"]


def test_trap_09_no_fiscal_year_is_an_import_file() -> None:
    result = reading(*SALE, head=(*HEAD[:7], *HEAD[8:]))
    assert result.kind == "SIE 4I"
    assert [(str(m.period), m.is_complete) for m in result.months] == [("2026-03", False)]
    assert "sie_file_should_be_the_books" in codes(result)


def test_trap_09_two_calendar_years_in_one_file_are_told() -> None:
    earlier = voucher(line="#VER A 7 20251231")
    result = reading(*SALE, *earlier[:2], "#TRANS 1910 {} 5", "#TRANS 3010 {} -5", "}")
    problem = found(result, "sie_vouchers_should_lie_in_the_fiscal_year")
    assert (problem.values["voucher"], problem.values["date"]) == ("A 7", date(2025, 12, 31))
    assert result.months[0].period == Period(2025, 12)
    assert result.months[0].accounts["3010"] == Money(-5_00)
    no_year = reading(*SALE, *earlier, head=(*HEAD[:7], *HEAD[8:]))
    assert "sie_vouchers_should_lie_in_the_fiscal_year" in codes(no_year)


def test_trap_09_a_broken_year_in_two_calendar_years_is_no_finding() -> None:
    head = (*HEAD[:7], "#RAR 0 20250701 20260630", *HEAD[8:])
    file = parse(*SALE, *voucher(line="#VER A 7 20251231"), head=head)
    assert "sie_vouchers_should_lie_in_the_fiscal_year" not in codes(file)


def test_unbalanced_vouchers_are_told_with_the_readme_s_amounts(
    parsed: Callable[[str], sie.SieFile],
) -> None:
    for name, label, amount in (
        ("avendo_4e_bad_balance.se", "B 1", Money(-12_771_00)),
        ("softone_xe_4e.se", "1 1", Money(2_00)),
    ):
        problem = found(parsed(name), "sie_vouchers_should_balance")
        assert (problem.values["voucher"], problem.values["amount"]) == (label, amount)
        assert problem.values["count"] == 1


def test_repeated_lines_have_one_meaning_and_are_told() -> None:
    file = parse(
        "#KONTO 1910 Handkassa",
        "#IB 0 1910 5",
        "#IB 0 1910 0",
        "#GEN 20260501",
        "#OBJEKT 1 a Ett",
        "#OBJEKT 1 a Två",
        "#PSALDO 0 202603 1910 {} 7",
        "#PSALDO 0 202603 1910 {} 100",
        "#PSALDO 0 202603 3010 {} -100",
        *SALE,
    )
    assert file.accounts["1910"].name == "Handkassa"
    assert file.objects["1", "a"] == "Två"
    assert file.generated == date(2026, 5, 1)
    assert codes(file) == {
        "sie_accounts_should_be_declared_once",
        "sie_objects_should_be_declared_once",
        "sie_balances_should_stand_once",
        "sie_head_should_stand_once",
    }
