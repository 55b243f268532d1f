"""What the old program held, the opening vouchers hold: they balance, and nothing is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money, total
from consortium.period import Period
from consortium.problems import Source
from consortium.voucher import is_earmark
from importers.open_items import ItemKind, ListedItem
from importers.sie import OpeningBalance
from ledger.use_cases.opening_accounts import PARENTS
from ledger.use_cases.opening_items import Items, signed, unexplained
from ledger.use_cases.opening_vouchers import BETWEEN, legs_of

AMOUNTS = st.integers(-(10**9), 10**9).map(Money)
POSITIVE = st.integers(1, 10**9).map(Money)
OURS = ("Assets:Bank:Main", "Liabilities:Payables", "Equity:Retained", "Equity:Purpose:Solidarity")
ROWS = st.lists(
    st.builds(
        lambda member, kind, amount: (
            member,
            ListedItem(member, kind, amount, Source("x"), Period(2025, 11), None, "1"),
        ),
        st.sampled_from(["kvarnen", "sågen"]),
        st.sampled_from(list(PARENTS)),
        POSITIVE,
    ),
    max_size=8,
)
PURPOSES = st.lists(st.tuples(st.sampled_from(["solidarity", "education"]), POSITIVE), max_size=3)


@given(st.lists(st.tuples(st.sampled_from(OURS), AMOUNTS), max_size=6), ROWS, AMOUNTS, PURPOSES)
def test_the_legs_and_the_claims_are_the_old_balances(
    fixed: list[tuple[str, Money]],
    rows: list[tuple[str, ListedItem]],
    moved: Money,
    purposes: list[tuple[str, Money]],
) -> None:
    items = Items(tuple(rows))
    pairs = [(OpeningBalance(f"{n}", "–", amount), ours) for n, (ours, amount) in enumerate(fixed)]
    pairs += [(OpeningBalance("1", "–", signed(one)), PARENTS[one.kind]) for _, one in rows]
    rest = total(one.amount for one, _ in pairs) + moved
    pairs.append((OpeningBalance("2", "–", -rest), "Liabilities:Accrued"))
    assert list(unexplained(pairs, items)) == []
    legs = legs_of(pairs, moved, items, purposes)
    assert total(leg.amount for leg in legs).is_zero
    assert total(leg.amount for leg in legs if is_earmark(leg.account)).is_zero
    claims = total(item.amount for _, item in items.claims)
    assert total(leg.amount for leg in legs if leg.account == BETWEEN) == claims
    found: Counter[str] = Counter()
    for leg in legs:
        found[_kept(leg.account)] += leg.amount.ore
    for account in OURS[:2]:
        theirs = total(one.amount for one, ours in pairs if ours == account)
        assert found[account] == theirs.ore
    for kind in PARENTS:
        listed = total(signed(item) for _, item in rows if item.kind == kind)
        assert kind == "levy" or found[PARENTS[kind]] == listed.ore


def _kept(account: str) -> str:
    """The account, without the member of one that is kept per member."""
    parent = account.rpartition(":")[0]
    return parent if parent in PARENTS.values() else account


@given(ROWS.filter(bool), st.integers(1, 10**6).map(Money))
def test_an_ore_off_is_told(rows: list[tuple[str, ListedItem]], off: Money) -> None:
    pairs = [(OpeningBalance("1", "–", signed(one)), PARENTS[one.kind]) for _, one in rows]
    pairs[0] = (OpeningBalance("1", "–", pairs[0][0].amount + off), pairs[0][1])
    (problem,) = unexplained(pairs, Items(tuple(rows)))
    found = problem.values["off"]
    assert isinstance(found, Money) and abs(found) == off


def test_every_kind_has_an_account_of_its_own() -> None:
    kinds: list[ItemKind] = list(PARENTS)
    assert len(set(PARENTS.values())) == len(kinds)
