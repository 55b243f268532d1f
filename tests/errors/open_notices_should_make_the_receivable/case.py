"""A receivable that no notice stands behind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from consortium.problems import Problem
from ledger.books import open_books
from ledger.use_cases.arrears import arrears


def problems(books: Path) -> Sequence[Problem]:
    opened = open_books(books)
    kept = {n: one for n, one in opened.balances.notices.items() if one.member != "grenverket"}
    changed = replace(opened, balances=replace(opened.balances, notices=kept))
    return arrears(changed, dt.date(2026, 3, 10)).findings
