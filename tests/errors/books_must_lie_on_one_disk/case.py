"""A folder of the books on another disk."""

from __future__ import annotations

import errno
from pathlib import Path

from consortium.problems import Problem
from tests.errors.making import write_refused_by_the_disk


def problems(books: Path) -> list[Problem]:
    write_refused_by_the_disk(books, errno.EXDEV)
    return []
