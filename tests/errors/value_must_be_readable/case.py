"""The last resort: a key of a kind that no wording knows; no file of ours has one."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from consortium.fields import Shape
from consortium.problems import Problem
from rules.text import bind, parse


def problems(books: Path) -> list[Problem]:
    class Odd(Shape):
        key: UUID

    bind(parse(b"key: x\n", "policy/2026-01-01.yaml"), Odd)
    return []
