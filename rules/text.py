"""Rule text → values: every slip a problem with file, line and column, all of them at once.

:func:`bind` fills a pydantic model from a :class:`~rules.document.Document`. What pydantic finds
is said in our words at the place in the text; nothing of pydantic or YAML leaks.

>>> from rules.grammar.liquidity import Trigger
>>> bind(parse(b"cash_days_below: 30", "t.yaml"), Trigger)
Trigger(cash_days_below=30)
>>> try:
...     bind(parse(b"cash_day_below: 30", "t.yaml"), Trigger)
... except PolicyError as error:
...     print([(p.code, p.source.text("en")) for p in error.problems])
[('key_must_be_given', 't.yaml:1:1'), ('key_must_be_known', 't.yaml:1:1')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from consortium.problems import PolicyError, Problem, Value, Words
from rules.document import Document, Group, Listing, Node, Scalar
from rules.yaml_text import parse

__all__ = ["bind", "described", "in_order", "near", "parse"]

Model = TypeVar("Model", bound=BaseModel)

# pydantic's name of a slip → our code.
_CODES: Final = {
    "missing": "key_must_be_given",
    "unknown_key": "key_must_be_known",
    "literal_error": "word_must_be_known",
    "model_type": "group_must_be_given",
    "model_attributes_type": "group_must_be_given",
    "dict_type": "group_must_be_given",
    "mapping_type": "group_must_be_given",
    "tuple_type": "list_must_be_given",
    "list_type": "list_must_be_given",
    "string_type": "text_must_be_given",
    "string_too_short": "text_must_be_given",
    "date_type": "date_must_be_iso",
    "int_type": "number_must_be_whole",
    "int_parsing": "number_must_be_whole",
    "int_parsing_size": "number_must_be_whole",
    "int_from_float": "number_must_be_whole",
    "bool_type": "truth_must_be_true_or_false",
    "bool_parsing": "truth_must_be_true_or_false",
    "greater_than_equal": "number_must_not_be_below",
    "less_than_equal": "number_must_not_be_above",
    "too_short": "list_must_not_be_shorter",
    "too_long": "list_must_not_be_longer",
}
_LIMITS: Final = ("ge", "le", "min_length", "max_length")


def bind(document: Document, model: type[Model]) -> Model:
    """The document as a value of ``model``; :class:`PolicyError` with every slip otherwise."""
    problems = list(document.problems)
    value: Model | None = None
    try:
        value = model.model_validate(document.plain())
    except ValidationError as error:
        problems += [_problem(document, slip) for slip in error.errors(include_url=False)]
    if problems or value is None:
        raise PolicyError(in_order(problems))
    return value


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as the eye reads: by file, line, column."""

    def key(problem: Problem) -> tuple[str, int, int, str]:
        source = problem.source
        return (source.file, source.line or 0, source.column or 0, problem.code)

    return tuple(sorted(problems, key=key))


def near(word: str, known: Iterable[str]) -> Words | str:
    """`` – did you mean levy?`` when one of the known words is close, else nothing.

    >>> near("solidarty", ["solidarity", "education"]).en
    ' – did you mean solidarity?'
    """
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if not close:
        return ""
    return Words(f" – menade du {close[0]}?", f" – did you mean {close[0]}?")


def described(node: Node) -> Value:
    """What stands at a node, as a reader would say it."""
    match node:
        case Scalar(text=None) | Scalar(text=""):
            return Words("ingenting", "nothing")
        case Scalar(text=str(text)):
            return text
        case Listing():
            return Words("en lista", "a list")
        case Group():
            return Words("en grupp av nycklar", "a group of keys")
    raise AssertionError(node)


def _problem(document: Document, slip: Any) -> Problem:
    """One of pydantic's errors as a problem at its place."""
    context: dict[str, Any] = dict(slip.get("ctx") or {})
    path: tuple[str | int, ...] = slip["loc"]
    code = _CODES.get(slip["type"])
    if code is None:
        code = slip["type"] if "found" in context else "value_must_be_readable"
    if code == "key_must_be_given":
        return _missing(document, path)
    if code == "key_must_be_known":
        return _unknown(document, path, context["known"])
    if path and path[-1] == "[key]":
        return Problem(code, document.key_at(*path[:-1]), {**context, "found": str(path[-2])})
    found = described(document.node(*path))
    if code == "word_must_be_known":
        known = re.findall(r"'([^']*)'", str(context["expected"]))
        return Problem(code, document.at(*path), {
            "found": found, "known": tuple(known), "hint": near(str(slip["input"]), known),
        })  # fmt: skip
    values: dict[str, Value] = {**(context if code == slip["type"] else {}), "found": found}
    for name in _LIMITS:
        if name in context:
            values["limit"] = context[name]
    return Problem(code, document.at(*path), values)


def _missing(document: Document, path: tuple[str | int, ...]) -> Problem:
    parent, name = path[:-1], path[-1]
    if isinstance(name, int):  # a list of fixed length that is too short
        values: dict[str, Value] = {"found": described(document.node(*parent)), "limit": name + 1}
        return Problem("list_must_not_be_shorter", document.at(*parent), values)
    within = next((str(part) for part in reversed(parent) if not str(part).startswith("=")), "")
    where = Words(f" i {within}", f" in {within}") if within and not within.isdigit() else ""
    return Problem("key_must_be_given", document.key_at(*parent), {"key": name, "where": where})


def _unknown(document: Document, path: tuple[str | int, ...], known: Any) -> Problem:
    name = str(path[-1])
    return Problem("key_must_be_known", document.key_at(*path), {
        "found": name, "known": tuple(known), "hint": near(name, known),
    })  # fmt: skip
