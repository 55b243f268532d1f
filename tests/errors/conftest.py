"""The books that the bad inputs of the gallery are tried on, made once."""

from __future__ import annotations

import pytest

from tests.e2e import making
from tests.e2e.command import contents


@pytest.fixture(scope="session")
def posted_books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Books of two members: January 2026 is taken in and posted, February is not."""
    return contents(making.posted_books(tmp_path_factory.mktemp("gallery")))
