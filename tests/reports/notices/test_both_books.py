"""What the fund claims is what members owe: the SIE files of notices, booked by the members."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from consortium.balances import Balances
from consortium.keys import component
from consortium.members import MemberAccounts
from consortium.money import Money
from consortium.period import Period
from importers.sie import parse
from ledger.books import Books
from ledger.sample.bookkeeping import vouchers
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.fund import FUND
from ledger.sample.sie_text import export
from reports.notices import notice_files, notices_of
from reports.notices.booking import rows_of, sie_file

YEAR = tuple(Period(2025, 1).until(Period(2025, 12)))


def own_books(coop: Cooperative, *, pays: bool) -> Counter[str]:
    """A copy of the member's own books before any notice: what its program has on each account
    after the year, with what it has paid the fund or without.
    """
    booked = [
        voucher
        for voucher in vouchers(coop)
        if FUND not in voucher.text or (pays and voucher.text.startswith("Betalning"))
    ]
    file = parse(export(coop, booked, YEAR[-1], date(2026, 1, 10)), "egna.se")
    return Counter({one.account: one.amount.ore for one in file.closing if one.year == 0})


def owed_to_us(balances: Balances, member: str) -> Money:
    receivable = balances.balance(f"Assets:Receivable:Levies:{component(member)}")
    return receivable + balances.balance(f"Liabilities:Prepaid:{component(member)}")


@pytest.mark.parametrize("coop", COOPERATIVES, ids=lambda coop: coop.key)
def test_every_members_debt_is_our_receivable_to_the_ore(year: Books, coop: Cooperative) -> None:
    member, accounts = coop.key, coop.accounts
    bare, books = own_books(coop, pays=False), own_books(coop, pays=True)
    paid = books[accounts.payable] - bare[accounts.payable]
    noticed: Counter[str] = Counter()
    for month in YEAR:
        files = notice_files(year, notices_of(year, month, member), "sv")
        for name, content in files.items():
            if name.endswith(".se"):
                file = parse(content, name)
                assert file.kind == "SIE 4I"
                for voucher in file.vouchers:
                    assert sum(row.amount.ore for row in voucher.rows) == 0
                    for row in voucher.rows:
                        noticed[row.account] += row.amount.ore
    owed = Money(-noticed[accounts.payable] - paid)
    assert owed == owed_to_us(year.balances, member) > Money(0) and paid > 0
    capital = -year.balances.balance(f"Equity:MemberCapital:{component(member)}")
    assert Money(noticed[accounts.capital]) == capital


def test_our_own_reader_has_nothing_to_remark(year: Books) -> None:
    for notice in notices_of(year, Period(2025, 9)):
        content = sie_file(notice, year.consortium, "sv", version="0.1.0")
        assert content.decode("cp437").count("\r\n") == content.count(b"\n")
        file = parse(content, "avi.se")
        is_ascii = all(byte < 128 for byte in content)
        assert file.encoding == ("ascii" if is_ascii else "cp437")
        (voucher,) = file.vouchers
        assert voucher.date == notice.date and notice.reference in voucher.text
        assert file.organisation_number == notice.member.organisation_number
        expected = {"sie_file_should_hold_balances", "sie_file_should_name_its_fiscal_year"}
        assert {finding.code for finding in file.findings} <= expected


def test_a_member_may_have_its_own_accounts(year: Books) -> None:
    notice = notices_of(year, Period(2025, 3), "grenverket")[0]
    own = MemberAccounts(levy="6980", service="6981", vat="6981", capital="1350", payable="2441")
    member = notice.member.model_copy(update={"accounts": own})
    rows = rows_of(replace(notice, member=member))
    assert [row.account for row in rows] == ["6980", "6981", "6981", "1350", "2441"]
