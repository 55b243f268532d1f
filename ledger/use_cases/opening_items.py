"""The list of open items, each with its member: what explains the balances kept per member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from consortium.members import Consortium
from consortium.money import ZERO, Money, total
from consortium.problems import InputError, Problem, Source, Value, Words
from importers.open_items import KINDS, ItemKind, ListedItem, read_open_items
from importers.sie import OpeningBalance
from ledger.use_cases.opening_accounts import PARENTS
from ledger.use_cases.reported import plain

_CREDITS: tuple[ItemKind, ...] = ("prepaid", "capital", "issued_capital")
_NOT_GIVEN = Source("--open-items")
_NO_ACCOUNT = Words("inget konto", "no account")


@dataclass(frozen=True, slots=True)
class Items:
    """The rows of the list by member key, and where the list lies."""

    rows: tuple[tuple[str, ListedItem], ...] = ()
    place: Source = field(default=_NOT_GIVEN)

    @property
    def claims(self) -> tuple[tuple[str, ListedItem], ...]:
        """Unpaid levies, credits among them."""
        return tuple(row for row in self.rows if row[1].kind == "levy")

    def others(self) -> Iterator[tuple[str, str, Money]]:
        """Member key, parent account and debit-positive amount of everything else."""
        for member, item in self.rows:
            if item.kind != "levy":
                yield member, PARENTS[item.kind], signed(item)


def signed(item: ListedItem) -> Money:
    """Its amount debit-positive."""
    return -item.amount if item.kind in _CREDITS else item.amount


def read_items(consortium: Consortium, name: str, content: bytes) -> Items:
    """The list with its members found; ``InputError`` with every slip."""
    written = {plain(text): key for key, m in consortium.members.items() for text in (key, m.name)}
    rows: list[tuple[str, ListedItem]] = []
    problems: list[Problem] = []
    for item in read_open_items(content, name):
        key = consortium.member_by_number(item.member) or written.get(plain(item.member))
        if key is None:
            values: dict[str, Value] = {"found": item.member, "known": tuple(consortium.members)}
            problems.append(Problem("open_item_must_be_a_members", item.place, values))
        else:
            rows.append((key, item))
    if problems:
        raise InputError(problems)
    return Items(tuple(rows), Source(name))


def unexplained(pairs: Sequence[tuple[OpeningBalance, str]], items: Items) -> Iterator[Problem]:
    """Accounts kept per member whose balance the list does not make, to the öre."""
    ore: Counter[str] = Counter()
    numbers: dict[str, list[str]] = {}
    for one, account in pairs:
        if account in PARENTS.values():
            ore[account] += one.amount.ore
            numbers.setdefault(account, []).append(one.account)
    for kind, parent in PARENTS.items():
        listed = total(signed(item) for _, item in items.rows if item.kind == kind)
        off = Money(ore[parent]) - listed
        if off != ZERO:
            sign = -1 if kind in _CREDITS else 1
            values: dict[str, Value] = {
                "account": tuple(numbers.get(parent, ())) or _NO_ACCOUNT,
                "found": Money(ore[parent] * sign),
                "listed": Money(listed.ore * sign),
                "off": Money(off.ore * sign),
                "kind": KINDS[kind],
            }
            yield Problem("open_items_must_make_the_balance", items.place, values)
