"""Sentences about liquidity: when, how much, from where, on which terms."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.money import Money
from rules.explain.levy import said_share
from rules.explain.voice import Sentence, Voice
from rules.grammar.liquidity import (
    DeferLevy,
    FromMembers,
    FromPurpose,
    FromStodspar,
    Liquidity,
    Need,
    OneOf,
    Relief,
    Source,
    StopLoss,
    Terms,
    Tranches,
)


def liquidity_sentences(liquidity: Liquidity, voice: Voice) -> Iterator[Sentence]:
    """One sentence for each rule of ``liquidity``."""
    days = voice.count(liquidity.trigger.cash_days_below, "day")
    yield "liquidity.trigger", voice("trigger", days=days)
    yield "liquidity.need", _need(liquidity.need, voice)
    for i, source in enumerate(liquidity.sources):
        code = "source_next" if i else "source_first"
        yield f"liquidity.sources.{i}", voice(code, source=_source(source, voice))
    yield "liquidity.when_short", voice(liquidity.when_short)
    if liquidity.terms is not None:
        yield "liquidity.terms", _terms(liquidity.terms, voice)
    yield from _bounds_on_help(liquidity, voice)
    if liquidity.tranches is not None:
        yield from _tranches(liquidity.tranches, voice)
    yield from _shared_fates(liquidity, voice)


def _need(need: Need, voice: Voice) -> str:
    bounds = [] if need.max is None else [voice.say(need.max)]
    if need.share_of_monthly_payroll is not None:
        bounds.append(voice("of_payroll", share=need.share_of_monthly_payroll))
    said = voice("need_bounds", bounds=voice.series(bounds, "and_at_most")) if bounds else ""
    return voice("need", days=voice.count(need.up_to_cash_days, "day"), bounds=said)


def _source(source: Source, voice: Voice, form: str = "source") -> str:
    """A source as a clause, or with ``form="one"`` as one of several nouns."""
    match source:
        case DeferLevy():
            return voice(f"{form}_defer", months=voice.count(source.defer_levy, "month"))
        case FromPurpose():
            bounds = _at_most(source.max, voice)
            return voice(f"{form}_purpose", purpose=voice.name(source.from_), bounds=bounds)
        case FromStodspar():
            return voice(f"{form}_stodspar", bounds=_at_most(source.max, voice))
        case FromMembers():
            return _from_members(source, voice, form)
        case OneOf():
            sources = voice.series((_source(one, voice, "one") for one in source.oneof), "or")
            return voice("source_oneof", sources=sources)
    raise AssertionError(source)


def _from_members(source: FromMembers, voice: Voice, form: str) -> str:
    bounds: list[str] = []
    if source.max_share_of_surplus is not None:
        bounds.append(voice("of_surplus", share=source.max_share_of_surplus))
    if source.max is not None:
        bounds.append(voice.say(source.max))
    said = voice("source_bounds", bounds=voice.series(bounds, "and_at_most")) if bounds else ""
    cover = source.guarantee
    guarantee = "" if cover is None else voice("source_guarantee", share=cover)
    days = voice.count(source.above_cash_days, "day")
    return voice(f"{form}_members", days=days, bounds=said, guarantee=guarantee)


def _at_most(bound: Money | None, voice: Voice) -> str:
    return "" if bound is None else voice("source_bounds", bounds=bound)


def _terms(terms: Terms, voice: Voice) -> str:
    grace = voice("terms_grace", months=voice.count(terms.grace, "month")) if terms.grace else ""
    only_when = voice("terms_wages") if terms.only_when is not None else ""
    repay = voice.count(terms.repay, "month")
    return voice("terms", interest=terms.interest, grace=grace, repay=repay, only_when=only_when)


def _bounds_on_help(liquidity: Liquidity, voice: Voice) -> Iterator[Sentence]:
    multiplier = liquidity.multiplier_of_stake
    if multiplier is not None:
        stages = "".join(
            voice("multiplier_stage", max=stage.max,
                  months=voice.count(stage.member_for_less_than, "month"))
            for stage in multiplier.stages
        )  # fmt: skip
        said = voice("multiplier", max=multiplier.max, stages=stages)
        yield "liquidity.multiplier_of_stake", said
    financing = liquidity.co_financing
    if financing is not None:
        share = financing.own_cash_at_least
        own = "" if share is None else voice("co_financing_own", share=share)
        said = voice("co_financing", fund=financing.fund_at_most, own=own)
        yield "liquidity.co_financing", said
    turnover = liquidity.share_of_turnover
    if turnover is not None:
        months = voice.last_months(turnover.months)
        said = voice("share_of_turnover", max=turnover.max, months=months)
        yield "liquidity.share_of_turnover", said


def _tranches(tranches: Tranches, voice: Voice) -> Iterator[Sentence]:
    parts = [
        voice("tranche", share=said_share(milestone.share, voice), reach=milestone.reach)
        for milestone in tranches.milestones
    ]
    reviewer = tranches.reviewer
    said = "" if reviewer is None else voice("tranches_reviewer", reviewer=voice.name(reviewer))
    yield "liquidity.tranches", voice("tranches", parts=voice.series(parts), reviewer=said)
    if tranches.stop_loss is not None:
        signs = voice.series(_stop_signs(tranches.stop_loss, voice), "or")
        yield "liquidity.tranches.stop_loss", voice("stop_loss", signs=signs)


def _stop_signs(stop: StopLoss, voice: Voice) -> list[str]:
    signs: list[str] = []
    if stop.cash_days_below is not None:
        signs.append(voice("sign_cash", days=voice.count(stop.cash_days_below, "day")))
    if stop.missed_milestones is not None:
        signs.append(voice("sign_missed", missed=voice.count(stop.missed_milestones, "missed")))
    return signs or ["–"]


def _shared_fates(liquidity: Liquidity, voice: Voice) -> Iterator[Sentence]:
    bridge = liquidity.clean_down
    if bridge is not None:
        yield "liquidity.clean_down", voice(
            "clean_down", max=voice.count(bridge.max, "day"),
            renewals=voice.count(bridge.renewals, "time"),
            zero=voice.count(bridge.at_zero_for, "day"), every=voice.count(bridge.every, "month"),
        )  # fmt: skip
    loss = liquidity.loss_share
    if loss is not None:
        yield "liquidity.loss_share", voice(
            "loss_share", share=loss.share, bounds=_at_most(loss.max, voice),
            after=voice("loss_after") if loss.after_own_reserves else "",
            years=voice.count(loss.years, "year"),
        )  # fmt: skip
    pooling = liquidity.result_pooling
    if pooling is not None:
        names = [voice.member(key) for key in pooling.members]
        yield "liquidity.result_pooling", voice(
            "result_pooling", share=pooling.share,
            members=voice.series(names) if names else voice("all_members"),
            by=voice("pooling_equal") if pooling.by == "equal" else voice.name(pooling.by),
        )  # fmt: skip
    if liquidity.relief is not None:
        yield "liquidity.relief", _relief(liquidity.relief, voice)


def _relief(relief: Relief, voice: Voice) -> str:
    how = ""
    if relief.discount is not None:
        how += voice("relief_discount", share=relief.discount)
    if relief.defer is not None:
        how += voice("relief_defer", months=voice.count(relief.defer, "month"))
    if relief.catch_up is not None:
        how += voice("relief_catch_up", months=voice.count(relief.catch_up, "month"))
    return voice("relief", days=voice.count(relief.trigger.cash_days_below, "day"), how=how)
