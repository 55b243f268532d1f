"""``verify`` proves the sample's year, and sees what was done to books behind Fondbok's back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import contents, fondbok


def verified(books: Path, cwd: Path) -> tuple[int, dict[str, Any]]:
    ran = fondbok("--json", "verify", cwd=cwd, books=books, person=None)
    return ran.code, json.loads(ran.out)


def test_the_year_holds_and_nothing_is_changed(year: Path, tmp_path: Path) -> None:
    before = contents(year)
    code, shown = verified(year, tmp_path)
    assert (code, shown["differences"], shown["problems"]) == (0, [], [])
    assert contents(year) == before
    checked = shown["checked"]
    assert checked["documents"] == len(list(year.glob("documents/*/*")))
    assert checked["log"] == sum(
        len(path.read_bytes().splitlines()) for path in year.glob("log/*.jsonl")
    )
    assert checked["vouchers"] >= checked["proposals"] > 0
    text = fondbok("--lang", "en", "verify", cwd=tmp_path, books=year, person=None)
    assert shown["tip"][:16] in text.out


@pytest.mark.parametrize("number", range(3))
def test_any_document_that_is_gone_is_missed(year: Path, tmp_path: Path, number: int) -> None:
    books = Path(shutil.copytree(year, tmp_path / "books"))
    paths = [path for path in sorted(books.glob("documents/*/*")) if path.suffix == ".se"]
    paths[number].unlink()
    code, shown = verified(books, tmp_path)
    named = {one["found"] for one in shown["problems"]}
    assert code == 1
    assert any(paths[number].name[:16] in found for found in named)


def test_a_line_of_the_log_taken_out_shows(year: Path, tmp_path: Path) -> None:
    books = Path(shutil.copytree(year, tmp_path / "books"))
    (path, *_) = sorted(books.glob("log/*.jsonl"))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:5], *lines[6:]]))
    code, shown = verified(books, tmp_path)
    assert (code, [one["class"] for one in shown["differences"]]) == (1, ["log_lines_must_chain"])
    assert shown["differences"][0]["where"].endswith(".jsonl:6")


def test_books_that_cannot_be_opened_say_why(posted: Path) -> None:
    path = posted / "books/2026/2026-02.beancount"
    path.write_text(path.read_text(encoding="utf-8").replace("7000.00", "7001.00", 1), "utf-8")
    code, shown = verified(posted / "books", posted)
    assert code == 1
    assert shown["tip"] == ""
    assert {one["source"]["file"] for one in shown["problems"]} == {"2026/2026-02.beancount"}
