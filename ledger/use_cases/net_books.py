"""What members' own SIE files say they owe each other.

A file says who a customer or supplier is only where somebody wrote it: in the text of a voucher or
row, or as an object of dimension 8 (customer) or 9 (supplier), which the format reserves for them.
The rows of the year that name one member make what stands between the two. Payments seldom name
anybody, so one side alone proves nothing; see :mod:`rules.netting_claims`. An extract leaves such
rows at home.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from consortium.money import Money
from consortium.period import Period
from consortium.progress import Progress, quiet, telling
from importers.sie import SieFile
from importers.sie.facing import NamedParties
from importers.sie.file import Objects
from ledger.books import Books
from ledger.use_cases.reconcile_members import MemberBooks, MemberFile
from rules.netting_claims import Claim

# BAS: 1510–1519 customers, 2440–2449 suppliers.
CUSTOMERS, SUPPLIERS = "151", "244"
_DIMENSIONS = {"8": CUSTOMERS, "9": SUPPLIERS}


class BooksTell(NamedTuple):
    """What the members' books tell, and whose books were looked at."""

    claims: tuple[Claim, ...]
    read: tuple[str, ...]


def told_by_books(books: Books, period: Period, progress: Progress = quiet) -> BooksTell:
    """The debts between members at the end of the month, as each one's latest file tells them."""
    members = books.consortium.members
    parties = NamedParties({key: member.name for key, member in members.items()})
    own = MemberBooks(books, period, owner="")
    claims: list[Claim] = []
    read = []
    for key in telling(progress, "comparing", list(members)):
        found = own.latest_file(key)
        if found is not None:
            read.append(key)
            claims += _claims(key, found, parties, period.last)
    return BooksTell(tuple(claims), tuple(read))


def _claims(key: str, found: MemberFile, parties: NamedParties, last: dt.date) -> Iterator[Claim]:
    customers: dict[str, int] = {}
    suppliers: dict[str, int] = {}
    for account, amount, texts in _amounts(found, last):
        sums = customers if account.startswith(CUSTOMERS) else suppliers
        named = parties.named_in(*texts) - {key}
        if len(named) == 1:
            (other,) = named
            sums[other] = sums.get(other, 0) + amount.ore
    for other, ore in sorted(customers.items()):
        yield Claim(other, key, Money(ore), "books_creditor")
    for other, ore in sorted(suppliers.items()):
        yield Claim(key, other, Money(-ore), "books_debtor")


def _amounts(found: MemberFile, last: dt.date) -> Iterator[tuple[str, Money, list[str]]]:
    """What moved customers and suppliers since the year began, with what says whose it is."""
    file = found.file
    for opening in file.object_opening:
        if opening.year == 0 and _faces(opening.account):
            yield opening.account, opening.amount, _called(file, opening.account, opening.objects)
    for voucher in file.vouchers:
        if voucher.date is None or not found.first <= voucher.date <= last:
            continue
        for row in voucher.rows:
            if row.kind == "trans" and _faces(row.account):
                called = _called(file, row.account, row.objects)
                yield row.account, row.amount, called or [voucher.text, row.text]


def _faces(account: str) -> bool:
    return account.startswith((CUSTOMERS, SUPPLIERS))


def _called(file: SieFile, account: str, objects: Objects) -> list[str]:
    """The customer's or supplier's name by the object that the format has for it."""
    names = (
        file.objects.get((dimension, number), "")
        for dimension, number in objects
        if account.startswith(_DIMENSIONS.get(dimension, "-"))
    )
    return [name for name in names if name]
