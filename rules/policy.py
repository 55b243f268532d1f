"""The policy: the consortium's rules as checked values (design.md §4).

The models here are the shape of ``policy/<day>.yaml``; ``rules.text`` fills them from text with
positions and ``rules.check`` tests what the parts say of each other. Rates are exact decimals,
amounts whole öre, and everything excludes VAT.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from consortium.fields import Accounts, Day, Key, Rate, Shape
from consortium.period import Period
from rules.document import Document
from rules.grammar.limits import (
    Facts,
    Floor,
    Limits,
    Placements,
    Ranges,
    Relocation,
    Rung,
    Warnings,
)
from rules.grammar.liquidity import Liquidity
from rules.grammar.words import REMAINING, Bound, Days, Multiple, Share
from rules.text import bind, parse

__all__ = [
    "REMAINING",
    "Band",
    "Base",
    "Days",
    "Levy",
    "MemberException",
    "MissingReport",
    "Nature",
    "Policies",
    "Policy",
    "PolicyVersion",
    "Share",
    "Tax",
    "read_policy",
]


class Band(Shape):
    """A marginal band: the rate on the slice of the base above a threshold."""

    above: Bound
    rate: Rate


class Base(Shape):
    """Which of a member's own accounts make the base, and whether sales inside count."""

    include: tuple[Accounts, ...] = Field(min_length=1)
    exclude: tuple[Accounts, ...] = ()
    between_members: Literal["include", "exclude"] = "include"

    def holds(self, account: str) -> bool:
        """True when the account belongs to the base, sales between members not considered."""
        return any(r.holds(account) for r in self.include) and not any(
            r.holds(account) for r in self.exclude
        )


class MemberException(Shape):
    """What holds for one member instead, in every period that begins on or before ``until``."""

    rate: Rate | None = None
    bands: tuple[Band, ...] | None = None
    floor: Bound | None = None
    cap: Bound | None = None
    until: Day
    reason: str = Field(min_length=1)
    decision: str | None = None

    def applies(self, period: Period) -> bool:
        """True in the periods it covers."""
        return period.first <= self.until


class Nature(Shape):
    """What a part of the levy is in law: a fee, a service with VAT, or member capital."""

    kind: Literal["membership_fee", "service_fee", "member_capital"]
    share: Share = REMAINING
    vat: Multiple | None = None
    ground: str | None = None


def _natures(value: object) -> object:
    return [{"kind": value, "share": REMAINING}] if isinstance(value, str) else value


class Tax(Shape):
    """Income tax on the taxable part of the levy, set aside in the purpose ``tax``."""

    rate: Multiple
    set_aside: bool = True


class MissingReport(Shape):
    """What happens when a report has not come by the deadline (day of the following month)."""

    estimate: Literal["mean", "last_year", "declared", "none"] = "none"
    months: int = Field(default=3, ge=1, le=24)
    deadline: int = Field(default=15, ge=1, le=31)

    def last_day(self, period: Period) -> dt.date:
        """The last day to report a month: in the month after, its last day where that is earlier.

        >>> MissingReport(deadline=31).last_day(Period(2026, 1))
        datetime.date(2026, 2, 28)
        """
        return period.next.first.replace(day=min(self.deadline, period.next.days))


class Levy(Shape):
    """How much a member pays."""

    base: Base
    rate: Rate
    bands: tuple[Band, ...] = ()
    members: Mapping[Key, MemberException] = Field(default_factory=dict)
    reckoned: Literal["month", "year"] = "month"
    floor: Bound | None = None
    cap: Bound | None = None
    round: Literal["ore", "krona"] = "ore"
    nature: Annotated[tuple[Nature, ...], BeforeValidator(_natures)] = (
        Nature(kind="membership_fee"),
    )
    tax: Tax | None = None
    write_off_below: Bound | None = None
    due: Days = 30
    missing_report: MissingReport | None = None
    approved_by: Key | None = None
    decision: str | None = None

    def exception(self, member: str, period: Period) -> MemberException | None:
        """The member's exception, if one covers the period."""
        found = self.members.get(member)
        return found if found is not None and found.applies(period) else None


class Policy(Shape):
    """One version of the rules, in force from a first of a month."""

    valid_from: Day
    decision: str = Field(min_length=1)
    levy: Levy
    split: Mapping[Key, Share]
    keep: Mapping[Key, Floor] = Field(default_factory=dict)
    facts: Facts = Facts()
    limits: Limits = Limits()
    liquidity: Liquidity | None = None
    approvals: tuple[Rung, ...] = ()
    placements: Placements = Placements()
    accounts: Ranges = Ranges()
    warnings: Warnings = Warnings()
    relocation: Relocation | None = None


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A policy with its file and the sha256 of its text; the text itself for its places."""

    policy: Policy
    file: str
    sha256: str
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def name(self) -> str:
        """How vouchers and proposals name it: ``2026-01-01@3f2a91c0d4e5f607``."""
        return f"{self.policy.valid_from.isoformat()}@{self.sha256[:16]}"


@dataclass(frozen=True, slots=True)
class Policies:
    """All versions, oldest first."""

    versions: Sequence[PolicyVersion] = ()

    def in_force(self, day: dt.date) -> PolicyVersion | None:
        """The version that holds on a day, or ``None`` before the first."""
        held = [version for version in self.versions if version.policy.valid_from <= day]
        return held[-1] if held else None


def read_policy(content: bytes, file: str) -> PolicyVersion:
    """One version, parsed and shaped; :class:`~consortium.problems.PolicyError` with every slip.

    What its parts say of each other and of the consortium is tested by :mod:`rules.check`.
    """
    document = parse(content, file)
    policy = bind(document, Policy)
    return PolicyVersion(policy, file, hashlib.sha256(content).hexdigest(), document)
