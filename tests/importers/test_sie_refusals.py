"""What is refused, with one clear message each; and every message, by the smallest bad file."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from consortium.problems import InputError, Problem
from consortium.wording import files, sie
from importers.identify import read
from importers.sie.notes import ERRORS_MAX
from tests.importers.small_files import HEAD, SALE, refused, voucher


def zipped() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("bolaget.se", "\n".join(HEAD))
    return packed.getvalue()


SIE_5 = b'<?xml version="1.0"?>\n<!-- x --><sie:Sie xmlns:sie="http://www.sie.se/sie5"/>'
WHOLE_FILES = {
    "file_must_hold_something": b"",
    "file_must_not_be_a_web_page": b"\n <!DOCTYPE html><html><body>#FLAGGA</body></html>",
    "file_must_be_unpacked": zipped(),
    "file_must_not_be_utf_16": "\n".join(HEAD).encode("utf-16"),
    "file_must_be_text": "\n".join([*HEAD, "#KONTO 1 \0"]).encode(),
    "sie_type_must_be_1_to_4": SIE_5,
    "file_must_be_known": b"Siffrorna kommer i morgon.",
}


def problems_of(content: bytes) -> tuple[Problem, ...]:
    """Errors of a file that is refused, findings of one that is read."""
    try:
        return read(content, "bolaget.se").findings
    except InputError as error:
        return error.problems


@pytest.mark.parametrize("code", sorted(WHOLE_FILES))
def test_a_file_that_is_no_sie_1_to_4_gets_one_message(code: str) -> None:
    (problem,) = problems_of(WHOLE_FILES[code])
    assert problem.code == code
    assert problem.source.file == "bolaget.se"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"   \r\n\x1a", "en tom fil (6 byte)"),
        (b"%PDF-1.7 \x00", "ett PDF-dokument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "en gammal Excel- eller Wordfil"),
        (b"\x89PNG\r\n\x1a\n\x00", "en bild"),
        (b"<Document><a/></Document>", "en XML-fil, <Document>"),
        (SIE_5, "SIE 5 (XML)"),
        ("#FLAGGA 0".encode("utf-16-le"), "en textfil i UTF-16"),
        (b"ab\ncd\x01", "byten 0x01 på rad 2, som ingen textfil innehåller"),
        (b"hej", "en text som börjar med ”hej”"),
        (b"#FLAGGA 0\n#SIETYP 5", "#SIETYP 5"),
        (b"#FLAGGA 0\n#SIETYP 4\n#VALUTA EUR", "#VALUTA EUR"),
    ],
)
def test_the_message_says_what_the_file_is(content: bytes, found: str) -> None:
    (problem,) = problems_of(content)
    assert problem.found("sv") == found


@pytest.mark.parametrize(
    ("lines", "code", "line", "column"),
    [
        (voucher("#TRANS 1910 {} 1,50"), "sie_amount_must_be_a_number", 13, 16),
        (voucher("\t#TRANS  1910 {} 1e5"), "sie_amount_must_be_a_number", 13, 18),
        (voucher('#TRANS 1910 {} "1 000"'), "sie_amount_must_be_a_number", 13, 16),
        (voucher("#TRANS 1910 {} 0.001"), "sie_amount_must_be_whole_ore", 13, 16),
        (voucher("#TRANS 1910 {}"), "sie_line_must_be_whole", 13, 15),
        (voucher("#TRANS {} 5"), "sie_line_must_be_whole", 13, 8),
        (voucher("#TRANS 1910 {1} 5"), "sie_objects_must_be_pairs", 13, 13),
        (voucher("#TRANS 1910 {1 a 5"), "sie_braces_must_match", 13, 13),
        (voucher("#TRANS 1910 } 5"), "sie_braces_must_match", 13, 13),
        (voucher("#TRANS 1910 {} 5 20260231"), "sie_date_must_be_a_day", 13, 18),
        (voucher('#TRANS 1910 {} 5 "2026-03-15"'), "sie_date_must_be_a_day", 13, 18),
        (("#TRANS 1910 {} 5",), "sie_row_must_stand_in_a_voucher", 11, 1),
        (SALE[:4] + SALE, "sie_voucher_must_be_closed", 15, 1),
        ((SALE[0], *SALE[2:]), "sie_braces_must_match", 12, 1),
        ((*SALE, "}"), "sie_braces_must_match", 16, 1),
        ((SALE[0], "{", "{", *SALE[2:]), "sie_braces_must_match", 13, 1),
        (SALE[:4], "sie_file_must_be_whole", 14, None),
        (SALE[:1], "sie_file_must_be_whole", 11, None),
        (("#IB 0 1910 x",), "sie_amount_must_be_a_number", 11, 12),
        (("#UB noll 1910 5",), "sie_year_must_be_an_index", 11, 5),
        (("#RES 0 3010",), "sie_line_must_be_whole", 11, 12),
        (("#PSALDO 0 202613 3010 {} 5",), "sie_period_must_be_a_month", 11, 11),
        (("#PSALDO 0 202612 3010 {} fem",), "sie_amount_must_be_a_number", 11, 26),
        (("#RAR 1 20261301 20261231",), "sie_date_must_be_a_day", 11, 8),
        (("#RAR 1 19260101 20261231",), "sie_fiscal_year_must_be_a_year", 11, 8),
    ],
)
def test_what_could_make_a_sum_wrong_is_an_error_with_its_place(
    lines: tuple[str, ...], code: str, line: int, column: int | None
) -> None:
    (problem,) = refused(*lines)
    assert (problem.code, problem.source.line, problem.source.column) == (code, line, column)


def test_a_problem_shows_its_line_with_a_caret() -> None:
    (problem,) = refused(*voucher('\t#TRANS 1910 {} 1,50 "" \x7f'))
    assert problem.render("sv").splitlines() == [
        "fel sie_amount_must_be_a_number",
        "  var       bolaget.se:13:17",
        '             #TRANS 1910 {} 1,50 ""  ',
        "                            ^",
        "  hittat    #TRANS: beloppet ”1,50”",
        "  väntat    ett belopp som -1234.50, med decimalpunkt",
        f"  gör       {problem.remedy('sv')}",
    ]
    assert problem.remedy("sv").startswith("be medlemmen exportera filen på nytt")


def test_all_errors_are_collected_up_to_a_cap_that_says_how_many_more() -> None:
    problems = refused(*voucher(*["#TRANS 1910 {} x"] * (ERRORS_MAX + 7)))
    assert len(problems) == ERRORS_MAX + 1
    assert [problem.source.line for problem in problems[:3]] == [13, 14, 15]
    assert problems[-1].found("en") == "7 more problems in the same file"


def lines(*more: str, without: str = " ") -> bytes:
    """The bytes of a small file, without the head line that holds a word."""
    return "\n".join(
        [*(line for line in HEAD if without not in line or without == " "), *more]
    ).encode()


# The smallest file for every message that reading can give.
GALLERY: dict[str, bytes] = WHOLE_FILES | {
    "file_must_have_fewer_problems": lines(*voucher(*["#TRANS 1910 {} x"] * 60)),
    "sie_amount_must_be_a_number": lines(*voucher("#TRANS 1910 {} x")),
    "sie_amount_must_be_whole_ore": lines(*voucher("#TRANS 1910 {} 0.001")),
    "sie_date_must_be_a_day": lines(*voucher("#TRANS 1910 {} 5 20260231")),
    "sie_period_must_be_a_month": lines("#PSALDO 0 202613 3010 {} 5"),
    "sie_year_must_be_an_index": lines("#UB x 1910 5"),
    "sie_fiscal_year_must_be_a_year": lines("#RAR 1 19260101 20261231"),
    "sie_line_must_be_whole": lines("#IB 0"),
    "sie_objects_must_be_pairs": lines(*voucher("#TRANS 1910 {1} 5")),
    "sie_braces_must_match": lines("}"),
    "sie_row_must_stand_in_a_voucher": lines("#TRANS 1910 {} 5"),
    "sie_voucher_must_be_closed": lines(*SALE[:4], *SALE),
    "sie_file_must_be_whole": lines(*SALE[:4]),
    "sie_file_must_reach_its_checksum": lines("#KSUMMA"),
    "sie_currency_must_be_kronor": lines("#VALUTA NOK"),
    "sie_letters_should_be_whole": lines("#KONTO 1 \ufffd"),
    "sie_file_should_keep_to_one_code_page": lines() + "\n#KONTO 1 Åå".encode("cp437") + b"\xf6",
    "sie_letters_should_be_readable": lines("#KONTO 1 InkÃ¶p"),
    "sie_quotes_should_match": lines('#KONTO 1 "a'),
    "sie_lines_should_begin_with_a_tag": lines("hej"),
    "sie_rows_should_stand_in_vouchers": lines("#XVER", *SALE[1:]),
    "sie_row_text_should_follow_a_date": lines(*voucher("#TRANS 1910 {} 0 text")),
    "sie_quantities_should_be_numbers": lines(*voucher('#TRANS 1910 {} 0 "" "" Eva')),
    "sie_period_should_stand_before_the_account": lines("#PBUDGET 0 3010 202601 {} 5"),
    "sie_declarations_should_be_whole": lines("#KONTO"),
    "sie_objects_should_be_declared_once": lines("#OBJEKT 1 a", "#OBJEKT 1 a"),
    "sie_head_should_stand_once": lines("#FNAMN Ett till"),
    "sie_file_should_name_its_format": lines(without="FORMAT"),
    "sie_file_should_name_its_type": lines(without="SIETYP"),
    "sie_type_should_match_the_content": lines("#SIETYP 1", *SALE),
    "sie_flag_should_be_zero": lines("#FLAGGA 1"),
    "sie_checksum_should_match": lines("#KSUMMA", "#KONTO 1 a", "#KSUMMA 1"),
    "sie_organisation_number_should_be_valid": lines("#ORGNR 556036-0794"),
    "sie_file_should_say_when_it_was_drawn": lines(without="GEN"),
    "sie_file_should_be_drawn_after_the_month": lines("#GEN 20260429"),
    "sie_file_should_be_the_books": lines(*SALE, without="RAR"),
    "sie_file_must_hold_months": lines("#SIETYP 1", without="SIETYP"),
    "sie_file_should_hold_movements": lines(),
    "sie_file_should_hold_balances": lines(*SALE),
    "sie_file_should_name_its_fiscal_year": lines("#IB 0 1910 0", without="RAR"),
    "sie_fiscal_year_should_start_before_it_ends": lines("#RAR -1 20251231 20250101"),
    "sie_fiscal_year_should_be_at_most_18_months": lines("#RAR -1 20240101 20251231"),
    "sie_vouchers_should_lie_in_the_fiscal_year": lines(*voucher(line="#VER A 1 20250101")),
    "sie_vouchers_should_have_a_date": lines(*voucher(line="#VER A 1")),
    "sie_rows_should_be_dated_in_the_month_of_the_voucher": lines(
        *voucher("#TRANS 1910 {} 0 20260401")
    ),
    "sie_vouchers_should_balance": lines(*voucher("#TRANS 1910 {} 1")),
    "sie_voucher_numbers_should_be_unique": lines(*SALE, *SALE),
    "sie_opening_balances_should_sum_to_zero": lines("#IB 0 1910 5"),
    "sie_closing_balances_should_follow_from_the_rows": lines("#UB 0 1910 5", *SALE),
    "sie_results_should_follow_from_the_rows": lines("#RES 0 3010 5", *SALE),
    "sie_period_balances_should_agree_with_the_rows": lines("#PSALDO 0 202603 1910 {} 5", *SALE),
    "sie_balances_should_stand_once": lines("#IB 0 1910 0", "#IB 0 1910 0"),
    "sie_accounts_should_be_declared": lines("#IB 0 1 0"),
    "sie_accounts_should_be_declared_once": lines("#KONTO 1910 Kassa"),
    "sie_accounts_should_be_numbers": lines("#KONTO FEL fel"),
}


def test_every_message_about_files_and_sie_has_its_smallest_file() -> None:
    catalogue = {*files.WORDINGS, *sie.WORDINGS}
    # A file that the system will not open is met before any reader.
    assert catalogue - {"file_must_be_readable"} == set(GALLERY)


@pytest.mark.parametrize("code", sorted(GALLERY))
def test_every_message_reads_well_in_both_languages(code: str) -> None:
    problem = next(problem for problem in problems_of(GALLERY[code]) if problem.code == code)
    for language in ("sv", "en"):
        text = problem.render(language)
        assert not re.search(r"None|Decimal|Money|Period\(|\(\)", text)
        found, expected, remedy = (
            problem.found(language),
            problem.expected(language),
            problem.remedy(language),
        )
        assert all((found, expected, remedy))
        assert not re.search(r"\{[a-z_]+\}", found + expected + remedy)
    assert problem.is_finding is ("_should_" in code or code == "sie_file_must_hold_months")
