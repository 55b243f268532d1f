"""Books of a large invented consortium, made through the product's own use cases.

``python bench/generate.py DIR --members 500 --years 1`` makes ``DIR/books`` with every month but
the last booked, and ``DIR/inbox`` with the files of the last month, for the commands to be timed.
``python bench/generate.py DIR --ledger`` writes ``DIR/books.ledger``: the same transactions for
hledger and ledger.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.consortium import TREASURER, consortium
from bench.plain_text import ledger_text
from ledger.books import open_books
from ledger.sample import Sample
from ledger.use_cases.demo import MonthDone, run_year
from ledger.use_cases.init import init
from ledger.use_cases.session import Session


def generate(folder: Path, sample: Sample) -> Iterator[MonthDone]:
    """Make ``folder/books``, month by month, and leave the last month in ``folder/inbox``."""
    books = folder / "books"
    began = sample.steps[0].period.first
    session = Session(
        root=books, now=dt.datetime(2026, 2, 1, 9, 0), today=began, by=TREASURER, command="bench"
    )
    init(session)
    for draft in (books / "policy").iterdir():
        draft.unlink()
    for path, content in sample.books.items():
        (books / path).write_bytes(content)
    yield from run_year(session, replace(sample, steps=sample.steps[:-1]))
    last = sample.steps[-1].folder
    for path, content in sample.inbox.items():
        if path.startswith(f"{last}/"):
            file = folder / "inbox" / Path(path).name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
