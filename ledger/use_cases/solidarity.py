"""``solidarity``: what each member has paid and received over its life (read only)."""

from __future__ import annotations

from dataclasses import dataclass

from consortium.money import ZERO, Money
from ledger.books import Books
from rules.solidarity import GIVEN, Kind, Solidarity, kind_of, moves_of, solidarity


@dataclass(frozen=True, slots=True)
class Positions:
    """The members' positions; ``unpaid`` is what is open of the levies, by member."""

    found: Solidarity
    unpaid: dict[str, Money]


def positions(books: Books) -> Positions:
    """Every member's solidarity position, as the books stand."""
    balances = books.balances
    members = books.consortium.by_component()
    outstanding: dict[str, dict[Kind, Money]] = {}
    for (account, unit), amount in balances.accounts.items():
        held = kind_of(account)
        if unit == "GSEK" and (account.replace(":GSEK:", ":LSEK:"), "LSEK") in balances.accounts:
            continue  # the fund's guarantee for another member's loan is part of that loan
        if held is not None and held[0] not in GIVEN and held[1] in members:
            of = outstanding.setdefault(members[held[1]], {})
            of[held[0]] = of.get(held[0], ZERO) + amount
    vouchers = (read.voucher for read in books.read_vouchers)
    moves = moves_of(vouchers, members, balances.reversed.keys())
    levied = {key: balances.lifetime.get(key, ZERO) for key in books.consortium.members}
    unpaid = {
        key: balances.balance(f"Assets:Receivable:Levies:{name}") for name, key in members.items()
    }
    return Positions(solidarity(moves, levied, outstanding), unpaid)
