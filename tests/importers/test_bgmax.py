"""BgMax: Bankgirot's own example says what its README says, and damage is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consortium.bank import BankStatement, Payment
from consortium.money import Money, total
from consortium.problems import InputError, Problem
from importers.bgmax import identifies, read_bgmax

SAMPLES = Path(__file__).parents[1] / "data" / "bgmax"
FIL4 = (SAMPLES / "bgmax_fil4.txt").read_bytes()
MINIMAL = (SAMPLES / "bgmax_minimal.txt").read_bytes()


def small(*lines: str, start: str = "P", count: tuple[int, int, int, int] = (1, 0, 0, 1)) -> bytes:
    """A file of these lines between a start record and its totals."""
    first = f"01BGMAX{'':15}0120260402173035010331{start}"
    last = "70" + "".join(f"{number:08}" for number in count)
    return "\r\n".join([first, *lines, last]).encode("latin-1")


def opening(bankgiro: str = "9912346", currency: str = "SEK") -> str:
    return f"05{bankgiro:>010}{'':10}{currency}"


def payment(ore: int, reference: str = "", *, code: str = "20", payer: str = "3783511") -> str:
    return f"{code}{payer:>010}{reference:>25}{ore:018}20{1:012}0"


def deposit(ore: int, count: int = 1, *, day: str = "20260402", currency: str = "SEK") -> str:
    return f"15{58410000010098232:035}{day}00056{ore:018}{currency}{count:08}"


def the_payments(*lines: str, count: tuple[int, int, int, int]) -> tuple[Payment, ...]:
    [statement] = read_bgmax(small(*lines, count=count), "bg.txt").statements
    [entry] = statement.entries
    assert entry.split == entry.payments, "what a deposit consists of makes the deposit"
    return entry.payments


def problems(content: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as refused:
        read_bgmax(content, "bg.txt")
    return refused.value.problems


def codes(content: bytes) -> set[str]:
    return {problem.code for problem in problems(content)}


def statements(content: bytes = FIL4) -> tuple[BankStatement, ...]:
    return read_bgmax(content, "bg.txt").statements


# Bankgirot's example


def test_deposits_are_details_of_the_bankgiro_number_by_currency() -> None:
    kronor, euro = statements()
    assert (kronor.account, kronor.currency, kronor.is_details) == ("9912346", "SEK", True)
    assert (euro.account, euro.currency, euro.is_details) == ("9912346", "EUR", True)
    assert [str(entry.amount) for entry in kronor.entries] == ["3700.00", "2000.00", "2900.00"]
    assert [str(entry.amount) for entry in euro.entries] == ["4000.00"]
    assert {entry.booked for entry in kronor.entries} == {date(2004, 5, 25)}
    assert [entry.reference for entry in kronor.entries] == ["00056", "00057", "00058"]
    assert [entry.place.line for entry in kronor.entries] == [19, 28, 50]
    assert kronor.opening is None and kronor.closing is None


def test_payments_make_their_deposits() -> None:
    for statement in statements():
        for entry in statement.entries:
            amounts = [one.amount for one in entry.split if one.amount is not None]
            assert len(amounts) == len(entry.payments) > 0
            assert total(amounts) == entry.amount


def test_extra_references_break_a_payment_down_and_never_add() -> None:
    kronor, euro = statements()
    whole, plain = kronor.entries[0].payments
    assert (whole.amount, whole.reference) == (Money(1800_00), None)
    assert whole.more_references == ("665760", "665869", "665661", "657775")
    assert (plain.amount, plain.reference) == (Money(1900_00), "524967")
    parts = [(str(one.amount), one.reference) for one in kronor.entries[2].payments[3:]]
    assert parts == [
        ("1000.00", "7495575"), ("500.00", "695668"), ("400.00", "8988777"), ("-500.00", "74450"),
    ]  # fmt: skip
    several = euro.entries[0].payments[0]
    assert several.reference is None
    assert several.more_references == ("8012577", "8013575", "8014573")


def test_who_paid_and_what_was_written_come_with_the_payment() -> None:
    first = statements()[0].entries[0].payments[0]
    assert first.counterparty == "Kalles Plåt AB"
    assert (first.account, first.organisation_number) == ("3783511", "5500001234")
    assert first.message == "Betalning med extra refnr 665869 657775 665661 665760"
    unknown = statements()[0].entries[2].payments[2]
    assert (unknown.counterparty, unknown.account, unknown.organisation_number) == (None,) * 3


def test_references_that_do_not_check_are_told() -> None:
    [finding] = read_bgmax(FIL4, "bg.txt").findings
    assert finding.code == "ocr_references_should_check" and finding.is_finding
    # 657775 lacks the length digit, 8988777 has Bankgirot's code 5: wrong.
    assert finding.values == {"found": ("657775", "8988777"), "count": 2}


def test_a_short_trailer_is_accepted() -> None:
    reading = read_bgmax(MINIMAL, "bg.txt")
    assert reading.kind == "BgMax" and reading.findings == ()
    [statement] = reading.statements
    assert [str(entry.amount) for entry in statement.entries] == ["1100.00"]
    assert statement.entries[0].payments[0].reference == "650861"


def test_lines_that_are_no_records_are_refused_by_number() -> None:
    content = (SAMPLES / "bgmax_invalid_codes.txt").read_bytes()
    assert identifies(content)
    by_line: dict[int | None, set[str]] = {}
    for problem in problems(content):
        by_line.setdefault(problem.source.line, set()).add(problem.code)
    assert by_line == {
        2: {"bgmax_fields_must_be_readable"},
        3: {"bgmax_fields_must_be_readable"},
        4: {"bgmax_lines_must_be_records"},
        5: {"bgmax_lines_must_be_records"},
        7: {"bgmax_fields_must_be_readable"},
    }


# The same file in other clothes


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_line_ends_do_not_matter(end: bytes) -> None:
    assert statements(FIL4.replace(b"\r\n", end)) == statements()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_that_was_saved_as_utf_8_reads_alike(encoding: str) -> None:
    content = FIL4.decode("latin-1").encode(encoding)
    assert identifies(content)
    assert statements(content) == statements()


def test_trailing_blanks_may_be_missing() -> None:
    lines = [line.rstrip() for line in FIL4.split(b"\r\n")]
    assert statements(b"\r\n".join(lines)) == statements()


def test_two_files_in_one_are_both_read() -> None:
    kronor, euro = statements(FIL4.rstrip() + b"\r\n" + FIL4)
    assert (len(kronor.entries), len(euro.entries)) == (6, 2)


# What is told


def test_a_deduction_takes_from_the_deposit() -> None:
    paid = the_payments(
        opening(), payment(500_00, "655969"), payment(200_00, code="21"), deposit(300_00, 2),
        count=(1, 1, 0, 1),
    )  # fmt: skip
    assert [one.amount for one in paid] == [Money(500_00), Money(-200_00)]


def test_deductions_may_exceed_payments() -> None:
    content = small(opening(), payment(200_00, code="21"), deposit(200_00), count=(0, 1, 0, 1))
    assert statements(content)[0].entries[0].amount == Money(-200_00)


def test_a_code_of_a_later_version_is_told_and_changes_nothing() -> None:
    lines = opening(), payment(500_00, "655969"), deposit(500_00)
    plain = read_bgmax(small(*lines), "bg.txt")
    later = read_bgmax(small(lines[0], lines[1], "30 något nytt", lines[2]), "bg.txt")
    [finding] = later.findings
    assert finding.code == "bgmax_codes_should_be_known"
    assert finding.values == {"found": ("30 (4)",), "count": 1}
    assert plain.statements[0].entries[0].payments == later.statements[0].entries[0].payments


def test_a_breakdown_that_does_not_make_its_payment_is_told_and_not_used() -> None:
    content = small(
        opening(), payment(500_00), payment(300_00, "133", code="22"),
        payment(100_00, "141", code="22"), deposit(500_00), count=(1, 0, 2, 1),
    )  # fmt: skip
    reading = read_bgmax(content, "bg.txt")
    [paid] = reading.statements[0].entries[0].payments
    assert (paid.amount, paid.more_references) == (Money(500_00), ("133", "141"))
    told = {finding.code: finding.values for finding in reading.findings}
    assert told["bgmax_references_should_break_down_the_payment"] == {
        "found": Money(400_00), "amount": Money(500_00), "count": 1,
    }  # fmt: skip


@pytest.mark.parametrize("reference", ["Faktura 17", "", "1"])
def test_what_is_no_ocr_reference_is_not_checked_as_one(reference: str) -> None:
    lines = opening(), payment(500_00, reference), deposit(500_00)
    assert read_bgmax(small(*lines), "bg.txt").findings == ()


# What is refused


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((payment(1), deposit(1)), "bgmax_records_must_stand_in_order"),
        ((opening(), deposit(0, 0)), "bgmax_totals_must_agree"),
        ((opening(), payment(1)), "bgmax_deposit_must_be_closed"),
        ((opening(), opening(), payment(1), deposit(1)), "bgmax_deposit_must_be_closed"),
        ((opening(), "25Hej", payment(1), deposit(1)), "bgmax_records_must_stand_in_order"),
        ((opening(), payment(2), deposit(1)), "bgmax_totals_must_agree"),
        ((opening(), payment(1), deposit(1, 2)), "bgmax_totals_must_agree"),
        ((opening(), payment(1), deposit(1, currency="EUR")), "bgmax_totals_must_agree"),
        ((opening(), payment(1), deposit(1, day="20260231")), "bgmax_fields_must_be_readable"),
        ((opening(), payment(1)[:50], deposit(1)), "bgmax_fields_must_be_readable"),
        ((opening(), payment(1), "", deposit(1)), "bgmax_lines_must_be_records"),
        ((opening(), payment(1) + " " * 20 + "x", deposit(1)), "bgmax_lines_must_be_records"),
        ((opening(currency="kr "), payment(1), deposit(1)), "bgmax_fields_must_be_readable"),
    ],
)
def test_what_does_not_hang_together_is_refused(lines: tuple[str, ...], code: str) -> None:
    assert code in codes(small(*lines))


def test_a_deposit_without_payments_is_no_payment() -> None:
    assert statements(small(opening(), deposit(0, 0), count=(0, 0, 0, 1)))[0].entries[0].split == ()


def test_wrong_totals_say_both_figures() -> None:
    content = small(opening(), payment(500_00, "655969"), deposit(500_01))
    [problem] = problems(content)
    assert problem.code == "bgmax_totals_must_agree" and problem.source.line == 4
    assert "500,01 kr" in problem.found("sv") and "500,00 kr" in problem.expected("sv")


def test_a_test_file_is_no_money() -> None:
    content = small(opening(), payment(1), deposit(1), start="T")
    assert codes(content) == {"bgmax_file_must_hold_real_payments"}


def test_a_file_that_is_cut_off_anywhere_is_refused() -> None:
    end = FIL4.index(b"70000000090000")
    for at in range(200, end, 7):
        assert codes(FIL4[:at]), f"cut at {at}"
    assert "bgmax_file_must_end_with_its_totals" in codes(FIL4[:end])


@pytest.mark.parametrize("line", range(1, 67))
def test_no_line_may_be_lost(line: int) -> None:
    lines = FIL4.rstrip().split(b"\r\n")
    lost = lines.pop(line)
    content = b"\r\n".join(lines)
    if lost[:2] in (b"25", b"26", b"27", b"28", b"29"):
        assert len(statements(content)) == 2  # no total counts them
    else:
        assert codes(content)


def test_no_digit_of_an_amount_or_a_count_may_change() -> None:
    fields = {b"15": (50, 79), b"20": (37, 55), b"70": (2, 34)}
    lines = FIL4.rstrip().split(b"\r\n")
    for number, line in enumerate(lines):
        for at in range(*fields.get(line[:2], (0, 0))):
            if line[at : at + 1].isdigit():
                digit = b"%d" % ((int(line[at : at + 1]) + 1) % 10)
                changed = line[:at] + digit + line[at + 1 :]
                assert codes(b"\r\n".join([*lines[:number], changed, *lines[number + 1 :]]))
