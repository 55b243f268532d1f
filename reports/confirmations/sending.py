"""The confirmations of a month put where they are found: drafts, or archived as sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consortium.money import Language
from consortium.period import Period
from consortium.problems import Problem
from ledger.books import Books
from ledger.use_cases.issue import Issued, Make, issue
from ledger.use_cases.reconcile import Reconciled, reconcile
from ledger.use_cases.report import write_documents
from ledger.use_cases.session import Session
from reports.confirmations.confirmation import Confirmation, confirmations_of
from reports.confirmations.letters import letters
from reports.reconciliation import reconciliation_sheet
from reports.reminders import Letter


@dataclass(frozen=True, slots=True)
class Sent:
    """The messages, where the documents are, and which of them left for the first time.

    ``issued`` is ``None`` for drafts.
    """

    month: Period
    letters: tuple[Letter, ...]
    paths: tuple[Path, ...]
    issued: Issued | None

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What became of commands that were interrupted."""
        return () if self.issued is None else self.issued.notices


def folder_name(month: Period) -> str:
    """What the folder of a month's confirmations is called.

    >>> folder_name(Period(2026, 3))
    'confirmations-2026-03'
    """
    return f"confirmations-{month}"


def confirmation_files(
    month: Period, made: tuple[Confirmation, ...], language: Language
) -> Mapping[str, bytes]:
    """A PDF for each, by file name. The same books give the same bytes."""
    from reports.confirmations.pdf import pdf

    name = "saldobesked" if language == "sv" else "confirmation"
    return {f"{name}-{month}-{one.key}.pdf": pdf(one, language) for one in made}


def documents(
    books: Books, found: Reconciled, language: Language, session: Session | None = None
) -> Sent:
    """Make a message and a PDF for each member with a balance, and the workbook of what was
    compared; with a ``session`` the PDFs are archived as sent, made while the books are held.
    """
    made = confirmations_of(books, found)
    root, month = books.root, found.period
    issued = None if session is None or not made else issue(session, _maker(month, language))
    files = confirmation_files(month, made, language) if issued is None else issued.files
    paths = [
        *write_documents(reconciliation_sheet(books, found, language), root=root),
        *write_documents(files, root=root, folder=folder_name(month)),
    ]
    return Sent(month, letters(found, made, language), tuple(paths), issued)


def _maker(month: Period, language: Language) -> Make:
    def make(held: Books) -> Mapping[str, bytes]:
        found = reconcile(held, month)
        return confirmation_files(month, confirmations_of(held, found), language)

    return make
