"""Opening balances as vouchers of series M: one of all accounts, one for each unpaid invoice.

``Equity:Opening`` stands between them and is zero when all are booked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from consortium.keys import component
from consortium.money import Money, total
from consortium.period import Period
from consortium.problems import Words
from consortium.voucher import MANUAL_SERIES, OpenItem, Posting, Voucher, is_earmark
from importers.open_items import ListedItem
from importers.sie import OpeningBalance
from ledger.change import sha256
from ledger.use_cases.book import document_link
from ledger.use_cases.opening_accounts import PARENTS, PURPOSE
from ledger.use_cases.opening_items import Items
from ledger.use_cases.opening_purposes import Purposes
from ledger.use_cases.session import Desk
from ledger.vouchers import next_number

BETWEEN, APPROPRIATED = "Equity:Opening", "Equity:Appropriated"
_RETAINED, _PRIOR_YEAR = "Equity:Retained", "Equity:PriorYear"
_BALANCES = Words("Ingående balanser", "Opening balances")
_CLAIM = Words("Ingående balans, faktura", "Opening balance, invoice")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be booked: the legs of all accounts but claims, and the claims."""

    file: tuple[str, bytes]
    day: date
    levies_from: Period
    legs: tuple[Posting, ...]
    items: Items
    list_file: tuple[str, bytes] | None


def legs_of(
    pairs: Sequence[tuple[OpeningBalance, str]], moved: Money, items: Items, purposes: Purposes
) -> tuple[Posting, ...]:
    """The legs on our accounts, debits first, then the earmarks; they sum to zero.

    An old account that is a purpose's own is equity and an earmark on it. ``moved`` is the result
    of the year before, which the old program had not moved to equity.
    """
    ore: Counter[str] = Counter({_PRIOR_YEAR: moved.ore})
    held: Counter[str] = Counter()
    for key, amount in purposes:
        held[f"{PURPOSE}{component(key)}"] -= amount.ore
    for one, account in pairs:
        if account.startswith(PURPOSE):
            held[account] += one.amount.ore
            ore[_RETAINED] += one.amount.ore
        elif account not in PARENTS.values():
            ore[account] += one.amount.ore
    for member, parent, amount in items.others():
        ore[f"{parent}:{component(member)}"] += amount.ore
    ore[BETWEEN] += total(item.amount for _, item in items.claims).ore
    held[APPROPRIATED] -= sum(held.values())
    legs = [Posting(account, Money(amount)) for account, amount in (*ore.items(), *held.items())]
    moving = (leg for leg in legs if not leg.amount.is_zero)
    return tuple(sorted(moving, key=_order))


def vouchers_of(desk: Desk, plan: Plan) -> tuple[Voucher, ...]:
    """The voucher of the balances, then one for each claim as the list has them."""
    claims = enumerate(plan.items.claims, 2)
    return (_balances(desk, plan), *(_claim(desk, plan, *row, count) for count, row in claims))


def _order(leg: Posting) -> tuple[bool, bool, str]:
    return is_earmark(leg.account), leg.amount < Money(0), leg.account


def _balances(desk: Desk, plan: Plan) -> Voucher:
    name, content = plan.file
    concerns = _said(desk, _BALANCES)
    short = PurePath(name).name
    return Voucher(
        id=next_number(desk.books, MANUAL_SERIES, plan.day),
        date=plan.day,
        payee=desk.books.consortium.name,
        text=f"{concerns} {plan.day}: {short}",
        registered=desk.session.at,
        by=desk.by,
        concerns=concerns,
        counterparty=desk.books.consortium.name,
        source=f"{short} sha256:{sha256(content)}",
        document=document_link(desk, plan.file),
        opening=plan.levies_from,
        postings=plan.legs,
    )


def _claim(desk: Desk, plan: Plan, member: str, item: ListedItem, count: int) -> Voucher:
    assert plan.list_file is not None and item.month is not None, "it was read from the list"
    consortium = desk.books.consortium
    owner = consortium.members[member]
    concerns = f"{_said(desk, _CLAIM)} {item.number}, {item.month}"
    place = item.place.cell if item.place.sheet is None else f"{item.place.sheet} {item.place.cell}"
    name, content = plan.list_file
    account = f"{PARENTS['levy']}:{component(member)}"
    return Voucher(
        id=next_number(desk.books, MANUAL_SERIES, plan.day, count),
        date=plan.day,
        payee=owner.name,
        text=concerns,
        registered=desk.session.at,
        by=desk.by,
        concerns=concerns,
        counterparty=f"{owner.name} ({owner.organisation_number})",
        source=f"{PurePath(name).name}:{place} sha256:{sha256(content)}",
        document=document_link(desk, plan.list_file),
        due=item.due,
        opening=plan.levies_from,
        opens=OpenItem(member, item.month, item.number),
        postings=(Posting(account, item.amount), Posting(BETWEEN, -item.amount)),
    )


def _said(desk: Desk, words: Words) -> str:
    return words.sv if desk.books.consortium.language == "sv" else words.en
