"""Netting: which debts within the consortium cancel each other, before anybody lends.

A ring is a row of debts that ends where it began: grenverket owes cykelbud, cykelbud owes kvarnen,
kvarnen owes grenverket. The smallest of them can be struck from all, and nobody has lost an öre. As
much as possible is struck, exactly: what is left is the least that carries every net debt along
debts that exist. So each debt only shrinks, no pair that owed nothing owes anything afterwards, and
everybody's net position is what it was.

What is left holds no rings. Part of it are chains: grenverket owes cykelbud, cykelbud owes kvarnen.
If grenverket pays kvarnen on cykelbud's behalf, both debts are paid, and cykelbud needs no cash.

>>> result = net([Debt("a", "b", Money(500)), Debt("b", "c", Money(300)),
...               Debt("c", "a", Money(400))])
>>> [(ring.parties, ring.amount) for ring in result.rings]
[(('a', 'b', 'c'), Money('3.00'))]
>>> result.owed, result.cleared, result.left, result.least
(Money('12.00'), Money('9.00'), Money('3.00'), Money('2.00'))
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from consortium.money import ZERO, Money, total
from rules.netting_flow import Network

Pair = tuple[str, str]


class Debt(NamedTuple):
    """What one party owes another; above zero."""

    debtor: str
    creditor: str
    amount: Money


class NettedDebt(NamedTuple):
    """All that one party owes another, and how much of it is struck."""

    debtor: str
    creditor: str
    amount: Money
    cleared: Money

    @property
    def left(self) -> Money:
        """What is still owed."""
        return self.amount - self.cleared


class Ring(NamedTuple):
    """Each party owes the next, the last owes the first: the amount is struck from each debt."""

    parties: tuple[str, ...]
    amount: Money

    @property
    def cleared(self) -> Money:
        """What is struck from all its debts together."""
        return Money(self.amount.ore * len(self.parties))


class Chain(NamedTuple):
    """Each party owes the next: the first may pay the last, and each debt is paid by that much."""

    parties: tuple[str, ...]
    amount: Money


class Position(NamedTuple):
    """One party: owed by it and to it, before and after."""

    owes: Money
    owed: Money
    owes_after: Money
    owed_after: Money

    @property
    def net(self) -> Money:
        """What it is owed less what it owes: the same before and after."""
        return self.owed - self.owes


@dataclass(frozen=True)
class Netting:
    """Debts by debtor and creditor, the rings that are struck, the chains that are left."""

    debts: tuple[NettedDebt, ...]
    rings: tuple[Ring, ...]
    chains: tuple[Chain, ...]

    @property
    def owed(self) -> Money:
        """All debts: the cash they need if each is paid by itself before anything comes in."""
        return total(debt.amount for debt in self.debts)

    @property
    def cleared(self) -> Money:
        """What needs no cash any more."""
        return total(debt.cleared for debt in self.debts)

    @property
    def left(self) -> Money:
        """The cash still needed if each debt that is left is paid by itself."""
        return self.owed - self.cleared

    @property
    def least(self) -> Money:
        """The cash needed when chains are paid from end to end: no way of netting needs less."""
        return total(chain.amount for chain in self.chains)

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """Every party by key, in their order."""
        sums: dict[str, list[int]] = {}
        for debt in self.debts:
            for party, at in ((debt.debtor, 0), (debt.creditor, 1)):
                of = sums.setdefault(party, [0, 0, 0, 0])
                of[at] += debt.amount.ore
                of[at + 2] += debt.left.ore
        return {party: Position(*map(Money, sums[party])) for party in sorted(sums)}

    def borrowed(self, cash: Mapping[str, Money]) -> tuple[Money, Money]:
        """What those whose cash is known would have to borrow to pay their debts, before and after.

        >>> result = net([Debt("a", "b", Money(500)), Debt("b", "a", Money(300))])
        >>> result.borrowed({"a": Money(250)})
        (Money('2.50'), Money('0.00'))
        """
        known = [(one, max(cash[key], ZERO)) for key, one in self.positions.items() if key in cash]
        before = total(max(one.owes - held, ZERO) for one, held in known)
        return before, total(max(one.owes_after - held, ZERO) for one, held in known)


def net(debts: Iterable[Debt]) -> Netting:
    """Strike as much as can be struck; the order of the debts does not matter.

    Several debts of one pair are one debt. ``ValueError`` for a debt of nothing or less, or to
    oneself.
    """
    owed: dict[Pair, int] = {}
    for debt in debts:
        if debt.amount <= ZERO or debt.debtor == debt.creditor:
            raise ValueError(f"no debt: {debt}")
        pair = debt.debtor, debt.creditor
        owed[pair] = owed.get(pair, 0) + debt.amount.ore
    owed = dict(sorted(owed.items()))
    left = _least_that_carries(owed)
    struck = {pair: ore - left[pair] for pair, ore in owed.items()}
    netted = tuple(NettedDebt(*pair, Money(owed[pair]), Money(struck[pair])) for pair in owed)
    return Netting(netted, tuple(_rings(struck)), tuple(_chains(left)))


def _least_that_carries(owed: Mapping[Pair, int]) -> Mapping[Pair, int]:
    """What must be left of each debt: the least sum that carries every net debt.

    Striking the most is leaving the least, so each krona left on a debt costs one.
    """
    number = {party: n for n, party in enumerate(sorted({p for pair in owed for p in pair}))}
    source, sink = len(number), len(number) + 1
    network = Network(len(number) + 2)
    arcs = {pair: network.arc(number[pair[0]], number[pair[1]], owed[pair], 1) for pair in owed}
    nets = _nets(owed)
    for party, ore in nets.items():
        if ore < 0:
            network.arc(source, number[party], -ore, 0)
        elif ore > 0:
            network.arc(number[party], sink, ore, 0)
    sent = network.send(source, sink)
    assert sent == sum(ore for ore in nets.values() if ore > 0), "the debts themselves carry it"
    return {pair: network.flow(arc) for pair, arc in arcs.items()}


def _nets(owed: Mapping[Pair, int]) -> Mapping[str, int]:
    """Each party's net in öre: above zero it is owed more than it owes."""
    nets = {party: 0 for pair in owed for party in pair}
    for (debtor, creditor), ore in owed.items():
        nets[debtor] -= ore
        nets[creditor] += ore
    return dict(sorted(nets.items()))


