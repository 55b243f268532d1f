"""What holds the fund together: floors, exposure, placements, who decides, who is warned.

::

    keep: {solidarity: {months_of_levies: 3}, education: {amount: 50 000 kr}}
    facts: {revenue: sie, others: declared, tolerance: 1 %}
    limits: {exposure_per_member: {share_of_fund: 20 %, look_through: [loans, guarantees]}}
    approvals:
      - {up_to: 50 000 kr, by: [treasurer, chair]}
      - {above: 50 000 kr, by: board, quorum: more_than_half, of: all_seats, valid_for: 6 months}
      - {urgent: wages, up_to: 400 000 kr, by: board, report_to: next_general_meeting}
    placements: {stodspar: {max_share_of_fund: 20 %, lock_in_max: 60 months}}
    accounts: {cash: ["19"], payroll: ["70-76"], payables: ["24"], receivables: ["15"]}
    warnings:
      watch: {cash_days_below: 45, report_later_than: 10 days}
      alarm: {cash_days_below: 20, revenue_falls: 30 %, overdue_levies: 60 days}
    relocation: {share_of_wage: 80 %, months: 12, host_subsidy: 25 %, from: relocation}
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from consortium.fields import Accounts, Key, Shape, wrong
from rules.grammar.words import Bound, Days, Months, Part


class Floor(Shape):
    """What must stay in a purpose; the highest of those given counts.

    ``months_of_levies: 3`` is three times the mean monthly levy of the last twelve months.
    """

    months_of_levies: int | None = Field(default=None, ge=1, le=60)
    amount: Bound | None = None
    share_of_fund: Part | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.months_of_levies is None and self.amount is None and self.share_of_fund is None:
            raise wrong("floor_must_be_given", "")
        return self


class Facts(Shape):
    """Which source counts when both speak, and how far apart they may lie without a finding."""

    revenue: Literal["sie", "declared"] = "sie"
    others: Literal["sie", "declared"] = "declared"
    tolerance: Part | None = None


Exposed = Literal["loans", "guarantees", "shares", "relocation", "placements", "overdue_levies"]


class Exposure(Shape):
    """What one member may cost the fund at most if it vanished today, of the kinds listed."""

    share_of_fund: Part
    max: Bound | None = None
    look_through: tuple[Exposed, ...] = (
        "loans", "guarantees", "shares", "relocation", "placements", "overdue_levies",
    )  # fmt: skip


class Limits(Shape):
    """Bounds across all rules."""

    exposure_per_member: Exposure | None = None


def _bodies(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Rung(Shape):
    """One rung of the ladder: up to or above an amount, who decides, with which quorum.

    A rung with ``urgent`` stands beside the ladder. Several deciders decide together.
    """

    up_to: Bound | None = None
    above: Bound | None = None
    urgent: Literal["wages"] | None = None
    by: Annotated[tuple[Key, ...], BeforeValidator(_bodies), Field(min_length=1)]
    quorum: Literal["more_than_half", "two_thirds", "all"] | None = None
    of: Literal["all_seats", "present"] | None = None
    report_to: Literal["next_general_meeting", "next_board_meeting"] | None = None
    valid_for: Months | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> Self:
        if self.up_to is None and (self.above is None or self.urgent is not None):
            raise wrong("rung_must_have_a_bound", "")
        return self


class Placement(Shape):
    """How much of the fund may be placed in one way, and for how long it may be locked in."""

    max_share_of_fund: Part
    max: Bound | None = None
    lock_in_max: Months | None = None


class Placements(Shape):
    """Placements by kind."""

    microfund: Placement | None = None
    stodspar: Placement | None = None
    shares: Placement | None = None
    deposit: Placement | None = None


class Ranges(Shape):
    """Where a member's own accounts show what the liquidity rules read."""

    cash: tuple[Accounts, ...] = ()
    payroll: tuple[Accounts, ...] = ()
    payables: tuple[Accounts, ...] = ()
    receivables: tuple[Accounts, ...] = ()


class Signs(Shape):
    """The signs of one warning level; any of them is enough."""

    cash_days_below: int | None = Field(default=None, ge=1, le=365)
    revenue_falls: Part | None = None
    report_later_than: Days | None = None
    overdue_levies: Days | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise wrong("warning_must_have_a_sign", "")
        return self


class Warnings(Shape):
    """Early warning: closer attention before there is need."""

    watch: Signs | None = None
    warning: Signs | None = None
    alarm: Signs | None = None


class Relocation(Shape):
    """Keeps people, not firms: pay while somebody moves to another member, and a host subsidy."""

    share_of_wage: Part
    months: int = Field(ge=1, le=60)
    host_subsidy: Part | None = None
    from_: Key = Field(default="relocation", alias="from")
