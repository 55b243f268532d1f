"""Forecasts in the terminal, with a bar a week, and as the object that ``--json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.money import ZERO, Language, Money
from ledger.use_cases.forecast import Outlook, Outlooks
from reports.forecast_chart import kronor
from reports.terminal.as_json import Json, problems
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.problems import findings
from rules.forecast import Forecast, Shortfall, Week
from rules.sentences import purpose_name

_BAR = 16


def forecasts(
    found: Outlooks, paths: Sequence[Path], language: Language, *, member: str | None
) -> str:
    """The fund or the member week by week, then every member's lowest week and shortfalls."""
    words = _WORDS[language]
    detailed = list(found.members) if member is not None else [found.fund]
    overdue = ""
    if member is None and found.overdue > ZERO:
        overdue = words["overdue"].format(amount=found.overdue.text(language))
    written = "\n".join(words["written"].format(file=path) for path in paths)
    return blocks(
        *(_weeks(one, language) for one in detailed),
        paragraph(overdue) if overdue else "",
        "" if member is not None else _members(found.members, language),
        _shortfalls(detailed if member is not None else [found.fund, *found.members], language),
        _kept(found, language) if member is None else "",
        findings(found.findings, language),
        written,
        paragraph(words["rests_on"]),
    )


def _weeks(one: Outlook, language: Language) -> str:
    words, seen = _WORDS[language], one.forecast
    highest = max([seen.opening, *(week.closing for week in seen.weeks)])
    rows = [
        [
            week.first.isoformat(),
            kronor(_moved(week, is_in=True), language),
            kronor(_moved(week, is_in=False), language),
            kronor(week.closing, language),
            _bar(week.closing, highest),
        ]
        for week in seen.weeks
    ]
    heads = [words["week"], *(f">{words[key]}" for key in ("in", "out", "closing")), ""]
    title = words["title"].format(name=one.name, opening=kronor(seen.opening, language))
    return section(title, table(heads, rows))


def _moved(week: Week, *, is_in: bool) -> Money:
    """What the kinds of the week move in, or out."""
    sums = [amount for amount in week.by_kind.values() if (amount > ZERO) is is_in]
    return Money(sum(abs(amount).ore for amount in sums))


def _bar(amount: Money, highest: Money) -> str:
    """A bar for what there is; ``!`` where there is less than nothing."""
    if amount < ZERO:
        return "!"
    return "█" * (amount.ore * _BAR // max(highest.ore, 1))


def _members(members: Sequence[Outlook], language: Language) -> str:
    words = _WORDS[language]
    rows = [
        [
            one.key,
            kronor(one.forecast.opening, language),
            kronor(one.forecast.lowest.lowest, language),
            one.forecast.lowest.first.isoformat(),
            kronor(one.forecast.closing, language),
        ]
        for one in members
    ]
    heads = [words["member"], f">{words['now']}", f">{words['lowest']}", words["in_week"],
             f">{words['at_end']}"]  # fmt: skip
    return section(words["members"], table(heads, rows)) if rows else ""


def _shortfalls(subjects: Sequence[Outlook], language: Language) -> str:
    words = _WORDS[language]
    rows = [
        [
            one.name if one.cash_on is None else one.key,
            words[f"level_{short.level.name}"],
            short.day.isoformat(),
            kronor(short.size, language),
            short.worst_on.isoformat(),
        ]
        for one in subjects
        for short in one.forecast.shortfalls
    ]
    if not rows:
        return words["no_shortfall"]
    heads = [words["who"], words["level"], words["from"], f">{words['size']}", words["worst"]]
    return section(words["shortfalls"], table(heads, rows))


def _kept(found: Outlooks, language: Language) -> str:
    if not any(short.level.name == "keep" for short in found.fund.forecast.shortfalls):
        return ""
    names = ", ".join(purpose_name(purpose, language) for purpose in found.floors)
    return paragraph(_WORDS[language]["kept"].format(purposes=names))


def forecasts_json(found: Outlooks, paths: Sequence[Path], language: Language) -> Json:
    """``fund`` and ``members`` with their weeks, flows and shortfalls."""
    return {
        "start": found.start.isoformat(),
        "fund": _outlook(found.fund),
        "members": {one.key: _outlook(one) for one in found.members},
        "unknown": list(found.unknown),
        "overdue": str(found.overdue),
        "floors": list(found.floors),
        "files": [str(path) for path in paths],
        "findings": problems(found.findings, language),
        "problems": [],
    }


def _outlook(one: Outlook) -> Json:
    seen: Forecast = one.forecast
    return {
        "name": one.name,
        "cash_on": None if one.cash_on is None else str(one.cash_on),
        "opening": str(seen.opening),
        "closing": str(seen.closing),
        "weeks": [
            {
                "from": week.first.isoformat(),
                "opening": str(week.opening),
                "by_kind": {kind: str(amount) for kind, amount in week.by_kind.items()},
                "closing": str(week.closing),
                "lowest": str(week.lowest),
            }
            for week in seen.weeks
        ],
        "shortfalls": [_shortfall(short) for short in seen.shortfalls],
        "flows": [
            {
                "date": flow.day.isoformat(),
                "amount": str(flow.amount),
                "kind": flow.kind,
                "what": flow.what,
            }
            for flow in one.flows
        ],
    }


def _shortfall(short: Shortfall) -> Json:
    return {
        "level": short.level.name,
        "floor": str(short.level.amount),
        "date": short.day.isoformat(),
        "size": str(short.size),
        "worst_on": short.worst_on.isoformat(),
    }


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "{name}: {opening} nu",
        "week": "Vecka från",
        "in": "In",
        "out": "Ut",
        "closing": "Kassa",
        "members": "Medlemmarna",
        "member": "Medlem",
        "now": "Kassa nu",
        "lowest": "Lägst",
        "in_week": "Veckan från",
        "at_end": "Sist",
        "shortfalls": "Brist",
        "who": "Vem",
        "level": "Under",
        "from": "Från",
        "size": "Saknas",
        "worst": "Som värst",
        "level_cash": "noll",
        "level_trigger": "stödnivån",
        "level_keep": "golven",
        "no_shortfall": "Ingen brist väntas.",
        "kept": "Golven gäller {purposes}.",
        "overdue": "{amount} som redan är förfallet räknas inte med hos fonden.",
        "written": "Skriven: {file}",
        "rests_on": (
            "Det är en prognos: kända avier, beslut och planer, och resten efter förra året och "
            "de senaste månaderna."
        ),
    },
    "en": {
        "title": "{name}: {opening} now",
        "week": "Week from",
        "in": "In",
        "out": "Out",
        "closing": "Cash",
        "members": "The members",
        "member": "Member",
        "now": "Cash now",
        "lowest": "Least",
        "in_week": "In week from",
        "at_end": "At the end",
        "shortfalls": "Shortfalls",
        "who": "Who",
        "level": "Below",
        "from": "From",
        "size": "Missing",
        "worst": "At worst",
        "level_cash": "nothing",
        "level_trigger": "the level of help",
        "level_keep": "the floors",
        "no_shortfall": "No shortfall is expected.",
        "kept": "The floors are those of {purposes}.",
        "overdue": "{amount} that is overdue already is not counted on by the fund.",
        "written": "Written: {file}",
        "rests_on": (
            "This is a forecast: known notices, decisions and plans, and the rest by last year "
            "and the latest months."
        ),
    },
}
