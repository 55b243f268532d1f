"""The agreements of the books: read with positions, frozen by what was decided.

A text is decided once the proposal that carried it is posted; from then on its file must stay as
it is, and a change is a new version in a new file. Agreements are read when they are asked for,
so that a slip in one stops only what rests on agreements.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from consortium.problems import FundError, PolicyError, Problem
from ledger.books import AGREEMENTS, Books
from ledger.files import Files
from ledger.read_proposal import read_proposal
from rules.agreements.check import check_agreements, must_be_as_decided
from rules.agreements.propose import Contract, contracts_of, due_until
from rules.agreements.text import Agreement, read_agreement
from rules.forecast_flows import Dated


def agreements_of(books: Books) -> tuple[tuple[Agreement, ...], tuple[Problem, ...]]:
    """Every agreement that reads, and every problem of all files."""
    found: list[Agreement] = []
    problems: list[Problem] = []
    for path, content in books.settings.items():
        if path.startswith(f"{AGREEMENTS}/"):
            try:
                found.append(read_agreement(content, path))
            except FundError as error:
                problems += error.problems
    problems += check_agreements(found, books.consortium)
    problems += must_be_as_decided(found, decided_texts(books))
    return tuple(found), tuple(problems)


def contracts(books: Books) -> tuple[Contract, ...]:
    """The agreements by id; ``PolicyError`` with every problem when one of them does not hold."""
    found, problems = agreements_of(books)
    if problems:
        raise PolicyError(problems)
    return contracts_of(found, decided_texts(books))


def falling_due(books: Books, until: dt.date) -> Mapping[str, Sequence[Dated]]:
    """What members are to pay the fund under agreements until a day and is not noticed yet."""
    found: dict[str, list[Dated]] = {}
    for contract in contracts(books):
        terms = contract.latest.terms
        for event in due_until(contract, books.balances, until):
            if terms.kind == "loan" and event.what in ("instalment", "interest", "fee"):
                due = Dated(event.day, event.amount, contract.id)
                found.setdefault(terms.with_, []).append(due)
    return found


def decided_texts(books: Books) -> Mapping[str, str]:
    """What posted proposals have concluded: the sha256 of each text, by the file it stands in."""
    files = Files(books.root)
    decided: dict[str, str] = {}
    for path in files.matching("proposals/posted/*.beancount"):
        text = files.text(path)
        if "\n  agreement" in text:
            for line in read_proposal(text, path).lines:
                if line.agreement:
                    one = read_agreement(line.agreement.encode(), path)
                    decided[one.terms.file] = one.sha256
    return decided
