"""Sentences about the levy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from rules.explain.voice import Sentence, Voice
from rules.grammar.words import REMAINING, Share
from rules.policy import Band, Base, Levy, MemberException, MissingReport, Nature


def levy_sentences(levy: Levy, voice: Voice) -> Iterator[Sentence]:
    """One sentence for each rule of ``levy``."""
    per = voice.name("per_year" if levy.reckoned == "year" else "per_month")
    yield "levy.base", _base(levy.base, voice)
    yield "levy.rate", voice("rate", rates=_rates(levy.rate, levy.bands, voice))
    for key, exception in levy.members.items():
        yield f"levy.members.{key}", _exception(key, exception, voice)
    yield "levy.reckoned", voice(f"reckoned_{levy.reckoned}")
    if levy.floor is not None:
        yield "levy.floor", voice("floor", floor=levy.floor, per=per)
    if levy.cap is not None:
        yield "levy.cap", voice("cap", cap=levy.cap, per=per)
    yield "levy.round", voice(f"round_{levy.round}")
    yield "levy.nature", _natures(levy.nature, voice)
    if levy.tax is not None:
        code = "tax_aside" if levy.tax.set_aside else "tax"
        yield "levy.tax", voice(code, rate=levy.tax.rate)
    if levy.write_off_below is not None:
        yield "levy.write_off_below", voice("write_off_below", limit=levy.write_off_below)
    yield "levy.due", voice("due", days=voice.count(levy.due, "day"))
    if levy.missing_report is not None:
        yield "levy.missing_report", _missing(levy.missing_report, voice)
    if levy.approved_by is not None:
        yield "levy.approved_by", voice("approved_by", body=voice.name(levy.approved_by))
    if levy.decision is not None:
        yield "levy.decision", voice("levy_decision", decision=levy.decision)


def said_share(share: Share, voice: Voice) -> str:
    """A share, or what the others leave."""
    return voice.name(REMAINING) if isinstance(share, str) else voice.say(share)


def _base(base: Base, voice: Voice) -> str:
    without = voice("base_without", exclude=voice.accounts(base.exclude)) if base.exclude else ""
    inside = voice(f"base_inside_{base.between_members}")
    return voice("base", include=voice.accounts(base.include), without=without, inside=inside)


def _rates(rate: Decimal, bands: Sequence[Band], voice: Voice) -> str:
    if not bands:
        return voice("rate_flat", rate=rate)
    parts = [voice("rate_first", rate=rate, limit=bands[0].above)]
    parts += [
        voice("rate_between", rate=low.rate, low=low.above, high=high.above)
        for low, high in pairwise(bands)
    ]
    return voice.series([*parts, voice("rate_top", rate=bands[-1].rate, low=bands[-1].above)])


def _exception(key: str, exception: MemberException, voice: Voice) -> str:
    parts: list[str] = []
    if exception.rate is not None:
        parts.append(_rates(exception.rate, exception.bands or (), voice))
    elif exception.bands:
        parts += [voice("rate_top", rate=b.rate, low=b.above) for b in exception.bands]
    if exception.floor is not None:
        parts.append(voice("exception_floor", floor=exception.floor))
    if exception.cap is not None:
        parts.append(voice("exception_cap", cap=exception.cap))
    decision = exception.decision
    return voice(
        "exception",
        member=voice.member(key),
        what=voice.series(parts) if parts else "–",
        until=exception.until,
        reason=exception.reason,
        decision="" if decision is None else voice("exception_decision", decision=decision),
    )


def _natures(natures: Sequence[Nature], voice: Voice) -> str:
    if len(natures) == 1:
        return voice("nature_whole", nature=_kind(natures[0], voice))
    parts = [
        voice("nature_part", share=said_share(nature.share, voice), kind=_kind(nature, voice))
        for nature in natures
    ]
    return voice("nature", parts=voice.series(parts))


def _kind(nature: Nature, voice: Voice) -> str:
    vat = "" if nature.vat is None else voice("nature_vat", vat=nature.vat)
    ground = "" if nature.ground is None else voice("nature_ground", ground=nature.ground)
    return f"{voice.name(nature.kind)}{vat}{ground}"


def _missing(missing: MissingReport, voice: Voice) -> str:
    months = voice.last_months(missing.months)
    return voice(f"missing_{missing.estimate}", deadline=missing.deadline, months=months)
