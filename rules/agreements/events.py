"""Events: what falls due under an agreement and on which day, with the reasons for each amount."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from consortium.agreement import Happening, What
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.proposal import Reason

History = Sequence[Happening]


class Figures(NamedTuple):
    """What a member's own figures say of a month: wages covered by cash, and what is over."""

    wages_covered: bool
    surplus: Money = ZERO


Ask = Callable[[Period], Figures | None]
"""The figures of a month; ``None`` while they are not known."""


class Event(NamedTuple):
    """Something that falls due on a day; what is ``deferred`` by the terms has no amount."""

    day: dt.date
    what: What
    amount: Money
    reasons: tuple[Reason, ...] = ()
    version: int = 1


def done(history: History, what: What, due: dt.date | None = None) -> Money:
    """What has happened of a kind in all, or of what was due on a day; reversals count off."""
    return total(
        one.amount for one in history if one.what == what and (due is None or one.due == due)
    )


def unnoticed(history: History) -> Money:
    """The principal that is paid out and not yet noticed, written off or turned into other."""
    claimed = done(history, "instalment") + done(history, "early")
    return outstanding(history) - (claimed - done(history, "repaid") - done(history, "dropped"))


def outstanding(history: History) -> Money:
    """The principal that is still owed, noticed or not."""
    gone = (done(history, what) for what in _LOWER)
    return done(history, "paid_out") - total(gone)


def lowers(what: What) -> bool:
    """True for what lowers the principal that is owed."""
    return what in _LOWER


_LOWER: tuple[What, ...] = ("repaid", "written_off", "forgiven", "converted")
