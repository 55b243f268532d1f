"""The decision pack: one page for those who decide, and draft minutes to paste in the protocol.

What, why, what it does to the fund, who must leave the room, what the rules say, and who decides
with which quorum. It is of the books and the day that it is made on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from consortium.money import Language, total
from consortium.problems import value_text
from consortium.proposal import Line
from ledger.books import Books
from ledger.use_cases.deciding import TREASURER, Look
from ledger.use_cases.effect import effects
from ledger.use_cases.posting import LINE_TEXTS
from reports.pack.minutes import draft_minutes
from reports.pack.words import word
from reports.typesetting import day_of, kept, typeset
from rules.bodies import body_words
from rules.deciding import Room
from rules.explain import sentences
from rules.sentences import month_text, purpose_name, sentence

LINES_MAX, REASONS_MAX, RULES_MAX = 12, 12, 6
_TOLD = ("clause", "bound", "decision")
# Told elsewhere on the page (rules, room, effect on the purposes), or of no weight to a decision.
_ELSEWHERE = {
    *("policy_decided", "decided_by", "nature_whole", "nature_part", "nature_got_the_ore"),
    *("vat", "vat_of_rates", "tax", "capital_revolves", "purpose_part", "purpose_got_the_ore"),
}


def pack_files(books: Books, found: Look, language: Language) -> Mapping[str, bytes]:
    """The page as PDF and the draft minutes, by file name."""
    short = found.proposal.digest[:8]
    return {
        word("file", language, id=short): pack_pdf(books, found, language),
        word("minutes_file", language, id=short): draft_minutes(books, found).encode(),
    }


def pack_pdf(books: Books, found: Look, language: Language) -> bytes:
    """The page; the same books and day give the same bytes."""
    made = dt.datetime.combine(found.day, dt.time(12))
    return typeset(_page(books, found, language), Path(__file__).with_name("pack.typ"), made)


def subject(found: Look, language: Language) -> str:
    """What the proposal is about, in a few words."""
    month = month_text(found.proposal.period, language)
    return word(f"kind_{found.proposal.kind}", language, month=month)


def _page(books: Books, found: Look, language: Language) -> dict[str, object]:
    proposal, seller = found.proposal, books.consortium
    lines = [_line(books, line, language) for line in proposal.lines[:LINES_MAX]]
    hidden = len(proposal.lines) - len(lines)
    if hidden:
        lines.append([word("more_lines", language, number=hidden), "", ""])
    amount = total(line.amount for line in proposal.lines)
    title = word("title", language)
    return {
        "lang": language,
        "date": day_of(found.day),
        "title": f"{title}: {subject(found, language)}",
        "author": seller.name,
        "heading": title,
        "subject": subject(found, language),
        "house": seller.name,
        "facts": _facts(found, language),
        "what_title": word("what", language),
        "what_head": [word(key, language) for key in ("member", "kind", "amount")],
        "what": lines,
        "what_total": [word("total", language), kept(amount.text(language))],
        "why_title": word("why", language),
        "why": list(why(books, found, language)),
        "effect_title": word("effect", language),
        "effect_head": [
            word(key, language)
            for key in ("purpose", "before", "after", "tied", "available", "floor")
        ],
        "effect": _effect(books, found, language),
        "effect_none": word("no_effect", language),
        "room_title": word("room", language),
        "room": list(room_sentences(books, found, language)),
        "rules_title": word("rules", language),
        "rules": list(_rules(books, found, language)),
        "foot": [seller.name, word("foot", language, digest=proposal.digest[:32])],
    }


def _facts(found: Look, language: Language) -> list[list[str]]:
    body = value_text(body_words(found.proposal.body), language)
    state = word(f"state_{found.state}", language)
    if found.decided is not None:
        state = f"{state}: {found.decided.decision}"
    return [
        [word("id", language), found.proposal.digest[:8]],
        [word("decides", language), body],
        [word("day", language), found.day.isoformat()],
        [word("state", language), state],
    ]


def _line(books: Books, line: Line, language: Language) -> list[str]:
    amount = kept(line.amount.text(language))
    return [
        party_name(books, line.member),
        f"{LINE_TEXTS[line.kind][language]} {line.month}",
        amount,
    ]


def party_name(books: Books, key: str) -> str:
    """The name of a member or a person; the key of anybody else."""
    member = books.consortium.members.get(key)
    return books.person_name(key) if member is None else member.name


def why(books: Books, found: Look, language: Language) -> Iterator[str]:
    """The reasons of the lines, as many as a page has room for; who each is about comes first."""
    lines = found.proposal.lines
    each = max(REASONS_MAX // max(len(lines), 1), 1)
    shown = 0
    for line in lines:
        reasons = [one for one in line.reasons if one.what in _TOLD and one.code not in _ELSEWHERE]
        for place, reason in enumerate(reasons[:each]):
            if shown == REASONS_MAX:
                break
            name = f"{party_name(books, line.member)} – " if place == 0 else ""
            yield name + sentence(reason, language)
            shown += 1
    yield word("more_reasons", language, id=found.proposal.digest[:8])


def _effect(books: Books, found: Look, language: Language) -> list[list[str]]:
    return [
        [
            purpose_name(purpose, language),
            *(
                kept(amount.text(language))
                for amount in (
                    effect.before.balance,
                    effect.after.balance,
                    effect.after.tied,
                    effect.after.available,
                    effect.after.floor,
                )
            ),
        ]
        for purpose, effect in effects(books, found.proposal).items()
    ]


def room_sentences(books: Books, found: Look, language: Language) -> Iterator[str]:
    """Who decides with which quorum, who steps in and who leaves."""
    if found.proposal.body == TREASURER:
        yield word("treasurer", language)
        return
    for room in found.rooms:
        yield from _room(books, room, language)
    if not any(room.recused for room in found.rooms):
        yield word("nobody_leaves", language)
    if not found.can_be_decided:
        yield word("cannot", language)
    rung = found.rung
    if rung is not None and rung.valid_for is not None:
        yield word("valid", language, months=rung.valid_for)
    if rung is not None and rung.report_to is not None:
        meeting = value_text(body_words(rung.report_to), language)
        yield word("report", language, meeting=meeting)


def _room(books: Books, room: Room, language: Language) -> Iterator[str]:
    body = value_text(body_words(room.body), language)
    yield word(
        "quorum",
        language,
        body=body[:1].upper() + body[1:],
        quorum=room.quorum,
        seats=room.seats,
        who=_names(books, room.voters, language),
    )
    if room.deputies:
        yield word("deputies", language, who=_names(books, room.deputies, language))
    if room.chair:
        yield word("chair", language, who=_names(books, [room.chair], language))
    for one in room.recused:
        key = "no_vote" if one.members == (one.name,) else "leaves"
        members = _names(books, one.members, language)
        members = members.rstrip(".")  # "ek. för." ends the sentence itself
        yield word(key, language, who=_names(books, [one.name], language), members=members)


def _names(books: Books, keys: Iterable[str], language: Language) -> str:
    return ", ".join(party_name(books, key) for key in keys) or word("nobody", language)


def _rules(books: Books, found: Look, language: Language) -> Iterator[str]:
    """The sentences of the clauses that the lines rest on, and of the rung that decides."""
    version = books.policies.in_force(found.proposal.period.first)
    if version is None:
        return
    clauses = {line.clause for line in found.proposal.lines}
    rungs = [f"approvals.{i}" for i, rung in enumerate(version.policy.approvals)
             if rung == found.rung]  # fmt: skip
    purposes = {f"keep.{purpose}" for purpose in effects(books, found.proposal)}
    wanted = [*clauses, *rungs, *purposes, "levy.approved_by"]
    told = [
        said
        for key, said in sorted(
            sentences(version.policy, books.consortium, language),
            key=lambda one: not _decides(one[0]),
        )
        if any(key == one or key.startswith(f"{one}.") for one in wanted)
    ]
    yield from told[:RULES_MAX]


def _decides(key: str) -> bool:
    """True for the rule that says who decides: it comes first."""
    return key.startswith("approvals.") or key == "levy.approved_by"
