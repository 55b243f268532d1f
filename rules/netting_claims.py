"""What is said of debts becomes debts: the smaller amount counts where sides differ.

Netting may strike only what both sides owe up to. A table that the treasurer keeps counts as it
stands; what one party's books say counts when the other's say it too.

>>> claims = [Claim("a", "b", Money(500), "books_debtor"), Claim("a", "b", Money(450),
...     "books_creditor"), Claim("b", "a", Money(70), "books_debtor")]
>>> debts, differences = agreed(claims)
>>> debts
(Debt(debtor='a', creditor='b', amount=Money('4.50')),)
>>> [(one.debtor, one.used) for one in differences]
[('a', Money('4.50')), ('b', None)]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args

from consortium.money import ZERO, Money
from rules.netting import Debt, Pair

Teller = Literal[
    "fund", "table", "table_debtor", "table_creditor", "books_debtor", "books_creditor"
]
TELLERS: tuple[Teller, ...] = get_args(Teller)
_ONE_SIDED: tuple[frozenset[Teller], ...] = (
    frozenset({"books_debtor"}),
    frozenset({"books_creditor"}),
)


class Claim(NamedTuple):
    """That one party owes another so much, and who says so."""

    debtor: str
    creditor: str
    amount: Money
    teller: Teller


class Untold(NamedTuple):
    """A debt that is not told alike; ``used`` is what counts, None when nothing does."""

    debtor: str
    creditor: str
    told: Mapping[Teller, Money]
    used: Money | None


def agreed(claims: Iterable[Claim]) -> tuple[tuple[Debt, ...], tuple[Untold, ...]]:
    """The debts that count, and those that are not told alike, by debtor and creditor."""
    told: dict[Pair, dict[Teller, int]] = {}
    for claim in claims:
        of = told.setdefault((claim.debtor, claim.creditor), {})
        of[claim.teller] = of.get(claim.teller, 0) + claim.amount.ore
    debts, differences = [], []
    for pair, by in sorted(told.items()):
        amounts: dict[Teller, Money] = {one: Money(by[one]) for one in TELLERS if one in by}
        used = min(amounts.values())
        if frozenset(amounts) in _ONE_SIDED:
            if used > ZERO:
                differences.append(Untold(*pair, amounts, None))
            continue
        if used > ZERO:
            debts.append(Debt(*pair, used))
        if len(set(amounts.values())) > 1:
            differences.append(Untold(*pair, amounts, max(used, ZERO)))
    return tuple(debts), tuple(differences)
