"""From decided lines to vouchers, and to the agreements that they conclude."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from consortium.approval import Approval
from consortium.facts import Report
from consortium.money import ZERO, Language
from consortium.problems import Problem, Refusal, Value
from consortium.progress import telling
from consortium.proposal import Kind, Line, Proposal
from consortium.voucher import RULE_SERIES, RuleTrace, Voucher, VoucherNumber
from ledger.append import Create, Operation
from ledger.books import Books
from ledger.documents import find_documents
from ledger.use_cases.agreements_round import marks
from ledger.use_cases.holding import where
from ledger.use_cases.session import Desk
from ledger.vouchers import next_number
from rules.bankdays import due_date
from rules.base import report_that_counts
from rules.text import parse


@dataclass(frozen=True, slots=True)
class _Origin:
    """What a voucher rests on: its source, the archived file behind it, marks of its agreement."""

    source: str
    document: str | None
    marks: Mapping[str, str] = field(default_factory=dict)


def vouchers_of(desk: Desk, proposal: Proposal, approval: Approval | None) -> tuple[Voucher, ...]:
    """A voucher for each line that moves money; a line without postings makes none."""
    moving = [line for line in proposal.lines if line.postings]
    origins = _origins(desk.books, proposal, approval)
    lines = telling(desk.session.progress, "entering", moving)
    today = desk.session.today
    return tuple(
        _voucher(desk, proposal, line, approval, origins[line.key], number)
        for count, line in enumerate(lines, 1)
        for number in [next_number(desk.books, RULE_SERIES, today, count)]
    )


def agreements_of(books: Books, proposal: Proposal) -> list[Operation]:
    """The agreements that the lines conclude, as files; ``Refusal`` if one is there already."""
    made: dict[str, bytes] = {}
    for line in proposal.lines:
        if line.agreement:
            made[_agreement_file(line.agreement)] = line.agreement.encode()
    new: list[Operation] = []
    problems: list[Problem] = []
    for file, content in made.items():
        path = books.root / file
        if not path.is_file():
            new.append(Create(file, content))
        elif path.read_bytes() != content:
            values: dict[str, Value] = {"file": file}
            problems.append(Problem("agreement_must_be_new", where(proposal), values))
    if problems:
        raise Refusal(problems)
    return new


def _agreement_file(text: str) -> str:
    """``agreements/<id>.yaml``, a later version ``agreements/<id>.v2.yaml``."""
    plain = parse(text.encode(), "agreements/").plain()
    version = plain.get("version", "1")
    suffix = "" if version == "1" else f".v{version}"
    return f"agreements/{plain['id']}{suffix}.yaml"


def _origins(books: Books, proposal: Proposal, approval: Approval | None) -> Mapping[str, _Origin]:
    """By the line's key: a levy rests on a report, all else on the decision and its clause."""
    reports = {line.key: _report_behind(books, line) for line in proposal.lines}
    minutes = approval.minutes if approval is not None else ""
    wanted = {report.document for report in reports.values() if report} | {minutes}
    places = find_documents(books.root, wanted - {""})

    def origin(line: Line) -> _Origin:
        report = reports[line.key]
        if report is not None:
            place = places.get(report.document)
            return _Origin(f"{report.file} sha256:{report.document}", place and f"../{place}")
        if line.clause.startswith("agreements."):
            place = places.get(minutes)
            return _Origin(f"{line.clause} sha256:{line.facts}", place and f"../{place}")
        clause = "levy.missing_report" if line.kind == "estimate" else line.clause
        place = None if line.is_levy else places.get(minutes)
        return _Origin(f"policy/{proposal.policy} {clause}", place and f"../{place}")

    marked = marks(books, proposal)
    return {
        line.key: replace(origin(line), marks=marked.get(line.key, {})) for line in proposal.lines
    }


def _report_behind(books: Books, line: Line) -> Report | None:
    """The report that a levy rests on; an estimate has one where the member declared it."""
    if not line.is_levy:
        return None
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
    approval: Approval | None,
    origin: _Origin,
    number: VoucherNumber,
) -> Voucher:
    session, books = desk.session, desk.books
    original = None
    if line.is_levy:
        original = next(iter(books.balances.standing(line.member, line.month)), None)
    concerns = f"{LINE_TEXTS[line.kind][books.consortium.language]} {line.month}"
    name, party = _party(books, line.member)
    return Voucher(
        id=number,
        date=session.today,
        payee=name,
        text=concerns,
        registered=session.at,
        by=desk.by,
        concerns=concerns if original is None else f"{concerns} ({original})",
        counterparty=party,
        source=origin.source,
        document=origin.document,
        due=_due(line, session.today),
        trace=_trace(proposal, line),
        trues_up=original,
        extra={**_extra(approval), **origin.marks},
        postings=line.postings,
    )


def _party(books: Books, key: str) -> tuple[str, str]:
    """The name, and the name with the organisation number; the key of one who is no member."""
    member = books.consortium.members.get(key)
    if member is None:
        return key, key
    return member.name, f"{member.name} ({member.organisation_number})"


def _due(line: Line, today: dt.date) -> dt.date | None:
    if line.to_pay <= ZERO:
        return None
    return line.due or due_date(today, line.due_after)


def _extra(approval: Approval | None) -> Mapping[str, str]:
    """Metadata of the decision; the day its minutes were adjusted, if that is known already."""
    if approval is None:
        return {}
    adjusted = approval.adjusted
    known = {} if adjusted is None else {"adjusted": adjusted.isoformat()}
    return {"decision": str(approval.decision), **known}


def _trace(proposal: Proposal, line: Line) -> RuleTrace:
    return RuleTrace(
        rule=line.kind,
        clause=line.clause,
        policy=proposal.policy,
        member=line.member,
        month=line.month,
        facts=line.facts,
        proposal=proposal.digest,
        key=line.key,
        base=line.base,
    )


LINE_TEXTS: Mapping[Kind, Mapping[Language, str]] = {
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
