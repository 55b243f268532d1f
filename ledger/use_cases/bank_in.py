"""What a bank's file says becomes facts: whose account, what is new, what cannot be ours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from consortium.bank import BankStatement
from consortium.bank_facts import BankFacts, BankFile
from consortium.members import BankAccount
from consortium.problems import Problem, Source, Value, Words
from consortium.voucher import SEK
from importers.reading import BankReading
from ledger.use_cases.session import Session

_NO_ACCOUNT = Words("inget konto är infört ännu", "no account is entered yet")


@dataclass(slots=True)
class BankFiles:
    """What one file holds, by account; with ``problems`` nothing of it counts.

    ``entries`` is how many entries it holds in all, those that are known already included.
    """

    files: list[BankFile] = field(default_factory=list)
    entries: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BankWanted:
    """Which accounts there are, and the one that the command named, if it did."""

    session: Session
    accounts: Mapping[str, BankAccount]
    account: str | None = None


def bank_files_of(
    wanted: BankWanted, reading: BankReading, facts: BankFacts, name: str, sha256: str
) -> BankFiles:
    """The statements of a reading as facts: each with the entries that are not here yet."""
    found = BankFiles()
    for statement in reading.statements:
        found.entries += len(statement.entries)
        found.problems += _problems(wanted, statement, name)
        account = _account(wanted, statement, name, found)
        if found.problems or account is None:
            continue
        file = BankFile(
            account=account,
            kind=reading.kind,
            document=sha256,
            file=PurePath(name).name,
            taken_in=wanted.session.at,
            lines=tuple(facts.new_lines(account, reading.kind, statement)),
            number=statement.number,
            opening=statement.opening,
            closing=statement.closing,
            is_details=statement.is_details,
        )
        found.files.append(file)
        facts = facts.after([file])
    return found


def is_new(file: BankFile, facts: BankFacts) -> bool:
    """True when the file brings an entry or a balance that is not here yet."""
    held = {
        balance
        for other in facts.files
        if other.account == file.account
        for balance in (other.opening, other.closing)
    }
    return bool(file.lines) or not {file.opening, file.closing} <= {*held, None}


def account_of(accounts: Mapping[str, BankAccount], written: str, day: dt.date) -> str | None:
    """The key of the account that a bank writes so: an IBAN, a number, a bankgiro or a plusgiro.

    Clearing and number stand in an IBAN in each bank's own way; the last digits are the same.

    >>> one = BankAccount(iban="SE4550000000058398257466", bankgiro="5050-1055")
    >>> account_of({"main": one}, "50501055", dt.date(2026, 1, 1))
    'main'
    >>> account_of({"main": one}, "5000 58398257466", dt.date(2026, 1, 1))
    'main'
    >>> account_of({"main": one}, "SE0050000000011198257466", dt.date(2026, 1, 1)) is None
    True
    """
    digits = "".join(ch for ch in written if ch.isalnum()).upper()
    for key, account in accounts.items():
        if not account.holds(day):
            continue
        iban = (account.iban or "").replace(" ", "")
        giros = {(g or "").replace("-", "") for g in (account.bankgiro, account.plusgiro)}
        is_long = digits.isdigit() and len(digits) >= _TELLING
        ends = is_long and iban.endswith(digits[-_TELLING:])
        if digits and (digits in {iban, *giros} or ends):
            return key
    return None


_TELLING = 8  # so many digits of an account number tell it from another


def _account(
    wanted: BankWanted, statement: BankStatement, name: str, found: BankFiles
) -> str | None:
    accounts = wanted.accounts
    known = tuple(accounts) or _NO_ACCOUNT
    if wanted.account is not None and wanted.account not in accounts:
        values: dict[str, Value] = {"found": wanted.account, "known": known}
        found.problems.append(Problem("account_must_be_known", Source("--account"), values))
        return None
    key = account_of(accounts, statement.account, wanted.session.today)
    if key is not None and wanted.account in (None, key):
        return key
    if not statement.account and (wanted.account or len(accounts) == 1):
        return wanted.account or next(iter(accounts))
    values = {"found": statement.account or "–", "known": known}
    found.problems.append(Problem("statement_must_be_of_our_account", Source(name), values))
    return None


def _problems(wanted: BankWanted, statement: BankStatement, name: str) -> Iterator[Problem]:
    today = wanted.session.today
    if statement.currency != SEK:
        values: dict[str, Value] = {"found": statement.currency}
        yield Problem("statement_must_be_in_kronor", Source(name), values)
    for entry in statement.entries:
        if entry.currency != SEK and statement.currency == SEK:
            yield Problem("statement_must_be_in_kronor", entry.place, {"found": entry.currency})
        if entry.booked > today:
            values = {"found": entry.booked, "today": today}
            yield Problem("entry_must_not_be_in_the_future", entry.place, values)
