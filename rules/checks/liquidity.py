"""Liquidity: sources that exist, can be reached and leave a floor; a need above its trigger."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.members import ALWAYS_PURPOSES, Consortium
from rules.checks.deciders import deciders
from rules.checks.shares import check_shares
from rules.grammar.liquidity import (
    DeferLevy,
    FromMembers,
    FromPurpose,
    FromStodspar,
    Liquidity,
    OneOf,
    Source,
)
from rules.notes import Notes, Path
from rules.policy import Policy

PATH = ("liquidity",)


def check_liquidity(policy: Policy, consortium: Consortium, notes: Notes) -> None:
    """Notes everything about ``liquidity``; nothing when there is none."""
    liquidity = policy.liquidity
    if liquidity is None:
        return
    trigger, up_to = liquidity.trigger.cash_days_below, liquidity.need.up_to_cash_days
    if up_to <= trigger:
        notes.at("need_must_lift_above_trigger", (*PATH, "need", "up_to_cash_days"),
                 found=up_to, trigger=trigger)  # fmt: skip
    if not policy.approvals:
        notes.at_key("liquidity_must_have_approvals", PATH)
    steps = list(_steps(liquidity))
    for path, source in steps:
        _check_source(path, source, policy, consortium, notes)
    _check_order(steps, notes)
    lends = any(isinstance(s, (FromPurpose, FromMembers, FromStodspar)) for _, s in steps)
    if lends and consortium.compliance is None:
        notes.at_key("compliance_should_be_reviewed", (*PATH, "sources"))
    from_purposes = any(isinstance(source, FromPurpose) for _, source in steps)
    if from_purposes and liquidity.terms is None:
        notes.at_key("loans_must_have_terms", (*PATH, "sources"))
    _check_later_keys(liquidity, consortium, notes)


def _steps(liquidity: Liquidity) -> Iterator[tuple[Path, Source]]:
    """Every single source with its place, the alternatives of a ``oneof`` too."""
    for i, source in enumerate(liquidity.sources):
        path = (*PATH, "sources", i)
        if isinstance(source, OneOf):
            yield from (((*path, "oneof", j), one) for j, one in enumerate(source.oneof))
        else:
            yield path, source


def _check_source(
    path: Path, source: Source, policy: Policy, consortium: Consortium, notes: Notes
) -> None:
    if isinstance(source, FromPurpose):
        name, place = source.from_, (*path, "from")
        own = [purpose for purpose in consortium.purposes if purpose not in ALWAYS_PURPOSES]
        if name in ALWAYS_PURPOSES:
            notes.at("purpose_must_not_be_lent_from", place, found=name)
        elif name not in own:
            notes.must_be_one_of("purpose_must_exist", place, name, (*own, "members", "stodspar"))
        elif _is_empty(policy, name):
            notes.at("source_should_have_means", place, found=name)
        elif name not in policy.keep:
            notes.at("purpose_should_have_a_floor", place, found=name)
    if isinstance(source, FromMembers) and policy.liquidity is not None:
        up_to = policy.liquidity.need.up_to_cash_days
        if source.above_cash_days < up_to:
            notes.at("lender_should_keep_what_borrower_gets", (*path, "above_cash_days"),
                     found=source.above_cash_days, up_to=up_to)  # fmt: skip


def _is_empty(policy: Policy, purpose: str) -> bool:
    """True for a purpose that gets no part of the levy, or whose floor is the whole fund."""
    floor = policy.keep.get(purpose)
    keeps_all = floor is not None and floor.share_of_fund is not None and floor.share_of_fund >= 1
    return keeps_all or policy.split.get(purpose) == 0


def _check_order(steps: list[tuple[Path, Source]], notes: Notes) -> None:
    """Support saving without a bound meets any need; what stands after it is never reached."""
    seen: dict[str, Path] = {}
    unlimited = False
    for path, source in steps:
        name = _name(source)
        if name in seen:
            notes.at("source_must_stand_once", path, found=name, first=notes.line_of(seen[name]))
        elif unlimited:
            notes.at("source_must_be_reachable", path, found=name)
        seen.setdefault(name, path)
        in_oneof = "oneof" in path
        unlimited |= isinstance(source, FromStodspar) and source.max is None and not in_oneof


def _name(source: Source) -> str:
    match source:
        case DeferLevy():
            return "defer_levy"
        case FromPurpose(from_=name) | FromMembers(from_=name) | FromStodspar(from_=name):
            return name
        case OneOf():
            return "oneof"
    raise AssertionError(source)


def _check_later_keys(liquidity: Liquidity, consortium: Consortium, notes: Notes) -> None:
    if liquidity.tranches is not None:
        path: Path = (*PATH, "tranches")
        milestones = liquidity.tranches.milestones
        shares = [
            ((*path, "milestones", i, "share"), milestone.share)
            for i, milestone in enumerate(milestones)
        ]
        check_shares((*path, "milestones"), shares, notes)
        if liquidity.tranches.reviewer is not None:
            notes.must_be_one_of("body_must_exist", (*path, "reviewer"),
                                 liquidity.tranches.reviewer, deciders(consortium))  # fmt: skip
    if liquidity.result_pooling is not None:
        for i, key in enumerate(liquidity.result_pooling.members):
            path = (*PATH, "result_pooling", "members", i)
            notes.must_be_one_of("member_must_exist", path, key, consortium.members)
    bridge = liquidity.clean_down
    if bridge is not None and bridge.at_zero_for >= 30 * bridge.every:
        notes.at("bridge_must_have_days_left", (*PATH, "clean_down", "at_zero_for"),
                 found=bridge.at_zero_for, every=bridge.every)  # fmt: skip
    financing = liquidity.co_financing
    if financing is not None and financing.own_cash_at_least is not None:
        together = financing.fund_at_most + financing.own_cash_at_least
        if together > 1:
            notes.at("co_financing_must_not_exceed_the_whole", (*PATH, "co_financing",
                     "own_cash_at_least"), found=together)  # fmt: skip
