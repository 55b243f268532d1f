"""The options of ``approve`` on their way to a use case: a look, a decision, or its minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from consortium.approval import Votes
from ledger.use_cases.approve import Minutes, Recorded, adjust
from ledger.use_cases.approve import approve as record
from ledger.use_cases.deciding import Look, look
from ledger.use_cases.find import find_proposal
from reports.terminal.given import read_file
from reports.terminal.options import Options, misuse, wrong


def approve(
    options: Options, proposal: str, given: Mapping[str, Any], *, dry_run: bool
) -> Look | Recorded:
    """Look who decides; with a decision record it; with minutes alone add them."""
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
    if any(votes):
        wrong(
            "--by, --against och --recused vill ha --decision: vilket beslut det gäller.",
            "--by, --against and --recused want --decision: which decision it is.",
        )
    if minutes is not None:
        return adjust(options.session(), proposal, minutes, dry_run=dry_run)
    books = options.open_books()
    return look(books, find_proposal(books, proposal), options.today)


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
