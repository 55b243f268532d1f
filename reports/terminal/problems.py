"""Problems in the terminal: one after the other, each with its place and remedy."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language
from consortium.problems import Problem
from reports.terminal.layout import blocks, section
from reports.terminal.words import word


def problems(found: Sequence[Problem], language: Language) -> str:
    """Problems one after the other, each with its place and remedy."""
    return "\n\n".join(problem.render(language) for problem in found)


def failed(found: Sequence[Problem], language: Language) -> str:
    """What stopped a command, and that nothing was written."""
    return blocks(problems(found, language), word("nothing_written", language))


def findings(found: Sequence[Problem], language: Language) -> str:
    """Findings under their title; nothing for none."""
    return section(word("findings_title", language), problems(found, language)) if found else ""
