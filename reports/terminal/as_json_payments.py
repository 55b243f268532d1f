"""Payments and bank files as the objects that ``--json`` prints (design.md §7)."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.bank_facts import BankFile
from consortium.money import ZERO, Language, total
from ledger.use_cases.match import ToMatch
from ledger.use_cases.unplaced import Unplaced, Waiting
from reports.terminal.as_json import Json
from reports.terminal.booking import command_for
from rules.match import Match
from rules.sentences import sentence


def bank_files(files: Sequence[BankFile]) -> list[Json]:
    """What a file newly says, by account."""
    return [
        {
            "account": file.account,
            "is_details": file.is_details,
            "entries": len(file.lines),
            "in": str(total(e.entry.amount for e in file.lines if e.entry.amount > ZERO)),
            "out": str(total(-e.entry.amount for e in file.lines if e.entry.amount < ZERO)),
            "closing": None if file.closing is None else str(file.closing.amount),
            "closing_day": None if file.closing is None else file.closing.day.isoformat(),
        }
        for file in files
    ]


def to_match(found: ToMatch, language: Language) -> Json:
    """``payments`` that wait to be placed and ``entries`` that wait to be booked."""
    return {
        "payments": [_unplaced(one, language) for one in found.payments],
        "entries": [_waiting(one) for one in found.entries],
        "problems": [],
    }


def _unplaced(one: Unplaced, language: Language) -> Json:
    return {
        "voucher": str(one.voucher),
        "date": one.day.isoformat(),
        "amount": str(one.amount),
        "payer": one.payment.counterparty,
        "reference": one.payment.reference,
        "message": one.payment.message,
        "suggestion": _match(one.suggestion, language),
    }


def _match(match: Match, language: Language) -> Json:
    return {
        "confidence": match.confidence,
        "because": sentence(match.reason, language),
        "parts": [
            {
                "member": part.member,
                "amount": str(part.amount),
                "claim": None if part.claim is None else str(part.claim),
            }
            for part in match.parts
        ],
        "rounding": str(match.rounding),
    }


def _waiting(one: Waiting) -> Json:
    return {
        "entry": one.key,
        "account": one.account,
        "date": one.entry.booked.isoformat(),
        "amount": str(one.entry.amount),
        "text": one.entry.text,
        "suggestion": None
        if one.suggestion is None
        else {
            "template": one.suggestion.template,
            "rule": one.suggestion.rule,
            "command": command_for(one.suggestion, one.key[:8]),
        },
    }
