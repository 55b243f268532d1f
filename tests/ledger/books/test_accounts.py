"""The chart: account names that beancount takes, BAS numbers by legal form, opening text."""

from __future__ import annotations

import re

import pytest
from beancount.core import account as beancount_account
from beancount.core.data import Open
from beancount.parser import parser

from consortium.members import Consortium
from ledger.accounts import bas, find, open_directive, opening_accounts
from ledger.chart import CHART
from tests.ledger.books.making import OPENED, consortium

FUND = consortium()
IDEELL = FUND.model_copy(update={"form": "ideell_forening"})
EVERY = [re.sub(r"<(\w+)>", r"\1Namn", row.pattern.replace("<Unit>", "LSEK")) for row in CHART]


@pytest.mark.parametrize("name", EVERY)
def test_every_account_is_one_that_beancount_takes_and_opens(name: str) -> None:
    assert beancount_account.is_valid(name)
    text = open_directive(name, FUND, OPENED)
    entries, errors, _ = parser.parse_string(text)
    assert errors == []
    assert {"name-sv", "name-en"} <= entries[0].meta.keys()


@pytest.mark.parametrize("fund", [FUND, IDEELL], ids=["ekonomisk", "ideell"])
@pytest.mark.parametrize("name", EVERY)
def test_a_bas_number_has_four_digits_and_the_class_of_its_account(
    name: str, fund: Consortium
) -> None:
    account = find(name)
    assert account is not None
    number = bas(account, fund)
    if number is None:
        assert name.split(":")[1] in ("Purpose", "Appropriated", "Opening", "Memo")
        return
    root = name.partition(":")[0]
    classes = {"Assets": "1", "Liabilities": "2", "Equity": "2", "Income": "38", "Expenses": "5678"}
    assert re.fullmatch(r"\d{4}", number) and number[0] in classes[root]


def test_no_pattern_stands_twice() -> None:
    patterns = [row.pattern for row in CHART]
    assert len(set(patterns)) == len(patterns)


@pytest.mark.parametrize(
    ("name", "ekonomisk", "ideell"),
    [
        ("Assets:Receivable:Levies:Grenverket", "1510", "1510"),
        ("Assets:Bank:Main", "1930", "1930"),
        ("Assets:Bank:Jak", "1941", "1941"),
        ("Equity:Purpose:Solidarity", None, "2071"),
        ("Equity:Purpose:StartUp:Tied", None, "2072"),
        ("Equity:Purpose:Annat", None, "2079"),
        ("Equity:Appropriated", None, "2067"),
        ("Equity:Retained", "2091", "2067"),
        ("Liabilities:Prepaid:Grenverket", "2420", "2972"),
        ("Equity:MemberCapital:Grenverket", "2083", "2083"),
        ("Equity:Memo:LSEK:Loans", None, None),
    ],
)
def test_the_bas_number_follows_the_legal_form(
    name: str, ekonomisk: str | None, ideell: str | None
) -> None:
    account = find(name)
    assert account is not None
    assert (bas(account, FUND), bas(account, IDEELL)) == (ekonomisk, ideell)


def test_an_account_that_the_chart_lacks_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        open_directive("Assets:Kassaskrin", FUND, OPENED)


def test_opening_has_the_accounts_of_members_purposes_and_banks() -> None:
    text = opening_accounts(FUND, OPENED)
    entries, errors, _ = parser.parse_string(text)
    assert errors == []
    opens = [entry for entry in entries if isinstance(entry, Open)]
    accounts = [entry.account for entry in opens]
    assert len(set(accounts)) == len(accounts) < 50
    assert {
        "Assets:Bank:Main",
        "Assets:Receivable:Levies:Åkeriet",
        "Equity:Purpose:StartUp",
        "Equity:Purpose:Tax",
        "Equity:Purpose:Revolving",
    } <= set(accounts)
    assert all(entry.currencies == ["SEK"] for entry in opens)


def test_the_open_directive_reads_in_both_languages() -> None:
    assert open_directive("Assets:Receivable:Levies:Åkeriet", FUND, OPENED) == (
        "2026-01-01 open Assets:Receivable:Levies:Åkeriet SEK\n"
        '  bas: "1510"\n'
        '  name-sv: "Kundfordringar, avgifter: Åkeriet \\"Norr\\""\n'
        '  name-en: "Levies receivable: Åkeriet \\"Norr\\""\n'
    )


def test_a_memo_account_holds_its_own_unit() -> None:
    line = open_directive("Assets:Memo:LSEK:Loans", FUND, OPENED).split("\n")[0]
    assert line == "2026-01-01 open Assets:Memo:LSEK:Loans LSEK"
