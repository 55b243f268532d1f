"""The solidarity position: what each member has paid and received over its life, and whose turn.

Help is what a voucher adds to a member's claims and gifts all together: a loan paid out, support
given, people relocated, a guarantee taken on, another member's loan that was arranged. A loan that
is forgiven, called, noticed or turned into a stake was counted when it was given, and adds nothing.
What was reversed never was.

Concentration is measured as economists do (Herfindahl and Hirschman): the sum of the squares of the
shares of all help. One member that got everything makes 1; n that got the same make 1/n.

>>> month = dt.date(2026, 5, 2)
>>> moves = [Move(month, "a", "loan", Money(300)), Move(month, "b", "grant", Money(100))]
>>> found = solidarity(moves, {"a": Money(50), "b": Money(70)}, {})
>>> found.members["a"].share, found.concentration
(Fraction(3, 4), Fraction(5, 8))
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

from consortium.keys import is_under
from consortium.money import ZERO, Money, total
from consortium.voucher import Voucher, VoucherNumber

Kind = Literal["loan", "member_loan", "guarantee", "shares", "grant", "relocation"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Where each kind stands; the next part of the account's name is the member's.
_ACCOUNTS: tuple[tuple[str, Kind], ...] = (
    ("Assets:Loans:Liquidity", "loan"),
    ("Assets:Loans:Long", "loan"),
    ("Assets:Receivable:Loans", "loan"),
    ("Assets:Memo:LSEK", "member_loan"),
    ("Assets:Memo:GSEK", "guarantee"),
    ("Assets:Shares:Members", "shares"),
    ("Expenses:Support:Relocation", "relocation"),
)
_SUPPORT = "Expenses:Support"
# What is given for good; the rest is to come back, and stands as a balance until then.
GIVEN: tuple[Kind, ...] = ("grant", "relocation")


class Move(NamedTuple):
    """Help that one voucher gave one member: its kind, how much."""

    day: dt.date
    member: str
    kind: Kind
    amount: Money


@dataclass(frozen=True, slots=True)
class Standing:
    """One member: levied over its life, helped by kind, what of it is outstanding, its share."""

    levied: Money
    received: Mapping[Kind, Money]
    outstanding: Mapping[Kind, Money]
    turns: int
    last_helped: dt.date | None
    share: Fraction

    @property
    def helped(self) -> Money:
        """All help together."""
        return total(self.received.values())

    @property
    def given(self) -> Money:
        """What need not come back."""
        return total(self.received.get(kind, ZERO) for kind in GIVEN)


@dataclass(frozen=True, slots=True)
class Solidarity:
    """Every member by key, and every help in order of day: the turns."""

    members: Mapping[str, Standing]
    moves: tuple[Move, ...]

    @property
    def helped(self) -> Money:
        """All help together."""
        return total(move.amount for move in self.moves)

    @property
    def most(self) -> str | None:
        """The member that has got the most; the first by key of several; None before any help."""
        if not self.moves:
            return None
        return min(self.members, key=lambda key: (-self.members[key].share, key))

    @property
    def concentration(self) -> Fraction:
        """The sum of the squared shares; nothing before any help."""
        return sum((one.share**2 for one in self.members.values()), Fraction(0))


def solidarity(
    moves: Iterable[Move],
    levied: Mapping[str, Money],
    outstanding: Mapping[str, Mapping[Kind, Money]],
) -> Solidarity:
    """The positions of those in ``levied``, and of whoever was helped; order does not matter."""
    ordered = tuple(sorted(moves))
    whole = total(move.amount for move in ordered)
    by_member: dict[str, list[Move]] = {key: [] for key in levied}
    for move in ordered:
        by_member.setdefault(move.member, []).append(move)
    members = {}
    for key in sorted(by_member):
        own = by_member[key]
        received = {kind: total(m.amount for m in own if m.kind == kind) for kind in KINDS}
        helped = total(received.values())
        members[key] = Standing(
            levied=levied.get(key, ZERO),
            received={kind: amount for kind, amount in received.items() if not amount.is_zero},
            outstanding=outstanding.get(key, {}),
            turns=len({move.day for move in own}),
            last_helped=own[-1].day if own else None,
            share=Fraction(helped.ore, whole.ore) if whole > ZERO else Fraction(0),
        )
    return Solidarity(members, ordered)


def moves_of(
    vouchers: Iterable[Voucher], members: Mapping[str, str], undone: Collection[VoucherNumber]
) -> Iterator[Move]:
    """The help that vouchers gave, by member; ``members`` are keys by account component.

    ``undone`` are vouchers that were reversed: neither they nor what reverses them count.
    """
    for voucher in vouchers:
        if voucher.reverses is not None or voucher.id in undone:
            continue
        sums: dict[str, dict[Kind, int]] = {}
        for posting in voucher.postings:
            found = kind_of(posting.account)
            if found is not None and found[1] in members:
                of = sums.setdefault(members[found[1]], {})
                of[found[0]] = of.get(found[0], 0) + posting.amount.ore
        for member, by_kind in sums.items():
            yield from _helps(voucher.date, member, by_kind)


def _helps(day: dt.date, member: str, by_kind: Mapping[Kind, int]) -> Iterator[Move]:
    """What a voucher adds for a member in all, as the kinds that grew, largest first.

    The fund's guarantee for another member's loan, in the same voucher, is part of that loan.
    """
    kinds = dict(by_kind)
    if kinds.get("member_loan") and "guarantee" in kinds:
        del kinds["guarantee"]
    left = sum(kinds.values())
    for kind, ore in sorted(kinds.items(), key=lambda one: (-one[1], one[0])):
        amount = min(ore, left)
        if amount > 0:
            yield Move(day, member, kind, Money(amount))
            left -= amount


def kind_of(account: str) -> tuple[Kind, str] | None:
    """The kind of help that an account holds, and the member's component; None for any other.

    >>> kind_of("Expenses:Support:StartUp:Cykelbud"), kind_of("Assets:Memo:GSEK:Kvarnen:Borgen")
    (('grant', 'Cykelbud'), ('guarantee', 'Kvarnen'))
    """
    for parent, kind in _ACCOUNTS:
        if is_under(account, parent) and account != parent:
            return kind, account[len(parent) + 1 :].partition(":")[0]
    if is_under(account, _SUPPORT) and account.count(":") >= 3:  # Expenses:Support:<Kind>:<Member>
        return "grant", account.split(":")[3]
    return None
