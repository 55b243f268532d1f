"""``post``: an approved proposal becomes vouchers, if every line still holds.

The books, facts and policy may have moved since the proposal was made. Each line is reckoned
anew and must come out the same, öre for öre and reason for reason; otherwise nothing is posted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from consortium.facts import Report
from consortium.money import ZERO, Language, Money
from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.progress import telling
from consortium.proposal import Kind, Line, Proposal
from consortium.voucher import RULE_SERIES, RuleTrace, Voucher, VoucherNumber
from ledger.books import Books
from ledger.documents import find_documents
from ledger.use_cases.find import find_proposal
from ledger.use_cases.propose import POSTED, WAITING, levy_round, move
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import next_number, voucher_operations
from rules.bankdays import due_date
from rules.base import report_that_counts
from rules.sentences import sentence


@dataclass(frozen=True, slots=True)
class Posted:
    """The vouchers of one run; ``is_written`` is false on a dry run.

    ``waiting`` are the other proposals that still wait.
    """

    proposal: Proposal
    vouchers: tuple[Voucher, ...]
    waiting: tuple[Proposal, ...]
    is_written: bool = True
    notices: tuple[Problem, ...] = ()


def post(session: Session, proposal_id: str, *, dry_run: bool = False) -> Posted:
    """Post the waiting proposal whose digest begins with ``proposal_id``."""
    with writing(session, "treasurer") as desk:
        proposal = find_proposal(desk.books, proposal_id)
        _must_be_decided(proposal)
        _must_still_hold(desk.books, proposal, session.today)
        vouchers = tuple(_vouchers(desk, proposal))
        if not dry_run:
            written = voucher_operations(desk.books, vouchers)
            desk.commit(
                [*written, *move(proposal, WAITING, POSTED)],
                inputs={"proposal": proposal.digest},
                result={"vouchers": [str(voucher.id) for voucher in vouchers]},
            )
        others = tuple(p for p in desk.books.proposals() if p.digest != proposal.digest)
        return Posted(proposal, vouchers, others, not dry_run, desk.notices)


def _must_be_decided(proposal: Proposal) -> None:
    """A levy follows the general meeting's policy; the policy may ask for more than that."""
    if proposal.body != "treasurer":
        values = {"body": proposal.body, "id": proposal.digest[:8]}
        raise Refusal([Problem("proposal_must_be_approved", _where(proposal), values)])


def _must_still_hold(books: Books, proposal: Proposal, as_of: dt.date) -> None:
    current = levy_round(books, proposal.period, as_of).proposal
    lines = {line.member: line for line in current.lines} if current is not None else {}
    changed = [
        _difference(proposal, line, lines.get(line.member))
        for line in proposal.lines
        if not _holds(line, lines.get(line.member))
    ]
    if changed:
        raise Refusal(changed)


def _holds(then: Line, now: Line | None) -> bool:
    """True when the line comes out the same, by clauses that say the same.

    Which version of the policy's text it is does not count: a comment may have been added.
    """
    return now is not None and _decided(then) == _decided(now)


def _decided(line: Line) -> Line:
    reasons = tuple(reason for reason in line.reasons if reason.code != "policy_decided")
    return replace(line, reasons=reasons)


def _difference(proposal: Proposal, then: Line, now: Line | None) -> Problem:
    amount: Money = ZERO if now is None else now.amount
    steps = now.reasons if now is not None else ()
    changed = next((reason for reason in steps if reason not in then.reasons), None)
    values: dict[str, Value] = {
        "member": then.member,
        "month": then.month,
        "before": then.amount,
        "after": amount,
        "base_before": then.base,
        "base_after": ZERO if now is None else now.base,
        "because": Words("inget att bokföra längre", "nothing to post any more"),
    }
    if changed is not None:
        values["because"] = Words(sentence(changed, "sv"), sentence(changed, "en"))
    return Problem("proposal_must_still_hold", _where(proposal), values)


def _where(proposal: Proposal) -> Source:
    return Source(f"proposals/{proposal.digest[:8]}…")


