"""The sample, made once, and its files as the tests' own reader understands them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ledger.sample import Sample, motala
from tests.sample.reader import Export, is_sie, read


@pytest.fixture(scope="session")
def sample() -> Sample:
    return motala()


@pytest.fixture(scope="session")
def exports(sample: Sample) -> Mapping[str, Export]:
    """The SIE files; what is reported in Excel and CSV has tests of its own."""
    return {path: read(path, content) for path, content in sample.inbox.items() if is_sie(path)}
