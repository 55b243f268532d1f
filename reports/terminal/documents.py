"""Documents in the terminal: where they were written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.money import Language
from reports.terminal.words import word


def written(paths: Sequence[Path], language: Language) -> str:
    """One line a file."""
    return "\n".join(word("written", language, file=path) for path in paths)


def forms(paths: Sequence[Path], language: Language) -> str:
    """Where the forms are, and what becomes of them."""
    return f"{written(paths, language)}\n{word('forms_go_out', language)}"
