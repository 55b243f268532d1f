"""Problems: what people can cause is data, with a place, gathered and shown all at once.

A :class:`Problem` names the rule that must hold (``revenue_must_not_be_negative``), where it
was broken, and the values that its wording needs. The wordings, Swedish and English, stand in
:mod:`consortium.wording`, so that one catalogue feeds the terminal, Fava and the docs.

The exceptions, and the exit code that the command line gives them::

    FundError(problems)
    ├─ InputError    a file handed in            1
    ├─ PolicyError   rule text, consortium.yaml  1
    ├─ BooksError    books do not load or check  1
    └─ Refusal       closed period, lock, role…  3
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from consortium import wording
from consortium.money import Language, Money, rate_text
from consortium.period import Period


@dataclass(frozen=True, slots=True)
class Words:
    """A value that reads differently in the two languages."""

    sv: str
    en: str


Value = str | int | Money | Decimal | Fraction | date | Period | Words | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A place in something that people wrote: a file, and where in it. Lines count from 1.

    ``excerpt`` is the text of the line, shown with a caret under ``column``.

    >>> Source("september.xlsx", sheet="Omsättning", cell="C7").text("en")
    'september.xlsx, sheet Omsättning, cell C7'
    >>> Source("policy/2026-01-01.yaml", line=14, column=11).text("en")
    'policy/2026-01-01.yaml:14:11'
    """

    file: str
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    column: int | None = None
    excerpt: str | None = field(default=None, compare=False)

    def text(self, language: Language) -> str:
        """The place in one line."""
        if self.cell is not None or self.sheet is not None:
            sheet, cell = ("blad", "cell") if language == "sv" else ("sheet", "cell")
            parts = [self.file]
            parts += [f"{sheet} {self.sheet}"] if self.sheet else []
            parts += [f"{cell} {self.cell}"] if self.cell else []
            return ", ".join(parts)
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join([self.file, *numbers])

    def as_json(self) -> dict[str, str | int]:
        """The fields that are known."""
        names = ("file", "sheet", "cell", "line", "column")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


@dataclass(frozen=True, slots=True)
class Problem:
    """One rule that did not hold, where, and the values its wording names.

    >>> problem = Problem("file_must_be_known", Source("x.se"), {"found": "HTML"})
    >>> print(problem.render("en").splitlines()[0])
    error file_must_be_known
    """

    code: str
    source: Source
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def is_finding(self) -> bool:
        """True when it is told but stops nothing."""
        return wording.find(self.code).is_finding

    def found(self, language: Language) -> str:
        """What was found."""
        return self._word(wording.find(self.code).texts(language)[0], language)

    def expected(self, language: Language) -> str:
        """What was expected."""
        return self._word(wording.find(self.code).texts(language)[1], language)

    def remedy(self, language: Language) -> str:
        """What to do about it."""
        return self._word(wording.find(self.code).texts(language)[2], language)

    def at(self, source: Source) -> Problem:
        """The same problem at another place."""
        return replace(self, source=source)

    def render(self, language: Language) -> str:
        """The whole message for a terminal or Fava's error page."""
        label = LABELS[language]
        kind = label["finding"] if self.is_finding else label["error"]
        lines = [f"{kind} {self.code}"]
        lines.append(f"  {label['where']:<9} {self.source.text(language)}")
        if self.source.excerpt is not None and self.source.column is not None:
            text = self.source.excerpt.replace("\t", " ")
            start = max(0, self.source.column - 60)
            lines.append(f"  {'':<9} {text[start : start + 90]}")
            lines.append(f"  {'':<9} {' ' * (self.source.column - 1 - start)}^")
        for name, text in (
            ("found", self.found(language)),
            ("expected", self.expected(language)),
            ("do", self.remedy(language)),
        ):
            lines.append(f"  {label[name]:<9} {text}")
        return "\n".join(lines)

    def as_json(self, language: Language) -> dict[str, object]:
        """``{code, source, found, expected, remedy}`` as design.md §7 promises."""
        return {
            "code": self.code,
            "source": self.source.as_json(),
            "found": self.found(language),
            "expected": self.expected(language),
            "remedy": self.remedy(language),
        }

    def _word(self, template: str, language: Language) -> str:
        words = {name: value_text(value, language) for name, value in self.values.items()}
        return one_line(template.format(**words))


LABELS: dict[Language, dict[str, str]] = {
    "sv": {
        "error": "fel",
        "finding": "anmärkning",
        "where": "var",
        "found": "hittat",
        "expected": "väntat",
        "do": "gör",
    },
    "en": {
        "error": "error",
        "finding": "finding",
        "where": "where",
        "found": "found",
        "expected": "expected",
        "do": "do",
    },
}


def value_text(value: Value, language: Language) -> str:
    """A value as the reader's language writes it.

    >>> value_text(Money(125), "sv"), value_text(Decimal("0.07"), "en")
    ('1,25 kr', '7%')
    """
    match value:
        case Money():
            return value.text(language)
        case Words():
            return value.sv if language == "sv" else value.en
        case tuple():
            return ", ".join(value)
        case Decimal() | Fraction():
            return rate_text(value, language)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def one_line(text: str, limit: int = 400) -> str:
    """Text from outside made harmless to a terminal: one line, no control characters."""
    clean = "".join(ch if ch.isprintable() else " " for ch in text)
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


class FundError(Exception):
    """What people can cause, as a list of problems; nothing was written."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        assert self.problems, "an error names at least one problem"
        super().__init__("; ".join(problem.code for problem in self.problems))


class InputError(FundError):
    """A file handed in has problems."""


class PolicyError(FundError):
    """A policy or consortium.yaml has problems."""


class BooksError(FundError):
    """The books do not load or do not check."""


class Refusal(FundError):
    """The request is understood and refused: a closed period, a lock, a missing role."""

    exit_code: ClassVar[int] = 3
