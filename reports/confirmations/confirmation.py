"""Confirmations as values: what stands between the fund and a member on a day, on both sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from consortium.keys import component
from consortium.members import Consortium, Member
from consortium.money import ZERO, Money, total
from ledger.books import Books
from ledger.use_cases.arrears import Debt, arrears, balances_on
from ledger.use_cases.reconcile import Reconciled
from rules.reconcile.differences import Check, Difference

What = Literal["debt", "capital", "loan"]
_LONG_AGO = "2000-01-01T00:00:00"  # when what no voucher stands behind was made


@dataclass(frozen=True, slots=True)
class Balance:
    """One balance: what the member owes us (below zero: has paid ahead), its capital
    or what it has borrowed and not been noticed of.

    ``theirs`` is what its own books say on ``account``; ``None`` where we have not seen them.
    """

    what: What
    ours: Money
    theirs: Money | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one member is asked to confirm.

    ``debts`` are the open notices, ``ahead`` what it has paid that no notice has met, and
    ``other`` what else the balance of what it owes consists of; together they are that balance.
    ``signed`` are the fund's treasurers with their addresses, ``made`` is when our books last
    changed.
    """

    key: str
    member: Member
    day: dt.date
    balances: tuple[Balance, ...]
    debts: tuple[Debt, ...]
    ahead: Money
    other: Money
    differences: tuple[Difference, ...]
    fund: Consortium
    signed: tuple[tuple[str, str | None], ...]
    made: str

    @property
    def owed(self) -> Money:
        """What the member owes us, what it has paid ahead taken off."""
        return next((one.ours for one in self.balances if one.what == "debt"), ZERO)


def confirmations_of(books: Books, found: Reconciled) -> tuple[Confirmation, ...]:
    """One for each member with a balance on either side, in the order of consortium.yaml."""
    return tuple(_confirmations(books, found))


def _confirmations(books: Books, found: Reconciled) -> Iterator[Confirmation]:
    day = found.period.last
    debts = {one.key: one.debts for one in arrears(books, day).members}
    balances = balances_on(books, day)
    people = books.consortium.people.values()
    made = max((read.voucher.registered for read in books.read_vouchers), default=_LONG_AGO)
    for key, member in books.consortium.members.items():
        checks = [one for one in found.checked if (one.area, one.place) == ("members", key)]
        mine = tuple(_balance(one) for one in checks)
        differences = tuple(
            one for one in found.open if one.area == "members" and one.place.split()[0] == key
        )
        ahead = -balances.balance(f"Liabilities:Prepaid:{component(key)}")
        stands = any(not one.ours.is_zero or one.theirs not in (None, ZERO) for one in mine)
        if not (stands or debts.get(key) or differences):
            continue
        open_ones = debts.get(key, ())
        owed = total(one.ours for one in mine if one.what == "debt")
        yield Confirmation(
            key=key,
            member=member,
            day=day,
            balances=mine,
            debts=open_ones,
            ahead=ahead,
            other=owed - total(debt.notice.amount for debt in open_ones) + ahead,
            differences=differences,
            fund=books.consortium,
            signed=tuple((p.name, p.email) for p in people if p.has_role("treasurer", day)),
            made=made,
        )


def _balance(check: Check) -> Balance:
    whats: dict[str, What] = {"capital": "capital", "loan": "loan"}
    what = whats.get(check.what, "debt")
    return Balance(what, check.ours, check.theirs, str(check.values.get("account", "")))
