"""Which purposes hold the equity that was brought along: ``--purpose solidarity=120000``."""

from __future__ import annotations

from collections.abc import Iterable

from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.problems import Problem, Source, Value

Purposes = list[tuple[str, Money]]
_PURPOSE = Source("--purpose")


def read_purposes(consortium: Consortium, given: Iterable[str]) -> tuple[Purposes, list[Problem]]:
    """Purposes by key with their amounts, and every slip."""
    found: dict[str, Money] = {}
    problems: list[Problem] = []
    for text in given:
        key, _, written = (part.strip() for part in text.partition("="))
        values: dict[str, Value] = {"found": text, "known": tuple(consortium.all_purposes)}
        if key not in consortium.all_purposes or key in found:
            problems.append(Problem("opening_purpose_must_be_known", _PURPOSE, values))
            continue
        try:
            found[key] = Money.parse(written)
        except ValueError:
            problems.append(Problem("amount_must_be_readable", _PURPOSE, {"found": text}))
            continue
        if found[key] <= ZERO:
            values = {"found": found[key]}
            problems.append(Problem("booked_amount_must_be_positive", _PURPOSE, values))
    return list(found.items()), problems
