"""Lines of help: what a case comes to as postings, agreements and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consortium.agreement import LoanTerms
from consortium.help import DEFERRED
from consortium.keys import component
from consortium.money import ZERO, Money, allocate
from consortium.proposal import Line, Reason, ReasonValue
from consortium.voucher import Posting
from rules.agreements.text import loan_text
from rules.grammar.liquidity import DeferLevy, OneOf, Terms, Tranches
from rules.grammar.words import REMAINING
from rules.liquidity.caps import agreements_of
from rules.liquidity.case import Case, Part
from rules.liquidity.months import months_later
from rules.liquidity.relief import CLAUSE as RELIEF
from rules.liquidity.relief import Eased
from rules.liquidity.situation import Situation

MONTH_DAYS = 30


def lines_of(situation: Situation, case: Case) -> tuple[Line, ...]:
    """The lines of one member, in the order of the sources.

    What bounded the case as a whole, and sources that gave nothing, are told on the first.
    """
    said = {reason.as_text() for part in case.parts for reason in part.reasons}
    told = tuple({r.as_text(): r for r in case.told if r.as_text() not in said}.values())
    return tuple(
        _line(situation, case, part, () if place else told) for place, part in enumerate(case.parts)
    )


def _line(situation: Situation, case: Case, part: Part, told: Sequence[Reason]) -> Line:
    first, tranches = _first_tranche(situation, part)
    reasons = [
        _policy_reason(situation),
        *case.need.reasons,
        *told,
        *part.reasons,
        *_deferred(situation, part),
        *tranches,
        *_terms_reasons(situation, part),
    ]
    return Line(
        kind=part.kind,
        member=case.member,
        month=situation.period,
        clause=part.clause,
        facts=facts_version(situation, case.member, part.of if part.kind == "member_loan" else ""),
        base=part.amount,
        amount=first,
        postings=_postings(case.member, part.of, first) if part.kind == "loan" else (),
        reasons=tuple(reasons),
        after=_after(situation, case.member, part.clause),
        agreement=_agreement(situation, case.member, part, first),
    )


def relief_line(situation: Situation, member: str, relief: Eased) -> Line:
    """The levies that wait: no money of the fund moves."""
    return Line(
        kind="deferral",
        member=member,
        month=situation.period,
        clause=RELIEF,
        facts=facts_version(situation, member),
        base=relief.amount,
        amount=relief.amount,
        postings=(),
        reasons=(_policy_reason(situation), *relief.reasons),
        after=_after(situation, member, RELIEF),
    )


def facts_version(situation: Situation, member: str, lender: str = "") -> str:
    """What a line rests on: the figures of the member (and of the lender), and the clauses."""
    versions = [situation.figures[key].version for key in (member, lender) if key]
    return ".".join((*versions, situation.rules_version))


def _after(situation: Situation, member: str, clause: str) -> int:
    """How many lines of the clause stand for the month: a further one is a new line."""
    return sum(one.clause == clause for one in situation.posted(member))


def _policy_reason(situation: Situation) -> Reason:
    values: dict[str, ReasonValue] = {
        "decision": situation.policy.decision, "version": situation.version.name,
    }  # fmt: skip
    return Reason("decision", "policy_decided", values)


def _postings(member: str, purpose: str, amount: Money) -> tuple[Posting, ...]:
    """The loan and its payout; what is lent is tied (ianspråktaget) within its purpose."""
    earmark = f"Equity:Purpose:{component(purpose)}"
    return (
        Posting(f"Assets:Loans:Liquidity:{component(member)}", amount),
        Posting(f"Liabilities:Payouts:{component(member)}", -amount),
        Posting(earmark, amount),
        Posting(f"{earmark}:Tied", -amount),
    )


def _deferred(situation: Situation, part: Part) -> Iterator[Reason]:
    """Each notice that is deferred, its old due day and its new one."""
    months = _deferral_months(situation, part.clause) if part.kind == "deferral" else 0
    for notice in part.notices:
        due = notice.due or situation.period.last
        values: dict[str, ReasonValue] = {
            "voucher": str(notice.voucher), "month": notice.month, "due": due,
            "until": months_later(max(due, situation.period.last), months),
        }  # fmt: skip
        yield Reason("clause", DEFERRED, values, notice.amount)


def _deferral_months(situation: Situation, clause: str) -> int:
    places = clause.split(".")
    source = situation.liquidity.sources[int(places[2])]
    one = source.oneof[int(places[4])] if isinstance(source, OneOf) else source
    assert isinstance(one, DeferLevy), "a deferral comes from a source that defers"
    return one.defer_levy


def _first_tranche(situation: Situation, part: Part) -> tuple[Money, list[Reason]]:
    """What is paid now: all of it, or of a loan in tranches the part of the first milestone."""
    tranches = situation.liquidity.tranches
    if tranches is None or part.kind != "loan":
        return part.amount, []
    amounts = _amounts(tranches, part.amount)
    reasons: list[Reason] = []
    for place, (milestone, amount) in enumerate(zip(tranches.milestones, amounts, strict=True)):
        code = "tranche_later" if place else "tranche_first"
        reasons.append(Reason("bound", code, {"reach": milestone.reach}, amount))
    return amounts[0], reasons


def _amounts(tranches: Tranches, whole: Money) -> tuple[Money, ...]:
    """The tranches, largest remainder; ``remaining`` is what the other shares leave."""
    shares = [0 if m.share == REMAINING else m.share for m in tranches.milestones]
    left = 1 - sum(shares)
    weights = [left if m.share == REMAINING else m.share for m in tranches.milestones]
    return allocate(whole, weights).parts


def _terms_reasons(situation: Situation, part: Part) -> Iterator[Reason]:
    if part.kind == "member_loan":
        yield Reason("decision", "request_until_signed", {"lender": part.of})
    terms = situation.liquidity.terms
    if terms is None or part.kind not in ("loan", "member_loan"):
        return
    grace, repay = _months_of(situation, terms)
    values: dict[str, ReasonValue] = {
        "interest": terms.interest, "grace": grace, "repay": repay,
    }  # fmt: skip
    code = "loan_terms" if terms.only_when is None else "loan_terms_wages"
    yield Reason("clause", code, values)


def _months_of(situation: Situation, terms: Terms) -> tuple[int, int]:
    """Grace and repayment; a bridge is repaid within its longest time."""
    bridge = situation.liquidity.clean_down
    if bridge is None:
        return terms.grace, terms.repay
    most = max(bridge.max // MONTH_DAYS, 1)
    repay = min(terms.repay, most)
    return min(terms.grace, most - repay), repay


def _agreement(situation: Situation, member: str, part: Part, first: Money) -> str:
    """The text of the loan that posting concludes; nothing for what the fund does not lend.

    It begins on the first of the month after, whenever it is proposed: the same month gives the
    same text on every day.
    """
    if part.kind != "loan" or first <= ZERO:
        return ""
    day = situation.period.next.first
    terms = situation.liquidity.terms
    plain: dict[str, object] = {
        "id": _id(situation, member, part),
        "kind": "loan",
        "with": member,
        "purpose": part.of,
        "from": day,
        "movements": [{"date": day, "amount": first}],
    }
    if terms is not None:
        grace, repay = _months_of(situation, terms)
        plain |= {"grace": grace, "repay": repay, "only_when": terms.only_when}
        plain["interest"] = [{"from": day, "rate": terms.interest}]
    if first < part.amount:
        plain["note"] = _note(situation, part)
    return loan_text(LoanTerms.model_validate(plain))


def _note(situation: Situation, part: Part) -> str:
    tranches = situation.liquidity.tranches
    assert tranches is not None, "only a loan in tranches is paid in part"
    amounts = _amounts(tranches, part.amount)
    parts = [f"{amount.text('sv')}: {milestone.reach}"
             for milestone, amount in zip(tranches.milestones, amounts, strict=True)]  # fmt: skip
    return f"{part.amount.text('sv')} i delar: {'; '.join(parts)}"


def _id(situation: Situation, member: str, part: Part) -> str:
    """``likvid-cykelbud-2026-05``; from another source or once more, with what tells it apart."""
    words = [str(situation.period), part.of]
    again = _after(situation, member, part.clause)
    return agreements_of(member) + "-".join([*words, str(again + 1)] if again else words)
