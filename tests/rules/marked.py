"""Texts in which ``¤`` marks where a problem is expected, and how the tables of slips are run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from consortium.members import Consortium
from consortium.problems import PolicyError, Problem
from rules.consortium_yaml import read_consortium, read_with_findings

HERE = Path(__file__).parent
CONSORTIUM = (HERE / "consortium/design-example.yaml").read_text(encoding="utf-8")
POLICY = (HERE / "policy/design-example.yaml").read_text(encoding="utf-8")
EVERY_KEY = (HERE / "policy/every-key.yaml").read_text(encoding="utf-8")


class Slip(NamedTuple):
    """A code, and the changes to a good text that cause it: old text → new text."""

    code: str
    changes: tuple[tuple[str, str], ...]


def slip(code: str, *changes: str) -> Slip:
    """A row of a table: the code, then old, new, old, new…"""
    return Slip(code, tuple(zip(changes[::2], changes[1::2], strict=True)))


def changed(text: str, row: Slip) -> str:
    """The text with the changes of a row, each of which must find its old text once or more."""
    for old, new in row.changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def unmarked(text: str) -> tuple[str, int, int]:
    """The text without its mark, and the line and column of the mark."""
    assert text.count("¤") == 1
    before = text[: text.index("¤")]
    return text.replace("¤", ""), before.count("\n") + 1, len(before) - before.rfind("\n")


def problems_of(read: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """What reading finds, whether or not it stops."""
    try:
        return read()
    except PolicyError as error:
        return error.problems


def expect(code: str, marked: str, read: Callable[[bytes], tuple[Problem, ...]]) -> None:
    """The marked text gives that code just there, and both languages have words for it."""
    text, line, column = unmarked(marked)
    problems = problems_of(lambda: read(text.encode()))
    found = [(problem.code, problem.source.line, problem.source.column) for problem in problems]
    assert (code, line, column) in found
    for problem in problems:
        assert problem.render("sv") and problem.render("en")


def read_example() -> Consortium:
    """The consortium of the examples."""
    return read_consortium(CONSORTIUM.encode(), "consortium.yaml")


def consortium_problems(content: bytes) -> tuple[Problem, ...]:
    """The findings of a consortium.yaml."""
    return read_with_findings(content, "consortium.yaml")[1]
