"""Reasons in words: one short sentence a step, in Swedish and English.

Each language is a module with one template per code of reason, over the reason's values and its
``amount``; the same codes in both.

>>> values = {"rate": Decimal("0.07"), "on": Money(12000000)}
>>> reason = Reason("clause", "rate", values, Money(840000))
>>> sentence(reason, "sv")
'7 % av 120 000,00 kr är 8 400,00 kr.'
>>> sentence(reason, "en")
'7% of SEK 120,000.00 is SEK 8,400.00.'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from consortium.money import Language, Money, rate_text
from consortium.period import Period
from consortium.problems import one_line, value_text
from consortium.proposal import Reason, ReasonValue
from rules.bodies import body_words
from rules.propose import Estimated
from rules.reckon import Missing
from rules.sentences import en, en_agreements, en_liquidity, sv, sv_agreements, sv_liquidity

_SENTENCES: Mapping[Language, Mapping[str, str]] = {
    "sv": {**sv.SENTENCES, **sv_liquidity.SENTENCES, **sv_agreements.SENTENCES},
    "en": {**en.SENTENCES, **en_liquidity.SENTENCES, **en_agreements.SENTENCES},
}
_MONTHS: Mapping[Language, Sequence[str]] = {"sv": sv.MONTHS, "en": en.MONTHS}
_NAMES: Mapping[Language, Mapping[str, str]] = {
    "sv": {**sv.NAMES, **sv_liquidity.NAMES},
    "en": {**en.NAMES, **en_liquidity.NAMES},
}
_AND_MORE: Mapping[Language, str] = {"sv": sv.AND_MORE, "en": en.AND_MORE}

_NO_ESTIMATE: Mapping[Language, Mapping[str, str]] = {"sv": sv.NO_ESTIMATE, "en": en.NO_ESTIMATE}
_ESTIMATED: Mapping[Language, str] = {"sv": sv.ESTIMATED, "en": en.ESTIMATED}


def sentence(reason: Reason, language: Language) -> str:
    """The reason in one sentence; a code without a wording is a bug (``KeyError``)."""
    values = {name: _value(name, value, language) for name, value in reason.values.items()}
    values["by_account"] = _by_account(reason, language)
    values["amount"] = "" if reason.amount is None else reason.amount.text(language)
    return _SENTENCES[language][reason.code].format(**values)


def missing_sentence(missing: Missing, language: Language) -> str:
    """Why a member's month cannot be reckoned yet, and what to do about it."""
    problem = missing.problem
    found, remedy = problem.found(language), problem.remedy(language)
    said = f"{found[:1].upper()}{found[1:]}: {remedy}."
    if not missing.estimate:
        return said
    why = _NO_ESTIMATE[language][missing.estimate].format(deadline=missing.deadline)
    return f"{said} {why}"


def estimated_sentence(estimated: Estimated, language: Language) -> str:
    """Whose month rests on an estimate, and what is wanted instead."""
    said = missing_sentence(estimated.missing, language)
    return f"{said} {_ESTIMATED[language].format(base=estimated.base.text(language))}"


def month_text(period: Period, language: Language) -> str:
    """A month by its name.

    >>> month_text(Period(2026, 3), "sv"), month_text(Period(2026, 3), "en")
    ('mars 2026', 'March 2026')
    """
    return f"{_MONTHS[language][period.month - 1]} {period.year}"


def purpose_name(key: str, language: Language) -> str:
    """What a purpose is called; its key, if the consortium has made it up.

    >>> purpose_name("start_up", "sv"), purpose_name("bibliotek", "sv")
    ('nystart', 'bibliotek')
    """
    return _NAMES[language].get(key, key)


def _value(name: str, value: ReasonValue, language: Language) -> str:
    match value:
        case Period():
            return month_text(value, language)
        case Decimal():
            return rate_text(value, language, decimals=6)
        case str() if name == "body":
            return value_text(body_words(value), language)
        case str() if name in ("kind", "purpose", "how", "figure"):
            return _NAMES[language].get(value, value)
        case str():
            return one_line(value)
        case _:
            return value_text(value, language)


def _by_account(reason: Reason, language: Language) -> str:
    """The amounts that a reason keeps by account number: ``3010 80 000,00 kr, 3041 …``."""
    shown = [
        f"{account} {amount.text(language)}"
        for account, amount in reason.values.items()
        if isinstance(amount, Money) and account != "rest"
    ]
    accounts = ", ".join(shown)
    more, rest = reason.values.get("more"), reason.values.get("rest")
    if not isinstance(rest, Money):
        return accounts
    return accounts + " " + _AND_MORE[language].format(more=more, rest=rest.text(language))
