"""``agreement change``: early repayment, allowance, write-off, gift, conversion, as a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from consortium.figures import free_equity
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Proposal
from ledger.books import Books
from ledger.use_cases.agreements import contract_of
from ledger.use_cases.agreements_round import version_on
from ledger.use_cases.rounds import Round, write_rounds
from ledger.use_cases.session import Session, writing
from rules.agreements.change import Change, change_line, most
from rules.agreements.propose import TREASURER
from rules.deciding import body_of, rung_for


@dataclass(frozen=True, slots=True)
class Changed:
    """The proposal that the change is now; ``is_written`` is false on a dry run."""

    proposal: Proposal
    is_written: bool = True
    notices: tuple[Problem, ...] = ()


def change(
    session: Session, id_: str, what: Change, amount: Money, *, why: str, dry_run: bool = False
) -> Changed:
    """Propose a change of an agreement on the session's day.

    ``Refusal`` for more than there is to change, for no reason, and where nobody may decide it.
    """
    with writing(session, "treasurer") as desk:
        books, period = desk.books, Period.of(session.today)
        contract = contract_of(books, id_)
        history = books.balances.agreements.get(id_, ())
        why = " ".join(why.split())
        left, source = most(what, history), Source(contract.latest.file)
        problems: list[Problem] = []
        if not ZERO < amount <= left:
            values: dict[str, Value] = {"found": amount, "left": left, "id": id_}
            problems.append(Problem("agreement_amount_must_be_owed", source, values))
        free = max(ZERO, free_equity(books.balances))
        if what == "forgive" and amount > free:
            values = {"found": amount, "free": free}
            problems.append(Problem("gift_must_fit_free_equity", source, values))
        if not why:
            problems.append(Problem("agreement_change_must_say_why", Source("--why"), {}))
        if problems:
            raise Refusal(problems)
        line = change_line(contract, history, what, amount, session.today, why)
        version = version_on(books, period)
        body = TREASURER if what == "repay" else _body(books, period, amount, source)
        proposal = Proposal("agreements", period, version.name, body, (line,))
        if not dry_run:
            waiting = (one for one in books.proposals() if one.kind == "agreements")
            kept = tuple(one for one in waiting if one.period == period)
            one = Round(period, (*kept, proposal), is_new=True, kind="agreements")
            write_rounds(desk, [one])
        return Changed(proposal, not dry_run, desk.notices)


def _body(books: Books, period: Period, amount: Money, source: Source) -> str:
    rung = rung_for(version_on(books, period).policy.approvals, amount)
    if rung is None:
        values: dict[str, Value] = {"amount": amount, "found": str(source.file)}
        raise Refusal([Problem("agreement_must_have_a_decider", source, values)])
    return body_of(rung)
