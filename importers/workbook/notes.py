"""What was noticed while a file was read: errors to refuse it for, and findings to tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from consortium.problems import InputError, Problem, Source, Value

# A file that is wrong all through is not mended cell by cell.
ERRORS_MAX = 200
FINDINGS_MAX = 500
_SHOWN_MAX = 24


@dataclass
class Notes:
    """Problems of one file; errors beyond ``ERRORS_MAX`` are only counted."""

    file: str
    errors: list[Problem] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    unlisted: int = 0

    def add(self, problem: Problem) -> None:
        """Keep an error or a finding."""
        if problem.is_finding:
            if len(self.findings) < FINDINGS_MAX:
                self.findings.append(problem)
        elif len(self.errors) < ERRORS_MAX:
            self.errors.append(problem)
        else:
            self.unlisted += 1

    @property
    def error_count(self) -> int:
        """How many errors there are, listed or not."""
        return len(self.errors) + self.unlisted

    def raise_errors(self) -> None:
        """Raise ``InputError`` with all errors, if there is any."""
        if not self.errors:
            return
        problems = list(self.errors)
        if self.unlisted:
            more: dict[str, Value] = {"count": self.unlisted, "shown": ERRORS_MAX}
            problems.append(Problem("file_must_have_fewer_problems", Source(self.file), more))
        raise InputError(problems)


def few(texts: list[str]) -> tuple[str, ...]:
    """The first of many texts, and a sign that there are more.

    >>> few(["a", "b"]), len(few(["a"] * 100))
    (('a', 'b'), 25)
    """
    return (*texts[:_SHOWN_MAX], "…") if len(texts) > _SHOWN_MAX else tuple(texts)
