"""The sample's bank: its files tie, are read without a word, and say what members have paid."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from consortium.money import Money
from consortium.period import Period
from importers.identify import read_bank
from importers.reading import BankReading
from ledger.sample import Sample
from ledger.sample.bank import bank_files, entries, statements
from ledger.sample.bank_text import BANKGIRO, IBAN
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.fund import FUND, facing
from ledger.sample.notices import notices
from ledger.sample.payments import YEAR_ENDS, by_member, payments
from rules.bankdays import is_bank_day
from rules.consortium_yaml import read_consortium

KINDS = {
    "kontoutdrag": "camt.053.001.02",
    "insättningar": "camt.054.001.02",
    "BgMax": "BgMax",
    "transaktioner": "CSV Swedbank",
}


def readings() -> Mapping[str, BankReading]:
    found = {}
    for path, content in bank_files().items():
        reading = read_bank(content, path)
        assert reading is not None, path
        found[path] = reading
    return found


def test_our_readers_take_every_file_without_a_word(sample: Sample) -> None:
    for path, reading in readings().items():
        assert sample.inbox[path]
        assert reading.findings == (), path
        stem = path.rpartition("/")[2].partition(" ")[0]
        assert reading.kind == KINDS[stem]


def test_there_is_a_statement_a_month_and_each_opens_where_one_closed() -> None:
    every = [path for path in bank_files() if "/kontoutdrag" in path]
    assert [path.split("/")[1] for path in every] == [f"2025-{m:02d}" for m in range(1, 13)]
    for path, made in zip(every, statements(), strict=True):
        (read_back,) = readings()[path].statements
        assert read_back.opening is not None and read_back.closing is not None
        assert read_back.opening.amount == Money(made.opening)
        assert read_back.closing.amount == Money(made.closing)
        amounts = [Money(one.ore) for one in made.entries]
        assert [one.amount for one in read_back.entries] == amounts
    for one, other in pairwise(statements()):
        assert one.closing == other.opening


def test_money_moves_on_bank_days_and_never_runs_out() -> None:
    standing = 0
    for one in entries():
        assert is_bank_day(one.day), one
        standing += one.ore
        assert standing > 0, one


def test_details_make_their_deposits() -> None:
    for path, reading in readings().items():
        for statement in reading.statements:
            for entry in statement.entries:
                if entry.payments:
                    assert entry.split, (path, entry)


def test_the_files_are_of_the_funds_own_account(sample: Sample) -> None:
    consortium = read_consortium(sample.books["consortium.yaml"], "consortium.yaml")
    account = consortium.bank_accounts["main"]
    assert account.iban == IBAN
    assert account.bankgiro is not None and account.bankgiro.replace("-", "") == BANKGIRO
    assert consortium.name == FUND


def test_a_member_books_on_the_accounts_that_consortium_yaml_says(sample: Sample) -> None:
    consortium = read_consortium(sample.books["consortium.yaml"], "consortium.yaml")
    for coop in COOPERATIVES:
        assert consortium.members[coop.key].accounts == coop.accounts


def test_members_books_hold_what_was_noticed_and_paid() -> None:
    """What is left of the debt is what is unpaid; of it all but a slip that was put right."""
    for coop in COOPERATIVES:
        mine = [one for one in notices() if one.member == coop.key and one.on <= YEAR_ENDS]
        unpaid = sum(one.to_pay for one in mine) - sum(p.ore for p in by_member(coop.key))
        rows = [row for voucher in facing(coop) for row in voucher.rows]
        assert -sum(row.ore for row in rows if row.account == coop.accounts.payable) == unpaid > 0
        for voucher in facing(coop):
            assert sum(row.ore for row in voucher.rows) == 0
            assert sum(row.ore for row in voucher.struck) == 0


def test_a_payment_comes_between_its_notice_and_the_evening_that_takes_it_in(
    sample: Sample,
) -> None:
    evenings = {step.period: step.day for step in sample.steps}
    by_reference = {one.reference: one for one in notices()}
    for one in payments():
        notice = by_reference.get(one.reference)
        if notice is not None:
            assert notice.on < one.day < evenings[Period.of(one.day)]
            assert notice.member == one.member
