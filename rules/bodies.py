"""What deciding bodies are called, and which one a decision's text names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consortium.members import Consortium
from consortium.problems import Words

_NAMES: Final[Mapping[str, Words]] = {
    "treasurer": Words("kassören", "the treasurer"),
    "chair": Words("ordföranden", "the chair"),
    "board": Words("styrelsen", "the board"),
    "general_meeting": Words("stämman", "the general meeting"),
    "wages": Words("brådskande: löner", "urgent: wages"),
    "next_general_meeting": Words("nästa stämma", "the next general meeting"),
    "next_board_meeting": Words("nästa styrelsemöte", "the next board meeting"),
}
_SAID: Final[Mapping[str, str]] = {
    "styrelse": "board", "styrelsen": "board", "board": "board", "the board": "board",
    "stämma": "general_meeting", "stämman": "general_meeting",
    "föreningsstämma": "general_meeting", "föreningsstämman": "general_meeting",
    "årsstämma": "general_meeting", "årsstämman": "general_meeting",
    "extra stämma": "general_meeting", "extra föreningsstämma": "general_meeting",
    "årsmöte": "general_meeting", "årsmötet": "general_meeting",
    "general meeting": "general_meeting", "the general meeting": "general_meeting",
    "kassör": "treasurer", "kassören": "treasurer", "treasurer": "treasurer",
    "ordförande": "chair", "ordföranden": "chair", "chair": "chair",
}  # fmt: skip


def body_words(body: str) -> Words:
    """What a body is called in running text.

    >>> body_words("treasurer+chair").sv, body_words("board:wages").en
    ('kassören och ordföranden', 'the board (urgent: wages)')
    """
    together, _, urgent = body.partition(":")
    names = [_NAMES.get(key, Words(key, key)) for key in together.split("+")]
    sv = " och ".join(name.sv for name in names)
    en = " and ".join(name.en for name in names)
    if urgent:
        why = _NAMES.get(urgent, Words(urgent, urgent))
        return Words(f"{sv} ({why.sv})", f"{en} ({why.en})")
    return Words(sv, en)


def body_said(text: str, consortium: Consortium) -> str | None:
    """The body that a decision's text names, ``None`` where it is a name of the house's own."""
    said = text.casefold()
    found = _SAID.get(said)
    return found or next((key for key in consortium.bodies if key == said), None)
