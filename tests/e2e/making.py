"""Small books of two members, made by the commands themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.e2e.command import SMALL, contents, fondbok, write_files

FEBRUARY = "2026-02-10T12:00:00"
JANUARY_FILES = tuple(sorted(SMALL.glob("*-01.se")))


def new_books(place: Path) -> Path:
    """Books in ``place/books`` that nothing has been taken into, the members' files beside."""
    place.mkdir(parents=True, exist_ok=True)
    assert fondbok("init", "books", cwd=place, clock="2026-01-02T09:00:00").code == 0
    settings = {n: c for n, c in contents(SMALL).items() if n.endswith(".yaml")}
    shutil.rmtree(place / "books/policy")
    write_files(place / "books", settings)
    for file in SMALL.glob("*.se"):
        shutil.copy(file, place)
    return place / "books"


def waiting(books: Path) -> str:
    """The digest of the one proposal that waits."""
    (found,) = (books / "proposals").glob("*.beancount")
    return found.stem


def proposed_books(place: Path) -> Path:
    """The same, with January taken in and proposed."""
    books = new_books(place)
    for command in (("take-in", *(f.name for f in JANUARY_FILES)), ("month", "2026-01")):
        ran = fondbok(*command, cwd=place, books=books, clock=FEBRUARY)
        assert ran.code == 0, ran.text
    return books


def posted_books(place: Path) -> Path:
    """The same, with January posted."""
    books = proposed_books(place)
    ran = fondbok("post", waiting(books), cwd=place, books=books, clock=FEBRUARY)
    assert ran.code == 0, ran.text
    return books
