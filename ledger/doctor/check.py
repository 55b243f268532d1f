"""One check of ``doctor`` as a value, and what the checks are told of the situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from consortium.problems import Value
from ledger.use_cases.session import Session

State: TypeAlias = Literal["ok", "warning", "problem"]
FoundBy: TypeAlias = Literal["option", "environment", "folder"]

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """How one thing is. ``says`` names the wording, ``values`` fill it in.

    >>> Check("room", "ok", "room_enough", {"free": 900}).name
    'room'
    """

    name: str
    state: State
    says: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Situation:
    """Where and how the command runs.

    ``root`` is the folder that is taken for the books, ``found_by`` how it was come by;
    ``encoding`` that of the terminal; ``spoken`` the language that ``FONDBOK_LANG`` asks for.
    ``room_wanted`` is in bytes: below it work is risky, below a tenth of it impossible.
    """

    root: Path | None
    found_by: FoundBy
    holds_books: bool
    here: Path
    session: Session
    encoding: str = "utf-8"
    spoken: str = ""
    mounts: Path = Path("/proc/self/mounts")
    room_wanted: int = 200 * MEGABYTE
