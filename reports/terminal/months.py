"""The month and its proposals in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.approval import State
from consortium.money import Language, total
from consortium.problems import value_text
from consortium.proposal import Line, Proposal
from ledger.use_cases.deciding import is_ready
from ledger.use_cases.month import Month
from ledger.use_cases.rounds import Round
from ledger.use_cases.status import MemberStatus
from reports.terminal.help_month import watched_in
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.paying import next_payment, to_pay
from reports.terminal.payments import paid, waiting
from reports.terminal.problems import findings, problems
from reports.terminal.steps import steps_of
from reports.terminal.words import count, headings, month_name, next_block, word
from rules.bodies import body_words
from rules.propose import Estimated
from rules.reckon import Missing
from rules.sentences import estimated_sentence, missing_sentence, sentence

WAITING_SHOWN = 10  # of a month's payments; match shows them all


def month(result: Month, language: Language) -> str:
    """The month: who reported, what is proposed, what is missing, the next step."""
    period = result.period
    title = word("month_title", language, month=month_name(period, language))
    by_member = {
        line.member: line
        for p in result.proposals
        if p.kind == "levy" and p.period == period
        for line in p.lines
    }
    rows = []
    for one in result.members:
        if not one.belongs:
            continue
        line = by_member.get(one.key)
        base = line.base if line is not None else one.base
        levy = one.levy + line.amount if line else one.levy
        state = report_state(one, language, line=line)
        shown = "" if base is None else base.text(language)
        rows.append([one.key, state, shown, levy.text(language)])
    listing = table(headings(language, "member", "report", ">base", ">levy"), rows)
    states = result.states
    proposals = "\n".join(
        proposal_line(p, language, states.get(p.digest, "waiting")) for p in result.proposals
    )
    if not proposals:
        proposals = word("nothing_proposed", language, month=month_name(period, language))
    return blocks(
        problems(result.notices, language),
        section(title, listing),
        paid(result.paid, language),
        waiting(result.unplaced, result.waiting, language, most=WAITING_SHOWN),
        to_pay(result.payouts, language),
        proposals,
        _missing(result.missing, language),
        _estimated(result.estimated, language),
        findings(result.findings, language),
        watched_in(result.help, language),
        "" if result.is_written else word("dry_run", language),
        next_block(next_step(result, language), language),
    )


def report_state(one: MemberStatus, language: Language, *, line: Line | None = None) -> str:
    """Whether the member's report is in, or its levy estimated (by ``line``, if it is new)."""
    is_estimated = one.is_estimated if line is None else line.kind == "estimate"
    if is_estimated:
        return word("estimated", language)
    return word("reported" if one.is_reported else "not_reported", language)


def next_step(result: Month, language: Language) -> str:
    """What the treasurer does now; one line for each proposal, in the order to post them."""
    steps = steps_of(result.proposals, result.states)
    if steps:
        return steps
    if result.unplaced or result.waiting:
        return "fondbok match"
    if next_payment(result.payouts):
        return next_payment(result.payouts)
    wanted = [*result.missing, *(one.missing for one in result.estimated)]
    if wanted:
        members = ", ".join(sorted(one.member for one in wanted))
        name = month_name(result.period, language)
        return word("next_take_in", language, members=members, month=name)
    following = result.period.next
    return word(
        "next_month",
        language,
        month=month_name(result.period, language),
        next=month_name(following, language),
        period=following,
    )


def proposed(result: Round, language: Language, *, is_dry: bool) -> str:
    """One round: each line with its reasons."""
    parts = [problems(result.notices, language)]
    if not result.proposals:
        name = month_name(result.period, language)
        parts.append(word("nothing_proposed", language, month=name))
    for proposal in result.proposals:
        state = result.states.get(proposal.digest, "waiting")
        parts.append(proposal_line(proposal, language, state))
        for line in proposal.lines:
            reasons = [paragraph(sentence(reason, language), "  ") for reason in line.reasons]
            mark = f" ({word('estimated', language)})" if line.kind == "estimate" else ""
            head = f"{line.member}: {line.amount.text(language)}{mark}"
            parts.append("\n".join([head, *reasons]))
    parts += [
        _missing(result.missing, language),
        _estimated(result.estimated, language),
        findings(result.findings, language),
    ]
    if is_dry:
        parts.append(word("dry_run", language))
    else:
        parts.append(next_block(steps_of(result.proposals, result.states), language))
    return blocks(*parts)


def proposal_line(proposal: Proposal, language: Language, state: State = "waiting") -> str:
    """One proposal in one line, with where its decision stands if it needs one."""
    is_levy = proposal.kind == "levy"
    amount = total(line.to_pay if is_levy else line.amount for line in proposal.lines)
    lines = count(len(proposal.lines), word("line_one", language), word("line_many", language))
    estimates = sum(line.kind == "estimate" for line in proposal.lines)
    if estimates:
        lines += word("of_which_estimated", language, number=estimates)
    said = word(
        f"proposal_{proposal.kind}",
        language,
        id=proposal.digest[:8],
        month=month_name(proposal.period, language),
        lines=lines,
        amount=amount.text(language),
    )
    if is_ready(proposal, "waiting") and state == "waiting":
        return said
    body = value_text(body_words(proposal.body), language)
    return f"{said}\n    {word(f'state_{state}', language, body=body)}"


def _missing(missing: Sequence[Missing], language: Language) -> str:
    if not missing:
        return ""
    lines = [paragraph(missing_sentence(one, language), "  ") for one in missing]
    return section(word("missing_title", language), "\n".join(lines))


def _estimated(estimated: Sequence[Estimated], language: Language) -> str:
    if not estimated:
        return ""
    lines = [paragraph(estimated_sentence(one, language), "  ") for one in estimated]
    return section(word("estimated_title", language), "\n".join(lines))
