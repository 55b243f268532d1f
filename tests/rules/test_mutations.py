"""A thousand slips of the hand in each file: a value or problems, never another error."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest

from consortium.problems import Problem
from rules.check import read_policies
from rules.explain import sentences
from rules.policy import read_policy
from tests.rules.marked import (
    CONSORTIUM,
    EVERY_KEY,
    POLICY,
    consortium_problems,
    problems_of,
    read_example,
)

ODD = ["{", "}", "[", "]", ":", ",", "-", "#", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`",
       "\t", "\n", "\r", "\x00", "\x1b", "\u2028", "\ufeff", "å", "é", "0", "9" * 30, "-1",
       "remaining", "null", "~", "? ", "---\n", "<<: ", "kr", " %", "", "  "]  # fmt: skip


def mutated(text: str, rng: random.Random) -> bytes:
    """The text after one to three slips."""
    for _ in range(rng.randint(1, 3)):
        at, length = rng.randrange(len(text)), rng.choice((0, 1, 1, 2, 8, 40))
        lines = text.split("\n")
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                text = text[:at] + rng.choice(ODD) + text[at + length :]
            case 1:
                text = text[:at] + text[at + length + 1 :]
            case 2:
                lines[i], lines[j] = lines[j], lines[i]
                text = "\n".join(lines)
            case 3:
                text = "\n".join([*lines[:i], lines[j], *lines[i:]])
            case 4:
                text = "\n".join([*lines[:i], " " * rng.randint(1, 4) + lines[i], *lines[i + 1 :]])
            case _:
                text = text[:at] + text[at : at + length] * 2 + text[at:]
        text = text or " "
    content = text.encode()
    return content if rng.randrange(20) else content.replace("å".encode(), b"\xe5")


def policy_problems(content: bytes) -> tuple[Problem, ...]:
    """Findings of a policy, each rule of which can be said as well."""
    consortium = read_example()
    policies, findings = read_policies({"policy/2026-01-01.yaml": content}, consortium)
    assert sentences(policies.versions[0].policy, consortium, "sv")
    return findings


@pytest.mark.parametrize(
    ("read", "text"),
    [(policy_problems, POLICY), (policy_problems, EVERY_KEY), (consortium_problems, CONSORTIUM)],
    ids=["policy", "later keys", "consortium"],
)
def test_a_thousand_slips(read: Callable[[bytes], tuple[Problem, ...]], text: str) -> None:
    rng = random.Random(769_600)
    stopped = 0
    for _ in range(1000):
        content = mutated(text, rng)
        problems = problems_of(partial(read, content))
        stopped += any(not problem.is_finding for problem in problems)
        for problem in problems:
            assert problem.code != "value_must_be_readable", "the last resort is never needed"
            assert problem.render("sv") and problem.render("en")
            assert (problem.source.line or 1) <= content.count(b"\n") + content.count(b"\r") + 2
    assert 300 < stopped <= 1000


def test_sentences_of_an_unchecked_policy_do_not_fail() -> None:
    text = POLICY.replace("nystart", "okand").replace("  education: remaining", "  annat: 5 %")
    policy = read_policy(text.encode(), "p.yaml").policy
    said = dict(sentences(policy, read_example(), "sv"))
    assert said["levy.members.okand"].startswith("För okand gäller")
    assert "5 % till annat" in said["split"]
