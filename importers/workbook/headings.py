"""The headings of a report, in Swedish and English, and the columns that they head."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

from consortium.money import Language

Figure = Literal[
    "member",
    "period",
    "revenue",
    "sales_to_members",
    "cash",
    "payroll",
    "payables",
    "receivables",
    "people",
    "remark",
]
FIGURES: tuple[Figure, ...] = get_args(Figure)
AMOUNTS: tuple[Figure, ...] = FIGURES[2:8]

_SWEDISH = (
    "medlem",
    "period",
    "intäkter",
    "försäljning till medlemmar",
    "likvida medel",
    "löner",
    "leverantörsskulder",
    "kundfordringar",
    "antal anställda",
    "anmärkning",
)
_HEADINGS: dict[Language, dict[Figure, str]] = {
    "sv": dict(zip(FIGURES, _SWEDISH, strict=True)),
    "en": {figure: figure for figure in FIGURES},
}


def heading(figure: Figure, language: Language) -> str:
    """The heading of a figure, as the template writes it.

    >>> heading("cash", "sv"), heading("cash", "en")
    ('likvida medel', 'cash')
    """
    return _HEADINGS[language][figure]


_LENGTH_MAX = 300
# Units larger than a krona, as headings and titles name them.
_THOUSANDS, _MILLIONS = "tkr|kkr|tsek|ksek", "mkr|mnkr|msek"
_UNIT = re.compile(rf"(([\s,]+|\s*\()(i |in )?(kr|sek|{_THOUSANDS}|{_MILLIONS})\)?|[:*]|\s)+$")
_LARGE_UNIT = re.compile(
    rf"\b({_THOUSANDS}|{_MILLIONS})\b|\bi (tusen(tals?)?|miljoner) (kronor|kr|sek)\b"
    r"|\bi tusental\b|\bin (thousands|millions)\b|\b(kronor|sek|kr) (thousands|millions)\b"
)


def plain(text: str) -> str:
    """A heading as it is compared: case, accents' form, underscores, units do not count.

    >>> plain("  Försäljning_till medlemmar (kr): "), plain("Intäkter, tkr")
    ('försäljning till medlemmar', 'intäkter')
    """
    words = _words(text)
    # A longer text heads nothing, and taking its end off could take minutes.
    return words if len(words) > _LENGTH_MAX else _UNIT.sub("", words).strip()


def has_large_unit(text: str) -> bool:
    """True for a heading or title by which amounts are thousands or millions of kronor.

    >>> has_large_unit("Belopp i tkr"), has_large_unit("Intäkter (kr)")
    (True, False)
    """
    return _LARGE_UNIT.search(_words(text)) is not None


def _words(text: str) -> str:
    return re.sub(r"[\s_\u00ad-]+", " ", unicodedata.normalize("NFKC", text).casefold())


_FIGURE_BY_HEADING: dict[str, Figure] = {
    plain(text): figure for texts in _HEADINGS.values() for figure, text in texts.items()
}
# What members call these columns in sheets of their own; only ever offered, never assumed.
_OTHER_WORDS: dict[Figure, str] = {
    "period": "månad|month|datum|date",
    "sales_to_members": "(försäljning|sålt).*medlem|(sales|sold) to members?|intern(al)?",
    "revenue": "(netto)?omsättning|försäljning|intäkt|turnover|sales|income",
    "payroll": "lön|personalkostnad|wages|salar",
    "payables": "leverantörsskuld|leverantörer|suppliers|creditors",
    "receivables": "kundfordr|fordringar|debtors",
    "cash": "kassa|bank|likvid|saldo|liquid",
    "people": "anställda|personer|medarbetare|employees|headcount|staff",
    "remark": "kommentar|notering|comment|note|obs",
    "member": "medlem|förening|kooperativ|företag|cooperative|company",
}


def figure_of(text: str) -> Figure | None:
    """The figure that a heading of ours names, or None.

    >>> figure_of("Antal_anställda"), figure_of("SALES TO MEMBERS"), figure_of("Omsättning")
    ('people', 'sales_to_members', None)
    """
    return _FIGURE_BY_HEADING.get(plain(text))


def likely_figure(text: str) -> Figure | None:
    """What a heading of somebody's own sheet probably names, to be offered as a guess.

    >>> likely_figure("Nettoomsättning exkl. moms"), likely_figure("Färg")
    ('revenue', None)
    """
    words = plain(text)
    known = figure_of(text)
    if known is not None or not 0 < len(words) <= _LENGTH_MAX:
        return known
    likely = (figure for figure, pattern in _OTHER_WORDS.items() if re.search(pattern, words))
    return next(likely, None)
