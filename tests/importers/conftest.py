"""The genuine files, by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from importers import sie
from tests.importers.small_files import SAMPLES


@pytest.fixture
def sample() -> Callable[[str], bytes]:
    """The bytes of a genuine file by its name."""
    return lambda name: (SAMPLES / name).read_bytes()


@pytest.fixture
def parsed(sample: Callable[[str], bytes]) -> Callable[[str], sie.SieFile]:
    """A genuine file, parsed."""
    return lambda name: sie.parse(sample(name), name)
