"""The books on a disk of their own, and processes that die where they are told."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.ledger.append.faults import Faulty
from tests.ledger.append.sample import BOOKS, put

MEMORY = Path("/dev/shm")


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Path]:
    """Books on a disk in memory, where there is one: thousands of runs sync a dozen times each."""
    disk = MEMORY if os.access(MEMORY, os.W_OK) else tmp_path
    with TemporaryDirectory(dir=disk) as folder:
        yield put(Path(folder) / "books", BOOKS)


@pytest.fixture(scope="session")
def faulty() -> Iterator[Faulty]:
    server = Faulty()
    yield server
    server.close()
