"""The public samples say what their README says of them, or are refused as it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consortium.bank import BankEntry
from consortium.money import Money
from consortium.problems import InputError
from importers.camt import identifies, read_camt
from importers.reading import BankReading

FOLDER = Path(__file__).parents[2] / "data" / "camt"
CAMT = sorted(path.name for path in FOLDER.glob("camt*.xml"))


def reading(name: str) -> BankReading:
    return read_camt((FOLDER / name).read_bytes(), name)


def only(read: BankReading) -> tuple[BankEntry, ...]:
    assert len(read.statements) == 1
    return read.statements[0].entries


def codes(read: BankReading) -> list[str]:
    return [one.code for one in read.findings]


@pytest.mark.parametrize("name", CAMT)
def test_every_camt_is_recognised(name: str) -> None:
    assert identifies((FOLDER / name).read_bytes())


@pytest.mark.parametrize("name", ["pain001_03_se_bankgiro.xml", "pain001_09_se_plusgiro.xml"])
def test_payment_orders_are_no_statements(name: str) -> None:
    assert not identifies((FOLDER / name).read_bytes())


def test_a_file_off_the_schema_is_read_and_ties() -> None:
    read = reading("camt053_08_sek_simple.xml")
    entries = only(read)
    assert read.kind == "camt.053.001.08" and not read.findings
    assert [str(one.amount) for one in entries] == ["2500.00", "-1200.00", "200.50"]
    assert [len(one.payments) for one in entries] == [1, 1, 0]
    assert entries[0].payments[0].message == "Faktura 2026-001"
    assert entries[0].payments[0].counterparty == "Acme AB"
    assert entries[0].payments[0].account == "SE3550000000054910000003"
    assert entries[1].payments[0].counterparty == "Telenor Sverige AB"
    assert [one.place.line for one in entries] == [27, 46, 61]
    opening, closing = read.statements[0].opening, read.statements[0].closing
    assert opening is not None and closing is not None
    assert (opening.amount, closing.amount) == (Money(10000_00), Money(11500_50))
    assert (opening.day, closing.day) == (date(2026, 4, 1), date(2026, 4, 15))


def test_details_without_amounts_never_count_twice() -> None:
    (entry,) = only(reading("camt053_08_sek_split_entry.xml"))
    assert entry.amount == Money(500_00)
    assert [one.amount for one in entry.payments] == [None, None]
    assert [one.message for one in entry.payments] == ["Del 1", "Del 2"]
    assert entry.split == ()


def test_two_statements_in_one_file_both_tie() -> None:
    read = reading("camt053_02_multi_statement.xml")
    assert [str(one.entries[0].amount) for one in read.statements] == ["8.85", "-7.00"]
    assert not read.findings


def test_a_third_decimal_that_is_zero_loses_nothing_and_the_gap_is_told() -> None:
    read = reading("camt053_02_five_decimals.xml")
    assert [str(one.amount) for one in only(read)] == ["8.85"]
    assert codes(read) == ["bank_statement_should_tie"]
    assert "0.05" in read.findings[0].found("en")


def test_the_entry_rules_and_currencies_are_never_summed() -> None:
    read = reading("camt053_08_txdtls_amount.xml")
    (entry,) = only(read)
    assert (entry.amount, entry.currency) == (Money(8_85), "EUR")
    assert entry.payments[0].amount == Money(8_85)  # not its 0 SEK
    assert entry.payments[0].reference == "4654654654654654"
    assert read.statements[0].account == "NL26VAYB8060476890"
    assert read.statements[0].closing is None  # it is in SEK, the account in EUR
    assert codes(read) == [
        "bank_statement_should_keep_to_one_currency",
        "bank_statement_should_have_balances",
    ]


def test_missing_elements_refuse_the_file() -> None:
    with pytest.raises(InputError) as caught:
        reading("camt053_02_invalid.xml")
    (problem,) = caught.value.problems
    assert problem.code == "bank_element_must_be_given"
    assert problem.source.line == 3
    assert problem.found("sv") == "BkToCstmrStmt utan Stmt"


def test_a_batch_without_details_is_one_entry() -> None:
    read = reading("camt053_02_batch_no_details.xml")
    batch, *_ = only(read)
    assert (batch.amount, batch.payments) == (Money(-4753_74), ())
    assert codes(read) == ["bank_statement_should_tie"]


def test_later_names_and_long_references_are_read() -> None:
    read = reading("camt053_08_swiss.xml")
    entries = only(read)
    assert [one.payments[0].reference for one in entries] == [
        None,
        "RF38000000000000000000552",
        "000000270148751802165444888",
    ]
    assert entries[0].payments[0].counterparty == "Jon Doe"
    assert [one.currency for one in entries] == ["CHF", "CHF", "EUR"]
    assert codes(read) == ["bank_statement_should_keep_to_one_currency"]


@pytest.mark.parametrize("version", ["02", "04"])
def test_notifications_are_details(version: str) -> None:
    read = reading(f"camt054_{version}_three_details.xml")
    (entry,) = only(read)
    assert read.statements[0].is_details
    assert (entry.amount, entry.currency) == (Money(-200_000_00), "SEK")
    assert [one.reference for one in entry.payments] == [
        "ISR ref number V1",
        "ISR ref number V2",
        "Ref number V3 block 1",
    ]
    assert entry.payments[2].more_references == ("Ref number V3 block 2",)
    assert entry.payments[0].message.startswith("Unstructured Remittance Information V1")
    assert entry.split == ()  # the details of version 04 are in CHF, those of 02 say nothing
    assert not read.findings
