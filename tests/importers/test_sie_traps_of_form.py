"""Traps 1–3 of the survey of 124 genuine files (formats.md §1): letters, quotes, separators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from consortium.money import Money
from importers import sie
from tests.importers.small_files import HEAD, SALE, codes, found, parse, voucher


def test_a_clean_file_has_no_findings() -> None:
    file = parse("#IB 0 1910 0", "#UB 0 1910 100", "#RES 0 3010 -100", *SALE)
    assert file.findings == ()
    assert file.program == "Bokföring 1.0"
    assert (file.company, file.organisation_number) == ("Bolaget AB", "556036-0793")


# 1. Encoding


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "utf-8", "utf-8-sig"])
def test_trap_01_the_encoding_is_decided_by_the_bytes(encoding: str) -> None:
    file = parse('#KONTO 2440 "Skulder åäöÅÄÖ"', *SALE, encoding=encoding)
    assert file.accounts["2440"].name == "Skulder åäöÅÄÖ"
    assert file.encoding == encoding.removesuffix("-sig")
    assert file.format == "PC8"
    assert file.findings == ()


def test_trap_01_swedish_letters_may_appear_only_deep_in_a_file() -> None:
    head = (*HEAD[:1], *HEAD[2:9])
    plain = [f"#KONTO {number} Konto" for number in range(4000, 6000)]
    file = parse(*plain, "#KONTO 6000 Lön", head=head, encoding="cp1252")
    assert (file.encoding, file.accounts["6000"].name) == ("cp1252", "Lön")


def test_trap_01_other_letters_decide_without_swedish_ones() -> None:
    head = (*HEAD[:1], *HEAD[2:9])
    assert parse("#KONTO 6000 Café", head=head, encoding="cp1252").encoding == "cp1252"
    assert parse("#KONTO 6000 Café", head=head, encoding="cp437").encoding == "cp437"


def test_trap_01_letters_lost_before_us_stay_visible_and_are_told() -> None:
    file = parse('#KONTO 4010 "Ink\ufffdp"', encoding="utf-8")
    assert file.accounts["4010"].name == "Ink\ufffdp"
    problem = found(file, "sie_letters_should_be_whole")
    assert (problem.source.line, problem.values["letters"]) == (11, 1)


@pytest.mark.parametrize("text", ["Ink”p", "InkÃ¶p"])
def test_trap_01_text_read_in_the_wrong_code_page_is_told_not_mended(text: str) -> None:
    file = parse(f"#KONTO 4010 {text}", encoding="utf-8")
    assert file.accounts["4010"].name == text
    assert found(file, "sie_letters_should_be_readable").source.line == 11


def test_trap_01_a_closing_quote_of_windows_is_no_garbled_letter() -> None:
    file = parse("#KONTO 4010 ”Inköp”", encoding="cp1252")
    assert file.accounts["4010"].name == "”Inköp”"
    assert codes(file) == {"sie_file_should_hold_movements"}


def test_trap_01_utf_8_with_a_stray_byte_stays_utf_8() -> None:
    content = "\n".join([*HEAD, "#KONTO 4010 Inköp"]).encode() + b"\n#KONTO 4020 F\xf6rr\xe5d"
    file = sie.parse(content, "bolaget.se")
    assert (file.encoding, file.accounts["4010"].name) == ("utf-8", "Inköp")
    assert file.accounts["4020"].name == "Förråd"
    assert found(file, "sie_file_should_keep_to_one_code_page").values["letters"] == 2


# 2. Quotes


def test_trap_02_an_escaped_quote_is_a_quote() -> None:
    file = parse(r'#KONTO 1915 "Kassa \"special\""')
    assert file.accounts["1915"].name == 'Kassa "special"'
    assert codes(file) == {"sie_file_should_hold_movements"}


def test_trap_02_a_lone_backslash_is_a_backslash() -> None:
    file = parse(*voucher(r'#TRANS 1910 {} 0 "" "1240\1000 TZD"'), r'#KONTO 1940 "C:\Doc"')
    assert file.vouchers[0].rows[0].text == r"1240\1000 TZD"
    assert file.accounts["1940"].name == r"C:\Doc"


def test_trap_02_doubled_backslashes_stay_as_given() -> None:
    # 4B §5.7 knows one escape, the one before a quote; a path is no sum and is left alone.
    assert parse(r'#KONTO 1940 "C:\\Doc"').accounts["1940"].name == r"C:\\Doc"


def test_trap_02_quotes_inside_quotes_are_recovered(parsed: Callable[[str], sie.SieFile]) -> None:
    file = parsed("softone_xe_4e.se")
    names = {
        "1480": 'F"rskott till leverant"re',
        "1288": 'F"rskott till Lind" Park',
        "2440": 'Leverant"rsskulder',
        "5251": 'Hyra f"r "vr kontorsmaski',
        "5612": 'Bilomkostn, f"rs,kr och s',
        "6991": 'Div."vriga kostnader',
        "1010": "Balanserade utgifter",
    }
    assert {number: file.accounts[number].name for number in names} == names
    problem = found(file, "sie_quotes_should_match")
    assert problem.source.line == 140
    assert problem.values["count"] == 62


def test_trap_02_a_text_cut_before_its_quote_takes_nothing_of_the_next_line() -> None:
    file = parse(
        '#VER A 1 20260315 "Varuinköp från {',
        '#TRANS 1910 {"1" "654321" "6" "12"} 100.00 20260315 "260    avkor',
        "#TRANS 3010 {} -100.00",
        "}",
    )
    (sale,) = file.vouchers
    assert sale.text == "Varuinköp från"
    first, second = sale.rows
    assert (first.amount, first.text) == (Money(100_00), "260    avkor")
    assert first.objects == (("1", "654321"), ("6", "12"))
    assert (second.account, second.amount) == ("3010", Money(-100_00))
    assert found(file, "sie_quotes_should_match").values["count"] == 2


def test_trap_02_a_text_broken_over_two_lines_loses_no_row() -> None:
    file = parse(
        *voucher('#TRANS 1910 {} 100 "" "Rad ett', 'rad två"', "#TRANS 3010 {} -100"),
    )
    assert [row.amount for row in file.vouchers[0].rows] == [Money(100_00), Money(-100_00)]
    assert found(file, "sie_lines_should_begin_with_a_tag").values["found"] == 'rad två"'


# 3. Separators


@pytest.mark.parametrize(
    ("written", "objects"),
    [
        ("{}", ()),
        ("{ }", ()),
        ('{"1" "456"}', (("1", "456"),)),
        ('{1 "2" 10 "12"}', (("1", "2"), ("10", "12"))),
        ("{1   Nord}", (("1", "Nord"),)),
        ('{1 "Nord Syd" 6 "0015"}', (("1", "Nord Syd"), ("6", "0015"))),
        ('{1 "{x}"}', (("1", "{x}"),)),
        ('{ "1"\t"0015" }', (("1", "0015"),)),
    ],
)
def test_trap_03_every_form_of_an_object_list(
    written: str, objects: tuple[tuple[str, str], ...]
) -> None:
    file = parse(*voucher(f"#TRANS 1910 {written} 100", "#TRANS 3010 {} -100"))
    assert file.vouchers[0].rows[0].objects == objects


@pytest.mark.parametrize(
    "line",
    [
        "#TRANS 1910 {} 100 20260315 Kaffe",
        "   #TRANS  1910  {}   100.00   20260315   Kaffe   ",
        "\t#TRANS\t1910 {\t}\t100.0\t20260315\tKaffe",
        '#TRANS "1910" {} "100" "20260315" "Kaffe"',
        "#TRANS 1910{}100 20260315 Kaffe",
        "#trans 1910 {} 100 20260315 Kaffe",
        '#TRANS 1910 {} 100 20260315 "Kaffe" "" ""',
    ],
)
def test_trap_03_spaces_tabs_and_quotes_mean_nothing(line: str) -> None:
    row = parse(*voucher(line, "#TRANS 3010 {} -100")).vouchers[0].rows[0]
    assert (row.account, row.amount, row.text) == ("1910", Money(100_00), "Kaffe")
    assert row.date == date(2026, 3, 15)


@pytest.mark.parametrize(
    "opening", [("#VER A 1 20260315 Kaffe {",), ("#VER A 1 20260315 Kaffe", "", "\t{ ")]
)
def test_trap_03_the_brace_may_stand_on_the_line_of_the_voucher(opening: tuple[str, ...]) -> None:
    file = parse(*opening, *SALE[2:])
    assert [len(voucher.rows) for voucher in file.vouchers] == [2]
    assert file.vouchers[0].text == "Kaffe"


def test_trap_03_account_and_object_numbers_are_text() -> None:
    file = parse(
        "#KONTO 0351 Varor",
        *voucher('#TRANS 0351 {6 "0015"} 1', "#TRANS 191000 {} 2", "#TRANS 19100001 {} -3"),
    )
    assert [row.account for row in file.vouchers[0].rows] == ["0351", "191000", "19100001"]
    assert file.vouchers[0].rows[0].objects == (("6", "0015"),)


def test_trap_03_a_no_break_space_separates_nothing() -> None:
    file = parse('#KONTO 1920 "Post\u00a0Giro"', "#KONTO 1930 Bank\u00a0Giro", *SALE)
    assert file.accounts["1920"].name == "Post\u00a0Giro"
    assert file.accounts["1930"].name == "Bank\u00a0Giro"
