"""``explain``: the decision that a line rests on: who took part, who left, when, by which §."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.approval import Approval, Rejection
from consortium.money import Language
from consortium.problems import Source
from consortium.proposal import Step
from ledger.books import Books
from ledger.decisions import decisions_of


def decided(
    books: Books, digest: str, language: Language
) -> Iterator[tuple[Step, str, Source | None]]:
    """One step for the decision on a proposal, and one for its minutes; nothing without one."""
    found, words = decisions_of(books.root).latest(digest), _WORDS[language]
    if found is None:
        return
    source = Source(f"decisions/{found.at[:4]}.beancount")
    by = books.person_name(found.by)
    if isinstance(found, Rejection):
        text = words["rejected"].format(decision=found.decision, why=found.why, by=by)
        yield "decision", text, source
        return
    yield "decision", _approval(books, found, by, language), source
    if found.reported is not None:
        yield "decision", words["reported"].format(meeting=found.reported), source
    minutes = words["not_adjusted"]
    if found.adjusted is not None:
        minutes = words["adjusted"].format(day=found.adjusted, sha256=found.minutes[:16])
    yield "decision", minutes, source


def _approval(books: Books, found: Approval, by: str, language: Language) -> str:
    words = _WORDS[language]
    text = words["approved"].format(
        decision=found.decision,
        names=_names(books, found.voted_for),
        counted=found.counted,
        quorum=found.quorum,
        by=by,
    )
    if found.against:
        text += words["against"].format(names=_names(books, found.against).rstrip("."))
    if found.recused:
        names = _names(books, [one.name for one in found.recused])
        text += words["recused"].format(names=names.rstrip("."))
    return text


def _names(books: Books, keys: tuple[str, ...] | list[str]) -> str:
    members = books.consortium.members
    return ", ".join(members[k].name if k in members else books.person_name(k) for k in keys)


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "approved": "Godkänt: {decision}. För: {names} ({counted} deltog, {quorum} behövdes; "
        "infört av {by}).",
        "against": " Emot: {names}.",
        "recused": " Jäviga, deltog inte: {names}.",
        "adjusted": "Protokollet justerades {day} (sha256 börjar {sha256}).",
        "reported": "Anmält: {meeting}.",
        "not_adjusted": "Protokollet är inte inlagt ännu.",
        "rejected": "Avslaget: {decision}. {why} (infört av {by}).",
    },
    "en": {
        "approved": "Approved: {decision}. For: {names} ({counted} took part, {quorum} were "
        "needed; recorded by {by}).",
        "against": " Against: {names}.",
        "recused": " Recused, took no part: {names}.",
        "adjusted": "The minutes were adjusted on {day} (sha256 begins {sha256}).",
        "reported": "Reported: {meeting}.",
        "not_adjusted": "The minutes are not kept yet.",
        "rejected": "Rejected: {decision}. {why} (recorded by {by}).",
    },
}
