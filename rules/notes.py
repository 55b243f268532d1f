"""Gathers problems at paths of a document: what the checks of texts share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from consortium.money import Exact, rate_text
from consortium.problems import Problem, Source, Value, Words
from rules.document import Document
from rules.text import in_order, near

Path = tuple[str | int, ...]


def percent(rate: Exact) -> Words:
    """A rate with as many decimals as tell it from its neighbours; two hide 10,001 %.

    >>> from decimal import Decimal
    >>> percent(Decimal("0.10001")).sv
    '10,001 %'
    """
    return Words(rate_text(rate, "sv", 6), rate_text(rate, "en", 6))


@dataclass(slots=True)
class Notes:
    """Problems so far, each noted at a path of the text; at the file as such without a text."""

    file: str
    document: Document | None
    _problems: list[Problem] = field(default_factory=list)

    def at(self, code: str, path: Path, **values: Value) -> None:
        """Notes a problem at the value of a path."""
        source = self.document.at(*path) if self.document else Source(self.file)
        self._problems.append(Problem(code, source, values))

    def at_key(self, code: str, path: Path, **values: Value) -> None:
        """Notes a problem at the key of a path."""
        source = self.document.key_at(*path) if self.document else Source(self.file)
        self._problems.append(Problem(code, source, values))

    def must_be_one_of(
        self, code: str, path: Path, found: str, known: Iterable[str], *, key: bool = False
    ) -> None:
        """Notes ``code`` with the nearest known word unless ``found`` is one of them."""
        names = tuple(known)
        if found not in names:
            note = self.at_key if key else self.at
            note(code, path, found=found, known=names or "–", hint=near(found, names))

    def line_of(self, path: Path) -> int:
        """The line of the key at a path, 0 without a text."""
        return (self.document.key_at(*path).line or 0) if self.document else 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order of the text."""
        return in_order(self._problems)
