"""The sample's year in three kinds, made once, and their workbooks as LibreOffice has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from consortium.period import Period
from tests.reports.workbook import making


@pytest.fixture(scope="session")
def motala(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.books(tmp_path_factory.mktemp("motala") / "books", {})


@pytest.fixture(scope="session")
def yearly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.books(tmp_path_factory.mktemp("yearly") / "books", making.YEARLY)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile") / "books"
    return making.books(place, making.hostile_names(), months=2)


@pytest.fixture(scope="session")
def calculated(
    motala: Path, yearly: Path, hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Workbook]:
    year = making.workbook(motala, "2025")
    corrected = tmp_path_factory.mktemp("corrected") / "books"
    making.books(corrected, {}, months=2)
    making.reversal(corrected, "V2025-2")
    reversed_ = making.workbook(corrected, "2025-01")
    making.posted_again(corrected, Period(2025, 1))
    files = {
        "year": year,
        "year-en": making.workbook(motala, "2025", "en"),
        "march": making.workbook(motala, "2025-03"),
        "yearly": making.workbook(yearly, "2025"),
        "yearly-august": making.workbook(yearly, "2025-08", "en"),
        "hostile": making.workbook(hostile, "2025"),
        "reversed": reversed_,
        "posted-again": making.workbook(corrected, "2025"),
        "empty": making.workbook(motala, "2031"),
        # One krona more of declared revenue, and one krona where 8 532,59 stood.
        "other-base": making.changed(year, "Underlag", "E7", 110_813.86),
        "other-journal": making.changed(
            year, "Grundbok", f"K{making.first_row(year, 'Grundbok', 'V2025-1')}", 1
        ),
    }
    return making.recalculated(tmp_path_factory.mktemp("calculated"), files)
