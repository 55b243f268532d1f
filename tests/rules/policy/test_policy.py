"""The policy's shape: the design's example verbatim, every later key, words in two languages."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from pathlib import Path

import pytest

from consortium.money import Language, Money
from consortium.period import Period
from rules.explain import sentences
from rules.explain.words import NAMES, TEMPLATES
from rules.grammar.liquidity import (
    DeferLevy,
    FromMembers,
    FromPurpose,
    FromStodspar,
    Liquidity,
    OneOf,
)
from rules.policy import REMAINING, Levy, Policy, read_policy
from tests.rules.marked import EVERY_KEY, HERE, POLICY, read_example

EXAMPLES = {"design-example": POLICY, "every-key": EVERY_KEY}


def policy_of(text: str) -> Policy:
    return read_policy(text.encode(), "policy/x.yaml").policy


def test_the_example_of_the_design_is_read_exactly() -> None:
    policy = policy_of(POLICY)
    levy = policy.levy
    assert (levy.rate, levy.bands[0].above) == (Decimal("0.07"), Money(100_000_000))
    assert [nature.share for nature in levy.nature] == [Decimal("0.4"), Decimal("0.4"), REMAINING]
    assert (levy.due, levy.floor, levy.cap) == (30, Money(50_000), Money(6_000_000))
    exception = levy.exception("nystart", Period(2026, 12))
    assert exception is not None and exception.rate == Decimal("0.05")
    assert levy.exception("nystart", Period(2027, 1)) is None
    assert list(policy.split) == [
        "administration", "solidarity", "start_up", "relocation", "education",
    ]  # fmt: skip
    assert policy.keep["solidarity"].months_of_levies == 3
    assert policy.facts.tolerance == Decimal("0.01")
    assert [rung.by for rung in policy.approvals] == [
        ("treasurer", "chair"), ("board",), ("general_meeting",), ("board",),
    ]  # fmt: skip
    assert policy.placements.stodspar is not None
    assert policy.placements.stodspar.lock_in_max == 60


def test_sources_are_told_apart_by_their_keys() -> None:
    liquidity = policy_of(POLICY).liquidity
    assert liquidity is not None
    assert [type(source) for source in liquidity.sources] == [
        DeferLevy, FromPurpose, FromMembers, FromStodspar,
    ]  # fmt: skip
    every = policy_of(EVERY_KEY).liquidity
    assert every is not None
    one = every.sources[1]
    assert isinstance(one, OneOf)
    assert [type(source) for source in one.oneof] == [FromPurpose, FromMembers]


def test_the_examples_together_leave_no_key_out() -> None:
    for name in (*Policy.model_fields, *Levy.model_fields, *Liquidity.model_fields):
        assert f"{name}:" in EVERY_KEY + POLICY, name


def test_durations_are_read_in_both_languages() -> None:
    swedish = POLICY.replace("30 days", "30 dagar").replace("months}", "månader}")
    assert policy_of(swedish) == policy_of(POLICY)
    years = POLICY.replace("repay: 12 months", "repay: 1 år")
    assert policy_of(years) == policy_of(POLICY)


def test_a_version_is_named_by_its_day_and_the_hash_of_its_bytes() -> None:
    version = read_policy(POLICY.encode(), "policy/2026-01-01.yaml")
    assert version.sha256 == hashlib.sha256(POLICY.encode()).hexdigest()
    assert version.name == f"2026-01-01@{version.sha256[:16]}"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_rule_is_one_sentence(example: str, language: Language) -> None:
    said = sentences(policy_of(EXAMPLES[example]), read_example(), language)
    text = "".join(f"{key}\n  {sentence}\n" for key, sentence in said)
    golden = Path(HERE / "policy" / f"{example}.{language}.txt")
    assert text == golden.read_text(encoding="utf-8")
    assert all(sentence[0].isupper() and sentence.endswith(".") for _, sentence in said)
    assert len({key for key, _ in said}) == len(said)


def test_both_languages_use_the_same_values() -> None:
    for code, (swedish, english) in {**TEMPLATES, **NAMES}.items():
        assert set(re.findall(r"\{\w+\}", swedish)) == set(re.findall(r"\{\w+\}", english)), code
