"""What beancount says of books that were tampered with, through its own loader and bean-check."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from beancount import loader

from consortium.money import Money
from consortium.period import Period
from consortium.voucher import Posting, VoucherNumber
from ledger import plugin
from ledger.checks.loaded import Loaded
from tests.ledger.books.making import bank_fee, levy, write_books

ROOT = Path(__file__).parents[3]
FEBRUARY = "2026/2026-02.beancount"
MARCH = "2026/2026-03.beancount"


def failures(main: Path) -> list[plugin.Failure]:
    _, errors, _ = loader.load_file(str(main))
    return [e for e in errors if isinstance(e, plugin.BooksFailure | plugin.BooksFinding)]


def edit(root: Path, file: str, old: str, new: str, count: int = 1) -> int:
    """Change the file as a text editor would; the line of what was changed."""
    text = (root / file).read_bytes().decode()
    assert old in text, f"{old!r} is not in {file}"
    (root / file).write_bytes(text.replace(old, new, count).encode())
    return text[: text.index(old)].count("\n") + 1


def block(root: Path, file: str, number: str) -> str:
    """The text of a voucher, without the line ends after it."""
    blocks = (root / file).read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    return next(block for block in blocks if f"^{number}\n" in block)


def test_clean_books_have_no_failures(tmp_path: Path) -> None:
    _, errors, options = loader.load_file(str(write_books(tmp_path)))
    assert errors == []
    assert options["title"] == "Prövobygdens kooperativ"


def test_new_books_without_vouchers_have_no_failures(tmp_path: Path) -> None:
    assert loader.load_file(str(write_books(tmp_path, vouchers=())))[1] == []


HAND_EDITS: dict[str, tuple[str, str, str]] = {
    # code: (found in February's file, put in its place, where the message stands)
    "voucher_must_balance": ("9200.01 SEK", "9200.02 SEK", "* "),
    "amount_must_have_two_decimals": ("-800.00 SEK", "-800.000 SEK", "VAT:Output"),
    "amount_must_be_written_out": (" -800.00 SEK", "", "VAT:Output"),
    "voucher_must_have_a_number": ('  series: "V"\n', "", "* "),
    "account_must_name_a_member": (
        "Income:Services:Grenverket ",
        "Income:Services:Granverket ",
        "open Income:Services:Granverket",
    ),
    "account_must_name_a_purpose": (
        "Equity:Purpose:Solidarity ",
        "Equity:Purpose:Solidaritet ",
        "* ",
    ),
    "earmarks_must_net_to_zero": ("Equity:Appropriated ", "Equity:Retained ", "* "),
}


def test_a_changed_ore_on_both_sides_breaks_the_chain_at_the_next_voucher(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    edit(tmp_path, FEBRUARY, "9200.01 SEK", "9200.02 SEK")
    edit(tmp_path, FEBRUARY, "-3200.01 SEK", "-3200.02 SEK")
    found = failures(main)
    codes = [failure.message.split()[1] for failure in found]
    assert codes == ["voucher_hash_must_chain", "levy_must_be_earmarked_whole"]
    assert "V2026-2 stämmer inte med texten i V2026-1" in found[0].message


def test_a_changed_text_breaks_the_chain(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    edit(tmp_path, FEBRUARY, 'concerns: "Avgift 2026-01"', 'concerns: "Avgift 2026-02"')
    (failure,) = failures(main)
    assert "voucher_hash_must_chain" in failure.message
    assert failure.source["filename"].endswith(FEBRUARY)


@pytest.mark.parametrize("code", HAND_EDITS)
def test_an_edit_shows_at_its_file_and_line(tmp_path: Path, code: str) -> None:
    main = write_books(tmp_path)
    old, new, marker = HAND_EDITS[code]
    edit(tmp_path, FEBRUARY, old, new)
    text = (tmp_path / FEBRUARY).read_text(encoding="utf-8")
    lines = text.split("\n")
    expected = 1 + next(index for index, line in enumerate(lines) if marker in line)
    here = [f for f in failures(main) if f.message.split()[1] == code]
    assert here, [f.message for f in failures(main)]
    assert here[0].source["lineno"] == expected
    assert here[0].source["filename"] == str(tmp_path / FEBRUARY)
    assert here[0].message.startswith(f"fel {code}\n  var       {FEBRUARY}:{expected}\n")


def test_one_leg_is_refused(tmp_path: Path) -> None:
    main = write_books(tmp_path, vouchers=[bank_fee(1)])
    text = (tmp_path / FEBRUARY).read_text(encoding="utf-8")
    head = text[: text.index("  Expenses:Bank")]
    leg = "  Expenses:Bank                                            0.00 SEK\n"
    (tmp_path / FEBRUARY).write_text(head + leg, encoding="utf-8")
    assert [f.message.split()[1] for f in failures(main)] == ["voucher_must_have_two_legs"]


def test_a_voucher_taken_away_leaves_a_gap(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    edit(tmp_path, FEBRUARY, block(tmp_path, FEBRUARY, "V2026-2") + "\n\n", "")
    (failure,) = failures(main)
    assert "voucher_numbers_must_be_gapless" in failure.message
    assert "V2026-3 där V2026-2 skulle stå" in failure.message


def test_the_first_voucher_taken_away_is_a_gap_too(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    edit(tmp_path, FEBRUARY, block(tmp_path, FEBRUARY, "V2026-1") + "\n\n", "")
    assert any("V2026-2 där V2026-1 skulle stå" in f.message for f in failures(main))


def test_swapped_vouchers_are_out_of_order(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    first, second = block(tmp_path, MARCH, "V2026-3"), block(tmp_path, MARCH, "V2026-4")
    (tmp_path / MARCH).write_text(second + "\n\n" + first + "\n", encoding="utf-8")
    found = failures(main)
    assert [f.message.split()[1] for f in found] == ["vouchers_must_stand_in_order"]
    assert "V2026-4 står före V2026-3" in found[0].message


def test_a_voucher_copied_in_shows_its_number_twice(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    text = (tmp_path / MARCH).read_text(encoding="utf-8")
    (tmp_path / MARCH).write_text(text + block(tmp_path, MARCH, "V2026-4") + "\n", encoding="utf-8")
    codes = {f.message.split()[1] for f in failures(main)}
    assert "voucher_numbers_must_be_gapless" in codes


def test_a_changed_prev_is_refused(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    edit(tmp_path, FEBRUARY, 'prev: ""', f'prev: "{"0" * 64}"')
    found = failures(main)
    assert found[0].message.split()[1] == "voucher_hash_must_chain"
    assert "V2026-1" in found[0].message


def test_a_transaction_typed_in_fava_is_refused(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    with (tmp_path / MARCH).open("a", encoding="utf-8") as file:
        file.write(
            '2026-03-20 * "Kim" "kontant"\n'
            "  Assets:Bank:Main  10.00 SEK\n  Equity:Retained  -10.00 SEK\n"
        )
    (failure,) = failures(main)
    assert "voucher_must_have_a_number" in failure.message
    assert "2026-03-20 kontant" in failure.message


def test_a_voucher_in_the_wrong_month_is_refused(tmp_path: Path) -> None:
    main = write_books(tmp_path, vouchers=[levy(1), bank_fee(1)])
    edit(tmp_path, FEBRUARY, "2026-02-12 *", "2026-03-12 *")
    assert [f.message.split()[1] for f in failures(main)] == ["voucher_must_lie_in_its_month"]


def test_a_voucher_of_another_fiscal_year_is_refused(tmp_path: Path) -> None:
    fee = replace(bank_fee(1), id=VoucherNumber("M", 2025, 1))
    main = write_books(tmp_path, vouchers=[levy(1), fee])
    codes = [f.message.split()[1] for f in failures(main)]
    assert codes == ["voucher_year_must_be_its_fiscal_year"]


def test_a_name_in_loose_accents_is_another_account_and_refused(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    loose = unicodedata.normalize("NFD", "Assets:Receivable:Levies:Åkeriet")
    edit(tmp_path, FEBRUARY, "Assets:Receivable:Levies:Åkeriet", loose)
    edit(tmp_path, "accounts.beancount", "Assets:Receivable:Levies:Åkeriet", loose)
    found = [f for f in failures(main) if "account_must_be_nfc" in f.message]
    assert [f.source["filename"] for f in found] == [str(tmp_path / "accounts.beancount")]


def test_a_levy_that_earmarks_too_little_is_refused(tmp_path: Path) -> None:
    legs = list(levy(1).postings)
    legs[5] = replace(legs[5], amount=Money(840000))
    legs[7] = replace(legs[7], amount=Money(-556000))
    main = write_books(tmp_path, vouchers=[replace(levy(1), postings=tuple(legs))])
    (failure,) = failures(main)
    assert "levy_must_be_earmarked_whole" in failure.message
    assert "8400.00 SEK" in failure.message and "8400.01 SEK" in failure.message


def test_a_loss_that_no_purpose_bears_is_a_finding(tmp_path: Path) -> None:
    fee = bank_fee(1)
    main = write_books(tmp_path, vouchers=[levy(1), replace(fee, postings=fee.postings[:2])])
    (found,) = failures(main)
    assert isinstance(found, plugin.BooksFinding)
    assert "unappropriated_must_not_be_negative" in found.message
    assert "125,00 kr" in found.message


def test_a_purpose_below_zero_is_a_finding(tmp_path: Path) -> None:
    (found,) = failures(write_books(tmp_path, vouchers=[bank_fee(1)]))
    assert isinstance(found, plugin.BooksFinding)
    assert "purpose_must_not_be_negative" in found.message


def test_messages_follow_the_consortiums_language(tmp_path: Path) -> None:
    main = write_books(tmp_path, language="en")
    edit(tmp_path, FEBRUARY, 'prev: ""', 'prev: "x"')
    assert failures(main)[0].message.startswith("error voucher_hash_must_chain\n  where ")


def test_a_broken_consortium_yaml_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    edit(tmp_path, "consortium.yaml", "purposes:", "purpose:")
    edit(tmp_path, FEBRUARY, 'prev: ""', 'prev: "x"')
    files = {Path(f.source["filename"]).name for f in failures(main)}
    assert files == {"consortium.yaml", "2026-02.beancount"}


def test_a_missing_consortium_yaml_is_told(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    (tmp_path / "consortium.yaml").unlink()
    assert [f.message.split()[1] for f in failures(main)] == ["file_must_be_readable"]


def test_a_check_that_crashes_is_one_more_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(loaded: Loaded) -> list[object]:
        raise ZeroDivisionError(f"{len(loaded.entries)} delat med noll")

    monkeypatch.setattr(plugin, "CHECKS", (broken, *plugin.CHECKS))
    (failure,) = failures(write_books(tmp_path))
    assert "check_must_run" in failure.message and "delat med noll" in failure.message


def bean_check(tmp_path: Path, main: Path) -> tuple[int, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "beancount.scripts.check", str(main)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stderr


def test_bean_check_is_silent_on_clean_books_in_another_folder(tmp_path: Path) -> None:
    assert bean_check(tmp_path, write_books(tmp_path / "böcker")) == (0, "")


def test_bean_check_names_file_line_and_rule(tmp_path: Path) -> None:
    main = write_books(tmp_path / "böcker")
    edit(main.parent, FEBRUARY, 'prev: ""', 'prev: "x"')
    code, said = bean_check(tmp_path, main)
    assert code == 1
    assert f"{main.parent / FEBRUARY}:11: fel voucher_hash_must_chain" in said


def test_bean_query_answers_on_the_books(tmp_path: Path) -> None:
    import beanquery

    entries, errors, options = loader.load_file(str(write_books(tmp_path)))
    connection = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)
    rows = connection.execute(
        "SELECT entry_meta('series'), entry_meta('number'), sum(number) AS s "
        "WHERE account ~ 'Purpose:Solidarity' GROUP BY 1, 2 ORDER BY 2"
    ).fetchall()
    assert [(row[0], int(row[1]), str(row[2])) for row in rows] == [
        ("V", number, "-5560.01") for number in (1, 2, 3, 4)
    ]


def test_vouchers_of_two_units_sum_to_zero_in_each(tmp_path: Path) -> None:
    legs = (
        *bank_fee(1).postings,
        Posting("Assets:Memo:LSEK:Loans", Money(100), "LSEK"),
        Posting("Equity:Memo:LSEK:Loans", Money(-100), "LSEK"),
    )
    vouchers = [levy(1, month=Period(2026, 1)), replace(bank_fee(1), postings=legs)]
    assert failures(write_books(tmp_path, vouchers=vouchers)) == []
