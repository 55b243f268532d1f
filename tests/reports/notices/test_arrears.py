"""What is unpaid: ages, sums that make the receivables, and letters."""

from __future__ import annotations

import datetime as dt

import pytest

from consortium.money import ZERO, Language, Money, total
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.voucher import VoucherNumber
from ledger.books import Books
from ledger.use_cases.arrears import Debt, arrears, balances_on
from reports.arrears import reminder_letters


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (None, "credit"),
        (-5, "not_due"),
        (0, "not_due"),
        (1, "days_1_30"),
        (30, "days_1_30"),
        (31, "days_31_60"),
        (60, "days_31_60"),
        (61, "days_61_90"),
        (90, "days_61_90"),
        (91, "over_90"),
    ],
)
def test_the_ages(days: int | None, age: str) -> None:
    number = VoucherNumber("V", 2026, 1)
    notice = OpenNotice(number, "grenverket", Period(2026, 1), None, Money(1))
    assert Debt(notice, days).age == age


@pytest.mark.parametrize("day", [dt.date(2025, 1, 1), dt.date(2025, 5, 30), dt.date(2026, 2, 1)])
def test_ages_make_the_total_and_the_total_the_receivables(year: Books, day: dt.date) -> None:
    found = arrears(year, day)
    assert not found.findings
    for one in found.members:
        assert total(one.by_age.values()) == one.total == one.receivable
    expected = balances_on(year, day).balance_under("Assets:Receivable:Levies")
    assert found.total == expected


def test_what_was_unpaid_on_a_day_does_not_change_later(year: Books) -> None:
    """Hyvelbänken has paid half of May's notice in time, and the rest in August."""
    found = arrears(year, dt.date(2025, 7, 31))
    debts = [debt for one in found.members for debt in one.debts]
    assert {debt.notice.month for debt in debts} == {Period(2025, 5), Period(2025, 6)}
    assert [one.key for one in found.members if one.overdue] == ["hyvelbänken"]
    assert {debt.age for debt in debts} == {"days_1_30", "not_due"}
    assert arrears(year, dt.date(2025, 1, 1)).members == ()


def test_a_credit_is_told_apart(year: Books) -> None:
    found = arrears(year, dt.date(2025, 11, 30))
    (laundry,) = [one for one in found.members if one.key == "vita_lakan"]
    assert laundry.by_age["credit"] == Money(-443870)
    assert all(debt.notice.amount > ZERO for debt in laundry.overdue)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_who_is_late_gets_a_letter_with_what_to_pay_and_how(
    year: Books, language: Language
) -> None:
    found = arrears(year, dt.date(2026, 1, 31))
    late = [one for one in found.members if one.overdue]
    letters = reminder_letters(found, year.consortium, language)
    assert len(late) == 8 and [letter.member for letter in letters] == [one.key for one in late]
    for letter, one in zip(letters, late, strict=True):
        assert letter.email == one.member.email
        assert "5050-1055" in letter.text and "Kim Ekorre" in letter.text
        for debt in one.overdue:
            assert str(debt.notice.voucher) in letter.text
            assert debt.notice.amount.text(language) in letter.text
    assert not reminder_letters(arrears(year, dt.date(2025, 2, 20)), year.consortium, language)
