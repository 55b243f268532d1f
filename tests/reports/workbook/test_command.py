"""``fondbok report auditor``: where the workbook goes, and what is said about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e import making
from tests.e2e.command import fondbok


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.posted_books(tmp_path_factory.mktemp("posted"))


def test_it_goes_into_the_exports(books: Path) -> None:
    ran = fondbok("report", "auditor", "2026-01", cwd=books)
    assert (ran.code, ran.out) == (0, f"Skrev {books}/exports/revisor-2026-01.xlsx\n")
    first = (books / "exports/revisor-2026-01.xlsx").read_bytes()
    assert fondbok("report", "auditor", "2026-01", cwd=books).code == 0
    assert (books / "exports/revisor-2026-01.xlsx").read_bytes() == first
    assert [p.name for p in (books / "exports").iterdir()] == ["revisor-2026-01.xlsx"]


def test_json_says_where_it_is(books: Path, tmp_path: Path) -> None:
    ran = fondbok(
        "report", "auditor", "2026", "--out", str(tmp_path), "--json", "--lang", "en", cwd=books
    )
    assert json.loads(ran.out) == {"files": [f"{tmp_path}/auditor-2026.xlsx"], "problems": []}
    assert (tmp_path / "auditor-2026.xlsx").read_bytes()[:2] == b"PK"


def test_a_place_that_is_not_there_is_a_problem(books: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "nowhere" / "x.xlsx")
    ran = fondbok("report", "auditor", "2026-01", "--out", out, cwd=books)
    assert ran.code == 1
    assert "folder_must_be_writable" in ran.text


@pytest.mark.parametrize("period", ["2026-13", "26", "januari", "2026-1", "9999", "0000"])
def test_other_periods_are_a_matter_of_use(books: Path, period: str) -> None:
    ran = fondbok("report", "auditor", period, cwd=books)
    assert ran.code == 2, ran.text
