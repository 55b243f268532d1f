"""One thing that ``verify`` tested: how many of it there were, and each that did not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from consortium.problems import Problem

Name = Literal[
    "vouchers", "log", "documents", "underlying", "proposals", "decisions", "policies", "plain"
]


@dataclass(frozen=True, slots=True)
class Verified:
    """A check that was made. ``problems`` is empty when all of it holds.

    >>> Verified("log", 12).holds
    True
    """

    name: Name
    number: int
    problems: tuple[Problem, ...] = ()

    @property
    def holds(self) -> bool:
        """True when nothing is wrong; findings are told and break nothing."""
        return all(problem.is_finding for problem in self.problems)

    @classmethod
    def of(cls, name: Name, number: int, problems: Iterable[Problem]) -> Verified:
        """The check with the problems of an iterator."""
        return cls(name, number, tuple(problems))
