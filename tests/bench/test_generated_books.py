"""The bench's books are real ones, and the text for hledger and ledger holds the same."""

from __future__ import annotations

import csv
import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bench.consortium import consortium
from bench.generate import generate
from bench.plain_text import ledger_text
from ledger.books import open_books
from ledger.use_cases.receipts import FileIn
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in
from rules.consortium_yaml import read_consortium

MEMBERS, MONTHS = 9, 3
COMMANDS = {
    "hledger": ("-f", "{file}", "bal", "--flat", "--no-total", "--output-format", "csv"),
    "ledger": ("-f", "{file}", "bal", "--flat", "--no-total", "--balance-format",
               "%(quoted(account)),%(quoted(scrub(display_total)))\n"),
}  # fmt: skip

# At a desk, those that are installed; CI must have both.
PROGRAMS = [name for name in COMMANDS if shutil.which(name) or os.environ.get("CI")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books with three months booked, and the inbox of the fourth."""
    made = tmp_path_factory.mktemp("bench")
    sample = consortium(members=MEMBERS, years=1)
    done = list(generate(made, replace(sample, steps=sample.steps[: MONTHS + 1])))
    assert [month.refused for month in done] == [()] * MONTHS
    return made


def test_bean_check_and_our_plugin_find_nothing(folder: Path) -> None:
    from beancount import loader
    from beancount.core.data import Transaction

    entries, errors, _ = loader.load_file(str(folder / "books" / "main.beancount"))
    assert errors == []
    booked = sum(isinstance(entry, Transaction) for entry in entries)
    # The business that credits more than it sells in January pays nothing for it.
    assert booked == len(open_books(folder / "books").read_vouchers) == MEMBERS * MONTHS - 1


def test_the_last_month_waits_in_the_inbox(folder: Path) -> None:
    assert len(list((folder / "inbox").iterdir())) == MEMBERS


@pytest.mark.parametrize("name", ["forms", "form"])
def test_the_same_month_waits_as_forms_in_excel(folder: Path, name: str, tmp_path: Path) -> None:
    books = shutil.copytree(folder / "books", tmp_path / "books")
    day = dt.date(2025, 5, 17)
    now = dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC)
    session = Session(root=books, now=now, today=day, by="kim", command="take-in")
    paths = sorted((folder / name).iterdir())
    taken = take_in(session, [FileIn(path.name, path.read_bytes()) for path in paths])
    assert taken.problems == ()
    assert sum(len(receipt.new) for receipt in taken.receipts) == MEMBERS
    assert len(paths) == (MEMBERS if name == "forms" else 1)


@pytest.mark.parametrize("program", PROGRAMS)
def test_both_syntaxes_hold_the_same_balances(folder: Path, tmp_path: Path, program: str) -> None:
    assert shutil.which(program), f"CI must have {program}"
    books = open_books(folder / "books")
    file = tmp_path / "books.ledger"
    file.write_text(ledger_text(books), encoding="utf-8")
    ours = {
        account: Decimal(str(amount)) for (account, _), amount in books.balances.accounts.items()
    }
    assert len(ours) > MEMBERS * 4
    assert balances(program, file) == ours


def balances(program: str, file: Path) -> Mapping[str, Decimal]:
    """What the program says, without the accounts at zero."""
    command = [program, *(part.format(file=file) if "{file}" in part else part
                          for part in COMMANDS[program])]  # fmt: skip
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    rows = [row for row in csv.reader(out.stdout.splitlines()) if row != ["account", "balance"]]
    amounts = {account: Decimal(amount.removesuffix(" SEK")) for account, amount in rows}
    return {account: amount for account, amount in amounts.items() if amount}


def test_every_member_has_its_own_valid_number() -> None:
    sample = consortium(members=500, years=1)
    read = read_consortium(sample.books["consortium.yaml"], "consortium.yaml")
    numbers = {member.organisation_number for member in read.members.values()}
    assert len(numbers) == 500
    assert all(number.startswith("7990") for number in numbers)
    assert sample.inbox.keys() >= {f"inbox/2025-12/{key}.se" for key in read.members}


def test_the_same_sizes_give_the_same_files() -> None:
    assert consortium(members=8, years=2) == consortium(members=8, years=2)
    assert len(consortium(members=8, years=2).steps) == 24
