"""Agreements in the terminal and as the objects that ``--json`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from consortium.approval import State
from consortium.money import ZERO, Language
from consortium.problems import value_text
from consortium.proposal import Line, Proposal
from ledger.use_cases.agreement_change import Changed
from ledger.use_cases.agreements import AgreementsChecked, Standing
from ledger.use_cases.agreements_round import Due
from ledger.use_cases.rounds import Round
from reports.terminal.as_json import Json
from reports.terminal.as_json import problems as problems_json
from reports.terminal.as_json import proposal as proposal_json
from reports.terminal.layout import blocks, paragraph, table
from reports.terminal.problems import problems
from reports.terminal.steps import steps_of
from reports.terminal.words import headings, month_name, next_block, word
from rules.agreements.events import Event
from rules.bodies import body_words
from rules.sentences import sentence


def checked(result: AgreementsChecked, language: Language) -> str:
    """Every problem, then which files are in order."""
    if not result.files:
        return word("no_agreements", language)
    bad = {problem.source.file for problem in result.problems}
    fine = [word("agreement_fine", language, file=f) for f in result.files if f not in bad]
    return blocks(problems(result.problems, language), "\n".join(fine))


def checked_json(result: AgreementsChecked, language: Language) -> Json:
    """The files, and the problems where any are."""
    return {
        "files": list(result.files),
        "problems": problems_json(result.problems, language),
    }


def listed(found: Sequence[Standing], language: Language) -> str:
    """Each agreement: with whom, what is owed, how late it is, what comes next."""
    if not found:
        return word("no_agreements", language)
    keys = ("agreement", "member", "agreement_state", ">agreement_owed", "agreement_next")
    listing = table(headings(language, *keys), [_row(one, language) for one in found])
    return blocks(listing, "\n".join(note for one in found for note in _notes(one, language)))


def _row(one: Standing, language: Language) -> list[str]:
    position = one.position
    return [
        one.contract.id,
        one.terms.with_,
        word(f"state_{position.state}", language),
        position.owed.text(language),
        _next(position.next, language),
    ]


def _notes(one: Standing, language: Language) -> Iterator[str]:
    """What is noticed and unpaid, what is allowed for, and a draft that waits."""
    position, id_ = one.position, one.contract.id
    unpaid = position.noticed + position.interest
    if unpaid > ZERO:
        key = "agreement_late" if position.days_late else "agreement_noticed"
        shown = unpaid.text(language)
        yield paragraph(word(key, language, id=id_, amount=shown, days=position.days_late))
    if position.allowance > ZERO:
        shown = position.allowance.text(language)
        yield paragraph(word("agreement_allowance", language, id=id_, amount=shown))
    if one.contract.draft is not None and one.contract.versions:
        file = one.contract.draft.file
        yield paragraph(word("agreement_draft", language, id=id_, file=file))


def _next(event: Event | None, language: Language) -> str:
    if event is None:
        return ""
    return f"{event.day} {word(f'what_{event.what}', language)} {event.amount.text(language)}"


def listed_json(found: Sequence[Standing]) -> Json:
    """``agreements`` with their positions and what falls due next."""
    return {"agreements": [_one(one) for one in found], "problems": []}


def _one(one: Standing) -> Json:
    position, following = one.position, one.position.next
    return {
        "id": one.contract.id,
        "kind": one.terms.kind,
        "member": one.terms.with_,
        "purpose": one.terms.purpose,
        "version": one.terms.version,
        "draft": None if one.contract.draft is None else one.contract.draft.file,
        "state": position.state,
        "paid_out": str(position.paid_out),
        "owed": str(position.owed),
        "noticed": str(position.noticed),
        "interest": str(position.interest),
        "allowance": str(position.allowance),
        "lost": str(position.lost),
        "days_late": position.days_late,
        "class": position.lateness,
        "next": None if following is None else {
            "date": following.day.isoformat(),
            "what": following.what,
            "amount": str(following.amount),
        },
    }  # fmt: skip


def written(file: Path, id_: str, language: Language) -> str:
    """Where the draft is and what to do with it."""
    step = next_block(word("next_agreement_check", language, id=id_), language)
    return blocks(word("agreement_written", language, file=file), step)


def proposed(due: Due, language: Language, *, is_dry: bool) -> str:
    """The round: each proposal with its lines and reasons, then what waits by its terms."""
    one = due.round
    parts = [problems(one.notices, language)]
    for proposal in one.proposals:
        parts += _proposal(proposal, language)
    if not one.proposals:
        name = month_name(one.period, language)
        parts.append(word("nothing_due", language, month=name))
    parts.append("\n".join(
        paragraph(f"{contract.id} {event.day}: {sentence(event.reasons[0], language)}")
        for contract, event in due.deferred
    ))  # fmt: skip
    parts.append(problems(one.findings, language))
    parts.append(
        word("dry_run", language) if is_dry else next_block(steps_of(*_open(one)), language)
    )
    return blocks(*parts)


def proposed_json(due: Due, language: Language, *, is_dry: bool) -> Json:
    """``proposals``, ``deferred`` and ``findings``."""
    state = "draft" if is_dry else "waiting"
    return {
        "proposals": [proposal_json(one, language, state=state) for one in due.round.proposals],
        "deferred": [
            {
                "id": contract.id,
                "date": event.day.isoformat(),
                "because": sentence(event.reasons[0], language),
            }
            for contract, event in due.deferred
        ],
        "findings": problems_json(due.round.findings, language),
        "next": "" if is_dry else steps_of(*_open(due.round)),
        "problems": [],
    }


def changed(result: Changed, language: Language) -> str:
    """The change as it is proposed."""
    step = next_block(steps_of([result.proposal], {}), language)
    return blocks(
        problems(result.notices, language),
        *_proposal(result.proposal, language),
        step if result.is_written else word("dry_run", language),
    )


def changed_json(result: Changed, language: Language) -> Json:
    """``proposals`` with the one, and what comes next."""
    state = "waiting" if result.is_written else "draft"
    return {
        "proposals": [proposal_json(result.proposal, language, state=state)],
        "next": steps_of([result.proposal], {}) if result.is_written else "",
        "problems": [],
    }


def _proposal(proposal: Proposal, language: Language) -> list[str]:
    title = word(
        "agreements_proposal", language,
        id=proposal.digest[:8],
        month=month_name(proposal.period, language),
        body=value_text(body_words(proposal.body), language),
    )  # fmt: skip
    return [title, *(_line(line, language) for line in proposal.lines)]


def _line(line: Line, language: Language) -> str:
    head = f"{line.member}: {word('kind_terms', language)}"
    if line.postings:
        head = f"{line.member}: {word(f'kind_{line.kind}', language)} {line.amount.text(language)}"
    return "\n".join([head, *(paragraph(sentence(one, language), "  ") for one in line.reasons)])


def _open(one: Round) -> tuple[Sequence[Proposal], Mapping[str, State]]:
    return one.proposals, one.states
