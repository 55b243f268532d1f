"""``doctor``: is everything in order for a month's work? The installation, the folder, the books.

Nothing is written and nothing mended: each check says how it is, and the terminal words it with
what to do (``reports.terminal.doctor``). It works without books too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ledger.doctor.check import Check, Situation

__all__ = ["Check", "Situation", "examine"]


def examine(situation: Situation) -> tuple[Check, ...]:
    """Every check, in the order in which to put things right."""
    return tuple(_checks(situation))


def _checks(situation: Situation) -> Iterator[Check]:
    from ledger.doctor.installation import installation
    from ledger.doctor.place import place
    from ledger.doctor.state import state

    yield from installation(situation)
    yield from place(situation)
    if situation.root is not None and situation.holds_books:
        yield from state(situation.root, situation)
