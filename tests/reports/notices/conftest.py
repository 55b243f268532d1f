"""The sample's year, run once: levies, an estimate, true-ups and a credit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ledger.books import Books, open_books
from ledger.sample import motala
from ledger.use_cases.demo import run_year
from ledger.use_cases.init import init
from ledger.use_cases.session import Session


@pytest.fixture(scope="session")
def year_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("year") / "motala"
    now = dt.datetime(2026, 2, 1, 12, tzinfo=dt.UTC)
    session = Session(root=root, now=now, today=now.date(), by="kim", command="demo")
    init(session, sample="motala")
    assert list(run_year(session, motala()))
    return root


@pytest.fixture(scope="session")
def year(year_folder: Path) -> Books:
    return open_books(year_folder)
