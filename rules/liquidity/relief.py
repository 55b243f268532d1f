"""Relief: in distress the month's levy waits, and is caught up little by little afterwards.

It comes before the sources of help and counts as help: what is deferred here need not be lent. A
``discount`` is not carried out; ``policy check`` says so (a levy is lowered by an exception that
has a decision).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from consortium.help import DEFERRED
from consortium.money import Money, total
from consortium.notices import OpenNotice
from consortium.proposal import Reason, ReasonValue
from rules.liquidity.figures import Figures
from rules.liquidity.months import months_later
from rules.liquidity.situation import Situation
from rules.liquidity.warnings import days_reason

CLAUSE = "liquidity.relief"


class Eased(NamedTuple):
    """A member whose levies of the month wait: which, until when, and why."""

    notices: tuple[OpenNotice, ...]
    reasons: tuple[Reason, ...]

    @property
    def amount(self) -> Money:
        """What waits."""
        return total(notice.amount for notice in self.notices)


def eased(situation: Situation, member: str) -> Eased | None:
    """The relief of a member; ``None`` where there is none to give."""
    rule, figures = situation.liquidity.relief, situation.figures[member]
    if rule is None or rule.defer is None or not figures.is_below(rule.trigger.cash_days_below):
        return None
    moved = situation.exposures.moved(member)
    notices = tuple(
        notice
        for notice in situation.exposures.unpaid(member)
        if notice.month == situation.period and notice.voucher not in moved
    )
    if not notices:
        return None
    return Eased(notices, tuple(_reasons(situation, figures, notices)))


def _reasons(
    situation: Situation, figures: Figures, notices: tuple[OpenNotice, ...]
) -> Iterator[Reason]:
    rule = situation.liquidity.relief
    assert rule is not None, "relief is given by a rule"
    yield days_reason("relief_days", figures.cash_days, rule.trigger.cash_days_below)
    for place, notice in enumerate(notices, 1):
        due = notice.due or situation.period.last
        values: dict[str, ReasonValue] = {
            "voucher": str(notice.voucher), "month": notice.month, "due": due,
            "until": _until(situation, due, place, len(notices)),
        }  # fmt: skip
        yield Reason("clause", DEFERRED, values, notice.amount)


def _until(situation: Situation, due: date, place: int, of: int) -> date:
    """Each notice whole, evenly over the months in which it is caught up."""
    rule = situation.liquidity.relief
    assert rule is not None and rule.defer is not None, "relief defers"
    steps = rule.catch_up or 0
    months = rule.defer + -(-steps * (place - 1) // of)
    return months_later(max(due, situation.period.last), months)