def _rings(struck: Mapping[Pair, int]) -> Iterable[Ring]:
    """What is struck, as rings: first those of two, then the shortest for each debt in turn."""
    ways = _Ways(struck)
    for debtor, creditor in struck:
        if debtor < creditor:
            yield from ways.ring(debtor, creditor, only_back=True)
    for debtor, creditor in struck:
        yield from ways.ring(debtor, creditor)
    assert not ways.left, "what flows in a circle falls into rings"


def _chains(left: Mapping[Pair, int]) -> Iterable[Chain]:
    """What is left, as chains from those who owe most things on to those who are owed."""
    ways = _Ways(left)
    nets = dict(_nets(left))
    ends = {party for party, ore in nets.items() if ore > 0}
    for party, net_ore in list(nets.items()):
        owes = -net_ore
        while owes > 0:
            way = ways.shortest(party, ends)
            ore = min(owes, nets[way[-1]], ways.narrowest(way))
            ways.take(way, ore)
            owes -= ore
            nets[way[-1]] -= ore
            if not nets[way[-1]]:
                ends.remove(way[-1])
            yield Chain(tuple(way), Money(ore))
    assert not ways.left, "no ring is left, so all lies on chains"


class _Ways:
    """Amounts by pair, being taken away way by way."""

    def __init__(self, amounts: Mapping[Pair, int]) -> None:
        self.left = {pair: ore for pair, ore in amounts.items() if ore}
        self._next: dict[str, dict[str, None]] = {}
        for debtor, creditor in self.left:
            self._next.setdefault(debtor, {})[creditor] = None

    def ring(self, debtor: str, creditor: str, *, only_back: bool = False) -> Iterable[Ring]:
        """The rings that a debt lies on, until nothing of it is left."""
        while (debtor, creditor) in self.left:
            if only_back and (creditor, debtor) not in self.left:
                return
            way = [debtor, *self.shortest(creditor, {debtor})]
            ore = self.narrowest(way)
            self.take(way, ore)
            parties = way[:-1]
            first = parties.index(min(parties))
            yield Ring((*parties[first:], *parties[:first]), Money(ore))

    def shortest(self, start: str, ends: set[str]) -> list[str]:
        """The parties of the shortest way from the start to one of the ends."""
        before = {start: start}
        waiting = deque([start])
        while waiting:
            party = waiting.popleft()
            for following in self._next.get(party, ()):
                if following not in before:
                    before[following] = party
                    if following in ends:
                        return _back(before, following)
                    waiting.append(following)
        raise AssertionError(f"no way from {start}")

    def narrowest(self, way: Sequence[str]) -> int:
        """What the smallest debt of a way has left."""
        return min(self.left[pair] for pair in pairwise(way))

    def take(self, way: Sequence[str], ore: int) -> None:
        """Take an amount from each debt of a way."""
        for debtor, creditor in pairwise(way):
            self.left[debtor, creditor] -= ore
            if not self.left[debtor, creditor]:
                del self.left[debtor, creditor], self._next[debtor][creditor]


def _back(before: Mapping[str, str], end: str) -> list[str]:
    way = [end]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return way[::-1]
