"""The solidarity position in the terminal, and as the object that ``--json`` prints."""

from __future__ import annotations

from collections.abc import Mapping

from consortium.money import ZERO, Language, Money, rate_text, total
from ledger.use_cases.solidarity import Positions
from reports.terminal.as_json import Json
from reports.terminal.layout import blocks, paragraph, section, table
from rules.solidarity import Kind, Standing

_TURNS_MAX = 25


def solidarities(shown: Positions, language: Language) -> str:
    """Who has paid and received what, how evenly, and whose turn it was."""
    words, found = _WORDS[language], shown.found
    rows = [
        [
            key,
            one.levied.text(language),
            one.helped.text(language),
            _outstanding(one).text(language),
            rate_text(one.share, language, 1) if found.moves else "",
        ]
        for key, one in found.members.items()
    ]
    keys = ("member", ">levied", ">helped", ">outstanding", ">share")
    heads = [">" * key.startswith(">") + words[key.removeprefix(">")] for key in keys]
    return blocks(
        section(words["title"], table(heads, rows)),
        paragraph(_evenness(shown, language)),
        _turns(shown, language),
    )


def _outstanding(one: Standing) -> Money:
    return total(one.outstanding.values())


def _evenness(shown: Positions, language: Language) -> str:
    words, found = _WORDS[language], shown.found
    if found.most is None:
        return words["no_help"]
    helped = sum(one.helped > ZERO for one in found.members.values())
    return words["evenness"].format(
        helped=helped,
        members=len(found.members),
        most=found.most,
        share=rate_text(found.members[found.most].share, language, 1),
        concentration=rate_text(found.concentration, language, 1),
        even=rate_text(1 / found.concentration / 100, language, 1).rstrip(" %"),
    )


def _turns(shown: Positions, language: Language) -> str:
    words, moves = _WORDS[language], shown.found.moves
    if not moves:
        return ""
    latest = moves[-_TURNS_MAX:]
    rows = [
        [move.day.isoformat(), move.member, words[move.kind], move.amount.text(language)]
        for move in latest
    ]
    heads = [words["day"], words["member"], words["kind"], f">{words['amount']}"]
    title = words["turns"]
    if len(moves) > len(latest):
        title += " " + words["latest"].format(number=len(latest), all=len(moves))
    return section(title, table(heads, rows))


def solidarities_json(shown: Positions) -> Json:
    """``members`` with all sums, ``help`` in order of day, and how evenly it is spread.

    Shares are exact fractions as text, ``3/8``.
    """
    found = shown.found
    return {
        "members": {
            key: {
                "levied": str(one.levied),
                "unpaid": str(shown.unpaid.get(key, ZERO)),
                "received": _by_kind(one.received),
                "helped": str(one.helped),
                "given": str(one.given),
                "outstanding": _by_kind(one.outstanding),
                "turns": one.turns,
                "last_helped": None if one.last_helped is None else one.last_helped.isoformat(),
                "share": str(one.share),
            }
            for key, one in found.members.items()
        },
        "help": [
            {
                "date": move.day.isoformat(),
                "member": move.member,
                "kind": move.kind,
                "amount": str(move.amount),
            }
            for move in found.moves
        ],
        "helped": str(found.helped),
        "most": found.most,
        "concentration": str(found.concentration),
        "problems": [],
    }


def _by_kind(amounts: Mapping[Kind, Money]) -> Json:
    return {kind: str(amount) for kind, amount in sorted(amounts.items())}


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "Solidaritetsställning sedan början",
        "member": "Medlem",
        "levied": "Avgifter",
        "helped": "Stöd",
        "outstanding": "Utestående",
        "share": "Andel",
        "no_help": "Ingen medlem har fått stöd ännu.",
        "evenness": (
            "{helped} av {members} medlemmar har fått stöd. {most} har fått mest, {share} av allt. "
            "Koncentrationen (Herfindahl) är {concentration}, som om {even} medlemmar hade delat "
            "lika."
        ),
        "turns": "I tur och ordning",
        "latest": "(de senaste {number} av {all})",
        "day": "Dag",
        "kind": "Slag",
        "amount": "Belopp",
        "loan": "lån",
        "member_loan": "lån från medlem",
        "guarantee": "borgen",
        "shares": "andelar",
        "grant": "bidrag",
        "relocation": "omställning",
    },
    "en": {
        "title": "Solidarity position since the beginning",
        "member": "Member",
        "levied": "Levies",
        "helped": "Help",
        "outstanding": "Outstanding",
        "share": "Share",
        "no_help": "No member has been helped yet.",
        "evenness": (
            "{helped} of {members} members have been helped. {most} has got the most, {share} of "
            "all. Concentration (Herfindahl) is {concentration}, as if {even} members had shared "
            "equally."
        ),
        "turns": "In turn",
        "latest": "(the latest {number} of {all})",
        "day": "Day",
        "kind": "Kind",
        "amount": "Amount",
        "loan": "loan",
        "member_loan": "loan from a member",
        "guarantee": "guarantee",
        "shares": "shares",
        "grant": "grant",
        "relocation": "relocation",
    },
}
