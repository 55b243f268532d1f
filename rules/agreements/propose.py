"""``propose agreements``: all that falls due in a month under all agreements, as one round.

What merely carries out a decided agreement is the treasurer's to post. A draft, and a new version
of what is decided, is proposed with its text to the body that its amount needs (design.md §4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consortium.agreement import LoanTerms, Terms, What
from consortium.balances import Balances
from consortium.figures import purpose_balance
from consortium.histories import AGREED_DAY, AGREEMENT, PURPOSE
from consortium.members import Consortium
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Problem, Source, Value
from consortium.proposal import Kind, Line, Proposal, Reason, ReasonValue
from consortium.voucher import Posting
from rules.agreements import postings
from rules.agreements.asking import figures_of
from rules.agreements.check import versions_of
from rules.agreements.events import Event, History, outstanding
from rules.agreements.loan import loan_events
from rules.agreements.text import Agreement
from rules.bankdays import due_date
from rules.deciding import body_of, rung_for
from rules.keep import floor_of
from rules.policy import PolicyVersion
from rules.split import TAX

TREASURER = "treasurer"
_KINDS: Mapping[What, Kind] = {"instalment": "instalment", "interest": "interest", "fee": "fee"}


@dataclass(frozen=True, slots=True)
class Contract:
    """One agreement: its decided versions, oldest first, and the draft that waits, if one does."""

    id: str
    versions: tuple[Agreement, ...]
    draft: Agreement | None = None

    @property
    def latest(self) -> Agreement:
        """The version that was decided last; the draft before there is one."""
        latest = self.versions[-1] if self.versions else self.draft
        assert latest is not None, "a contract has a text"
        return latest

    @property
    def terms(self) -> tuple[LoanTerms, ...]:
        """The terms of the decided versions."""
        return tuple(one.terms for one in self.versions if isinstance(one.terms, LoanTerms))


@dataclass(frozen=True, slots=True)
class AgreementsRound:
    """Proposals, one for each body; what waits by its own terms; what there is to say."""

    period: Period
    proposals: tuple[Proposal, ...]
    deferred: tuple[tuple[Contract, Event], ...] = ()
    findings: tuple[Problem, ...] = ()


def contracts_of(
    agreements: Sequence[Agreement], decided: Mapping[str, str]
) -> tuple[Contract, ...]:
    """The agreements by id; ``decided`` maps the files that a decision froze to their sha256."""
    found = []
    for id_, some in versions_of(agreements).items():
        held = tuple(one for one in some if decided.get(one.file) == one.sha256)
        drafts = [one for one in some if one.file not in decided]
        found.append(Contract(id_, held, drafts[0] if drafts else None))
    return tuple(found)


def due_until(contract: Contract, balances: Balances, until: dt.date) -> tuple[Event, ...]:
    """What falls due under a contract until a day and is not posted, from its member's figures."""
    if not contract.versions:
        return ()
    history = balances.agreements.get(contract.id, ())
    ask = figures_of(balances.facts, contract.latest.terms.with_)
    return loan_events(contract.terms, history, until, ask)


def propose_agreements(
    contracts: Sequence[Contract],
    consortium: Consortium,
    balances: Balances,
    version: PolicyVersion,
    period: Period,
    *,
    limits: bool = True,
) -> AgreementsRound:
    """The round of a month, in the order of the ids; ``limits`` leaves out what may not be lent."""
    by_body: dict[str, list[Line]] = {}
    deferred: list[tuple[Contract, Event]] = []
    findings: list[Problem] = []
    for contract in contracts:
        history = balances.agreements.get(contract.id, ())
        draft = contract.draft
        waiting: set[dt.date] = set()
        for event in due_until(contract, balances, period.last):
            if draft is not None and event.day >= draft.terms.from_:
                if event.day in waiting:
                    continue
                waiting.add(event.day)
                waits = Reason("clause", "loan_waits_for_terms", {"file": draft.file}, ZERO)
                deferred.append((contract, event._replace(what="deferred", reasons=(waits,))))
            elif event.what == "deferred":
                deferred.append((contract, event))
            elif (line := _line(contract, event, history)).postings:
                by_body.setdefault(TREASURER, []).append(line)
        if contract.draft is not None and contract.draft.terms.from_ <= period.last:
            line = _conclusion(contract.draft, history, period)
            body = _body(contract.draft, history, version, findings)
            wrong = list(lending_problems(contract.draft, line, consortium, balances, version))
            findings += wrong
            if body is not None and not (wrong and limits):
                by_body.setdefault(body, []).append(line)
    proposals = tuple(
        Proposal("agreements", period, version.name, body, tuple(lines))
        for body, lines in sorted(by_body.items())
    )
    return AgreementsRound(period, proposals, tuple(deferred), tuple(findings))


