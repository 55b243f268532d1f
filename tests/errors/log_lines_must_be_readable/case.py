"""A line of the log that is cut off."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.log import chain_problems


def problems(books: Path) -> list[Problem]:
    lines = (books / "log/2026.jsonl").read_bytes().splitlines()
    return list(chain_problems([lines[0][:20], *lines[1:2]], "log/2026.jsonl"))
