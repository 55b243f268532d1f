"""What a member's own books say of the fund: balances and rows of the accounts that face it.

Two-sided confirmation compares them with what the fund says of the member. Amounts are
debit-positive in the member's books: what the member owes the fund is negative there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import NamedTuple

from consortium.money import Money, total
from consortium.period import Period
from importers.sie import sums
from importers.sie.file import Row, SieFile, Voucher

# Every payment passes these, whoever it is to: bank, VAT, payroll taxes, pay.
_OTHERS = ("19", "26", "27", "70", "71", "72", "73", "74", "75", "76")
_LEGAL_FORM = re.compile(
    r"\b(?:ekonomisk förening|ek för|ideell förening|ekonomiska föreningen|aktiebolag|ab|svb)\b"
)
_NAME_LETTERS_MIN = 4
# One equal amount is a coincidence, two are not.
_AMOUNTS_MIN = 2


class FacingRow(NamedTuple):
    """One row of an account that faces the fund.

    ``text`` is the voucher's text and the row's own; ``names_us`` is true when it names the
    fund, which matters on accounts shared with others, such as 2440.
    """

    line: int
    account: str
    date: Day
    amount: Money
    voucher: str
    text: str
    names_us: bool


@dataclass(frozen=True, slots=True)
class FacingAccount:
    """One account on a day: its rows of the fiscal year until then, and its balance.

    ``opening`` and ``balance`` are of the whole account, whoever its rows concern, and None
    where the file cannot tell them. A file with period balances instead of vouchers (SIE 2
    and 3) gives a balance at the end of a month and no rows.
    """

    number: str
    name: str | None
    opening: Money | None
    balance: Money | None
    rows: tuple[FacingRow, ...]

    @property
    def named(self) -> Money:
        """The sum of the rows that name the fund."""
        return total(row.amount for row in self.rows if row.names_us)


class Suggestion(NamedTuple):
    """An account that probably faces the fund, and why: its own name, rows that name the fund,
    rows of the amounts that the fund has asked for or paid.
    """

    account: str
    name: str | None
    is_named: bool
    named_rows: int
    equal_rows: int


def facing(
    file: SieFile, accounts: Sequence[str], *, until: Day, names: Sequence[str] = ()
) -> tuple[FacingAccount, ...]:
    """The accounts of a member's books that face the fund, in the order given.

    ``names`` are what the member may call the fund. Rows go from the start of the fiscal year to
    ``until``, included, and of an extract those that came along; a balance is None when that day
    is not of the file's fiscal year, or the file was drawn before it, or holds no balances.
    """
    ours = Names(names)
    rows = list(_rows(file, frozenset(accounts), ours, until))
    opening = _opening(file)
    moved = _moved(file, until)
    found = []
    for number in accounts:
        before = None if opening is None else Money(opening.get(number, 0))
        after = None if before is None or moved is None else before + Money(moved.get(number, 0))
        own = tuple(row for row in rows if row.account == number)
        account = file.accounts.get(number)
        name = None if account is None else account.name
        found.append(FacingAccount(number, name, before, after, own))
    return tuple(found)


def suggest(
    file: SieFile, names: Sequence[str], amounts: Collection[Money] = ()
) -> tuple[Suggestion, ...]:
    """The accounts that probably face the fund, likeliest first; nothing is ever assumed.

    ``amounts`` are what the fund has noticed and paid out, their sign does not count. Accounts
    that every payment passes (bank, VAT, payroll) are left out.
    """
    ours, sizes = Names(names), {abs(amount) for amount in amounts if not amount.is_zero}
    named: dict[str, int] = {}
    equal: dict[str, list[Money]] = {}
    for voucher, row in _booked(file):
        number = row.account
        named[number] = named.get(number, 0) + ours.are_in(voucher.text, row.text)
        if abs(row.amount) in sizes:
            equal.setdefault(number, []).append(abs(row.amount))
    found = []
    for number, account in sorted(file.accounts.items()):
        is_named, rows = ours.are_in(account.name or ""), equal.get(number, [])
        is_likely = is_named or named.get(number) or len(set(rows)) >= _AMOUNTS_MIN
        if is_likely and not number.startswith(_OTHERS):
            count = named.get(number, 0)
            found.append(Suggestion(number, account.name, is_named, count, len(rows)))
    return tuple(sorted(found, key=lambda one: (-one.is_named, -one.named_rows, -one.equal_rows)))


class Names:
    """What the fund is called, as texts are searched for it."""

    def __init__(self, names: Sequence[str]) -> None:
        bare = (_LEGAL_FORM.sub(" ", _words(name)) for name in names)
        words = (" ".join(name.split()) for name in bare)
        self._names = tuple(f" {name} " for name in words if len(name) >= _NAME_LETTERS_MIN)

    def are_in(self, *texts: str) -> bool:
        """True when one of the texts names the fund."""
        searched = [f" {_words(text)} " for text in texts if text]
        return any(name in text for name in self._names for text in searched)


class NamedParties:
    """Which of many parties a text names, found by the first word of each name.

    >>> parties = NamedParties({"cykelbud": "Cykelbud i Motala ek. för.", "kvarnen": "Kvarnen"})
    >>> parties.named_in("Faktura 17 Cykelbud i Motala", "mars")
    frozenset({'cykelbud'})
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for key, name in names.items():
            bare = " ".join(_LEGAL_FORM.sub(" ", _words(name)).split())
            if len(bare) >= _NAME_LETTERS_MIN:
                self._by_word.setdefault(bare.split()[0], []).append((f" {bare} ", key))

    def named_in(self, *texts: str) -> frozenset[str]:
        """The keys of those that the texts name."""
        found = set()
        for text in texts:
            words = _words(text)
            for word in set(words.split()) & self._by_word.keys():
                found |= {key for name, key in self._by_word[word] if name in f" {words} "}
        return frozenset(found)


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.findall(r"\w+", folded))


