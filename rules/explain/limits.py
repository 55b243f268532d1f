"""Sentences about the split, floors, limits, who decides, placements and warnings."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.money import ZERO, Money
from rules.explain.levy import said_share
from rules.explain.voice import Sentence, Voice
from rules.grammar.limits import Exposure, Facts, Floor, Placement, Ranges, Relocation, Rung, Signs
from rules.policy import Policy


def purpose_sentences(policy: Policy, voice: Voice) -> Iterator[Sentence]:
    """One sentence for each rule of ``split``, ``keep``, ``facts`` and ``limits``."""
    parts = [
        voice("split_part", share=said_share(share, voice), purpose=voice.name(purpose))
        for purpose, share in policy.split.items()
    ]
    yield "split", voice("split", parts=voice.series(parts) if parts else "–")
    for purpose, floor in policy.keep.items():
        yield f"keep.{purpose}", _floor(purpose, floor, voice)
    yield "facts", _facts(policy.facts, voice)
    if policy.limits.exposure_per_member is not None:
        yield "limits.exposure_per_member", _exposure(policy.limits.exposure_per_member, voice)


def limit_sentences(policy: Policy, voice: Voice) -> Iterator[Sentence]:
    """One sentence for each rule of ``approvals`` and what follows it."""
    yield from _approvals(policy.approvals, voice)
    for kind in type(policy.placements).model_fields:
        placement = getattr(policy.placements, kind)
        if placement is not None:
            yield f"placements.{kind}", _placement(kind, placement, voice)
    if policy.accounts.model_fields_set:
        yield "accounts", _accounts(policy.accounts, voice)
    for level in type(policy.warnings).model_fields:
        signs = getattr(policy.warnings, level)
        if signs is not None:
            said = voice.series(_signs(signs, voice), "or")
            yield f"warnings.{level}", voice("warnings", level=voice.name(level), signs=said)
    if policy.relocation is not None:
        yield "relocation", _relocation(policy.relocation, voice)


def _floor(purpose: str, floor: Floor, voice: Voice) -> str:
    floors: list[str] = []
    if floor.months_of_levies is not None:
        months = voice.count(floor.months_of_levies, "month_of")
        floors.append(voice("keep_months", months=months))
    if floor.amount is not None:
        floors.append(voice("keep_amount", amount=floor.amount))
    if floor.share_of_fund is not None:
        floors.append(voice("keep_share", share=floor.share_of_fund))
    highest = voice("keep_highest") if len(floors) > 1 else ""
    said = voice.series(floors, "or") + highest
    return voice("keep", purpose=voice.name(purpose), floors=said)


def _facts(facts: Facts, voice: Voice) -> str:
    tolerance = facts.tolerance
    said = "" if tolerance is None else voice("facts_tolerance", tolerance=tolerance)
    revenue, others = voice.name(facts.revenue), voice.name(facts.others)
    return voice("facts", revenue=revenue, others=others, tolerance=said)


def _exposure(exposure: Exposure, voice: Voice) -> str:
    bounds = [voice("of_fund", share=exposure.share_of_fund)]
    bounds += [voice.say(exposure.max)] if exposure.max is not None else []
    kinds = voice.series(voice.name(kind) for kind in exposure.look_through)
    return voice("exposure", bounds=voice.series(bounds, "and_at_most"), kinds=kinds)


def _approvals(rungs: tuple[Rung, ...], voice: Voice) -> Iterator[Sentence]:
    reached = ZERO
    for i, rung in enumerate(rungs):
        yield f"approvals.{i}", _rung(rung, reached, voice)
        if rung.urgent is None and rung.up_to is not None:
            reached = rung.up_to


def _rung(rung: Rung, reached: Money, voice: Voice) -> str:
    quorum, valid, report = rung.quorum, rung.valid_for, rung.report_to
    said = {
        "by": voice.series(voice.name(body) for body in rung.by),
        "together": voice("approval_together") if len(rung.by) > 1 else "",
        "quorum": "" if quorum is None else voice(
            "approval_quorum", quorum=voice.name(quorum), of=voice.name(rung.of or "all_seats")),
        "valid": "" if valid is None else voice(
            "approval_valid", months=voice.count(valid, "month")),
        "report": "" if report is None else voice("approval_report", meeting=voice.name(report)),
    }  # fmt: skip
    above = rung.above if rung.above is not None else reached
    if rung.urgent is not None and rung.up_to is not None:
        return voice("approval_urgent", up_to=rung.up_to, **said)
    if rung.up_to is None:
        what = voice("approval_top", above=above)
    elif above == ZERO:
        what = voice("approval_first", up_to=rung.up_to)
    else:
        what = voice("approval_between", above=above, up_to=rung.up_to)
    return voice("approval", what=what, **said)


def _placement(kind: str, placement: Placement, voice: Voice) -> str:
    bounds = [voice("of_fund", share=placement.max_share_of_fund)]
    bounds += [voice.say(placement.max)] if placement.max is not None else []
    months = placement.lock_in_max
    lock_in = "" if months is None else voice(
        "placement_lock_in", months=voice.count(months, "month"))  # fmt: skip
    said = voice.series(bounds, "and_at_most")
    return voice("placement", bounds=said, kind=voice.name(kind), lock_in=lock_in)


def _accounts(accounts: Ranges, voice: Voice) -> str:
    kinds = [(kind, getattr(accounts, kind)) for kind in type(accounts).model_fields]
    parts = [
        voice("account", what=voice.name(kind), accounts=voice.accounts(ranges))
        for kind, ranges in kinds
        if ranges
    ]
    return voice("accounts", what=voice.series(parts) if parts else "–")


def _signs(signs: Signs, voice: Voice) -> list[str]:
    said: list[str] = []
    if signs.cash_days_below is not None:
        said.append(voice("sign_cash", days=voice.count(signs.cash_days_below, "day")))
    if signs.revenue_falls is not None:
        said.append(voice("sign_revenue", rate=signs.revenue_falls))
    if signs.report_later_than is not None:
        said.append(voice("sign_report", days=voice.count(signs.report_later_than, "day")))
    if signs.overdue_levies is not None:
        said.append(voice("sign_overdue", days=voice.count(signs.overdue_levies, "day")))
    return said or ["–"]


def _relocation(relocation: Relocation, voice: Voice) -> str:
    subsidy = relocation.host_subsidy
    return voice(
        "relocation",
        share=relocation.share_of_wage,
        months=voice.count(relocation.months, "month"),
        purpose=voice.name(relocation.from_),
        host="" if subsidy is None else voice("relocation_host", share=subsidy),
    )
