"""Books with a loan, for the cases of the gallery that need one: drafted, or decided and paid."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.period import Period
from ledger.books import Books, open_books
from ledger.use_cases.post import post
from ledger.use_cases.propose_agreements import propose_agreements
from ledger.use_cases.session import Session

LOAN = """\
id: brygga
kind: loan
with: grenverket
purpose: solidarity
from: 2026-03-05
amount: 2 000 kr
repay: 4 months
"""
APPROVALS = "approvals: [{up_to: 5 000 kr, by: treasurer}, {above: 5 000 kr, by: board}]\n"
COMPLIANCE = "compliance: {fi: not_required, basis: yttrande.pdf, reviewed: 2026-01-15}\n"
FILE = "agreements/brygga.yaml"


def session(books: Path, day: str = "2026-03-10") -> Session:
    """Kim's session on a day."""
    noon = dt.datetime.fromisoformat(f"{day}T12:00:00")
    return Session(books, noon, noon.date(), "kim", "fondbok")


def drafted(books: Path, text: str = LOAN) -> Books:
    """The books with the draft of a loan, and with what lending asks for."""
    add(books, "policy/2026-01-01.yaml", APPROVALS)
    add(books, "consortium.yaml", COMPLIANCE)
    consortium = books / "consortium.yaml"
    joined, known = "joined: 2026-01-01}", "joined: 2026-01-01, due_diligence: 2026-01-10}"
    consortium.write_text(consortium.read_text("utf-8").replace(joined, known), "utf-8")
    add(books, FILE, text)
    return open_books(books)


def decided(books: Path) -> Books:
    """The books with the loan decided and paid out."""
    drafted(books)
    one = propose_agreements(session(books), Period(2026, 3)).round
    post(session(books), one.proposals[0].digest)
    return open_books(books)


def add(books: Path, file: str, text: str) -> None:
    """Text at the end of a file, which may be new."""
    path = books / file
    path.parent.mkdir(exist_ok=True)
    old = path.read_text("utf-8") if path.is_file() else ""
    path.write_text(old + text, encoding="utf-8")
