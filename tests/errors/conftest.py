"""The books that the bad inputs of the gallery are tried on, made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.command import SMALL, contents, fondbok, write_files


@pytest.fixture(scope="session")
def posted_books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Books of two members: January 2026 is taken in and posted, February is not."""
    return posted_small_books(tmp_path_factory.mktemp("gallery"))


def posted_small_books(folder: Path) -> dict[str, bytes]:
    assert fondbok("init", "books", cwd=folder, clock="2026-01-02T09:00:00").code == 0
    settings = {n: c for n, c in contents(SMALL).items() if n.endswith(".yaml")}
    shutil.rmtree(folder / "books/policy")
    write_files(folder / "books", settings)
    inbox = sorted(SMALL.glob("*-01.se"))
    for file in inbox:
        shutil.copy(file, folder)
    clock = "2026-02-10T12:00:00"
    for command in (
        ("take-in", *(file.name for file in inbox)),
        ("month", "2026-01"),
        ("post", ""),
    ):
        waiting = sorted((folder / "books/proposals").glob("*.beancount"))
        arguments = [a or waiting[0].stem for a in command]
        ran = fondbok(*arguments, cwd=folder, books="books", clock=clock)
        assert ran.code == 0, ran.text
    return contents(folder / "books")
