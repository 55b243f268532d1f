"""A digest cut so short that two waiting proposals begin with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem
from ledger.append import Create
from ledger.books import open_books
from ledger.render import proposal_text
from ledger.use_cases.find import find_proposal
from ledger.use_cases.levy import levy_round
from ledger.use_cases.rounds import WAITING, path_of
from tests.errors.making import report, write


def problems(books: Path) -> list[Problem]:
    report(books, declared={"revenue": Money(1_000_00)})
    proposal = levy_round(open_books(books), Period(2026, 2), Period(2026, 2).last).proposal
    assert proposal is not None
    # Among seventeen digests two begin with the same of sixteen digits.
    others = [replace(proposal, policy=f"2026-01-01@{number:016x}") for number in range(17)]
    write(books, *(Create(path_of(WAITING, one), proposal_text(one).encode()) for one in others))
    starts = [one.digest[0] for one in others]
    find_proposal(open_books(books), next(start for start in starts if starts.count(start) > 1))
    return []
