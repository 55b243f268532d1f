"""``explain``: the whole chain behind an amount, from the line in the member's file to the öre.

Reasons were written down when the proposal was made; the lines of the member's own books are read
again from the archived file, so that the chain can be followed by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from consortium.facts import Report, Reported
from consortium.money import Language, Money
from consortium.problems import Refusal, Source
from consortium.proposal import Line, Proposal, Reason, Step
from consortium.voucher import Voucher, VoucherNumber
from importers.sie import rows_of
from ledger.books import Books
from ledger.documents import find_document
from ledger.use_cases.explain_decisions import decided
from ledger.use_cases.explain_payments import bank_line, opened_from, paid_by, paid_out_by
from ledger.use_cases.find import find_proposal, find_voucher
from rules.base import base_of, counts_in_base, report_that_counts, version_that_counts, who_speaks
from rules.places import place_of
from rules.policy import PolicyVersion
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
    steps = (ExplainStep(*step) for step in decided(books, proposal.digest, language))
    return Explanation(subject, (*_reasons(books, line, language), *steps))


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
        steps += (ExplainStep(*one) for one in decided(books, voucher.trace.proposal, language))
    steps += _booked(books, voucher, source, language)
    return Explanation(str(voucher.id), tuple(steps))


def _reasons(books: Books, line: Line, language: Language, source: str = "") -> list[ExplainStep]:
    if not line.is_levy:
        return [_reason(books, line, reason, None, language) for reason in line.reasons]
    report = _report_of(books, line, source)
    versions = list(_versions(books, line, report, language))
    reasons = [_reason(books, line, reason, report, language) for reason in line.reasons]
    rows = _rows(books, line, report, language) if report is not None else []
    # What an estimate rests on came before it; the month's own reports come after.
    return [*reasons, *versions] if line.kind == "estimate" else [*versions, *rows, *reasons]


def _reason(
    books: Books, line: Line, reason: Reason, report: Report | None, language: Language
) -> ExplainStep:
    place = place_of(reason, line.clause, _version(books, line))
    if reason.code == "revenue_declared" and report is not None:
        place = report.place
    return ExplainStep(reason.what, sentence(reason, language), place, reason.amount)


def _versions(
    books: Books, line: Line, counting: Report | None, language: Language
) -> Iterator[ExplainStep]:
    """Every report of the month in the order they came, with its figure, where there are several.

    Where the line is an estimate one is enough to be told.
    """
    reports = books.reports(line.member, line.month)
    if not line.is_levy or (len(reports) < 2 and not (line.kind == "estimate" and reports)):
        return
    words = _VERSIONS[language]
    policy, member = _version(books, line).policy, books.consortium.members[line.member]
    for number, report in enumerate(reports, 1):
        alone = Reported(line.member, line.month).after(report)
        amount = None
        if who_speaks(alone, policy.facts.revenue) is not None:
            amount = base_of(alone, policy.levy.base, member, policy.facts.revenue).amount
        text = words["report"].format(
            number=number,
            of=len(reports),
            file=report.file,
            kind=report.kind,
            taken_in=report.taken_in.replace("T", " "),
            said=words["no_figure"] if amount is None else amount.text(language),
        )
        if not report.is_complete:
            text += words["unfinished"]
        if report is counting:
            text += words["counts"]
        yield ExplainStep("source", f"{text}.", report.source, amount)


def _rows(books: Books, line: Line, report: Report, language: Language) -> list[ExplainStep]:
    """The rows of the member's own books behind the base that the line rests on."""
    path = find_document(books.root, report.document)
    if path is None or not report.kind.startswith("SIE"):
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
    """The report that the line rests on, found by following the month's reports as they came.

    Of a year reckoned together it is that of the month itself; an estimate rests on none but one
    that the member itself called an estimate.
    """
    is_guessed = line.kind == "estimate" and all(
        r.code != "estimate_declared" for r in line.reasons
    )
    if is_guessed or not line.is_levy:
        return None
    counts = _version(books, line).policy.facts.revenue
    reports = books.reports(line.member, line.month)
    month, fitting, last = Reported(line.member, line.month), None, None
    for report in reports:
        month = month.after(report)
        counting = report_that_counts(month, counts)
        if line.kind == "estimate":
            counting = month.declared.get("revenue")
        if counting is not None:
            came = (counting.document, counting.taken_in)
            last = next((r for r in reversed(reports) if (r.document, r.taken_in) == came), last)
        is_it = version_that_counts(month, counts) == line.facts
        if is_it or (last is not None and last.document and last.document in source):
            fitting = last
    return fitting or last


