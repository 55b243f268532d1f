"""How a member short of cash is helped: trigger, need, sources in order, terms.

What a treasurer writes, in full::

    liquidity:
      trigger: {cash_days_below: 30}
      need: {up_to_cash_days: 45, max: 400 000 kr, share_of_monthly_payroll: 100 %}
      sources:
        - {defer_levy: 3 months}
        - {from: solidarity, max: 250 000 kr}
        - oneof: [{from: members, above_cash_days: 90}, {from: stodspar}]
      when_short: most_urgent_first
      terms: {interest: 0 %, grace: 3 months, repay: 12 months, only_when: wages_covered}
      multiplier_of_stake: {max: 150 %, stages: [{member_for_less_than: 2 years, max: 100 %}]}
      co_financing: {fund_at_most: 70 %, own_cash_at_least: 25 %}
      share_of_turnover: {max: 20 %, months: 12}
      tranches:
        milestones: [{reach: "plan antagen", share: 40 %}, {reach: "kassa 20", share: remaining}]
        stop_loss: {cash_days_below: 10, missed_milestones: 1}
        reviewer: board
      clean_down: {max: 90 days, at_zero_for: 30 days, every: 12 months, renewals: 1}
      loss_share: {share: 40 %, max: 300 000 kr, after_own_reserves: true, years: 3}
      result_pooling: {share: 20 %, by: payroll, members: [grenverket, cykelbud]}
      relief: {trigger: {cash_days_below: 15}, discount: 50 %, defer: 3 months, catch_up: 12 months}
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from consortium.fields import Key, Shape
from rules.grammar.words import Bound, Days, Months, Multiple, Part, Share


class Trigger(Shape):
    """When a member is in need: fewer cash days than this (cash × 30 ÷ (payroll + payables))."""

    cash_days_below: int = Field(ge=1, le=365)


class Need(Shape):
    """How much: what lifts cash to ``up_to_cash_days``, the smallest of the bounds given."""

    up_to_cash_days: int = Field(ge=1, le=365)
    max: Bound | None = None
    share_of_monthly_payroll: Multiple | None = None


class DeferLevy(Shape):
    """The due date of unpaid levies of up to so many months is moved; their sum counts."""

    defer_levy: Months


class FromPurpose(Shape):
    """A loan from one of the fund's purposes, never below the floor that ``keep`` sets."""

    from_: Key = Field(alias="from")
    max: Bound | None = None


class FromMembers(Shape):
    """Loans from members with cash above so many days, shared by surplus."""

    from_: Literal["members"] = Field(alias="from")
    above_cash_days: int = Field(ge=0, le=3650)
    max_share_of_surplus: Part | None = None
    guarantee: Part | None = None
    max: Bound | None = None


class FromStodspar(Shape):
    """A bank loan that the fund's support saving (stödspar) makes possible."""

    from_: Literal["stodspar"] = Field(alias="from")
    max: Bound | None = None


def _tag(value: object) -> str:
    """Which shape a source has, by its keys; ``=`` keeps the tags apart from keys."""
    match value:
        case {"oneof": _} | OneOf():
            return "=oneof"
        case {"defer_levy": _} | DeferLevy():
            return "=defer"
        case {"from": "members"} | FromMembers():
            return "=members"
        case {"from": "stodspar"} | FromStodspar():
            return "=stodspar"
        case _:
            return "=purpose"


def _simple_tag(value: object) -> str:
    return _tag(value).replace("=oneof", "=purpose")


Simple = Annotated[
    Annotated[DeferLevy, Tag("=defer")]
    | Annotated[FromPurpose, Tag("=purpose")]
    | Annotated[FromMembers, Tag("=members")]
    | Annotated[FromStodspar, Tag("=stodspar")],
    Discriminator(_simple_tag),
]


class OneOf(Shape):
    """The whole need from one of these, or nothing from any: the first that can bear it all."""

    oneof: tuple[Simple, ...] = Field(min_length=2)


Source = Annotated[
    Annotated[DeferLevy, Tag("=defer")]
    | Annotated[FromPurpose, Tag("=purpose")]
    | Annotated[FromMembers, Tag("=members")]
    | Annotated[FromStodspar, Tag("=stodspar")]
    | Annotated[OneOf, Tag("=oneof")],
    Discriminator(_tag),
]
"""One step of the cascade, tried in order until the need is met."""


class Terms(Shape):
    """The terms of a liquidity loan. ``wages_covered``: repaid only when wages are covered."""

    interest: Part
    grace: Months = 0
    repay: Months
    only_when: Literal["wages_covered"] | None = None


class Stage(Shape):
    """Another multiple for those who have been members for less than so long."""

    member_for_less_than: Months
    max: Multiple


class MultiplierOfStake(Shape):
    """Help at most so many per cent of the member's own capital (insats); access grows with it."""

    max: Multiple
    stages: tuple[Stage, ...] = ()


class CoFinancing(Shape):
    """Shared risk: the fund bears at most so much of a plan, the member at least so much."""

    fund_at_most: Part
    own_cash_at_least: Part | None = None


class ShareOfTurnover(Shape):
    """Help at most so many per cent of the turnover of the last ``months``."""

    max: Multiple
    months: int = Field(default=12, ge=1, le=36)


class Milestone(Shape):
    """What must be reached before this share is paid out."""

    reach: str = Field(min_length=1)
    share: Share


class StopLoss(Shape):
    """When no further tranche is paid: too few cash days, or so many milestones missed."""

    cash_days_below: int | None = Field(default=None, ge=1, le=365)
    missed_milestones: int | None = Field(default=None, ge=1, le=12)


class Tranches(Shape):
    """Help in parts, against milestones that a body reviews."""

    milestones: tuple[Milestone, ...] = Field(min_length=1)
    stop_loss: StopLoss | None = None
    reviewer: Key | None = None


class CleanDown(Shape):
    """A bridge lasts at most ``max`` and stands at zero for a while in every period."""

    max: Days
    at_zero_for: Days
    every: Months = 12
    renewals: int = Field(default=0, ge=0, le=12)


class LossShare(Shape):
    """The fund bears a part of a member's yearly loss, up to ``max``, in at most ``years``."""

    share: Part
    max: Bound | None = None
    after_own_reserves: bool = True
    years: int = Field(default=1, ge=1, le=10)


class ResultPooling(Shape):
    """Members put a share of their results together and share it again ``by`` a key."""

    share: Part
    by: Literal["payroll", "revenue", "people", "equal"] = "payroll"
    members: tuple[Key, ...] = ()


class Relief(Shape):
    """A lower levy in distress: discount, deferral, and the months in which it is caught up."""

    trigger: Trigger
    discount: Part | None = None
    defer: Months | None = None
    catch_up: Months | None = None


class Liquidity(Shape):
    """The whole of ``liquidity``."""

    trigger: Trigger
    need: Need
    sources: tuple[Source, ...] = Field(min_length=1)
    when_short: Literal["most_urgent_first", "pro_rata", "all_or_nothing"] = "most_urgent_first"
    terms: Terms | None = None
    multiplier_of_stake: MultiplierOfStake | None = None
    co_financing: CoFinancing | None = None
    share_of_turnover: ShareOfTurnover | None = None
    tranches: Tranches | None = None
    clean_down: CleanDown | None = None
    loss_share: LossShare | None = None
    result_pooling: ResultPooling | None = None
    relief: Relief | None = None
