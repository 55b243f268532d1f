"""``explain``: the whole chain behind an amount, from the line in the member's file to the öre.

Reasons were written down when the proposal was made; the lines of the member's own books are read
again from the archived file, so that the chain can be followed by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consortium.facts import Report
from consortium.money import Language, Money
from consortium.problems import Refusal, Source
from consortium.proposal import Line, Proposal, Reason, Step
from consortium.voucher import Voucher
from importers.sie import rows_of
from ledger.books import Books
from ledger.documents import find_document
from ledger.use_cases.find import find_proposal, find_voucher
from rules.base import counts_in_base
from rules.places import place_of
from rules.sentences import sentence

ROWS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ExplainStep:
    """One link of the chain: what kind, a sentence, where it stands, the amount after it."""

    what: Step
    text: str
    source: Source | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain behind one voucher or one line of a proposal."""

    subject: str
    steps: tuple[ExplainStep, ...]


def explain(books: Books, text: str, language: Language) -> tuple[Explanation, ...]:
    """Explain a voucher (``V2026-117``), or each line of the proposal with that id."""
    try:
        voucher, source = find_voucher(books, text)
    except Refusal as refusal:
        if refusal.problems[0].code != "voucher_number_must_be_readable":
            raise
        proposal = books.posted_proposal(text) or find_proposal(books, text)
        return tuple(_line(books, proposal, line, language) for line in proposal.lines)
    return (_voucher(books, voucher, source, language),)


def _line(books: Books, proposal: Proposal, line: Line, language: Language) -> Explanation:
    subject = f"{proposal.digest[:8]} {line.member} {line.month}"
    return Explanation(subject, tuple(_reasons(books, line, language)))


def _voucher(books: Books, voucher: Voucher, source: Source, language: Language) -> Explanation:
    steps: list[ExplainStep] = []
    if voucher.reverses is not None:
        original, where = find_voucher(books, str(voucher.reverses))
        steps += _voucher(books, original, where, language).steps
    elif voucher.trace is not None:
        proposal = books.posted_proposal(voucher.trace.proposal)
        lines = proposal.lines if proposal is not None else ()
        for line in lines:
            if line.key == voucher.trace.key:
                steps += _reasons(books, line, language, voucher.source)
    steps += _booked(books, voucher, source, language)
    return Explanation(str(voucher.id), tuple(steps))


def _reasons(books: Books, line: Line, language: Language, source: str = "") -> list[ExplainStep]:
    return [
        *_rows(books, line, language, source),
        *(_reason(books, line, reason, language) for reason in line.reasons),
    ]


def _reason(books: Books, line: Line, reason: Reason, language: Language) -> ExplainStep:
    version = books.policies.in_force(line.month.first)
    assert version is not None, "a line rests on a policy"
    place = place_of(reason, line.clause, version)
    return ExplainStep(reason.what, sentence(reason, language), place, reason.amount)


def _rows(books: Books, line: Line, language: Language, source: str) -> list[ExplainStep]:
    """The rows of the member's own books behind the base, newest version that the line rests on."""
    report = _report_of(books, line, source)
    path = find_document(books.root, report.document) if report is not None else None
    if report is None or path is None or not report.kind.startswith("SIE"):
        return []
    content = (books.root / path).read_bytes()
    rows = rows_of(content, report.file, _counts(books, line), line.month)
    words = _ROWS[language]
    steps = [
        ExplainStep(
            "source",
            words["row" if row.date is not None else "month"].format(
                account=row.account,
                amount=row.amount.text(language),
                voucher=f"{row.series}{row.number}".strip() or "–",
                day=row.date,
                text=f" ”{row.text}”" if row.text else "",
            ),
            Source(report.file, line=row.line),
            row.amount,
        )
        for row in rows[:ROWS_SHOWN]
    ]
    if len(rows) > ROWS_SHOWN:
        rest = Money(sum(row.amount.ore for row in rows[ROWS_SHOWN:]))
        more = words["more"].format(number=len(rows) - ROWS_SHOWN, amount=rest.text(language))
        steps.append(ExplainStep("source", more, Source(report.file), rest))
    return steps


def _report_of(books: Books, line: Line, source: str) -> Report | None:
    """The report that the line rests on; of a year reckoned together, that of the month itself."""
    versions = books.reports(line.member, line.month)
    fitting = [r for r in versions if r.version == line.facts or r.document in source]
    return next(reversed(fitting or versions), None)


def _counts(books: Books, line: Line) -> Callable[[str], bool]:
    version = books.policies.in_force(line.month.first)
    member = books.consortium.members[line.member]
    assert version is not None, "a line rests on a policy"
    base = version.policy.levy.base
    return lambda account: counts_in_base(account, base, member)


def _booked(
    books: Books, voucher: Voucher, source: Source, language: Language
) -> list[ExplainStep]:
    """Who booked it and when, why it was reversed, and by what."""
    words = _BOOKED[language]
    steps: list[ExplainStep] = []
    if voucher.why is not None and voucher.reverses is not None:
        text = words["reverses"].format(original=voucher.reverses, why=voucher.why)
        steps.append(ExplainStep("decision", text, source))
    text = words["booked"].format(
        id=voucher.id,
        date=voucher.date,
        by=books.person_name(voucher.by),
        registered=voucher.registered.replace("T", " "),
        amount=voucher.to_pay.text(language),
    )
    steps.append(ExplainStep("decision", text, source, voucher.to_pay))
    if voucher.due is not None:
        due = words["due"].format(due=voucher.due)
        steps.append(ExplainStep("clause", due, source))
    by = books.balances.reversed.get(voucher.id)
    if by is not None:
        steps.append(ExplainStep("decision", words["reversed"].format(by=by), source))
    return steps


_ROWS: dict[Language, dict[str, str]] = {
    "sv": {
        "row": "Konto {account}: {amount}, verifikation {voucher} {day}{text}.",
        "month": "Konto {account}: {amount}, månadens saldo i filen.",
        "more": "… och {number} rader till, tillsammans {amount}.",
    },
    "en": {
        "row": "Account {account}: {amount}, voucher {voucher} {day}{text}.",
        "month": "Account {account}: {amount}, the month's balance in the file.",
        "more": "… and {number} more rows, {amount} in all.",
    },
}
_BOOKED: dict[Language, dict[str, str]] = {
    "sv": {
        "booked": "{by} bokförde {id} den {date} (registrerad {registered}): {amount}.",
        "due": "Ska betalas senast {due}, en bankdag.",
        "reverses": "Rättar {original}, som står kvar: {why}.",
        "reversed": "Rättad genom {by}.",
    },
    "en": {
        "booked": "{by} booked {id} on {date} (registered {registered}): {amount}.",
        "due": "To be paid by {due}, a bank day.",
        "reverses": "Reverses {original}, which stays as it is: {why}.",
        "reversed": "Reversed by {by}.",
    },
}