def _version(books: Books, line: Line) -> PolicyVersion:
    version = books.policies.in_force(line.month.first)
    assert version is not None, "a line rests on a policy"
    return version


def _counts(books: Books, line: Line) -> Callable[[str], bool]:
    member, base = books.consortium.members[line.member], _version(books, line).policy.levy.base
    return lambda account: counts_in_base(account, base, member)


def _booked(
    books: Books, voucher: Voucher, source: Source, language: Language
) -> list[ExplainStep]:
    """Who booked it and when, why it was reversed, and by what."""
    words = _BOOKED[language]
    steps = [ExplainStep(*link) for link in opened_from(voucher, language)]
    if voucher.why is not None and voucher.reverses is not None:
        text = words["reverses"].format(original=voucher.reverses, why=voucher.why)
        steps.append(ExplainStep("decision", text, source))
    is_loan = voucher.trace is not None and "loan" in voucher.trace.rule  # owed to the borrower
    is_claim = not is_loan and (voucher.trace is not None or voucher.opens is not None)
    amount = voucher.to_pay if is_claim else voucher.amount
    text = words["booked"].format(
        id=voucher.id,
        date=voucher.date,
        by=books.person_name(voucher.by),
        registered=voucher.registered.replace("T", " "),
        amount=amount.text(language),
    )
    steps.append(ExplainStep("decision", text, source, amount))
    if voucher.due is not None and voucher.opens is None:
        due = words["due" if voucher.trace else "due_day"].format(due=voucher.due)
        steps.append(ExplainStep("clause", due, source))
    if voucher.trues_up is not None:
        trued = words["trues_up"].format(original=voucher.trues_up)
        steps.append(ExplainStep("decision", trued, source))
    steps += [
        ExplainStep("decision", words["trued_up"].format(by=other), source)
        for other in _later(books, voucher)
    ]
    for money in (paid_by,) if is_claim else (bank_line, paid_out_by):
        steps += [
            ExplainStep(what, link, where) for what, link, where in money(books, voucher, language)
        ]
    by = books.balances.reversed.get(voucher.id)
    if by is not None:
        steps.append(ExplainStep("decision", words["reversed"].format(by=by), source))
    return steps


def _later(books: Books, voucher: Voucher) -> list[VoucherNumber]:
    """The vouchers that true this one up, oldest first."""
    if voucher.trace is None or voucher.reverses is not None:
        return []
    month = books.balances.levy(voucher.trace.member, voucher.trace.month).vouchers
    found = (books.voucher(number) for number in month)
    return [one[0].id for one in found if one is not None and one[0].trues_up == voucher.id]


_VERSIONS: dict[Language, dict[str, str]] = {
    "sv": {
        "report": "Rapport {number} av {of}, {kind}, intagen {taken_in} ({file}): {said}",
        "no_figure": "inga slutliga intäkter",
        "unfinished": ", ofullständig eller preliminär",
        "counts": " – den räknas här",
    },
    "en": {
        "report": "Report {number} of {of}, {kind}, taken in {taken_in} ({file}): {said}",
        "no_figure": "no final revenue",
        "unfinished": ", incomplete or preliminary",
        "counts": " – it counts here",
    },
}
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
        "due_day": "Ska betalas senast {due}.",
        "reverses": "Rättar {original}, som står kvar: {why}.",
        "reversed": "Rättad genom {by}.",
        "trues_up": "Avräknar {original}, som står kvar.",
        "trued_up": "Avräknad genom {by}.",
    },
    "en": {
        "booked": "{by} booked {id} on {date} (registered {registered}): {amount}.",
        "due": "To be paid by {due}, a bank day.",
        "due_day": "To be paid by {due}.",
        "reverses": "Reverses {original}, which stays as it is: {why}.",
        "reversed": "Reversed by {by}.",
        "trues_up": "Trues up {original}, which stays as it is.",
        "trued_up": "Trued up by {by}.",
    },
}
