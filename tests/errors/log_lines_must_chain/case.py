"""A line of the log that was altered afterwards."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from ledger.log import chain_problems


def problems(books: Path) -> list[Problem]:
    lines = (books / "log/2026.jsonl").read_bytes().replace(b"kim", b"robin", 1).splitlines()
    return list(chain_problems(lines, "log/2026.jsonl"))
