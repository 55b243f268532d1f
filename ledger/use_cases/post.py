"""``post``: an approved proposal becomes vouchers, if every line still holds.

The books, facts and policy may have moved since the proposal was made. Each line is reckoned
anew and must come out the same, öre for öre and reason for reason; otherwise nothing is posted.
"""

from __future__ import annotations

from dataclasses import dataclass

from consortium.money import ZERO, Money
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Line, Proposal
from consortium.voucher import RULE_SERIES, RuleTrace, Voucher, VoucherNumber
from ledger.books import Books
from ledger.use_cases.find import find_proposal
from ledger.use_cases.propose import POSTED, WAITING, levy_round, move
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import voucher_operations
from rules.bankdays import due_date


@dataclass(frozen=True, slots=True)
class Posted:
    """The vouchers of one run; ``is_written`` is false on a dry run."""

    proposal: Proposal
    vouchers: tuple[Voucher, ...]
    is_written: bool = True
    notices: tuple[Problem, ...] = ()


def post(session: Session, proposal_id: str, *, dry_run: bool = False) -> Posted:
    """Post the waiting proposal whose digest begins with ``proposal_id``."""
    with writing(session, "treasurer") as desk:
        proposal = find_proposal(desk.books, proposal_id)
        _must_be_decided(proposal)
        _must_still_hold(desk.books, proposal)
        vouchers = tuple(_vouchers(desk, proposal))
        if not dry_run:
            written = voucher_operations(desk.books, vouchers)
            desk.commit(
                [*written, *move(proposal, WAITING, POSTED)],
                inputs={"proposal": proposal.digest},
                result={"vouchers": [str(voucher.id) for voucher in vouchers]},
            )
        return Posted(proposal, vouchers, not dry_run, desk.notices)


def _must_be_decided(proposal: Proposal) -> None:
    """A levy follows the general meeting's policy; the policy may ask for more than that."""
    if proposal.body != "treasurer":
        values = {"body": proposal.body, "id": proposal.digest[:8]}
        raise Refusal([Problem("proposal_must_be_approved", _where(proposal), values)])


def _must_still_hold(books: Books, proposal: Proposal) -> None:
    current = levy_round(books, proposal.period).proposal
    lines = {line.member: line for line in current.lines} if current is not None else {}
    changed = [
        _difference(proposal, line, lines.get(line.member))
        for line in proposal.lines
        if lines.get(line.member) != line
    ]
    if changed:
        raise Refusal(changed)


def _difference(proposal: Proposal, then: Line, now: Line | None) -> Problem:
    amount: Money = ZERO if now is None else now.amount
    values: dict[str, Value] = {
        "member": then.member,
        "month": then.month,
        "before": then.amount,
        "after": amount,
        "base_before": then.base,
        "base_after": ZERO if now is None else now.base,
    }
    return Problem("proposal_must_still_hold", _where(proposal), values)


def _where(proposal: Proposal) -> Source:
    return Source(f"proposals/{proposal.digest[:8]}…")


def _vouchers(desk: Desk, proposal: Proposal) -> list[Voucher]:
    year = desk.books.consortium.calendar.year_of(desk.session.today)
    first = desk.books.balances.tip(RULE_SERIES, year).number + 1
    return [
        _voucher(desk, proposal, line, VoucherNumber(RULE_SERIES, year, number))
        for number, line in enumerate(proposal.lines, start=first)
    ]


def _voucher(desk: Desk, proposal: Proposal, line: Line, number: VoucherNumber) -> Voucher:
    session, books = desk.session, desk.books
    report = books.balances.facts.report(line.member, line.month)
    assert report is not None, "a levy rests on a report"
    name = books.consortium.members[line.member].name
    words = _TEXTS[line.kind][books.consortium.language]
    return Voucher(
        id=number,
        date=session.today,
        payee=name,
        text=f"{words} {line.month}",
        registered=session.at,
        by=desk.by,
        concerns=f"{words} {line.month}",
        counterparty=f"{name} ({books.consortium.members[line.member].organisation_number})",
        source=report.file,
        document=report.document,
        due=due_date(session.today, line.due_after),
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
        postings=line.postings,
    )


_TEXTS = {
    "levy": {"sv": "Avgift", "en": "Levy"},
    "true_up": {"sv": "Avräkning av avgift", "en": "Levy true-up"},
}
