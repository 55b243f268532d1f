"""Who decides what, and whether a decision is valid: the ladder, quorum, recusal, majority.

The ladder is the policy's ``approvals``; a rung says which bodies decide together, up to which
amount. Everything here is pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from consortium.money import Money
from rules.grammar.limits import Rung


def rung_for(
    rungs: Sequence[Rung], amount: Money, urgent: Literal["wages"] | None = None
) -> Rung | None:
    """The rung that an amount reaches; ``up_to`` is included, ``above`` is not.

    An ``urgent`` matter stands on its own rung as long as that reaches, else on the ladder like
    any other. ``None`` when the policy has no rung for the amount.

    >>> ladder = [Rung(up_to="50 000 kr", by="chair"), Rung(above="50 000 kr", by="board")]
    >>> [rung_for(ladder, Money(ore)).by for ore in (50_000_00, 50_000_01)]
    [('chair',), ('board',)]
    """
    if urgent is not None:
        for rung in rungs:
            if rung.urgent == urgent and (rung.up_to is None or amount <= rung.up_to):
                return rung
    for rung in rungs:
        reaches = rung.up_to is None or amount <= rung.up_to
        if rung.urgent is None and reaches and (rung.above is None or amount > rung.above):
            return rung
    return None


def body_of(rung: Rung) -> str:
    """The deciding body as a proposal names it; an urgent decision says so.

    >>> body_of(Rung(up_to="50 000 kr", by=["treasurer", "chair"]))
    'treasurer+chair'
    >>> body_of(Rung(up_to="50 000 kr", by="board", urgent="wages"))
    'board:wages'
    """
    together = "+".join(rung.by)
    return together if rung.urgent is None else f"{together}:{rung.urgent}"
