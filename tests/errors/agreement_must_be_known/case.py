from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.problems import Problem
from ledger.use_cases.agreements import checked
from tests.errors.agreeing import drafted


def problems(books: Path) -> Sequence[Problem]:
    return checked(drafted(books), "bro").problems
