"""The forecast as a picture: SVG, as text, with a title and a description for those who listen.

A panel for the fund and one for each member, those short of cash first: a step for each week's
cash, a line for each level, red where cash is below nothing. Places are whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from consortium.money import ZERO, Language, Money
from ledger.use_cases.forecast import Outlook, Outlooks

PANELS_MAX = 40
_WIDTH, _LEFT, _RIGHT = 720, 110, 20
_HEAD, _PANEL, _PLOT, _TOP = 50, 150, 90, 34
_INK, _GREY, _BAR, _RED = "#24424a", "#666666", "#5b8a96", "#c00000"


def chart(found: Outlooks, language: Language, *, member: str | None = None) -> bytes:
    """The picture of all, or of one member, as the bytes of an SVG file."""
    words = _WORDS[language]
    short = sorted(found.members, key=lambda one: (not one.forecast.shortfalls, one.key))
    panels = list(short) if member is not None else [found.fund, *short]
    shown = panels[:PANELS_MAX]
    title = words["title"].format(start=found.start, weeks=len(found.fund.forecast.weeks))
    told = " ".join(_told(one, language) for one in shown)
    height = _HEAD + _PANEL * len(shown)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-labelledby="title told" lang="{language}" '
        'font-family="sans-serif" font-size="12">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="told">{escape(told)}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(20, 28, title, size=17),
    ]
    for number, one in enumerate(shown):
        lines += _panel(one, _HEAD + number * _PANEL, language)
    return ("\n".join([*lines, "</svg>"]) + "\n").encode()


def _told(one: Outlook, language: Language) -> str:
    words, seen = _WORDS[language], one.forecast
    lowest = seen.lowest
    text = words["told"].format(
        name=one.name,
        opening=kronor(seen.opening, language),
        lowest=kronor(lowest.lowest, language),
        week=lowest.first,
        closing=kronor(seen.closing, language),
    )
    cash = next((short for short in seen.shortfalls if short.level.name == "cash"), None)
    return text if cash is None else f"{text} {words['short'].format(day=cash.day)}"


def _panel(one: Outlook, top: int, language: Language) -> Sequence[str]:
    weeks, levels = one.forecast.weeks, [short.level for short in one.forecast.shortfalls]
    sums = [ZERO, one.forecast.opening, *(week.closing for week in weeks)]
    sums += [week.lowest for week in weeks] + [level.amount for level in levels]
    highest, lowest = max(sums).ore, min(sums).ore
    span = max(highest - lowest, 1)

    def height(amount: Money) -> int:
        return top + _TOP + (highest - amount.ore) * _PLOT // span

    lines = [_text(20, top + 18, one.name, size=14)]
    room = _WIDTH - _LEFT - _RIGHT
    base = height(ZERO)
    for number, week in enumerate(weeks):
        left, right = (_LEFT + room * n // len(weeks) for n in (number, number + 1))
        at, colour = height(week.closing), _RED if week.closing < ZERO else _BAR
        lines.append(
            f'<rect x="{left + 1}" y="{min(at, base)}" width="{right - left - 2}" '
            f'height="{max(abs(base - at), 1)}" fill="{colour}"/>'
        )
        if number % 3 == 0:
            lines.append(_text(left, top + _TOP + _PLOT + 18, week.first.isoformat(), grey=True))
    for amount in dict.fromkeys((max(sums), ZERO, min(sums))):
        place = f"{kronor(amount, language)}"
        lines.append(_text(_LEFT - 8, height(amount) + 4, place, grey=True, is_right=True))
    lines.append(_line(height(ZERO), _INK))
    lines += [_line(height(lv.amount), _RED, dashed=True) for lv in levels if lv.amount > ZERO]
    return lines


def _text(
    x: int, y: int, text: str, *, size: int = 11, grey: bool = False, is_right: bool = False
) -> str:
    anchor = ' text-anchor="end"' if is_right else ""
    colour = _GREY if grey else _INK
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}"{anchor}>{escape(text)}</text>'


def _line(y: int, colour: str, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="5 4"' if dashed else ""
    return (
        f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}" stroke="{colour}"{dashes}/>'
    )


def kronor(amount: Money, language: Language) -> str:
    """An amount in whole kronor: a forecast knows no öre.

    >>> kronor(Money(-123456), "sv"), kronor(Money(123456), "en")
    ('-1 235 kr', 'SEK 1,235')
    """
    text = Money.rounded(amount.exact, to_ore=100).text(language)
    return text.replace(",00 kr", " kr") if language == "sv" else text.removesuffix(".00")


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "Likviditetsprognos {weeks} veckor från {start}",
        "told": (
            "{name}: {opening} nu, lägst {lowest} veckan från {week}, {closing} i slutet av "
            "sista veckan."
        ),
        "short": "Kassan tar slut {day}.",
    },
    "en": {
        "title": "Cash forecast of {weeks} weeks from {start}",
        "told": (
            "{name}: {opening} now, least {lowest} in the week from {week}, {closing} at the end "
            "of the last week."
        ),
        "short": "Cash runs out on {day}.",
    },
}
