"""A case: one member in need, what is found for it, and what bounds it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from consortium.money import Money
from consortium.notices import OpenNotice
from consortium.proposal import Reason
from consortium.voucher import VoucherNumber
from rules.liquidity.caps import Cap, Kind
from rules.liquidity.need import Need


class Part(NamedTuple):
    """What one source gives one member: ``of`` is the purpose or the lending member."""

    kind: Kind
    clause: str
    of: str
    amount: Money
    reasons: tuple[Reason, ...]
    notices: tuple[OpenNotice, ...] = ()


@dataclass(slots=True)
class Case:
    """One member in need: what is found for it so far, what is told, and what is left."""

    member: str
    need: Need
    left: Money
    caps: list[Cap]
    parts: list[Part] = field(default_factory=list)
    told: list[Reason] = field(default_factory=list)
    eased: frozenset[VoucherNumber] = frozenset()  # notices that relief has deferred

    @property
    def urgency(self) -> tuple[object, str]:
        """Fewest cash days first, ties by key."""
        return self.need.figures.urgency, self.member

    def copy(self) -> Case:
        """The case as it stands, to come back to."""
        caps = [replace(cap) for cap in self.caps]
        return replace(self, caps=caps, parts=[*self.parts], told=[*self.told])

    def take(self, part: Part) -> None:
        """Count a part off what is left and off every cap."""
        self.parts.append(part)
        self.left -= part.amount
        for cap in self.caps:
            cap.take(part.kind, part.amount)
