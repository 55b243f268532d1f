"""Another program writes to the file at the same moment."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from consortium.problems import Problem
from ledger import intent
from tests.errors.making import write


def problems(books: Path) -> list[Problem]:
    real = intent._put

    def put_and_spoil(root: Path, step: intent.Step) -> None:
        real(root, step)
        (root / step.path).write_text("; annat\n", encoding="utf-8")

    with patch("ledger.intent._put", put_and_spoil):
        write(books)
    return []