def _booked(file: SieFile) -> Iterator[tuple[Voucher, Row]]:
    for voucher in file.vouchers:
        for row in voucher.rows:
            if row.kind == "trans":
                yield voucher, row


def _rows(file: SieFile, accounts: frozenset[str], ours: Names, until: Day) -> Iterator[FacingRow]:
    year = file.year(0)
    for voucher, row in _booked(file):
        day = voucher.date
        if (
            row.account not in accounts
            or day is None
            or day > until
            or (year is not None and day < year.first)
        ):
            continue
        texts = dict.fromkeys(text for text in (voucher.text, row.text) if text)
        names_us = ours.are_in(*texts)
        label, text = voucher.label, " · ".join(texts)
        yield FacingRow(row.line, row.account, day, row.amount, label, text, names_us)
    for one in () if file.extract is None else file.extract.rows:
        day = one.date
        if one.account not in accounts or day is None or day > until:
            continue
        if year is None or day >= year.first:
            yield FacingRow(one.line, one.account, day, one.amount, one.label, "", one.names_us)


def _opening(file: SieFile) -> dict[str, int] | None:
    """Opening balances of the year in öre, or None when the file holds no balances at all."""
    return dict(sums.balances(file.opening)) if file.has_balances else None


def _moved(file: SieFile, until: Day) -> dict[str, int] | None:
    """Movement in öre from the year's start to the end of a day, or None when not known."""
    year = file.year(0)
    if year is None or not year.first <= until <= year.last:
        return None
    if file.generated is not None and file.generated < until:
        return None
    moved: dict[str, int] = {}
    if file.vouchers:
        for voucher, row in _booked(file):
            if voucher.date is not None and year.first <= voucher.date <= until:
                moved[row.account] = moved.get(row.account, 0) + row.amount.ore
        return moved
    months = sums.of_period_balances(file)
    if not months or until != Period.of(until).last:
        return None
    for month, ore in months.items():
        if year.first <= month.first and month.last <= until:
            for account, amount in ore.items():
                moved[account] = moved.get(account, 0) + amount
    return moved