def lending_problems(
    agreement: Agreement,
    line: Line,
    consortium: Consortium,
    balances: Balances,
    version: PolicyVersion,
) -> Iterator[Problem]:
    """What must hold before the fund lends: compliance, due diligence, enough in the purpose."""
    terms, source = agreement.terms, Source(agreement.file)
    if not line.postings:
        return
    if consortium.compliance is None:
        yield Problem("agreement_must_have_compliance", source, {"found": terms.id})
    member = consortium.members.get(terms.with_)
    if member is None or member.due_diligence is None:
        yield Problem("agreement_must_have_due_diligence", source, {"member": terms.with_})
    if isinstance(terms, LoanTerms) and terms.kind == "member_loan":
        if terms.lender_decision is None or terms.signed_note is None:
            values: dict[str, Value] = {"found": terms.id, "lender": terms.lender or "–"}
            yield Problem("member_loan_must_be_accepted", source, values)
        return
    if terms.purpose is None:
        return
    held = {key: purpose_balance(balances, key) for key in consortium.all_purposes}
    fund = total(one.balance for key, one in held.items() if key != TAX)
    floor = floor_of(version.policy, balances, terms.purpose, fund)
    available = max(ZERO, held[terms.purpose].untied - floor)
    if line.amount > available:
        values = {
            "found": line.amount, "purpose": terms.purpose, "available": available, "floor": floor,
        }  # fmt: skip
        yield Problem("agreement_must_fit_its_purpose", source, values)


def _body(
    draft: Agreement, history: History, version: PolicyVersion, findings: list[Problem]
) -> str | None:
    """Who decides a draft, by the ladder of approvals; noted when nobody may."""
    amount = _decided(draft.terms, history)
    rung = rung_for(version.policy.approvals, amount)
    if rung is not None:
        return body_of(rung)
    values: dict[str, Value] = {"amount": amount, "found": draft.terms.id}
    findings.append(Problem("agreement_must_have_a_decider", Source(draft.file), values))
    return None


def marks_of(line: Line, terms: LoanTerms) -> Mapping[str, str]:
    """The metadata by which the voucher of a line is known to be of its agreement."""
    day = line.clause.rpartition("@")[2] if "@" in line.clause else terms.from_.isoformat()
    marks = {AGREEMENT: terms.id, AGREED_DAY: day.partition(".")[0]}
    return marks if terms.purpose is None else {**marks, PURPOSE: terms.purpose}


def clause_of(terms: LoanTerms, day: dt.date) -> str:
    """How a line names what it rests on: ``agreements.brygga@2026-09-15``."""
    return f"agreements.{terms.id}@{day}"


def _line(contract: Contract, event: Event, history: History) -> Line:
    """What carries out a decided agreement."""
    version = next(one for one in contract.versions if one.terms.version == event.version)
    terms = version.terms
    assert isinstance(terms, LoanTerms)
    payout: Kind = "member_loan" if terms.kind == "member_loan" else "loan"
    rests = Reason("source", "agreement_says", {"file": version.file, "day": event.day}, None)
    return Line(
        kind=_KINDS.get(event.what, payout),
        member=terms.with_,
        month=Period.of(event.day),
        clause=clause_of(terms, event.day),
        facts=version.sha256[:16],
        base=event.amount,
        amount=event.amount,
        postings=_postings(terms, event, history),
        reasons=(rests, *event.reasons),
        due=None if event.what == "paid_out" else due_date(event.day, 0),
    )


def _postings(terms: LoanTerms, event: Event, history: History) -> tuple[Posting, ...]:
    owed = outstanding(history)
    match event.what:
        case "paid_out":
            return postings.paid_out(terms, event.amount, owed)
        case "instalment":
            return postings.fallen_due(terms, event.amount, owed)
        case "interest" if terms.kind == "member_loan":
            return ()
        case "interest":
            return postings.interest_due(terms, event.amount)
        case _:
            raise AssertionError(f"a loan has no {event.what}")


def _conclusion(draft: Agreement, history: History, period: Period) -> Line:
    """What concludes a draft: its first payout, or, without money, the change of terms."""
    terms = draft.terms
    assert isinstance(terms, LoanTerms)
    decided = _decided(terms, history)
    first = terms.movements[0] if terms.movements else None
    amount = ZERO if first is None else first.amount
    values: dict[str, ReasonValue] = {"file": draft.file, "day": terms.from_}
    code = "agreement_concludes" if terms.version == 1 else "agreement_changes"
    day = terms.from_ if first is None else first.date
    event = Event(day, "paid_out", amount)
    return Line(
        kind="member_loan" if terms.kind == "member_loan" else "loan",
        member=terms.with_,
        month=period,
        clause=clause_of(terms, day),
        facts=draft.sha256[:16],
        base=amount if amount > ZERO else decided,
        amount=amount,
        postings=_postings(terms, event, history) if amount > ZERO else (),
        reasons=(Reason("clause", code, values, decided),),
        agreement=draft.text,
    )


def _decided(terms: Terms, history: History) -> Money:
    """What the body decides of: all that is to be paid out, else what is still owed."""
    whole = total(move.amount for move in terms.movements)
    return whole if whole > ZERO else outstanding(history)
