"""What is noticed while a file is read: errors one by one, findings once per kind.

A finding carries how many times it was met and its first place, so that a receipt stays
readable however broken the file.
"""

from __future__ import annotations

from collections.abc import Mapping

from consortium.problems import InputError, Problem, Source, Value

ERRORS_MAX = 50


class Notes:
    """The notes on one file, in the order in which they were made."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._errors: list[Problem] = []
        self._unlisted = 0
        self._findings: dict[str, tuple[Source, Mapping[str, Value]]] = {}
        self._counts: dict[str, int] = {}

    def error(self, code: str, line: int, column: int, text: str, values: dict[str, Value]) -> None:
        """Note an error at a place; beyond ``ERRORS_MAX`` they are only counted."""
        if len(self._errors) == ERRORS_MAX:
            self._unlisted += 1
            return
        excerpt = "".join(char if char.isprintable() else " " for char in text)
        source = Source(self._name, line=line, column=column or None, excerpt=excerpt)
        self._errors.append(Problem(code, source, values))

    def finding(self, code: str, line: int | None = None, /, **values: Value) -> None:
        """Note a finding; the first of its kind gives the place and the example."""
        self._counts[code] = self._counts.get(code, 0) + 1
        if code not in self._findings:
            self._findings[code] = (Source(self._name, line=line), values)

    def findings(self) -> tuple[Problem, ...]:
        """Every finding once, ``count`` among its values."""
        return tuple(
            Problem(code, source, {**values, "count": self._counts[code]})
            for code, (source, values) in self._findings.items()
        )

    @property
    def has_errors(self) -> bool:
        """True when an error was noted."""
        return bool(self._errors)

    def raise_errors(self) -> None:
        """Raise ``InputError`` with all errors, if there is any."""
        if not self._errors:
            return
        problems = list(self._errors)
        if self._unlisted:
            more: dict[str, Value] = {"count": self._unlisted, "shown": ERRORS_MAX}
            source = problems[-1].source
            place = Source(self._name, line=source.line)
            problems.append(Problem("file_must_have_fewer_problems", place, more))
        raise InputError(problems)
