"""The treasurer alone approves what treasurer and chair decide together."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from consortium.approval import Votes
from consortium.problems import Problem
from ledger.books import open_books
from ledger.use_cases.deciding import counted
from tests.errors.making import posted


def problems(books: Path) -> list[Problem]:
    day, body = dt.date(2026, 3, 9), "treasurer+chair"
    proposal = replace(posted(books), body=body)
    return list(counted(open_books(books), proposal, body, Votes(("kim",)), day).problems)
