"""Which template a bank's text calls for: by a rule of consortium.yaml, else by its words.

A rule is the consortium's own and books by itself (``book --suggested``); a word is a guess,
shown only. Pure: a text in, a suggestion out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consortium.members import BookingRule

# Whole words, or the ends of compounds: "Bankavgift", "Årsavgift kort", "DEBETRÄNTA".
_GUESSES: Final = (
    ("bank_fee", re.compile(r"(?:bank|kort|års|pris|betal)avgift|\bavgift\b|\bpris\b|\bfee\b")),
    ("interest", re.compile(r"ränta\b|\binterest\b")),
    ("tax", re.compile(r"skatteverket|skattekonto|skattebetaln")),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A template for an entry; ``rule`` is the text of the rule that says so, if one does."""

    template: str
    rule: str | None = None
    purpose: str | None = None


def suggest(rules: Iterable[BookingRule], text: str) -> Suggestion | None:
    """What a text calls for; the first rule that fits it, upper and lower case alike.

    >>> suggest((BookingRule(text="avgift", template="bank_fee"),), "BANKAVGIFT MARS").rule
    'avgift'
    """
    said = text.casefold()
    for rule in rules:
        if rule.text.casefold() in said:
            return Suggestion(rule.template, rule.text, rule.purpose)
    for template, words in _GUESSES:
        if words.search(said):
            return Suggestion(template)
    return None
