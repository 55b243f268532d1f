"""Traps 10–16 of the survey of 124 genuine files (formats.md §1): sums, tags, oddities."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest

from consortium.money import Money
from consortium.period import Period
from consortium.problems import InputError
from importers import sie
from tests.importers.small_files import (
    HEAD,
    SALE,
    codes,
    found,
    parse,
    reading,
    voucher,
)

Sample = Callable[[str], bytes]


# 10. #KSUMMA


@pytest.mark.parametrize(
    "name",
    [
        "norstedts_bokslut_4e_ksumma.se",
        "visma_compact_1_ksumma.se",
        "norstedts_revision_1_ksumma_escaped_quotes.se",
    ],
)
def test_trap_10_genuine_sums_are_right_in_any_encoding(name: str, sample: Sample) -> None:
    content = sample(name)
    text = content.decode("cp437")
    assert sie.parse(content, name).checksum == "right"
    assert sie.parse(text.encode("utf-8-sig"), name).checksum == "right"
    assert sie.parse(text.replace("\n", "\r\n").encode("cp1252"), name).checksum == "right"
    assert sie.parse(text.replace("\n", "\r").encode("cp437"), name).checksum == "right"


def test_trap_10_braces_quotes_spaces_and_escapes_do_not_count() -> None:
    lines = (
        "#FLAGGA 0",
        "#KSUMMA",
        "#SIETYP 4",
        r'#KONTO 1915 "Kassa \"för kaffe\""',
        "#VER A 1 20260315  {",
        '#TRANS 1915 {1 "a {b}"} 5.00 "" "å b"',
        "\t}",
    )
    counted = '#SIETYP4#KONTO1915Kassa "för kaffe"#VERA120260315#TRANS19151a {b}5.00å b'.encode(
        "cp437"
    )
    for stated, state in ((zlib.crc32(counted), "right"), (1, "wrong")):
        assert parse(*lines, f"#KSUMMA {stated}", head=()).checksum == state


def test_trap_10_a_wrong_sum_asks_for_the_file_again(sample: Sample) -> None:
    name = "norstedts_bokslut_4e_ksumma.se"
    file = sie.parse(sample(name).replace(b"-2344300", b"-2344301"), name)
    problem = found(file, "sie_checksum_should_match")
    assert (file.checksum, problem.values["stated"]) == ("wrong", "854227682")
    assert "be om den på nytt" in problem.remedy("sv")


def test_trap_10_a_missing_end_mark_is_a_truncated_file(sample: Sample) -> None:
    content = sample("norstedts_bokslut_4e_ksumma.se").rsplit(b"#KSUMMA", 1)[0]
    with pytest.raises(InputError) as error:
        sie.parse(content, "x.se")
    (problem,) = error.value.problems
    assert (problem.code, problem.source.line) == ("sie_file_must_reach_its_checksum", 2)


# 11. Undeclared accounts


def test_trap_11_undeclared_accounts_are_added_without_a_name() -> None:
    file = parse(*SALE, "#UB 0 1510 0", head=HEAD[:8])
    assert [a.name for a in file.accounts.values()] == [None, None, None]
    assert list(file.accounts) == ["1510", "1910", "3010"]
    assert found(file, "sie_accounts_should_be_declared").values["count"] == 3


# 12. #FLAGGA


def test_trap_12_a_file_imported_before_is_asked_about() -> None:
    file = parse(*SALE, head=("#FLAGGA 1", *HEAD[1:]))
    assert (file.flag, codes(file)) == ("1", {"sie_flag_should_be_zero"})


# 13. No vouchers, no SIE


def test_trap_13_a_new_year_without_vouchers_is_a_success_with_a_note() -> None:
    result = reading("#IB 0 1910 0", "#UB 0 1910 0")
    assert "sie_file_should_hold_movements" in codes(result)
    assert [(str(m.period), dict(m.accounts), m.is_complete) for m in result.months] == [
        (f"2026-0{month}", {}, True) for month in (1, 2, 3, 4)
    ]


def test_trap_13_balances_that_moved_without_vouchers_are_not_months_of_zero() -> None:
    result = reading("#IB 0 1910 0", "#UB 0 1910 100", "#RES 0 3010 -100")
    assert result.months == ()
    assert {"sie_file_must_hold_months", "sie_file_should_hold_movements"} <= codes(result)


def test_trap_13_a_web_page_is_refused(sample: Sample) -> None:
    with pytest.raises(InputError) as error:
        sie.parse(sample("not_sie_html_404.se"), "x.se")
    assert [problem.code for problem in error.value.problems] == ["file_must_not_be_a_web_page"]


# 14. Organisation numbers


@pytest.mark.parametrize(
    ("given", "kept", "is_told"),
    [
        ("556036-0793", "556036-0793", False),
        ("5560360793", "5560360793", False),
        ("165560360793", "165560360793", False),
        ('"556036-0793" 1', "556036-0793", False),
        ("", None, False),
        ('""', None, False),
        ("556036-0794", "556036-0794", True),
        ("000000-0000", "000000-0000", True),
        ("55", "55", True),
        ("SE556036079301", "SE556036079301", True),
    ],
)
def test_trap_14_numbers_are_kept_as_given(given: str, kept: str | None, is_told: bool) -> None:
    result = reading(*SALE, head=(*HEAD[:5], f"#ORGNR {given}", *HEAD[6:]))
    assert result.organisation_number == kept
    assert ("sie_organisation_number_should_be_valid" in codes(result)) is is_told


# 15. Unknown tags


def test_trap_15_unknown_tags_are_ignored_and_counted() -> None:
    file = parse("#NYTT 1 2 3", "#XVER a", "{", "#XTRANS 5", "}", *SALE, "#KONTO 1 x y z")
    assert file.unknown_tags == 2
    assert len(file.vouchers) == 1
    assert file.findings == ()


def test_trap_15_rows_within_an_unknown_block_are_not_lost_in_silence() -> None:
    file = parse("#VAR A 1 20260315", *SALE[1:])
    assert file.vouchers == ()
    assert found(file, "sie_rows_should_stand_in_vouchers").values["count"] == 2


def test_trap_15_unknown_fields_at_the_end_of_a_line_are_ignored() -> None:
    file = parse(*voucher('#TRANS 1910 {} 0 "" "" 1 Eva mer "och mer"'), "#IB 0 1910 0 1 mer")
    assert file.vouchers[0].rows[0].signature == "Eva"


# 16. Also seen


@pytest.mark.parametrize("written", ['""', "20260231", "2026-03-15", "00000000", "mars"])
def test_trap_16_vouchers_without_a_readable_date_are_told_and_left_out(written: str) -> None:
    undated = (f"#VER A 2 {written} Te", *SALE[1:])
    result = reading(*SALE, *undated)
    assert found(result, "sie_vouchers_should_have_a_date").values["voucher"] == "A 2"
    assert [m.accounts["1910"] for m in result.months if m.accounts] == [Money(100_00)]


def test_trap_16_letters_as_account_numbers() -> None:
    file = parse(*voucher("#TRANS DIFF {} 0.02", "#TRANS FEL {} -0.02"))
    assert [row.account for row in file.vouchers[0].rows] == ["DIFF", "FEL"]
    problem = found(file, "sie_accounts_should_be_numbers")
    assert (problem.values["account"], problem.values["count"]) == ("DIFF", 2)
    assert {"sie_accounts_should_be_declared", "sie_accounts_should_be_numbers"} == codes(file)


def test_trap_16_an_unquoted_name_of_two_words() -> None:
    head = (*HEAD[:6], "#FNAMN Övningsbolaget i Motala AB", *HEAD[7:])
    file = parse("#KONTO 1920 Plus Giro", '#KONTO 1930 "Bank" extra', head=head)
    assert file.company == "Övningsbolaget i Motala AB"
    assert file.accounts["1920"].name == "Plus Giro"
    assert file.accounts["1930"].name == "Bank"


def test_trap_16_account_and_period_swapped() -> None:
    file = parse("#PBUDGET 0 3010 202603 {} -5", "#PBUDGET 0 202603 3010 {} -7")
    assert [(b.account, b.period) for b in file.period_budgets] == [("3010", Period(2026, 3))] * 2
    problem = found(file, "sie_period_should_stand_before_the_account")
    assert (problem.source.line, problem.values["count"]) == (11, 1)


def test_trap_16_a_stray_quote_inside_a_quoted_name() -> None:
    file = parse('#KONTO 1920 "Kalles "kassa""', '#KONTO 1930 "Kalle "Bosse" Svensson"')
    assert file.accounts["1920"].name == 'Kalles "kassa"'
    assert file.accounts["1930"].name == 'Kalle "Bosse" Svensson'


@pytest.mark.parametrize(
    ("name", "letters"),
    [("visma_bokforing_1_mixed_encoding.se", 3), ("visma_adm2000_exempelfil_4e.se", 1)],
)
def test_trap_16_a_few_letters_of_another_code_page(
    name: str, letters: int, parsed: Callable[[str], sie.SieFile]
) -> None:
    file = parsed(name)
    assert file.encoding == "cp437"
    problem = found(file, "sie_file_should_keep_to_one_code_page")
    assert problem.values["letters"] == letters


def test_trap_16_a_text_in_the_place_of_the_date(parsed: Callable[[str], sie.SieFile]) -> None:
    file = parsed("synthetic_minimal_4e.se")
    assert file.vouchers[0].rows[0].text == "Kontantbetalning"
    assert found(file, "sie_row_text_should_follow_a_date").values["count"] == 19


def test_trap_16_rows_dated_in_another_month_count_in_the_month_of_their_voucher(
    parsed: Callable[[str], sie.SieFile],
) -> None:
    problem = found(parsed("edison_4e.se"), "sie_rows_should_be_dated_in_the_month_of_the_voucher")
    assert (problem.source.line, problem.values["count"]) == (1162, 4)
    result = reading(*voucher("#TRANS 1910 {} 5 20260401", "#TRANS 3010 {} -5 20260316"))
    assert [str(m.period) for m in result.months if m.accounts] == ["2026-03"]
