"""What counts, what is told, what is refused: each rule on the smallest statement."""

from __future__ import annotations

from datetime import date

import pytest

from consortium.bank import BankEntry
from importers.camt import identifies, read_camt
from tests.importers.camt import making
from tests.importers.camt.making import balance, detail, document, entry, file, statement


def entries(content: bytes) -> tuple[BankEntry, ...]:
    return read_camt(content, "k.xml").statements[0].entries


@pytest.mark.parametrize("version", range(2, 15))
def test_every_version_is_read(version: int) -> None:
    row = entry(
        "-60.5",
        making.element("NtryDtls", detail("-60.50", debtor="Åsa", version=version)),
        version=version,
    )
    read = read_camt(file(row, opening="100", closing="39.50", version=version), "k.xml")
    assert read.kind == f"camt.053.001.{version:02}"
    assert str(read.statements[0].entries[0].payments[0].amount) == "-60.50"
    assert read.findings == ()


def told(content: bytes) -> object:
    """All that a file tells, but for its kind."""
    read = read_camt(content, "k.xml")
    return read.statements, read.findings


def prefixed(text: str) -> str:
    text = text.replace("</", "</n:").replace("xmlns=", "xmlns:n=").replace("<", "<n:")
    return text.replace("<n:/n:", "</n:")


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1")


@pytest.mark.parametrize("version", range(2, 15))
def test_the_same_statement_tells_the_same_in_every_shape(version: int) -> None:
    """Whatever version, prefix and encoding; with a byte order mark where one is needed."""
    parts = [
        detail(amount, debtor="Åsa Öberg", references=[reference], version=version)
        for amount, reference in (("200", "125"), ("300.50", "133"))
    ]
    paid = entry("500.50", making.element("NtryDtls", *parts), reference="B1", version=version)
    fee = entry("-4", making.nested("AddtlNtryInf", "Bankavgift på ö"), version=version)
    balances = balance("OPBD", "10"), balance("CLBD", "506.50")
    plain = document(statement(*balances, paid, fee), version=version)
    expected = told(plain.encode())
    for text in (plain, prefixed(plain)):
        for encoding in ENCODINGS:
            mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
            declared = "utf-16" if mark else encoding.removesuffix("-sig")
            whole = f'{mark}<?xml version="1.0" encoding="{declared}"?>{text}'
            assert told(whole.encode(encoding)) == expected, encoding
    read = read_camt(plain.encode(), "k.xml").statements[0]
    amounts = [str(one.amount) for one in read.entries]
    assert (amounts, read.entries[0].payments[0].counterparty) == (["500.50", "-4.00"], "Åsa Öberg")


def test_every_version_tells_the_same_entries() -> None:
    def entries_of(version: int) -> tuple[BankEntry, ...]:
        part = detail("60.50", debtor="Åsa", references=["125"], version=version)
        row = entry("60.5", making.element("NtryDtls", part), reference="B", version=version)
        return entries(file(row, closing="60.50", version=version))

    assert len({entries_of(version) for version in range(2, 15)}) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_every_encoding_is_read(encoding: str) -> None:
    row = entry("1", making.element("AddtlNtryInf", "Räksmörgås på ö"))
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n' + document(statement(row))
    content = text.encode(encoding)
    assert identifies(content)
    assert entries(content)[0].text == "Räksmörgås på ö"


def test_any_prefix_and_an_envelope_are_read() -> None:
    text = document(statement(entry("1"))).replace("</", "</n:").replace("xmlns=", "xmlns:n=")
    text = text.replace("<", "<n:").replace("<n:/n:", "</n:")
    content = f'<w:Wrap xmlns:w="urn:w"><w:Header/>{text}</w:Wrap>'.encode()
    assert identifies(content)
    assert [str(one.amount) for one in entries(content)] == ["1.00"]


@pytest.mark.parametrize(
    "content", [b"", b"<html><BkToCstmr>", b"#FLAGGA 0 <BkToCstmrStmt>", b"<!-- camt.053 --><a/>"]
)
def test_other_files_are_not_claimed(content: bytes) -> None:
    assert not identifies(content)


def test_only_booked_entries_count_and_the_rest_is_told() -> None:
    rows = [
        entry("10", status=None),
        entry("20"),
        entry("-3", status="PDNG"),
        entry("-4", status="PDNG"),
        entry("5", status="INFO"),
    ]
    read = read_camt(file(*rows, closing="30"), "k.xml")
    assert [str(one.amount) for one in read.statements[0].entries] == ["10.00", "20.00"]
    told = [(one.code, one.values["count"], str(one.values["sum"])) for one in read.findings]
    code = "bank_entries_should_be_booked"
    assert told == [(code, 2, "-7.00"), (code, 1, "5.00")]


