"""Netting: what is struck, and what must never happen, over any debts."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from rules.netting import Debt, Netting, net


def debts(*rows: str) -> list[Debt]:
    """``a b 100``: a owes b 100 öre."""
    parts = [row.split() for row in rows]
    return [Debt(debtor, creditor, Money(int(ore))) for debtor, creditor, ore in parts]


def left(result: Netting) -> dict[str, int]:
    return {f"{d.debtor}{d.creditor}": d.left.ore for d in result.debts}


@pytest.mark.parametrize(
    ("rows", "expected", "rings", "chains"),
    [
        pytest.param([], {}, [], [], id="nothing"),
        pytest.param(["a b 5"], {"ab": 5}, [], [("ab", 5)], id="a single debt stays"),
        pytest.param(["a b 5", "b a 3"], {"ab": 2, "ba": 0}, [("ab", 3)], [("ab", 2)], id="two"),
        pytest.param(
            ["a b 5", "b c 3", "c a 4"],
            {"ab": 2, "bc": 0, "ca": 1},
            [("abc", 3)],
            [("cab", 1), ("ab", 1)],
            id="three",
        ),
        pytest.param(
            ["a b 5", "b c 4"],
            {"ab": 5, "bc": 4},
            [],
            [("ab", 1), ("abc", 4)],
            id="a chain is no ring: no debt to a new creditor comes of it",
        ),
        pytest.param(
            ["a b 1", "b a 1", "b c 1", "c a 1"],
            {"ab": 0, "ba": 1, "bc": 0, "ca": 0},
            [("abc", 1)],
            [("ba", 1)],
            id="the ring that strikes the most, not the first that is found",
        ),
        pytest.param(
            ["a b 2", "a b 3", "b a 4"], {"ab": 1, "ba": 0}, [("ab", 4)], [("ab", 1)], id="summed"
        ),
    ],
)
def test_what_is_struck(
    rows: list[str],
    expected: dict[str, int],
    rings: list[tuple[str, int]],
    chains: list[tuple[str, int]],
) -> None:
    result = net(debts(*rows))
    assert left(result) == expected
    assert [("".join(ring.parties), ring.amount.ore) for ring in result.rings] == rings
    assert sorted(("".join(c.parties), c.amount.ore) for c in result.chains) == sorted(chains)


@pytest.mark.parametrize("row", ["a a 5", "a b 0", "a b -1"])
def test_what_is_no_debt_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match="no debt"):
        net(debts(row))


def test_what_is_borrowed_counts_only_those_whose_cash_is_known() -> None:
    result = net(debts("a b 500", "b a 300", "c a 100"))
    assert result.borrowed({"a": Money(100)}) == (Money(400), Money(100))
    assert result.borrowed({"a": Money(-50), "b": Money(1000)}) == (Money(500), Money(200))
    assert result.borrowed({}) == (ZERO, ZERO)


PARTIES = st.sampled_from("abcdefg")
DEBT = st.tuples(PARTIES, PARTIES, st.integers(1, 9)).filter(lambda row: row[0] != row[1])
DEBTS = st.lists(DEBT.map(lambda row: Debt(row[0], row[1], Money(row[2]))), max_size=24)


@given(DEBTS)
def test_nobody_loses_and_nobody_owes_anybody_new(owed: list[Debt]) -> None:
    result = net(owed)
    before: Counter[tuple[str, str]] = Counter()
    for debt in owed:
        before[debt.debtor, debt.creditor] += debt.amount.ore
    assert {(d.debtor, d.creditor): d.amount.ore for d in result.debts} == before
    assert all(ZERO <= d.left <= d.amount for d in result.debts)
    for position in result.positions.values():
        assert position.owed_after - position.owes_after == position.net
    assert result.least <= result.left <= result.owed


@given(DEBTS)
def test_rings_and_chains_make_the_debts_again(owed: list[Debt]) -> None:
    result = net(owed)
    struck: Counter[tuple[str, str]] = Counter()
    for ring in result.rings:
        assert ring.amount > ZERO
        assert len(set(ring.parties)) == len(ring.parties) >= 2
        for debtor, creditor in zip(
            ring.parties, (*ring.parties[1:], ring.parties[0]), strict=True
        ):
            struck[debtor, creditor] += ring.amount.ore
    kept: Counter[tuple[str, str]] = Counter()
    for chain in result.chains:
        assert chain.amount > ZERO
        for pair in itertools.pairwise(chain.parties):
            kept[pair] += chain.amount.ore
    assert {
        (d.debtor, d.creditor): d.cleared.ore for d in result.debts if d.cleared > ZERO
    } == struck
    assert {(d.debtor, d.creditor): d.left.ore for d in result.debts if d.left > ZERO} == kept
    assert total(ring.cleared for ring in result.rings) == result.cleared
    nets = [position.net for position in result.positions.values()]
    assert result.least == total(net for net in nets if net > ZERO)


@given(DEBTS)
def test_no_other_way_strikes_more(owed: list[Debt]) -> None:
    """A circulation is the greatest when no circle of changes would add to it (Klein 1967)."""
    result = net(owed)
    gains: dict[tuple[str, str], int] = {}
    for debt in result.debts:
        if debt.left > ZERO:
            gains[debt.debtor, debt.creditor] = 1
        if debt.cleared > ZERO:
            gains.setdefault((debt.creditor, debt.debtor), -1)
    best = {party: 0 for pair in gains for party in pair}
    for _ in best:  # Bellman and Ford: after as many rounds nothing may improve
        for (start, end), gain in gains.items():
            best[end] = max(best[end], best[start] + gain)
    assert all(best[start] + gain <= best[end] for (start, end), gain in gains.items())


@given(DEBTS, st.randoms(use_true_random=False))
def test_the_order_of_the_debts_never_matters(owed: list[Debt], random: object) -> None:
    shuffled = list(owed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert net(shuffled) == net(owed)


@given(DEBTS)
def test_once_is_enough(owed: list[Debt]) -> None:
    rest = [Debt(d.debtor, d.creditor, d.left) for d in net(owed).debts if d.left > ZERO]
    assert net(rest).cleared == ZERO


SMALL = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(1, 2)).filter(
        lambda row: row[0] != row[1]
    ),
    max_size=6,
)


@given(SMALL)
@settings(max_examples=60)
def test_trying_every_way_finds_nothing_better(rows: list[tuple[str, str, int]]) -> None:
    result = net([Debt(a, b, Money(ore)) for a, b, ore in rows])
    best = 0
    for struck in itertools.product(*(range(d.amount.ore + 1) for d in result.debts)):
        nets: Counter[str] = Counter()
        for debt, ore in zip(result.debts, struck, strict=True):
            nets[debt.debtor] -= ore
            nets[debt.creditor] += ore
        if not any(nets.values()):
            best = max(best, sum(struck))
    assert result.cleared.ore == best
