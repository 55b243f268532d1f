"""Results as the objects that ``--json`` prints (design.md §7); keys are only ever added.

Money is text with two decimals, periods are ``2026-03``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from consortium.money import Language, Money
from consortium.problems import Problem, Source, value_text
from consortium.proposal import Line, Proposal
from consortium.voucher import Posting, Voucher
from ledger.books import Books
from ledger.use_cases.explain import Explanation
from ledger.use_cases.init import Made
from ledger.use_cases.month import Month
from ledger.use_cases.policy import Explained, Tested
from ledger.use_cases.rounds import Round
from ledger.use_cases.status import MemberStatus, Status
from reports.terminal.help_month import month_json
from reports.terminal.steps import steps_of
from rules.propose import Estimated
from rules.reckon import Missing
from rules.sentences import estimated_sentence, missing_sentence, sentence

Json = dict[str, Any]


def problems(found: Sequence[Problem], language: Language) -> list[Json]:
    """Problems as ``{code, source, found, expected, remedy}``."""
    return [problem.as_json(language) for problem in found]


def proposal(one: Proposal, language: Language, *, state: str) -> Json:
    """A proposal with its lines, sentences and summed postings."""
    sums: Counter[str] = Counter()
    for line in one.lines:
        for posting in line.postings:
            sums[posting.account] += posting.amount.ore
    return {
        "id": one.digest,
        "kind": one.kind,
        "period": str(one.period),
        "state": state,
        "by": one.body,
        "policy": one.policy,
        "lines": [_line(line, language) for line in one.lines],
        "postings": [
            {"account": account, "amount": str(Money(ore))} for account, ore in sorted(sums.items())
        ],
    }


def _line(line: Line, language: Language) -> Json:
    return {
        "member": line.member,
        "month": str(line.month),
        "kind": line.kind,
        "base": str(line.base),
        "amount": str(line.amount),
        "to_pay": str(line.to_pay),
        "because": [sentence(reason, language) for reason in line.reasons],
        "postings": [_posting(posting) for posting in line.postings],
    }


def _posting(posting: Posting) -> Json:
    return {"account": posting.account, "amount": str(posting.amount)}


def _missing(missing: Sequence[Missing], language: Language) -> list[Json]:
    return [
        {
            "member": one.member,
            "period": str(one.period),
            "because": missing_sentence(one, language),
            "deadline": one.deadline.isoformat() if one.deadline else None,
        }
        for one in missing
    ]


def _estimated(estimated: Sequence[Estimated], language: Language) -> list[Json]:
    return [
        {
            "member": one.missing.member,
            "period": str(one.missing.period),
            "base": str(one.base),
            "because": estimated_sentence(one, language),
            "deadline": one.missing.deadline.isoformat() if one.missing.deadline else None,
        }
        for one in estimated
    ]


def rounds(found: Sequence[Round], language: Language, *, is_dry: bool, step: str) -> Json:
    """What ``propose`` and ``month`` show: proposals, who is missing, findings, what next."""
    return {
        "proposals": [
            proposal(one, language, state="draft" if is_dry else _state(one, made))
            for made in found
            for one in made.proposals
        ],
        "missing": _missing(found[-1].missing, language),
        "estimated": _estimated(found[-1].estimated, language),
        "findings": problems([f for one in found for f in one.findings], language),
        "next": step,
        "problems": [],
    }


def proposed(result: Round, language: Language, *, is_dry: bool) -> Json:
    """One round, with the next step."""
    step = steps_of(result.proposals, result.states)
    return rounds([result], language, is_dry=is_dry, step=step)


def _state(one: Proposal, found: Round | Status) -> str:
    return found.states.get(one.digest, "waiting")


def made(result: Made) -> Json:
    """New books: the folder, its settings and input files."""
    return {
        "root": str(result.root),
        "files": [*result.files, *result.inbox],
        "problems": [],
    }


def month(result: Month, language: Language, *, step: str) -> Json:
    """The month: as :func:`rounds`, with each member's state."""
    return {
        "period": str(result.period),
        **rounds(result.shown, language, is_dry=not result.is_written, step=step),
        "members": {one.key: _member(one) for one in result.members},
        "paid": [str(voucher.id) for voucher in result.paid],
        "unplaced": [str(one.voucher) for one in result.unplaced],
        "entries_to_book": [one.key for one in result.waiting],
        "notices": problems(result.notices, language),
        **month_json(result.help, language),
    }


