"""How far a long piece of work has come, told to whoever wants to know.

A use case calls ``progress(done, whole, stage)`` as it goes; what is made of it is not its affair.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal, TypeAlias, TypeVar

Stage = Literal[
    "opening",
    "reading",
    "settling",
    "writing",
    "reckoning",
    "entering",
    "sheets",
    "comparing",
]
Progress: TypeAlias = Callable[[int, int, Stage], None]
T = TypeVar("T")


def quiet(_done: int, _whole: int, _stage: Stage) -> None:
    """Nobody wants to know."""


def telling(progress: Progress, stage: Stage, values: Collection[T]) -> Iterator[T]:
    """The values one by one, with word of how many are done.

    >>> said = []
    >>> list(telling(lambda *told: said.append(told), "reading", "ab"))
    ['a', 'b']
    >>> said
    [(0, 2, 'reading'), (1, 2, 'reading'), (2, 2, 'reading')]
    """
    progress(0, len(values), stage)
    for done, value in enumerate(values, 1):
        yield value
        progress(done, len(values), stage)