def test_the_sign_is_the_direction_alone_also_for_a_reversal() -> None:
    row = entry("-7", making.element("RvslInd", "true"))
    (one,) = entries(file(row, closing="-7"))
    assert (str(one.amount), one.is_reversal) == ("-7.00", True)


def test_a_time_stands_for_its_day() -> None:
    stamp = making.nested("BookgDt/DtTm", "2026-04-30T23:59:59.123+02:00")
    (one,) = entries(file(entry("1", stamp, booked=None), closing="1"))
    assert one.booked == date(2026, 4, 30)


def test_an_entry_without_booking_date_takes_its_value_date_and_is_told() -> None:
    content = file(entry("1", booked=None), closing="1")
    assert entries(content)[0].booked == date(2026, 4, 6)
    assert making.findings(content) == ["bank_entry_should_have_a_booking_date"]


def test_details_split_the_entry_when_they_sum_to_it() -> None:
    parts = [detail("200", references=["125"]), detail("300.00", references=["133"])]
    (one,) = entries(file(entry("500", making.element("NtryDtls", *parts)), closing="500"))
    assert [(str(part.amount), part.reference) for part in one.split] == [
        ("200.00", "125"),
        ("300.00", "133"),
    ]


def test_a_detail_of_the_other_direction_counts_against_the_entry() -> None:
    parts = [detail("30"), detail("-10")]
    (one,) = entries(file(entry("20", making.element("NtryDtls", *parts)), closing="20"))
    assert [str(part.amount) for part in one.split] == ["30.00", "-10.00"]


def test_details_all_marked_as_credits_of_a_debit_still_split_it() -> None:
    parts = [detail("30", references=["125"]), detail("10", references=["133"])]
    content = file(entry("-40", making.element("NtryDtls", *parts)), closing="-40")
    (one,) = entries(content)
    assert [(str(part.amount), part.reference) for part in one.split] == [
        ("-30.00", "125"),
        ("-10.00", "133"),
    ]


def referred(reference: str, kronor: str, kind: str = "RmtdAmt", currency: str = "SEK") -> str:
    told = making.element("RfrdDocAmt", making.element(kind, kronor, Ccy=currency))
    return making.element("Strd", told, making.nested("CdtrRefInf/Ref", reference))


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ((("125", "200"), ("133", "300")), [("200.00", "125"), ("300.00", "133")]),
        ((("125", "600"), ("133", "100", "CdtNoteAmt")), [("600.00", "125"), ("-100.00", "133")]),
        ((("125", "200"), ("133", "299")), [("500.00", "125")]),
        ((("125", "200"), ("133", "300", "RmtdAmt", "EUR")), [("500.00", "125")]),
    ],
)
def test_one_payment_for_several_references_is_broken_down_where_the_amounts_make_it(
    told: tuple[tuple[str, ...], ...], parts: list[tuple[str, str]]
) -> None:
    part = detail("500").replace("<RmtInf></RmtInf>", "")
    remittance = making.element("RmtInf", *(referred(*one) for one in told))
    part = part.replace("</TxDtls>", f"{remittance}</TxDtls>")
    (one,) = entries(file(entry("500", making.element("NtryDtls", part)), closing="500"))
    assert [(str(each.amount), each.reference) for each in one.split] == parts


def test_the_only_payment_of_an_entry_is_the_whole_of_it_in_any_currency() -> None:
    part = detail("43.50", currency="EUR", references=["125"])
    (one,) = entries(file(entry("500", making.element("NtryDtls", part)), closing="500"))
    assert [(str(each.amount), each.reference) for each in one.split] == [("500.00", "125")]


def test_an_only_detail_of_a_larger_batch_is_not_the_whole_entry() -> None:
    batch = making.nested("Btch/NbOfTxs", "3")
    (one,) = entries(file(entry("20", making.element("NtryDtls", batch, detail())), closing="20"))
    assert one.payments[0].amount is None


def test_all_texts_and_references_are_kept() -> None:
    part = detail(ustrd=["Faktura 7,", "april"], references=["125", "133"])
    (one,) = entries(file(entry("1", making.element("NtryDtls", part)), closing="1"))
    (payment,) = one.payments
    assert (payment.message, payment.reference) == ("Faktura 7, april", "125")
    assert payment.more_references == ("133",)


