"""How hypothesis runs, and golden files: ``pytest --golden-update`` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: two busy cores make honest examples slow.
settings.register_profile("desk", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-update",
        action="store_true",
        help="write what the tests find as what they expect; read the git diff before committing",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--golden-update") and os.environ.get("CI"):
        raise pytest.UsageError("CI does not update golden files: run it at a desk, read the diff")


@pytest.fixture(scope="session")
def updates_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--golden-update"))


@pytest.fixture(scope="session")
def golden(updates_golden: bool) -> Golden:
    """Compare a text with its file, or write the file when golden files are updated."""

    def compare(path: Path, text: str) -> None:
        if updates_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != text.encode():
                path.write_bytes(text.encode())
            return
        assert path.is_file(), f"{path} is missing; it would hold:\n{text}"
        assert text == path.read_bytes().decode(), path

    return compare
