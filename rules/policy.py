"""The policy: the consortium's rules as checked values (design.md §4).

The models here are the shape of ``policy/<day>.yaml``; ``rules.text`` fills them from text with
positions and ``rules.check`` tests what the parts say of each other. Rates are exact decimals,
amounts whole öre, and everything excludes VAT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from consortium.fields import Accounts, Amount, Day, Key, Rate, Shape, read_rate, wrong
from consortium.period import Period

REMAINING: Final = "remaining"


def _share(value: object) -> object:
    return value if value == REMAINING else read_rate(value)


Share = Annotated[Decimal | Literal["remaining"], BeforeValidator(_share)]


def _days(value: object) -> int:
    number, _, unit = str(value).partition(" ")
    if not number.isdigit() or unit not in ("day", "days", "dag", "dagar"):
        raise wrong("days_must_be_readable", value)
    return int(number)


Days = Annotated[int, BeforeValidator(_days)]


class Band(Shape):
    """A marginal band: the rate on the slice of the base above a threshold."""

    above: Amount
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
    floor: Amount | None = None
    cap: Amount | None = None
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
    vat: Rate | None = None
    ground: str | None = None


def _natures(value: object) -> object:
    return [{"kind": value, "share": REMAINING}] if isinstance(value, str) else value


class Tax(Shape):
    """Income tax on the taxable part of the levy, set aside in the purpose ``tax``."""

    rate: Rate
    set_aside: bool = True


class MissingReport(Shape):
    """What happens when a report has not come by the deadline (day of the following month)."""

    estimate: Literal["mean", "last_year", "declared", "none"] = "none"
    months: int = Field(default=3, ge=1, le=24)
    deadline: int = Field(default=15, ge=1, le=31)


class Levy(Shape):
    """How much a member pays."""

    base: Base
    rate: Rate
    bands: tuple[Band, ...] = ()
    members: Mapping[Key, MemberException] = Field(default_factory=dict)
    reckoned: Literal["month", "year"] = "month"
    floor: Amount | None = None
    cap: Amount | None = None
    round: Literal["ore", "krona"] = "ore"
    nature: Annotated[tuple[Nature, ...], BeforeValidator(_natures)] = (
        Nature(kind="membership_fee"),
    )
    tax: Tax | None = None
    write_off_below: Amount | None = None
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


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A policy with its file and the sha256 of its text."""

    policy: Policy
    file: str
    sha256: str

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
