"""The catalogue of problem codes: what each found, expected, and what to do, in two languages.

Each area keeps its own module; ``AREAS`` is the register. Templates are ``str.format`` texts
over the values of the problem. The user's page of problems is generated from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

AREAS = (
    "files",
    "sie",
    "text",
    "consortium_yaml",
    "policy",
    "levy",
    "books",
    "requests",
    "deciding",
    "writing",
    "workbook",
    "bank_text",
    "reporting",
    "bank",
    "extract",
    "notices",
    "payments",
    "booking",
    "paying",
    "opening",
    "reconciling",
    "liquidity",
    "agreements",
    "netting",
    "verifying",
    "web",
)

Texts = tuple[str, str, str]


class Wording(NamedTuple):
    """How one problem reads: (found, expected, remedy) per language."""

    is_finding: bool
    sv: Texts
    en: Texts

    def texts(self, language: Literal["sv", "en"]) -> Texts:
        """The three templates in one language."""
        return self.sv if language == "sv" else self.en


def error(*, sv: Texts, en: Texts) -> Wording:
    """Wording of a problem that stops the command."""
    return Wording(is_finding=False, sv=sv, en=en)


def finding(*, sv: Texts, en: Texts) -> Wording:
    """Wording of a problem that is told and stops nothing."""
    return Wording(is_finding=True, sv=sv, en=en)


@cache
def catalogue() -> Mapping[str, Wording]:
    """Every code with its wording; an ``AssertionError`` if two areas share a code."""
    every: dict[str, Wording] = {}
    for area in AREAS:
        wordings = import_module(f"consortium.wording.{area}").WORDINGS
        twice = every.keys() & wordings.keys()
        assert not twice, f"codes in two areas: {twice}"
        every.update(wordings)
    return every


def find(code: str) -> Wording:
    """The wording of one code; a missing one is a bug (``KeyError``)."""
    return catalogue()[code]
