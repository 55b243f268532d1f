"""What a reconciliation finds: what was compared, and each difference with its class and remedy.

Amounts are from the fund's side: what a member owes us, what we have in the bank. A difference
that both sides' books explain (a payment on its way over the month's end) is told, but not open.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Value

Area = Literal["bank", "receivables", "members", "levies"]
AREAS: tuple[Area, ...] = ("bank", "receivables", "members", "levies")

Klass = Literal[
    "amount",
    "timing",
    "missing_here",
    "missing_there",
    "wrong_account",
    "statement_missing",
    "statement_gap",
    "not_placed",
    "declared",
]


@dataclass(frozen=True, slots=True)
class Step:
    """What one side is to do: the key of a person of the consortium or of a member, and what.

    ``code`` names its sentence, ``values`` fill it.
    """

    owner: str
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a named person lets a difference stand, and why."""

    id: str
    period: Period
    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which two books differ in a month.

    ``place`` is whose account, ``says`` the code of the sentence that tells what it is, with
    ``values``. ``steps`` is never empty where it is open; its first owner owns the difference.

    >>> fee = Difference("bank", "missing_here", "main", "entry_not_booked", None, Money(-500),
    ...     (Step("kim", "book_entry"),))
    >>> fee.owner, fee.is_open, len(fee.id(Period(2026, 3)))
    ('kim', True, 8)
    """

    area: Area
    klass: Klass
    place: str
    says: str
    ours: Money | None
    theirs: Money | None
    steps: tuple[Step, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    is_explained: bool = False
    accepted: Acceptance | None = None

    @property
    def owner(self) -> str:
        """Who has to do something first; nobody where it settles itself."""
        return self.steps[0].owner if self.steps else ""

    @property
    def is_open(self) -> bool:
        """True while it stands in the way of closing the month."""
        return not self.is_explained and self.accepted is None

    def id(self, period: Period) -> str:
        """Eight digits that name it, of what it is and its amounts: another amount, another id."""
        named = {name: str(value) for name, value in sorted(self.values.items())}
        said = [str(period), self.area, self.klass, self.place, self.says, named]
        text = json.dumps([*said, str(self.ours), str(self.theirs)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: our amount beside theirs; ``theirs`` is ``None`` where they do not say.

    ``note`` is the code of what is to be said of it: why it was not compared, as of which day.
    """

    area: Area
    place: str
    what: str
    ours: Money
    theirs: Money | None
    note: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compared:
    """What one area gave."""

    checks: tuple[Check, ...] = ()
    differences: tuple[Difference, ...] = ()


def joined(parts: Sequence[Compared]) -> Compared:
    """Several comparisons as one, in their order."""
    return Compared(
        tuple(check for part in parts for check in part.checks),
        tuple(difference for part in parts for difference in part.differences),
    )
