"""A file that grew after the command had read it."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.append import Append, Tip
from tests.errors.making import write


def problems(books: Path) -> list[Problem]:
    write(books, Append("facts/2026-02.beancount", "; en rad\n", Tip.of(b"")))
    return []