def test_a_gap_between_balances_is_told_and_stops_nothing() -> None:
    read = read_camt(file(entry("10"), opening="5", closing="16"), "k.xml")
    (finding,) = read.findings
    assert (finding.code, str(finding.values["difference"])) == (
        "bank_statement_should_tie",
        "1.00",
    )


def test_the_day_before_closes_what_this_statement_opens() -> None:
    content = document(statement(balance("PRCD", "-5", "2026-03-31"), balance("CLBD", "-5")))
    opening = read_camt(content.encode(), "k.xml").statements[0].opening
    assert opening is not None
    assert (str(opening.amount), opening.day) == ("-5.00", date(2026, 4, 1))


def page(number: int, *inside: str) -> str:
    return statement(making.nested("StmtPgntn/PgNb", str(number)), *inside)


def test_pages_make_one_statement() -> None:
    content = document(
        page(1, balance("OPBD", "1"), balance("ITBD", "3"), entry("2")),
        page(2, balance("ITBD", "3"), balance("ITBD", "7"), entry("4", booked="2026-04-04")),
        page(3, balance("ITBD", "7"), balance("CLBD", "15"), entry("8")),
    ).encode()
    read = read_camt(content, "k.xml")
    (whole,) = read.statements
    assert [str(one.amount) for one in whole.entries] == ["4.00", "2.00", "8.00"]
    assert whole.opening is not None and whole.closing is not None
    assert (str(whole.opening.amount), str(whole.closing.amount)) == ("1.00", "15.00")
    assert read.findings == ()


def test_a_page_alone_uses_its_interim_balances() -> None:
    content = document(page(2, balance("ITBD", "3"), balance("ITBD", "7"), entry("4"))).encode()
    read = read_camt(content, "k.xml")
    closing = read.statements[0].closing
    assert closing is not None and str(closing.amount) == "7.00"
    assert read.findings == ()


def test_a_page_without_its_end_is_told() -> None:
    content = document(page(1, balance("OPBD", "3"), entry("4"))).encode()
    assert making.findings(content) == ["bank_statement_should_have_balances"]


def test_an_account_that_is_no_iban_is_read_without_spaces() -> None:
    account = making.element("Acct", making.nested("Id/Othr/Id", "8327-9 123 456"))
    rows = making.element("Stmt", making.element("Id", "1"), account, entry("1"))
    assert read_camt(document(rows).encode(), "k.xml").statements[0].account == "8327-9123456"


# What is refused, each with its line; all problems of a file at once.


def test_every_problem_is_told_with_its_line() -> None:
    bad = [
        entry("8.855"),
        entry("1").replace(">1<", ">1,50<"),
        entry("1").replace(' Ccy="SEK"', ""),
        entry("1").replace("SEK", "kr"),
        entry("1").replace("CRDT", "IN"),
        entry("1", booked="2026-02-30"),
        entry("1").replace("<ValDt><Dt>2026-04-06</Dt></ValDt>", "").replace("BookgDt", "X"),
        entry("1").replace("<CdtDbtInd>CRDT</CdtDbtInd>", ""),
    ]
    readable, given = "bank_element_must_be_readable", "bank_element_must_be_given"
    assert making.problems(file(*bad)) == [
        ("bank_amount_must_be_whole_ore", 2),
        (readable, 3),
        (given, 4),
        (readable, 5),
        (readable, 6),
        (readable, 7),
        (given, 8),
        (given, 9),
    ]


def test_many_problems_are_counted_beyond_fifty() -> None:
    found = making.problems(file(*[entry("0.001")] * 70))
    assert len(found) == 51
    assert found[-1][0] == "file_must_have_fewer_problems"


def test_a_statement_must_name_its_account() -> None:
    content = document(making.element("Stmt", entry("1"))).encode()
    assert making.problems(content) == [("bank_element_must_be_given", 1)]


def test_a_file_of_another_kind_is_refused() -> None:
    assert making.problems(b"<Document/>") == [("bank_element_must_be_given", None)]


def test_an_intraday_report_is_refused_kindly() -> None:
    content = document(statement(entry("1")), message="BkToCstmrAcctRpt").encode()
    assert identifies(content)
    assert making.problems(content) == [("bank_report_must_be_of_booked_days", 1)]