def vouchers(found: Sequence[Voucher], step: str) -> Json:
    """``vouchers`` as ``{number, date, text, postings}``, and what comes next."""
    return {
        "vouchers": [
            {
                "number": str(voucher.id),
                "date": voucher.date.isoformat(),
                "text": voucher.text,
                "counterparty": voucher.counterparty,
                "due": voucher.due.isoformat() if voucher.due else None,
                "postings": [_posting(posting) for posting in voucher.postings],
            }
            for voucher in found
        ],
        "next": step,
        "problems": [],
    }


def explanations(found: Sequence[Explanation]) -> Json:
    """``steps`` of all chains in order; each says whose it is."""
    return {
        "steps": [
            {
                "of": one.subject,
                "what": step.what,
                "text": step.text,
                "source": _source(step.source),
                "amount": None if step.amount is None else str(step.amount),
            }
            for one in found
            for step in one.steps
        ],
        "problems": [],
    }


def _source(source: Source | None) -> Json | None:
    return None if source is None else dict(source.as_json())


def status(result: Status, language: Language) -> Json:
    """The fund at a glance."""
    return {
        "period": str(result.period),
        "tip": result.tip,
        "bank": str(result.bank),
        "purposes": {
            name: {
                "balance": str(purpose.balance),
                "tied": str(purpose.tied),
                "available": str(purpose.available),
                "floor": str(purpose.floor),
            }
            for name, purpose in result.purposes.items()
        },
        "members": {one.key: _member(one) for one in result.members},
        "waiting": [proposal(one, language, state=_state(one, result)) for one in result.waiting],
        "to_report": [
            {"id": one.proposal, "decision": str(one.decision), "to": one.report_to}
            for one in result.to_report
        ],
        "problems": [],
    }


def _member(one: MemberStatus) -> Json:
    return {
        "levy": str(one.levy),
        "receivable": str(one.receivable),
        "prepaid": str(one.prepaid),
        "lent": str(one.lent),
        "reported": one.is_reported,
        "estimated": one.is_estimated,
    }


def members(books: Books) -> Json:
    """The register of members."""
    return {
        "members": {
            key: {
                "name": member.name,
                "organisation_number": member.organisation_number,
                "joined": member.joined.isoformat(),
                "left": member.left.isoformat() if member.left else None,
            }
            for key, member in books.consortium.members.items()
        },
        "problems": [],
    }


def written(paths: Sequence[Path]) -> Json:
    """Where the documents are."""
    return {"files": [str(path) for path in paths], "problems": []}


def explained(found: Sequence[Explained]) -> Json:
    """Each version as sentences by their key."""
    return {
        "policies": [
            {
                "file": one.version.file,
                "version": one.version.name,
                "sentences": dict(one.sentences),
            }
            for one in found
        ],
        "problems": [],
    }


def tested(found: Sequence[Tested], language: Language) -> Json:
    """Each case and what came out otherwise."""
    return {
        "cases": [
            {
                "policy": one.version.file,
                "name": result.case.name.text(language),
                "passed": result.has_passed,
                "differences": [
                    {
                        "member": d.member,
                        "what": d.what,
                        "expected": value_text(d.expected, language),
                        "got": value_text(d.got, language),
                    }
                    for d in result.differences
                ],
            }
            for one in found
            for result in one.results
        ],
        "problems": [],
    }
