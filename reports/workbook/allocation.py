"""An allocation by largest remainder as formulas, so that every öre explains itself.

Four blocks of columns side by side: each line's share, its exact part in öre, the öre it got by
remainder (1 or 0), and its part in kronor. An öre goes to as many of the largest remainders as
there are öre left, ties to the earlier line: :func:`consortium.money.allocate`, said in cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from consortium.money import Money
from reports.workbook.cells import Cell
from reports.workbook.table import Column
from reports.workbook.texts import Texts


@dataclass(frozen=True)
class Allocation:
    """The blocks of one allocation on a sheet.

    ``amount`` is the key of the column that is shared; ``lines`` are the policy's lines in their
    order; a line may stand twice where versions of the policy order them differently.
    """

    amount: str
    lines: Sequence[str]

    def columns(
        self, headings: Sequence[str], texts: Texts, ours: Mapping[str, Money] | None = None
    ) -> list[Column]:
        """The blocks, each line under its heading; our figures by the key of a part's column."""
        ours = ours or {}
        exact, ore, part = self._formulas()
        named = list(enumerate(headings))
        return [
            *(Column(f"share_{i}", f"{h}: {texts['share']}", "rate", 13) for i, h in named),
            *(
                Column(f"exact_{i}", f"{h}: {texts['exact']}", "exact", 15, exact[i])
                for i, h in named
            ),
            *(
                Column(f"ore_{i}", f"{h}: {texts['got_ore']}", "number", 13, ore[i])
                for i, h in named
            ),
            *(
                Column(
                    f"part_{i}",
                    h,
                    "money",
                    13,
                    part[i],
                    is_totalled=True,
                    ours=ours.get(f"part_{i}"),
                )
                for i, h in named
            ),
        ]

    def cells(self, lines: Sequence[str], shares: Sequence[Decimal]) -> dict[str, Cell]:
        """The shares of one row; nothing under lines that its policy does not have."""
        cells: dict[str, Cell] = {}
        used = dict(zip(places(self.lines, lines), shares, strict=True))
        for i in range(len(self.lines)):
            cells[f"share_{i}"] = used.get(i)
            if i not in used:
                cells |= {f"exact_{i}": None, f"ore_{i}": None, f"part_{i}": None}
        return cells

    def sum_of(self, line: str) -> str:
        """The formula of what all parts of that name come to."""
        parts = [f"{{part_{i}}}" for i, name in enumerate(self.lines) if name == line]
        return "+".join(parts) or "0"

    def _formulas(self) -> tuple[list[str], list[str], list[str]]:
        last = len(self.lines) - 1
        every = f"{{exact_0}}:{{exact_{last}}}"
        left = f"ROUND({{{self.amount}}}*100,0)-SUMPRODUCT(INT({every}))"
        exact, ore, part = [], [], []
        for i in range(len(self.lines)):
            mine = _remainder(f"{{exact_{i}}}")
            larger = f"SUMPRODUCT(--({_remainder(every)}>{mine}))"
            earlier = f"SUMPRODUCT(--({_remainder(f'{{exact_0}}:{{exact_{i}}}')}={mine}))"
            exact.append(f"ROUND({{{self.amount}}}*100*{{share_{i}}},6)")
            ore.append(f"IF({larger}+{earlier}<={left},1,0)")
            part.append(f"(INT({{exact_{i}}})+{{ore_{i}}})/100")
        return exact, ore, part


def _remainder(cells: str) -> str:
    # What binary fractions add or take is far below a millionth of an öre.
    return f"ROUND({cells}-INT({cells}),6)"


def merged(orders: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Lines in which each of the orders can be found from left to right.

    >>> merged([("a", "b"), ("a", "c", "b"), ("b", "a")])
    ('a', 'c', 'b', 'a')
    """
    lines: list[str] = []
    for order in orders:
        place = 0
        for name in order:
            if name not in lines[place:]:
                lines.insert(place, name)
            place = lines.index(name, place) + 1
    return tuple(lines)


def places(lines: Sequence[str], order: Sequence[str]) -> list[int]:
    """Where each name of an order stands among the lines.

    >>> places(("a", "c", "b", "a"), ("b", "a"))
    [2, 3]
    """
    found: list[int] = []
    for name in order:
        found.append(lines.index(name, found[-1] + 1 if found else 0))
    return found


def difference(pairs: Iterable[tuple[str, str]]) -> str:
    """The formula of how far each pair of columns is apart, in absolute numbers."""
    return "ROUND(" + "+".join(f"ABS({{{one}}}-{{{other}}})" for one, other in pairs) + ",2)"


def posted_amount(amount: Money | None) -> Money:
    """What stands posted on an account, nothing where it never moved; credit is positive."""
    return Money(0) if amount is None else -amount
