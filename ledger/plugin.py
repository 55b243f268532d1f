"""The beancount plugin that the books name: ``plugin "ledger.plugin"``.

It reads what beancount's own parser made of the files, so it is the independent check of our
reader and writer. Each failure stands in Fava and in bean-check at its file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from beancount.core.data import Directive

from consortium.members import Consortium
from consortium.money import Language
from consortium.problems import FundError, Problem, Source
from consortium.system import answer
from ledger.attachments import attachments
from ledger.checks.earmarks import check_earmarks
from ledger.checks.legs import check_legs
from ledger.checks.loaded import Found, Loaded
from ledger.checks.names import check_names
from ledger.checks.numbers import check_numbers
from rules.consortium_yaml import read_consortium

__plugins__ = ("check_books",)

CHECKS: Final[tuple[Callable[[Loaded], Iterable[Found]], ...]] = (
    check_legs,
    check_numbers,
    check_names,
    check_earmarks,
)


class BooksFailure(NamedTuple):
    """A rule of the books that does not hold, in the shape of a beancount error."""

    source: dict[str, Any]
    message: str
    entry: Directive | None


class BooksFinding(NamedTuple):
    """What the board should know of, in the shape of a beancount error."""

    source: dict[str, Any]
    message: str
    entry: Directive | None


Failure = BooksFailure | BooksFinding


def check_books(
    entries: list[Directive], options_map: dict[str, Any]
) -> tuple[list[Directive], list[Failure]]:
    """Run every check; the entries go through untouched, with the vouchers' documents beside."""
    root = Path(str(options_map["filename"])).resolve().parent
    consortium, problems = _consortium(root)
    language: Language = "sv" if consortium is None else consortium.language
    failures = [_failure(problem, None, root, language) for problem in problems]
    loaded = Loaded(root, entries, consortium)
    for check in CHECKS:
        try:
            failures += [_failure(*found, root, language) for found in check(loaded)]
        except Exception as error:  # a bug in one check must not stop Fava or the other checks
            values = {"check": check.__name__, "found": f"{type(error).__name__}: {error}"}
            problem = Problem("check_must_run", Source("main.beancount", line=1), values)
            failures.append(_failure(problem, None, root, language))
    return [*entries, *attachments(entries)], failures


def _consortium(root: Path) -> tuple[Consortium | None, tuple[Problem, ...]]:
    path = root / "consortium.yaml"
    try:
        return read_consortium(path.read_bytes(), path.name), ()
    except FundError as error:
        return None, error.problems
    except OSError as error:
        values = {"found": answer(error)}
        return None, (Problem("file_must_be_readable", Source(path.name), values),)


def _failure(problem: Problem, entry: Directive | None, root: Path, language: Language) -> Failure:
    kind = BooksFinding if problem.is_finding else BooksFailure
    source = {"filename": str(root / problem.source.file), "lineno": problem.source.line or 1}
    return kind(source, problem.render(language), entry)
