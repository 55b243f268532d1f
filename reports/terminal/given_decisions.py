"""The options of ``approve`` on their way to a use case: a look, a decision, or its minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from consortium.approval import Votes
from ledger.books import Books
from ledger.use_cases.approve import Minutes, Recorded, adjust, report
from ledger.use_cases.approve import approve as record
from ledger.use_cases.deciding import Look, look
from ledger.use_cases.find import find_proposal
from ledger.use_cases.report import write_documents
from reports.terminal import deciding, deciding_json
from reports.terminal.given import read_file
from reports.terminal.options import Options, misuse, wrong


def approve(
    options: Options, proposal: str, given: Mapping[str, Any], *, dry_run: bool
) -> Look | Recorded:
    """Look who decides; with a decision record it; alone add its minutes or its report."""
    votes = Votes(*(_names(given[key]) for key in ("voted_for", "against", "recused")))
    minutes = _minutes(given["minutes"], given["adjusted"])
    decision: str | None = given["decision"]
    if decision is not None:
        return record(
            options.session(),
            proposal,
            decision=decision,
            votes=votes,
            minutes=minutes,
            dry_run=dry_run,
        )
    if given["reported"] is not None:
        return report(options.session(), proposal, meeting=given["reported"], dry_run=dry_run)
    if any(votes):
        wrong(
            "--by, --against och --recused vill ha --decision: vilket beslut det gäller.",
            "--by, --against and --recused want --decision: which decision it is.",
        )
    if minutes is not None:
        return adjust(options.session(), proposal, minutes, dry_run=dry_run)
    books = options.open_books()
    return look(books, find_proposal(books, proposal), options.today)


def show(options: Options, done: Look | Recorded) -> None:
    """Print a look, or what was recorded."""
    options.show(
        lambda: deciding.shown(done, options.language),
        lambda: deciding_json.as_json(done, options.language),
    )


class Packed(NamedTuple):
    """A decision pack that was written, of the books and the look that it was made of."""

    books: Books
    found: Look
    paths: Sequence[Path]


def pack(options: Options, proposal: str, out: Path | None) -> Packed:
    """Write the decision pack of a waiting proposal for a meeting on the day of ``--date``."""
    from reports.pack import pack_files

    books = options.open_books()
    found = look(books, find_proposal(books, proposal), options.today)
    files = pack_files(books, found, options.language)
    return Packed(books, found, write_documents(files, root=books.root, out=out))


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Names, one to an option or with commas between."""
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


def _minutes(path: Path | None, adjusted: str | None) -> Minutes | None:
    if path is None and adjusted is None:
        return None
    if path is None or adjusted is None:
        wrong(
            "--minutes FIL och --adjusted DAG hör ihop: protokollet, och dagen det justerades.",
            "--minutes FILE and --adjusted DAY go together: the minutes and the day of adjustment.",
        )
    try:
        day = dt.date.fromisoformat(adjusted)
    except ValueError:
        misuse(adjusted, "2026-04-14", "--adjusted")
    return Minutes(path.name, read_file(path).content, day)
