"""``agreement new|check|list``: the texts of what lasts, and where each of it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consortium.agreement import LoanTerms
from consortium.money import Language
from consortium.problems import PolicyError, Problem, Refusal, Source, Value, Words
from ledger.agreements import agreements_of, contracts
from ledger.books import Books
from rules.agreements.drafts import DRAFTS
from rules.agreements.position import Position, position
from rules.agreements.propose import Contract, due_until

_AHEAD = dt.timedelta(days=400)
_NONE = Words("inget ännu", "none yet")


@dataclass(frozen=True, slots=True)
class Standing:
    """One agreement and where it stands."""

    contract: Contract
    position: Position

    @property
    def terms(self) -> LoanTerms:
        """The terms that hold, of the draft before there is one decided."""
        terms = self.contract.latest.terms
        assert isinstance(terms, LoanTerms)
        return terms


@dataclass(frozen=True, slots=True)
class AgreementsChecked:
    """The files that were read and what was found in them."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def checked(books: Books, id_: str | None = None) -> AgreementsChecked:
    """Every agreement file, or those of one id; ``Refusal`` for an id that no file has."""
    found, problems = agreements_of(books)
    files = tuple(path for path in books.settings if path.startswith("agreements/"))
    if id_ is None:
        return AgreementsChecked(files, problems)
    mine = tuple(path for path in files if path.split("/")[1].split(".")[0] == id_)
    if not mine:
        _must_be_known(id_, tuple(sorted({one.terms.id for one in found})))
    return AgreementsChecked(mine, tuple(p for p in problems if p.source.file in mine))


def standings(books: Books, day: dt.date) -> tuple[Standing, ...]:
    """Every agreement with its position on a day; ``PolicyError`` when a file has problems."""
    return tuple(_standing(books, contract, day) for contract in contracts(books))


def contract_of(books: Books, id_: str) -> Contract:
    """The agreement of an id; ``Refusal`` for any other, or for one that is only a draft."""
    found = {one.id: one for one in contracts(books)}
    if id_ not in found:
        _must_be_known(id_, tuple(found))
    if not found[id_].versions:
        source = Source(found[id_].latest.file)
        raise Refusal([Problem("agreement_must_be_decided_first", source, {"found": id_})])
    return found[id_]


def draft_text(kind: str, language: Language) -> str:
    """A commented draft of a kind of agreement."""
    return DRAFTS[kind][language]


def write_draft(root: Path, kind: str, id_: str, language: Language) -> Path:
    """The draft as ``agreements/<id>.yaml``; ``Refusal`` where the file is there already."""
    path = root / "agreements" / f"{id_}.yaml"
    values: Mapping[str, Value] = {"file": f"agreements/{path.name}"}
    if path.exists():
        raise Refusal([Problem("agreement_file_must_be_new", Source(str(path)), values)])
    path.parent.mkdir(exist_ok=True)
    text = draft_text(kind, language).replace("id: lan-cykelbud", f"id: {id_}", 1)
    path.write_text(text, encoding="utf-8")
    return path


def _standing(books: Books, contract: Contract, day: dt.date) -> Standing:
    history = books.balances.agreements.get(contract.id, ())
    notices = [one for one in books.balances.notices.values() if one.agreement == contract.id]
    coming = due_until(contract, books.balances, day + _AHEAD)
    is_draft = not contract.versions
    return Standing(contract, position(history, notices, coming, day, is_draft=is_draft))


def _must_be_known(id_: str, known: tuple[str, ...]) -> None:
    values: dict[str, Value] = {"found": id_, "known": known or _NONE}
    raise Refusal([Problem("agreement_must_be_known", Source("ID"), values)])


def must_hold(checked_: AgreementsChecked) -> None:
    """``PolicyError`` with every problem that the check found."""
    if checked_.problems:
        raise PolicyError(checked_.problems)
