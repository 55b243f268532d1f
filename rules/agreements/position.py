"""Where an agreement stands on a day: what is owed, what is noticed, how late, what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from consortium.money import ZERO, Money, total
from consortium.notices import OpenNotice
from rules.agreements.events import Event, History, done, outstanding, unnoticed

State = Literal["draft", "agreed", "running", "ended"]
Lateness = Literal["in_time", "days_1_30", "days_31_60", "days_61_90", "over_90"]
_CLASSES: tuple[tuple[Lateness, int], ...] = (
    ("in_time", 0), ("days_1_30", 30), ("days_31_60", 60), ("days_61_90", 90),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """What stands of an agreement.

    ``owed`` is the principal, ``noticed`` the part of it that has fallen due and is unpaid;
    ``interest`` is noticed and unpaid, fees with it; ``allowance`` what is allowed for a loss;
    ``days_late`` of the oldest unpaid notice. ``next`` is what falls due next.
    """

    state: State
    paid_out: Money
    owed: Money
    noticed: Money
    interest: Money
    allowance: Money
    lost: Money
    days_late: int
    next: Event | None

    @property
    def lateness(self) -> Lateness:
        """Its class of arrears, by the oldest unpaid notice."""
        return lateness_of(self.days_late)

    @property
    def carrying(self) -> Money:
        """What it is worth in the books: owed less what is allowed for; this much is tied."""
        return self.owed - self.allowance


def lateness_of(days: int) -> Lateness:
    """The class of so many days after the due day.

    >>> lateness_of(0), lateness_of(31), lateness_of(91)
    ('in_time', 'days_31_60', 'over_90')
    """
    return next((name for name, last in _CLASSES if days <= last), "over_90")


def position(
    history: History,
    notices: Iterable[OpenNotice],
    coming: Iterable[Event],
    day: dt.date,
    *,
    is_draft: bool = False,
) -> Position:
    """The position at the end of ``day``; ``notices`` are the agreement's open ones."""
    mine = list(notices)
    owed, noticed = outstanding(history), outstanding(history) - unnoticed(history)
    late = [(day - one.due).days for one in mine if one.due is not None and one.amount > ZERO]
    paid_out = done(history, "paid_out")
    claims = total(one.amount for one in mine)
    ahead = [event for event in coming if event.what != "deferred"]
    return Position(
        state=_state(paid_out, owed, claims, is_draft=is_draft),
        paid_out=paid_out,
        owed=owed,
        noticed=noticed,
        interest=claims - total(one.amount for one in mine if one.frees),
        allowance=allowance_left(history),
        lost=done(history, "written_off") + done(history, "forgiven"),
        days_late=max([0, *late]),
        next=min(ahead, key=lambda event: event.day, default=None),
    )


def allowance_left(history: History) -> Money:
    """What is allowed for a loss and not yet used by a write-off or a gift, oldest first."""
    left = ZERO
    for one in history:
        if one.what == "allowance":
            left += one.amount
        elif one.what in ("written_off", "forgiven"):
            left -= min(left, one.amount)
    return left


def _state(paid_out: Money, owed: Money, claims: Money, *, is_draft: bool) -> State:
    if is_draft:
        return "draft"
    if paid_out.is_zero:
        return "agreed"
    return "running" if owed > ZERO or claims > ZERO else "ended"
