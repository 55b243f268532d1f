"""The policy as sentences, one for each rule, in Swedish or English.

What the general meeting decides on and the board page shows; :mod:`rules.sentences` words the
reasons of a single calculation instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from consortium.members import Consortium
from consortium.money import Language
from rules.explain.levy import levy_sentences
from rules.explain.limits import limit_sentences, purpose_sentences
from rules.explain.liquidity import liquidity_sentences
from rules.explain.voice import Sentence, Voice
from rules.policy import Policy


def sentences(policy: Policy, consortium: Consortium, language: Language) -> tuple[Sentence, ...]:
    """Every rule as (its key in the policy, its sentence), in the order of design.md §4.

    Keys are the path in the text, ``levy.rate`` or ``liquidity.sources.2``.
    """
    return tuple(_all(policy, Voice(language, consortium)))


def _all(policy: Policy, voice: Voice) -> Iterator[Sentence]:
    yield "valid_from", voice("valid_from", day=policy.valid_from, decision=policy.decision)
    yield from levy_sentences(policy.levy, voice)
    yield from purpose_sentences(policy, voice)
    if policy.liquidity is not None:
        yield from liquidity_sentences(policy.liquidity, voice)
    yield from limit_sentences(policy, voice)
