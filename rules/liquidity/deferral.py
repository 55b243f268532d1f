"""Deferral: unpaid levies are due later, and their sum counts as help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consortium.money import ZERO, total
from consortium.notices import OpenNotice
from consortium.proposal import Reason
from rules.grammar.liquidity import DeferLevy
from rules.liquidity.caps import Cap
from rules.liquidity.case import Case, Part
from rules.liquidity.situation import Situation


def defer(situation: Situation, case: Case, source: DeferLevy, clause: str) -> None:
    """Unpaid levies of the oldest months, whole notices, until the need is met."""
    exposures = situation.exposures
    moved = exposures.moved(case.member) | case.eased
    unpaid = [n for n in exposures.unpaid(case.member) if n.voucher not in moved]
    overdue = {notice.voucher for notice in exposures.overdue(case.member)}
    taken: list[OpenNotice] = []
    bits: list[Reason] = []
    for notice in _of_months(unpaid, source.defer_levy):
        if total(n.amount for n in taken) >= case.left:
            break
        cap = _too_tight(case, taken, notice, is_overdue=notice.voucher in overdue)
        if cap is not None:
            bits.append(cap.reason(notice.amount))
            break
        taken.append(notice)
    case.told += bits
    if not taken:
        if not bits:
            case.told.append(Reason("source", "nothing_to_defer", {}))
        return
    amount = total(notice.amount for notice in taken)
    case.parts.append(Part("deferral", clause, "", amount, tuple(bits), tuple(taken)))
    case.left = max(case.left - amount, ZERO)
    fresh = total(notice.amount for notice in taken if notice.voucher not in overdue)
    for cap in case.caps:  # what was overdue is counted in the exposure already
        cap.take("deferral", fresh if cap.code == "exposure_bit" else amount)


def _too_tight(
    case: Case, taken: Sequence[OpenNotice], notice: OpenNotice, *, is_overdue: bool
) -> Cap | None:
    """The first cap under which one more notice would not fit."""
    amount = total(one.amount for one in (*taken, notice))
    for cap in case.caps:
        room = cap.room("deferral")
        counts = not (cap.code == "exposure_bit" and is_overdue)
        if counts and room is not None and room < amount:
            return cap
    return None


def _of_months(notices: Sequence[OpenNotice], months: int) -> Iterator[OpenNotice]:
    """The notices of the first so many months among them."""
    wanted = sorted({notice.month for notice in notices})[:months]
    yield from (notice for notice in notices if notice.month in wanted)