def _vouchers(desk: Desk, proposal: Proposal) -> list[Voucher]:
    books, today = desk.books, desk.session.today
    documents = _documents(books, proposal)
    lines = telling(desk.session.progress, "entering", proposal.lines)
    return [
        _voucher(desk, proposal, line, next_number(books, RULE_SERIES, today, count), documents)
        for count, line in enumerate(lines, 1)
    ]


def _documents(books: Books, proposal: Proposal) -> Mapping[str, str]:
    """Where the reports behind the lines are archived, seen from the period's file; by hash."""
    reports = (_report_behind(books, line) for line in proposal.lines)
    found = find_documents(books.root, {report.document for report in reports if report})
    return {digest: f"../{path}" for digest, path in found.items()}


def _report_behind(books: Books, line: Line) -> Report | None:
    """The report that a line rests on; an estimate has one where the member declared it."""
    reported = books.balances.facts.report(line.member, line.month)
    if line.kind == "estimate":
        is_declared = any(reason.code == "estimate_declared" for reason in line.reasons)
        return reported.declared["revenue"] if is_declared else None
    version = books.policies.in_force(line.month.first)
    assert version is not None, "a line rests on a policy"
    report = report_that_counts(reported, version.policy.facts.revenue)
    assert report is not None, "a levy rests on a report"
    return report


def _voucher(
    desk: Desk,
    proposal: Proposal,
    line: Line,
    number: VoucherNumber,
    documents: Mapping[str, str],
) -> Voucher:
    session, books = desk.session, desk.books
    report = _report_behind(books, line)
    source = f"policy/{proposal.policy} levy.missing_report"
    if report is not None:
        source = f"{report.file} sha256:{report.document}"
    original = next(iter(books.balances.standing(line.member, line.month)), None)
    name = books.consortium.members[line.member].name
    concerns = f"{_TEXTS[line.kind][books.consortium.language]} {line.month}"
    return Voucher(
        id=number,
        date=session.today,
        payee=name,
        text=concerns,
        registered=session.at,
        by=desk.by,
        concerns=concerns if original is None else f"{concerns} ({original})",
        counterparty=f"{name} ({books.consortium.members[line.member].organisation_number})",
        source=source,
        document=None if report is None else documents.get(report.document),
        due=due_date(session.today, line.due_after) if line.to_pay > ZERO else None,
        trace=RuleTrace(
            rule=line.kind,
            clause=line.clause,
            policy=proposal.policy,
            member=line.member,
            month=line.month,
            facts=line.facts,
            proposal=proposal.digest,
            key=line.key,
            base=line.base,
        ),
        trues_up=original,
        postings=line.postings,
    )


_TEXTS: Mapping[Kind, Mapping[Language, str]] = {
    "levy": {"sv": "Avgift", "en": "Levy"},
    "estimate": {"sv": "Uppskattad avgift", "en": "Estimated levy"},
    "true_up": {"sv": "Avräkning av avgift", "en": "Levy true-up"},
    "deferral": {"sv": "Anstånd med avgift", "en": "Deferral of levy"},
    "loan": {"sv": "Likviditetslån", "en": "Liquidity loan"},
    "member_loan": {"sv": "Lån mellan medlemmar", "en": "Loan between members"},
    "bank_guarantee": {"sv": "Borgen för banklån", "en": "Guarantee for a bank loan"},
    "support": {"sv": "Stöd", "en": "Support"},
    "relocation": {"sv": "Omställning", "en": "Relocation"},
    "instalment": {"sv": "Amortering", "en": "Instalment"},
    "interest": {"sv": "Ränta", "en": "Interest"},
    "fee": {"sv": "Avgift enligt avtal", "en": "Agreed fee"},
    "allowance": {"sv": "Reservering för osäker fordran", "en": "Allowance for a doubtful claim"},
    "write_off": {"sv": "Avskrivning av fordran", "en": "Write-off"},
    "release": {"sv": "Frisläppt", "en": "Release"},
}
