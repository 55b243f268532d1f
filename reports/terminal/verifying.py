"""What ``verify`` proved, in the terminal: a line for each check, then all that does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language
from ledger.verify import Verified
from reports.terminal import problems as shown
from reports.terminal.as_json import Json
from reports.terminal.as_json import problems as problems_as_json
from reports.terminal.layout import blocks, table

Both = tuple[str, str]
NAMES: dict[str, Both] = {
    "vouchers": (
        "Verifikationer: obruten numrering och kedja",
        "Vouchers: unbroken numbers and chain",
    ),
    "log": ("Behandlingshistorik: obruten kedja", "System log: unbroken chain"),
    "documents": ("Dokument: oförändrade", "Documents: unchanged"),
    "underlying": ("Underlag som böckerna nämner: arkiverade", "Sources that are named: archived"),
    "policies": ("Policyer som tillämpats: arkiverade", "Policies that were applied: archived"),
    "proposals": ("Regelverifikationer: som förslaget", "Vouchers by rule: as proposed"),
    "decisions": ("Beslut: som de skrevs", "Decisions: as they were written"),
    "plain": ("Konton: beancount får samma saldon", "Accounts: beancount has the same balances"),
}
_HEADINGS: dict[Language, list[str]] = {
    "sv": ["Prövat", ">Antal", "Svar"],
    "en": ["Tested", ">Number", "Answer"],
}
_HOLDS: Both = ("stämmer", "holds")
_BROKEN: Both = ("{number} fel", "{number} wrong")
_ALL: Both = ("Allt stämmer. Böckernas spets: {tip}", "All holds. The books' tip: {tip}")
_NOT_ALL: Both = (
    "Något stämmer inte: ändra inget mer i böckerna förrän det är utrett.",
    "Something does not hold: change nothing more in the books until it is looked into.",
)


def verified(checks: Sequence[Verified], tip: str, language: Language) -> str:
    """Each check with how many it tested, and the problems below."""
    of = language == "en"
    rows = [
        [
            NAMES[one.name][of],
            str(one.number),
            _HOLDS[of] if one.holds else _BROKEN[of].format(number=len(one.problems)),
        ]
        for one in checks
    ]
    found = [problem for one in checks for problem in one.problems]
    holds = all(one.holds for one in checks)
    return blocks(
        table(_HEADINGS[language], rows),
        shown.problems(found, language),
        _ALL[of].format(tip=tip[:16]) if holds else _NOT_ALL[of],
    )


def as_json(checks: Sequence[Verified], tip: str, language: Language) -> Json:
    """``{tip, checked: {name: number}, differences: [{class, where, ours, theirs, next}]}``."""
    found = [problem for one in checks for problem in one.problems]
    return {
        "tip": tip,
        "checked": {one.name: one.number for one in checks},
        "differences": [
            {
                "class": one.code,
                "where": one.source.text(language),
                "ours": one.found(language),
                "theirs": one.expected(language),
                "next": one.remedy(language),
            }
            for one in found
        ],
        "problems": problems_as_json(found, language),
    }
