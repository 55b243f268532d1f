"""A password that is soon guessed."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from reports.web.users import Users


def problems(books: Path) -> list[Problem]:
    Users(books.parent / "state").add("anna", "board", "hemlig")
    return []
