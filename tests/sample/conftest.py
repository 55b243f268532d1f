"""The sample, made once, and its files as the tests' own reader understands them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ledger.sample import Sample, motala
from tests.sample.reader import Export, read


@pytest.fixture(scope="session")
def sample() -> Sample:
    return motala()


@pytest.fixture(scope="session")
def exports(sample: Sample) -> Mapping[str, Export]:
    return {path: read(path, content) for path, content in sample.inbox.items()}
