"""The disk with the books was taken out."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import write


def problems(books: Path) -> list[Problem]:
    write(books / "usb")
    return []
