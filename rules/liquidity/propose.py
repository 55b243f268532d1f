"""Propose the help of a month: who is short, what the rules give, and who decides it.

Pure and repeatable: the same rules, facts and balances give the same proposals, byte for byte,
whatever the order of the members; need is reduced by what was posted for the month, so that the
same need is never met twice (design.md §4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consortium.balances import Balances
from consortium.members import Consortium
from consortium.money import Money, total
from consortium.period import Period
from consortium.problems import Problem, Source, Value, Words
from consortium.proposal import Line, Proposal
from rules.deciding import body_of, ladder_reason, rung_for
from rules.grammar.limits import Rung
from rules.liquidity.cascade import cascade
from rules.liquidity.case import Case
from rules.liquidity.figures import Name
from rules.liquidity.lines import lines_of, relief_line
from rules.liquidity.relief import eased
from rules.liquidity.situation import Situation
from rules.liquidity.warnings import Warned, warnings_of
from rules.policy import Policies
from rules.reckon import policy_for

SLICED = timedelta(days=90)  # help posted so recently counts when the deciding body is chosen
_LAWFUL = {
    "no_compliance": "loan_must_have_compliance",
    "no_due_diligence": "loan_must_have_due_diligence",
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A member whose need cannot be told: which figures are missing."""

    member: str
    missing: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class LiquidityRound:
    """What one run gives: a proposal for each deciding body, by body.

    ``cases`` are all members in need, most urgent first, also those that nothing is left for;
    ``warnings`` the members to watch; ``unknown`` those whose figures are not reported.
    """

    period: Period
    proposals: tuple[Proposal, ...]
    cases: tuple[Case, ...] = ()
    warnings: tuple[Warned, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    findings: tuple[Problem, ...] = ()


def propose_liquidity(
    policies: Policies,
    consortium: Consortium,
    balances: Balances,
    period: Period,
    as_of: date,
    placed_for: Mapping[str, str] | None = None,
) -> LiquidityRound:
    """The help that the rules give for a month by the day ``as_of``.

    ``placed_for`` says for which member an agreement was made: component of its id to member key.
    ``PolicyError`` when no policy is in force in the month; warnings only when it has no rules of
    help.
    """
    version = policy_for(policies, period)
    warnings = warnings_of(version, consortium, balances, period, as_of)
    if version.policy.liquidity is None:
        return LiquidityRound(period, (), warnings=warnings)
    situation = Situation(version, consortium, balances, period, as_of, placed_for or {})
    cases = cascade(situation)
    unknown = tuple(
        Unknown(key, figures.missing)
        for key, figures in situation.figures.items()
        if figures.missing
    )
    findings = (
        *(situation.stops if cases else ()),
        *_refused(cases),
        *_unassessed(period, unknown),
    )
    proposals = tuple(_proposals(situation, cases, findings))
    return LiquidityRound(period, proposals, cases, warnings, unknown, findings)


def _proposals(
    situation: Situation, cases: Sequence[Case], findings: tuple[Problem, ...]
) -> Iterator[Proposal]:
    """One per deciding body: all lines of a member go to the same."""
    by_body: dict[str, list[Line]] = {}
    by_member = {case.member: case for case in cases}
    for member, figures in situation.figures.items():
        case, relief = by_member.get(member), eased(situation, member)
        eases = [] if relief is None else [relief_line(situation, member, relief)]
        lines = [*eases, *([] if case is None else lines_of(situation, case))]
        if lines:
            is_wages = not figures.covers_wages
            rung, amount = deciding_rung(situation, member, lines, is_wages=is_wages)
            first = replace(lines[0], reasons=(*lines[0].reasons, ladder_reason(rung, amount)))
            by_body.setdefault(body_of(rung), []).extend((first, *lines[1:]))
    for body, of_body in sorted(by_body.items()):
        version = situation.version.name
        yield Proposal("liquidity", situation.period, version, body, tuple(of_body), findings)


def deciding_rung(
    situation: Situation, member: str, lines: Sequence[Line], *, is_wages: bool
) -> tuple[Rung, Money]:
    """Who decides, and the amount that climbed the ladder.

    A need of wages stands on the urgent rung as far as that reaches.
    """
    amount = climbed(situation, member, lines)
    rung = rung_for(situation.policy.approvals, amount, "wages" if is_wages else None)
    assert rung is not None, "a policy with rules of help has a ladder that reaches every amount"
    return rung, amount


def climbed(situation: Situation, member: str, lines: Sequence[Line]) -> Money:
    """All lines of the member, and what was posted to it lately, so that slicing evades nothing."""
    return total(line.base for line in lines) + posted_lately(situation, member)


def posted_lately(situation: Situation, member: str) -> Money:
    """What was posted to the member in the last 90 days, relocation left out."""
    since = situation.as_of - SLICED
    help_ = situation.balances.help_to(member)
    return total(o.granted for o in help_ if o.kind != "relocation" and o.on > since)


def _refused(cases: Sequence[Case]) -> Iterator[Problem]:
    """Cases in which the law allows no loan yet, as findings with what to do."""
    for case in cases:
        for reason in case.told:
            if reason.code in _LAWFUL:
                values: dict[str, Value] = {"member": case.member}
                yield Problem(_LAWFUL[reason.code], Source("consortium.yaml"), values)


def _words(missing: Sequence[Name]) -> Words:
    sv = {"cash": "kassa", "payroll": "löner", "payables": "skulder"}
    return Words(", ".join(sv.get(name, name) for name in missing), ", ".join(missing))


def _unassessed(period: Period, unknown: Sequence[Unknown]) -> Iterator[Problem]:
    for one in unknown:
        values: dict[str, Value] = {
            "member": one.member,
            "month": period,
            "missing": _words(one.missing),
        }
        yield Problem("liquidity_figures_must_be_reported", Source("facts"), values)
