"""What a member's books say of one counterparty, shown on published example books."""

from __future__ import annotations

from datetime import date

import pytest

from consortium.money import Money
from importers.sie import SieFile, parse
from importers.sie.facing import facing, suggest
from tests.importers.small_files import SAMPLES
from tests.importers.small_files import parse as small

LEVY = "Motala kooperativa konsortium ek. för."
BOOKS = (
    '#KONTO 2440 "Leverantörsskulder"',
    '#KONTO 2350 "Lån från konsortiet"',
    '#KONTO 1356 "Insats Motala kooperativa konsortium"',
    '#KONTO 6982 "Föreningsavgifter"',
    "#IB 0 2440 -100",
    "#IB 0 1356 5000",
    '#VER A 1 20260131 "Avgift MOTALA KOOPERATIVA KONSORTIUM"',
    "{",
    "#TRANS 6982 {} 1250",
    "#TRANS 2440 {} -1250",
    "}",
    '#VER A 2 20260210 "El"',
    "{",
    "#TRANS 3010 {} 700",
    '#TRANS 2440 {} -700 "" "Motala Energi"',
    "}",
    '#VER A 3 20260215 "Betalning"',
    "{",
    '#TRANS 2440 {} 1250 "" "Motala kooperativa konsortium"',
    "#TRANS 1910 {} -1250",
    "}",
)


def edison(name: str = "edison_4e.se") -> SieFile:
    return parse((SAMPLES / name).read_bytes(), name)


def test_rows_and_balance_of_an_account_follow_the_file() -> None:
    file = edison()
    [receivables] = facing(file, ["1510"], until=date(2012, 2, 29), names=["Turbinhus Sthlm AB"])
    opening = {line.account: line.amount for line in file.opening if line.year == 0}
    assert receivables.opening == opening["1510"]
    moved = sum(row.amount.ore for row in receivables.rows)
    assert receivables.balance == opening["1510"] + Money(moved)
    assert max(row.date for row in receivables.rows) <= date(2012, 2, 29)
    ours = [(row.voucher, str(row.amount)) for row in receivables.rows if row.names_us]
    assert ("4101 104", "53250.00") in ours and ("4101 110", "41625.00") not in ours
    assert receivables.named == sum(
        (row.amount for row in receivables.rows if row.names_us), Money(0)
    )


def test_every_balance_of_the_edison_books_ends_where_the_file_says() -> None:
    file = edison()
    closing = {line.account: line.amount for line in file.closing if line.year == 0}
    drawn = file.generated
    assert drawn is not None
    found = facing(file, sorted(closing), until=drawn)
    assert {one.number: one.balance for one in found} == closing


@pytest.mark.parametrize(
    ("until", "apart"),
    # The program spreads an accrual over the months in its sums, and dates it once in vouchers.
    [(date(2012, 9, 30), set()), (date(2012, 1, 31), {"1790"}), (date(2012, 2, 29), {"1790"})],
)
def test_period_balances_give_balances_at_the_end_of_months(until: date, apart: set[str]) -> None:
    # The same company, as type 4 with vouchers and as type 3 with sums per month.
    accounts = sorted(line.account for line in edison("edison_3.se").closing if line.year == 0)
    by_sums = facing(edison("edison_3.se"), accounts, until=until)
    by_vouchers = facing(edison(), accounts, until=until)
    pairs = zip(by_sums, by_vouchers, strict=True)
    assert {one.number for one, other in pairs if one.balance != other.balance} == apart
    assert all(one.rows == () for one in by_sums)


@pytest.mark.parametrize("until", [date(2011, 12, 31), date(2013, 1, 31), date(2012, 12, 31)])
def test_a_day_that_the_file_cannot_speak_of_has_no_balance(until: date) -> None:
    [account] = facing(edison(), ["1510"], until=until)
    assert account.balance is None


def test_within_a_month_sums_per_month_say_nothing() -> None:
    [account] = facing(edison("edison_3.se"), ["1510"], until=date(2012, 2, 15))
    assert account.balance is None and account.opening is not None


def test_an_import_file_holds_no_balances() -> None:
    file = parse((SAMPLES / "kontek_lon_4i.si").read_bytes(), "lön.si")
    [account] = facing(file, ["2710"], until=date(2011, 12, 31))
    assert account.opening is None and account.balance is None


def test_a_shared_account_shows_which_rows_name_us() -> None:
    [payables] = facing(small(*BOOKS), ["2440"], until=date(2026, 4, 30), names=[LEVY])
    assert [(row.voucher, row.names_us) for row in payables.rows] == [
        ("A 1", True), ("A 2", False), ("A 3", True),
    ]  # fmt: skip
    assert payables.named == Money(0)
    assert payables.balance == Money(-800_00)
    assert payables.rows[2].text == "Betalning · Motala kooperativa konsortium"


def test_an_account_that_the_file_lacks_stands_at_nothing() -> None:
    [account] = facing(small(*BOOKS), ["2399"], until=date(2026, 4, 30))
    assert (account.name, account.opening, account.balance) == (None, Money(0), Money(0))


def test_accounts_are_suggested_by_name_then_rows_then_amounts() -> None:
    found = suggest(small(*BOOKS), [LEVY, "konsortiet"])
    assert [one[:2] for one in found] == [
        ("1356", "Insats Motala kooperativa konsortium"),
        ("2350", "Lån från konsortiet"),
        ("2440", "Leverantörsskulder"),
        ("6982", "Föreningsavgifter"),
    ]
    assert [(one.is_named, one.named_rows) for one in found] == [
        (True, 0), (True, 0), (False, 2), (False, 1),
    ]  # fmt: skip


def test_equal_amounts_suggest_an_account_when_there_are_two() -> None:
    file = small(*BOOKS)
    assert suggest(file, [], [Money(1250_00)]) == ()
    found = suggest(file, [], [Money(-1250_00), Money(700_00)])
    assert [(one.account, one.equal_rows) for one in found] == [("2440", 3)]


@pytest.mark.parametrize("name", ["", "AB", "ek. för.", "X"])
def test_a_name_that_says_nothing_names_nothing(name: str) -> None:
    assert suggest(small(*BOOKS), [name]) == ()


def test_in_real_books_a_customer_is_found_by_its_name() -> None:
    found = suggest(edison(), ["Turbinhus Sthlm"])
    assert {one.account for one in found} == {"1510", "3010", "3020", "3990"}
    assert found[0].named_rows > 1
