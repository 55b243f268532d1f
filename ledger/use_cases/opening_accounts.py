"""Which account of ours an old account goes on as: by its BAS number, else as ``--map`` says.

``1930=Assets:Bank:Main`` names one old account, ``5-7=Expenses:Administration`` every one that
begins so; several stand with commas between. One account named beats its BAS number, and that
beats a range.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from consortium.fields import AccountRange
from consortium.keys import component
from consortium.members import Consortium
from consortium.money import Language
from consortium.problems import Problem, Source, Value, Words, one_line
from importers.open_items import ItemKind
from importers.sie import OpeningBalance
from ledger.accounts import bas, find, is_variable
from ledger.chart import CHART

# Accounts kept per member, which the list of open items divides.
PARENTS: Mapping[ItemKind, str] = {
    "levy": "Assets:Receivable:Levies",
    "prepaid": "Liabilities:Prepaid",
    "capital": "Equity:MemberCapital",
    "issued_capital": "Equity:IssuedCapital",
    "unpaid_capital": "Assets:Receivable:UnpaidCapital",
    "loan": "Assets:Loans:Liquidity",
    "long_loan": "Assets:Loans:Long",
}
PURPOSE = "Equity:Purpose:"
# Earmarks follow from the purposes; memo accounts hold no kronor; a levy is made by a rule.
_NOT_OPENED = (
    *("Equity:Appropriated", "Equity:Opening", "Equity:Memo:", "Assets:Memo:"),
    *("Income:Levies:", "Income:Services:"),
)
# A claim is opened by itself, and tying follows from what is lent.
_BY_OTHERS = (*_NOT_OPENED, "Assets:Receivable:Levies:")
_PAIR = re.compile(r"(\d{1,8})(?:[-\u2013](\d{1,8}))?=(\S+)", re.ASCII)
_MAP = Source("--map")
_LENGTH_MAX, _NAME_MAX = 300, 40  # of a message


@dataclass(frozen=True, slots=True)
class Mapped:
    """Old accounts, each with ours; an account in ``PARENTS`` is divided among the members."""

    pairs: tuple[tuple[OpeningBalance, str], ...]
    problems: tuple[Problem, ...]


def mapped(
    balances: Sequence[OpeningBalance], maps: Iterable[str], consortium: Consortium
) -> Mapped:
    """Every balance with the account it goes to, and problems that list those without."""
    pairs, problems = _read(maps, consortium)
    standard = _by_number(consortium)
    found: list[tuple[OpeningBalance, str]] = []
    left: list[OpeningBalance] = []
    for one in balances:
        account = _account(one.account, pairs, standard)
        if account is None:
            left.append(one)
        else:
            found.append((one, account))
    if left and not problems:
        problems += _unmapped(left, consortium)
    return Mapped(tuple(found), tuple(problems))


Pairs = Sequence[tuple[AccountRange, str]]


def _account(number: str, pairs: Pairs, standard: Mapping[str, set[str]]) -> str | None:
    fitting = [(held, account) for held, account in pairs if held.holds(number)]
    named = [account for held, account in fitting if held == (number, number)]
    ours = standard.get(number, set())
    if named:
        return named[-1]
    return next(iter(ours)) if len(ours) == 1 else fitting[-1][1] if fitting else None


def _read(maps: Iterable[str], consortium: Consortium) -> tuple[Pairs, list[Problem]]:
    pairs: list[tuple[AccountRange, str]] = []
    problems: list[Problem] = []
    for text in (part.strip() for given in maps for part in given.split(",")):
        pair = _PAIR.fullmatch(text)
        if pair is None or len(pair[2] or pair[1]) != len(pair[1]):
            problems.append(Problem("map_must_be_readable", _MAP, {"found": text or "–"}))
        elif not _is_ours(pair[3], consortium):
            problems.append(Problem("mapped_account_must_be_ours", _MAP, {"found": text}))
        else:
            pairs.append((AccountRange((pair[1], pair[2] or pair[1])), pair[3]))
    return pairs, problems


def _is_ours(name: str, consortium: Consortium) -> bool:
    """True for an account of the chart that opening balances may stand on."""
    if name in PARENTS.values():
        return True
    found = find(name)
    if found is None or name.startswith(_BY_OTHERS):
        return False
    if found.row.pattern.endswith(":Tied"):
        return False
    known = {
        "Member": consortium.members,
        "Purpose": consortium.all_purposes,
        "Bank": consortium.bank_accounts,
    }
    return all(
        re.fullmatch(r"[A-ZÅÄÖ0-9][A-Za-z0-9ÅÄÖåäö-]*", part)
        and (variable not in known or part in map(component, known[variable]))
        for variable, part in found.parts
    )


def _by_number(consortium: Consortium) -> Mapping[str, set[str]]:
    """Our accounts by BAS number: those without a name in them, banks, purposes, per member."""
    keys = {"<Bank>": consortium.bank_accounts, "<Purpose>": consortium.all_purposes}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in CHART:
        parent, _, last = row.pattern.rpartition(":")
        names = [row.pattern]
        if last in keys:
            names = [f"{parent}:{component(key)}" for key in keys[last]]
        for name in names:
            is_kept = last == "<Member>" and parent in PARENTS.values()
            account = None if name.startswith(_NOT_OPENED) else find(name)
            number = None if account is None else bas(account, consortium)
            if number is not None and (is_kept or not any(map(is_variable, name.split(":")))):
                found[number].add(parent if is_kept else name)
    return found


def _unmapped(left: Sequence[OpeningBalance], consortium: Consortium) -> Iterator[Problem]:
    """All accounts that are left, as many to a problem as a message holds."""
    some: list[OpeningBalance] = []
    for number, one in enumerate(left, 1):
        some.append(one)
        following = [*some, *left[number : number + 1]]
        texts = (_listed(following), _suggested(following, consortium))
        if number == len(left) or max(map(len, texts)) > _LENGTH_MAX:
            values: dict[str, Value] = {
                "found": Words(_listed(some), _listed(some, "en")),
                "map": _suggested(some, consortium),
            }
            yield Problem("opening_accounts_must_be_mapped", _MAP, values)
            some = []


def _listed(some: Sequence[OpeningBalance], language: Language = "sv") -> str:
    return ", ".join(
        f"{one.account} {one_line(one.name, _NAME_MAX)} {one.amount.text(language)}" for one in some
    )


def _suggested(some: Sequence[OpeningBalance], consortium: Consortium) -> str:
    """What to write after ``--map``: neighbours that probably go to the same account as a range."""
    bank = next(map(component, consortium.bank_accounts), "…")
    pairs = []
    for (account, _), group in groupby(some, lambda one: (_likely(one.account), len(one.account))):
        numbers = [one.account for one in group]
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
        pairs.append(f"{span}={account.replace('<Bank>', bank)}")
    return ",".join(pairs)


def _likely(number: str) -> str:
    starts = (number[:length] for length in range(len(number), 0, -1))
    return next((_LIKELY[start] for start in starts if start in _LIKELY), "…")


_LIKELY: Mapping[str, str] = {
    "15": "Assets:Receivable:Levies",
    "163": "Assets:Tax:Account",
    "164": "Assets:Tax:Account",
    "165": "Assets:VAT:Settlement",
    "17": "Assets:Accrued:Interest",
    "19": "Assets:Bank:<Bank>",
    "20": "Equity:Retained",
    "24": "Liabilities:Payables",
    "242": "Liabilities:Prepaid",
    "25": "Liabilities:Tax:Income",
    "26": "Liabilities:VAT:Output",
    "264": "Liabilities:VAT:Input",
    "265": "Liabilities:VAT:Settlement",
    "27": "Liabilities:Tax:Withheld",
    "273": "Liabilities:Tax:Contributions",
    "28": "Liabilities:Accrued",
    "29": "Liabilities:Accrued",
    "3": "Income:Earlier:Levies",
    "37": "Income:Rounding",
    "398": "Income:Grants:Municipal",
    "4": "Expenses:Administration",
    "5": "Expenses:Administration",
    "6": "Expenses:Administration",
    "7": "Expenses:Administration",
    "75": "Expenses:SocialContributions",
    "83": "Income:Interest",
    "84": "Expenses:Interest",
    "89": "Expenses:Tax",
}
