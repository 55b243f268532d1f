"""Bank exports: every bank's shape gives the same month, and nothing is guessed or lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.bank import BankBalance, BankEntry, Payment
from consortium.money import Money, total
from consortium.problems import InputError, Problem
from importers.bank_csv import identifies, read_bank_csv
from importers.reading import BankReading

SAMPLES = Path(__file__).parents[1] / "data" / "bank_csv"
HEAD = "Bokföringsdag;Valutadag;Verifikationsnummer;Text;Belopp;Saldo"
APRIL = (
    (date(2026, 4, 1), "-45.00"),
    (date(2026, 4, 2), "12345.67"),
    (date(2026, 4, 15), "-150000.00"),
    (date(2026, 4, 15), "1234.50"),
    (date(2026, 4, 30), "10000.00"),
)
# File: kind, account, is there a balance, and is a row told that is not booked.
BANKS = (
    ("swedbank.csv", "CSV Swedbank", "832791234567890", True, False),
    ("swedbank_foretag.csv", "CSV Swedbank", "832791234567890", True, False),
    ("swedbank.xlsx", "Excel Swedbank", "832791234567890", True, False),
    ("seb.csv", "CSV SEB", "", True, False),
    ("seb_comma.csv", "CSV SEB", "52011234567", True, False),
    ("handelsbanken.csv", "CSV Handelsbanken", "6123123456789", True, True),
    ("handelsbanken.xlsx", "Excel Handelsbanken", "6123123456789", True, True),
    ("handelsbanken_foretag.csv", "CSV Handelsbanken", "SE4560000000000123456789", True, False),
    ("nordea_old.csv", "CSV Nordea", "", True, True),
    ("nordea_new.csv", "CSV Nordea", "", True, True),
    ("nordea_foretag.csv", "CSV Nordea", "", True, False),
    ("lansforsakringar.csv", "CSV Länsförsäkringar", "90241234567", False, False),
    ("lansforsakringar_saldo.csv", "CSV Länsförsäkringar", "", True, False),
    ("ica.csv", "CSV ICA Banken", "", True, False),
    ("skandia.xlsx", "Excel Skandia", "91508974804", True, False),
)


def read(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> BankReading:
    return read_bank_csv("\n".join([head, *lines]).encode(encoding), "konto.csv")


def entries(*lines: str, head: str = HEAD) -> tuple[BankEntry, ...]:
    [statement] = read(*lines, head=head).statements
    return statement.entries


def refused(*lines: str, head: str = HEAD) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as error:
        read(*lines, head=head)
    return error.value.problems


def told(reading: BankReading) -> dict[str, Problem]:
    return {finding.code: finding for finding in reading.findings}


# The banks


@pytest.mark.parametrize(("name", "kind", "account", "has_balance", "tells"), BANKS)
def test_every_bank_tells_the_same_april(
    name: str, kind: str, account: str, has_balance: bool, tells: bool
) -> None:
    content = (SAMPLES / name).read_bytes()
    assert identifies(content)
    reading = read_bank_csv(content, name)
    [statement] = reading.statements
    assert (reading.kind, statement.account, statement.currency) == (kind, account, "SEK")
    assert not statement.is_details
    assert tuple((one.booked, str(one.amount)) for one in statement.entries) == APRIL
    opening = BankBalance(Money(200_000_00), date(2026, 4, 1))
    closing = BankBalance(Money(73_535_17), date(2026, 4, 30))
    expected = (opening, closing) if has_balance else (None, None)
    assert (statement.opening, statement.closing) == expected
    assert set(told(reading)) == ({"bank_rows_should_be_booked"} if tells else set())


def test_the_table_of_banks_is_complete() -> None:
    files = {path.name for path in SAMPLES.iterdir() if path.suffix != ".md"}
    assert files == {bank[0] for bank in BANKS}
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in files if f"| {name} |" not in readme] == []


def test_names_and_references_are_hints_without_amounts() -> None:
    content = (SAMPLES / "nordea_foretag.csv").read_bytes()
    last = read_bank_csv(content, "n.csv").statements[0].entries[-1]
    assert last.text == "Grenverket Inbetalning 655969"
    assert last.payments == (Payment(None, "655969", counterparty="Grenverket"),)
    assert last.split == (), "a row may be the sum of many payments"
    seb = read_bank_csv((SAMPLES / "seb.csv").read_bytes(), "s.csv").statements[0].entries[0]
    assert (seb.reference, seb.text, seb.valued) == ("5490990000", "Bankavgift", date(2026, 4, 1))


def test_the_other_partys_account_follows_the_direction() -> None:
    head = "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta;"
    out, into = entries(
        "2026/04/01;-5,00;OUR;THEIRS;;Ut;95,00;SEK;",
        "2026/04/02;5,00;THEIRS;OUR;;In;100,00;SEK;",
        head=head,
    )
    assert [one.payments[0].account for one in (out, into)] == ["THEIRS", "THEIRS"]


# What is booked


@pytest.mark.parametrize(
    "row",
    [
        "Reserverat;;;Kortköp;-5,00;",
        "Prel;;;Kortköp;-5,00;95,00",
        "2026-04-30;;;Prel kortköp Affären;-5,00;95,00",
        "2026-04-30;;;PREL. KORTKÖP;-5,00;",
        "2026-04-30;;;Reservation Kortköp Affären;-5,00;",
        "2026-04-30;;;Skyddat belopp;-5,00;",
    ],
)
def test_what_is_not_booked_is_left_out_and_counted(row: str) -> None:
    reading = read("2026-04-01;;;Ränta;5,00;100,00", row)
    [statement] = reading.statements
    assert [one.text for one in statement.entries] == ["Ränta"]
    assert told(reading)["bank_rows_should_be_booked"].values == {"count": 1}


@pytest.mark.parametrize(
    "text", ["Prel skatt", "Preliminärskatt april", "Reservdelar AB", "Reservation Hotell"]
)
def test_a_payment_whose_text_only_looks_provisional_is_booked(text: str) -> None:
    [entry] = entries(f"2026-04-30;;;{text};-5,00;95,00")
    assert entry.text == text


@pytest.mark.parametrize("rows", [(), ("Reserverat;;;Kortköp;-5,00;",)])
def test_a_file_without_booked_rows_says_so(rows: tuple[str, ...]) -> None:
    reading = read(*rows)
    assert reading.statements == ()
    assert told(reading)["bank_file_should_hold_booked_rows"].values == {"count": len(rows)}


def test_rows_that_hold_only_a_balance_or_a_remark_are_no_entries() -> None:
    rows = ";;;Ingående saldo;;95,00", "2026-04-01;;;Ränta;5,00;100,00", ";;;Slut;;"
    [entry] = entries("2026-04-01;;;Ingående saldo;;95,00", *rows)
    assert entry.text == "Ränta"


# Order and balance


def test_rows_come_oldest_first_whatever_the_file_does() -> None:
    rows = [f"2026-04-0{day};;;Rad {day};1,00;{100 + day},00" for day in (1, 2, 3)]
    assert entries(*rows)[0].text == entries(*reversed(rows))[0].text == "Rad 1"


def test_within_one_day_the_balances_tell_the_order() -> None:
    rows = [f"2026-04-01;;;Rad {n};{n},00;{100 + sum(range(n + 1))},00" for n in (1, 2, 3)]
    assert [one.text for one in entries(*rows)] == ["Rad 1", "Rad 2", "Rad 3"]
    assert [one.text for one in entries(*reversed(rows))] == ["Rad 1", "Rad 2", "Rad 3"]


def test_a_missing_row_is_seen_in_the_balance() -> None:
    rows = [f"2026-04-0{day};;;Rad {day};1,00;{100 + day},00" for day in (1, 2, 3, 4)]
    finding = told(read(rows[0], rows[1], rows[3]))["bank_balances_should_follow_from_the_rows"]
    assert finding.values == {"found": Money(104_00), "expected": Money(103_00), "count": 1}
    assert finding.source.line == 4
    assert not told(read(*rows))


def test_a_balance_on_one_row_a_day_is_that_of_the_days_end() -> None:
    rows = "2026-04-01;;;a;1,00;", "2026-04-01;;;b;2,00;103,00", "2026-04-02;;;c;3,00;106,00"
    assert not told(read(*rows))
    turned = "2026-04-02;;;c;3,00;106,00", "2026-04-01;;;b;2,00;", "2026-04-01;;;a;1,00;103,00"
    assert not told(read(*turned))


def test_accounts_and_currencies_become_statements_of_their_own() -> None:
    head = "Radnummer,Clearingnummer,Kontonummer,Valuta,Bokföringsdag,Beskrivning,Belopp,Saldo"
    reading = read(
        "1,8327-9,1,SEK,2026-04-02,a,1.00,11.00",
        "2,8327-9,2,SEK,2026-04-02,b,2.00,22.00",
        "3,8327-9,2,EUR,2026-04-02,c,3.00,33.00",
        head=head,
    )
    told_of = [(one.account, one.currency, one.entries[0].text) for one in reading.statements]
    assert told_of == [("832791", "SEK", "a"), ("832792", "SEK", "b"), ("832792", "EUR", "c")]


# How figures and days are written


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234,50", "1234.50"), ("1 234,50", "1234.50"), ("1\u00a0234,50", "1234.50"),
        ("1.234,50", "1234.50"), ("\u2212 5,00", "-5.00"), ("\u22125", "-5.00"),
        ("-5,00 kr", "-5.00"), ("5,00-", "-5.00"), ("+5,00", "5.00"), ("1.234", "1234.00"),
    ],
)  # fmt: skip
def test_amounts_are_read_as_banks_write_them(text: str, amount: str) -> None:
    # A second row shows that this file has decimal commas.
    first, _ = entries(f"2026-04-01;;;a;{text};", "2026-04-02;;;b;0,01;")
    assert str(first.amount) == amount


@pytest.mark.parametrize("text", ["1,234.50", "1234.5", "-0.50"])
def test_decimal_points_are_read_too(text: str) -> None:
    [entry] = entries(f"2026-04-01;;;a;{text};")
    assert entry.amount == Money.parse(text)


@pytest.mark.parametrize("text", ["1.234", "1,234", "fem", "5,005", "12 34,00", "=2+3", "1e9,5"])
def test_an_amount_that_cannot_be_read_in_one_way_is_refused(text: str) -> None:
    [problem] = refused(f"2026-04-01;;;a;{text};")
    assert problem.code == "bank_amounts_must_be_readable"
    assert (problem.source.line, problem.source.cell) == (2, "E2")


@pytest.mark.parametrize(
    "text", ["2026-04-02", "2026/04/02", "20260402", "02.04.2026", "2026-04-02 10:15"]
)
def test_days_are_read_as_banks_write_them(text: str) -> None:
    [entry] = entries(f"{text};;;a;1,00;")
    assert entry.booked == date(2026, 4, 2)


@pytest.mark.parametrize("text", ["2026-02-30", "i går", "04/02/2026", ""])
def test_a_day_that_cannot_be_read_is_refused(text: str) -> None:
    [problem] = refused(f"{text};;;a;1,00;")
    assert problem.code == "bank_days_must_be_readable" and problem.source.line == 2


def test_all_problems_of_a_file_come_at_once() -> None:
    rows = "2026-04-01;;;a;fem;", "i går;;;b;1,00;", "2026-04-03;;;c;1,00;sex", "2026-04-04;;;d;;"
    assert [problem.source.line for problem in refused(*rows)] == [2, 3, 4, 5]


def test_a_currency_must_be_one() -> None:
    head = "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta"
    [problem] = refused("2026-04-01;1,00;;;;a;1,00;kronor", head=head)
    assert problem.code == "bank_currencies_must_be_readable"


def test_text_stays_text() -> None:
    # What a spreadsheet would run is kept as what the bank wrote, and no more.
    [entry] = entries('2026-04-01;;;"=HYPERLINK(""x"")";1,00;')
    assert entry.text == '=HYPERLINK("x")'
    [entry] = entries("2026-04-01;;;a\u202eb   c;1,00;")
    assert entry.text == "a b c"


# Encodings, headings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_the_bytes_tell_the_encoding(encoding: str) -> None:
    reading = read("2026-04-01;;;Ränta åäö;1,00;", encoding=encoding)
    assert reading.statements[0].entries[0].text == "Ränta åäö"


@pytest.mark.parametrize("rows_above", [0, 1, 14])
def test_headings_may_stand_on_any_of_the_first_fifteen_rows(rows_above: int) -> None:
    text = "\n".join(["Kontoutdrag"] * rows_above + [HEAD, "2026-04-01;;;a;1,00;"])
    assert identifies(text.encode())
    assert len(read_bank_csv(text.encode(), "k.csv").statements) == 1


def test_headings_further_down_are_not_looked_for() -> None:
    text = "\n".join(["Kontoutdrag"] * 15 + [HEAD, "2026-04-01;;;a;1,00;"])
    assert not identifies(text.encode())
    with pytest.raises(InputError):
        read_bank_csv(text.encode(), "k.csv")


@pytest.mark.parametrize(
    ("above", "account"),
    [
        ("Kontonummer;1234 56 78901", "12345678901"),
        ("Kontonummer: 1234-56 789 01", "12345678901"),
        ("IBAN;SE45 5000 0000 0583 9825 7466", "SE4550000000058398257466"),
        ("Utdrag för SE45 5000 0000 0583 9825 7466", "SE4550000000058398257466"),
        ("6123-123 456 789", "6123123456789"),
        ("Period;2026-04-01 - 2026-04-30", ""),
        ("2026-04-01 - 2026-04-30", ""),
        ("Saldo;12 345,67", ""),
        ("Konto;Föreningskonto", ""),
    ],
)
def test_the_account_is_taken_from_above_the_headings(above: str, account: str) -> None:
    text = "\n".join([above, HEAD, "2026-04-01;;;a;1,00;"])
    assert read_bank_csv(text.encode(), "k.csv").statements[0].account == account


def test_an_unknown_bank_needs_a_balance_and_a_text() -> None:
    assert identifies(b"Datum;Text;Belopp;Saldo\n2026-04-01;a;1,00;1,00")
    assert read("2026-04-01;a;1,00;1,00", head="Datum;Text;Belopp;Saldo").kind == "CSV bank"
    assert not identifies(b"Datum;Text;Belopp\n2026-04-01;a;1,00")
    assert not identifies(b"Datum;Belopp;Saldo\n2026-04-01;1,00;1,00")


def test_an_unknown_banks_balances_must_prove_that_the_columns_were_understood() -> None:
    head, rows = "Datum;Text;Belopp;Saldo", ("2026-04-01;a;1,00;101,00", "2026-04-02;b;2,00;99,00")
    [problem] = refused(*rows, head=head)
    assert problem.code == "bank_balances_must_prove_the_columns"
    assert problem.source.cell == "D3"


def test_a_delimiter_inside_a_text_is_refused_and_moves_no_amount() -> None:
    head = "Bokföringsdatum,Valutadatum,Verifikationsnummer,Text/mottagare,Belopp,Saldo"
    [problem] = refused("2026-04-01,2026-04-01,1,Hyra, 500.00,1.00,501.00", head=head)
    assert problem.code == "bank_rows_must_fit_their_headings"


def test_a_swish_report_is_no_statement() -> None:
    head = "Radnr,Clnr,Kontonr,Bokfdag,Mottagarnr,Avsändarnr,Meddelande,Belopp,Orderreferens"
    assert not identifies(f"{head}\n1,8327-9,1,2026-04-01,1,2,a,1.00,".encode())


@pytest.mark.parametrize("number", ["", "8.32791E14", "okänt"])
def test_an_account_that_cannot_be_read_is_left_out(number: str) -> None:
    head = "Radnummer;Clearingnummer;Kontonummer;Bokföringsdag;Belopp;Saldo"
    [statement] = read(f"1;8327-9;{number};2026-04-01;1,00;1,00", head=head).statements
    assert statement.account == ""


# Properties

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
ROWS = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2035, 12, 31)),
        st.integers(-(10**9), 10**9),
        TEXTS.map(lambda text: f"x{text}"),
    ),
    min_size=1,
    max_size=12,
).map(lambda rows: sorted(rows, key=lambda row: row[0]))


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@given(ROWS, st.booleans(), st.sampled_from([",", "."]), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_what_is_read(
    rows: list[tuple[date, int, str]], newest_first: bool, decimal: str, end: str
) -> None:
    balance, lines = Money(1000_00), []
    for day, ore, text in rows:
        balance += Money(ore)
        written = [str(one).replace(".", decimal) for one in (Money(ore), balance)]
        lines.append(";".join([str(day), str(day), "1", quoted(text), *written]))
    if newest_first:
        lines.reverse()
    content = end.join([HEAD, *lines]).encode()
    reading = read_bank_csv(content, "k.csv")
    assert reading.findings == ()
    [statement] = reading.statements
    found = sorted((one.booked, one.amount.ore) for one in statement.entries)
    assert found == sorted((day, ore) for day, ore, _ in rows)
    assert statement.opening is not None and statement.closing is not None
    moved = total(one.amount for one in statement.entries)
    assert statement.opening.amount == Money(1000_00)
    assert statement.closing.amount == Money(1000_00) + moved == balance
