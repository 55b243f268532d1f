"""Books of a large invented consortium, made through the product's own use cases.

``python bench/generate.py DIR --members 500 --years 1`` makes ``DIR/books`` with every month but
the last booked, and ``DIR/inbox`` with the last month's files, for the commands that are timed
(``DIR/forms`` and ``DIR/form``: the same month in Excel).
``python bench/generate.py DIR --ledger BOOKS`` writes ``DIR/books.ledger``: what the books hold,
for hledger and ledger.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.consortium import TREASURER, consortium, large_file
from bench.forms import write_forms
from bench.plain_text import ledger_text
from ledger.books import open_books
from ledger.sample import Sample
from ledger.use_cases.demo import MonthDone, run_year
from ledger.use_cases.init import init
from ledger.use_cases.session import Session

LARGE = "large.se"
_LARGE_SALES = 1000
_NOW = dt.datetime(2026, 2, 1, 9, 0, tzinfo=dt.UTC)


def generate(folder: Path, sample: Sample) -> Iterator[MonthDone]:
    """Make ``folder/books``, month by month, and leave the last month's files in ``folder/inbox``.

    The same month as forms in Excel lies in ``folder/forms``, and in one file in ``folder/form``.

    As a treasurer would: ``init``, write the settings, then take in, month and post.
    """
    books = folder / "books"
    began = sample.steps[0].period.first
    session = Session(root=books, now=_NOW, today=began, by=TREASURER, command="fondbok init")
    init(session)
    for draft in (books / "policy").iterdir():
        draft.unlink()
    for path, content in sample.books.items():
        (books / path).write_bytes(content)
    *earlier, last = sample.steps
    yield from run_year(session, replace(sample, steps=tuple(earlier)))
    (folder / "inbox").mkdir()
    for path, content in sample.inbox.items():
        if path.startswith(f"{last.folder}/"):
            (folder / "inbox" / Path(path).name).write_bytes(content)
    write_forms(folder, open_books(books, facts=False).consortium, last.period)
    (folder / LARGE).write_bytes(large_file(_LARGE_SALES))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--ledger", metavar="BOOKS", type=Path)
    given = parser.parse_args()
    gc.set_threshold(200_000, 50, 100)  # as cli does
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.ledger:
        text = ledger_text(open_books(given.ledger))
        (given.folder / "books.ledger").write_text(text, encoding="utf-8")
        return
    for done in generate(given.folder, consortium(members=given.members, years=given.years)):
        print(f"{done.period}: {done.files} files, {done.vouchers} vouchers", file=sys.stderr)


if __name__ == "__main__":
    main()
