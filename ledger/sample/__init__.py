"""The sample "motala": a complete invented consortium and a calendar year of input files.

Of its eight cooperatives four send a cumulative SIE file a month, each in the manner of its own
program; two fill in our form, one has a sheet of its own, one a cash register that writes CSV.
Nobody in it exists. The year is 2025, so that every date lies in the past.

>>> sample = motala()
>>> sorted(sample.books)[0], sample.steps[0].folder
('consortium.yaml', 'inbox/2025-01')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from ledger.sample.story import Step, inbox, steps

__all__ = ["Sample", "Step", "blank", "motala"]
_BOOKS = (
    "consortium.yaml",
    "policy/2025-01-01.cases.yaml",
    "policy/2025-01-01.yaml",
    "policy/2025-07-01.cases.yaml",
    "policy/2025-07-01.yaml",
)
_BLANK = ("consortium.yaml", "policy/2026-01-01.yaml")


@dataclass(frozen=True, slots=True)
class Sample:
    """A consortium to try things on; keys are paths relative to the books folder."""

    books: Mapping[str, bytes]
    inbox: Mapping[str, bytes]
    steps: tuple[Step, ...]


def motala() -> Sample:
    """Motala kooperativa konsortium, 2025: books, inbox and the story of the year."""
    return Sample(books=_texts("books", _BOOKS), inbox=inbox(), steps=steps())


def blank() -> Mapping[str, bytes]:
    """The settings of books that begin empty: commented drafts for a consortium to fill in."""
    return _texts("blank", _BLANK)


def _texts(folder: str, names: tuple[str, ...]) -> dict[str, bytes]:
    root = files("ledger.sample").joinpath(folder)
    return {name: root.joinpath(name).read_bytes() for name in names}
