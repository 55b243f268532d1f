"""Facts: what members reported, month by month, with where it came from.

A report is what one member's books, or its own declaration, say of one month. Importers do not
see the policy: a SIE report is the movement per account, and the rules pick the accounts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from consortium.money import Money
from consortium.period import Period


@dataclass(frozen=True)
class Report:
    """One member's figures for one month; per figure the latest take-in wins.

    ``accounts`` holds the month's movement per account of the member's own chart, debit-positive
    as in the file (revenue is negative); ``declared`` holds figures by name (``revenue``,
    ``sales_to_members`` …), positive, their name giving direction.
    """

    member: str
    period: Period
    kind: str  # "SIE 4E", "SIE 3", "workbook" …
    document: str  # sha256 of the archived file
    file: str  # its name when it came
    taken_in: str  # ISO time
    drawn_on: date | None = None
    is_complete: bool = True
    accounts: Mapping[str, Money] = field(default_factory=dict)
    declared: Mapping[str, Money] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """A digest of the figures: two reports that say the same have the same version.

        Where the figures stood, and when they came, does not count.
        """
        figures = {
            "member": self.member,
            "period": str(self.period),
            "complete": self.is_complete,
            "accounts": {key: str(amount) for key, amount in self.accounts.items()},
            "declared": {key: str(amount) for key, amount in self.declared.items()},
        }
        text = json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Facts:
    """The latest report per member and month.

    >>> Facts().report("grenverket", Period(2026, 3)) is None
    True
    """

    by_member_and_period: Mapping[tuple[str, Period], Report] = field(default_factory=dict)

    def report(self, member: str, period: Period) -> Report | None:
        """What the member last reported of the month, or ``None``."""
        return self.by_member_and_period.get((member, period))

    def with_reports(self, reports: Iterable[Report]) -> Facts:
        """The same facts after later reports; the last one of a member and month wins."""
        merged = dict(self.by_member_and_period)
        merged.update({(report.member, report.period): report for report in reports})
        return Facts(merged)

    def __iter__(self) -> Iterator[Report]:
        return iter(self.by_member_and_period.values())
