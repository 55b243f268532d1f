"""What members sent, and who has not, as the objects that ``--json`` prints."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.facts import Report
from consortium.money import Language
from ledger.use_cases.receipts import Receipt, TakenIn
from ledger.use_cases.reminders import Reminders
from reports.reminders import because, letters
from reports.terminal.as_json import Json, problems
from reports.terminal.as_json_payments import bank_files
from reports.terminal.paying import answers_json


def taken_in(result: TakenIn, language: Language) -> Json:
    """``files`` and the problems of all of them."""
    return {
        "files": [_receipt(receipt, language) for receipt in result.receipts],
        "mapping": result.mapped,
        "next": "" if result.newest is None else f"fondbok month {result.newest}",
        "notices": problems(result.notices, language),
        "problems": problems(result.problems, language),
    }


def _receipt(receipt: Receipt, language: Language) -> Json:
    return {
        "file": receipt.file,
        "sha256": receipt.sha256,
        "kind": receipt.kind,
        "member": receipt.member,
        "members": list(receipt.members),
        "periods": _periods(receipt.understood),
        "incomplete": _periods([r for r in receipt.understood if not r.is_complete]),
        "facts": len(receipt.new),
        "entries": receipt.entries,
        "bank": bank_files(receipt.bank),
        "answers": answers_json(receipt),
        "changed": [
            {
                "member": change.member,
                "period": str(change.period),
                "what": change.what,
                "before": str(change.before),
                "after": str(change.after),
            }
            for change in receipt.changed
        ],
        "personal_data": dict(receipt.personal_data),
        "original": receipt.original,
        "fund_rows": receipt.fund_rows,
        "findings": problems(receipt.findings, language),
    }


def _periods(reports: Sequence[Report]) -> list[str]:
    return sorted({str(report.period) for report in reports})


def reminders(found: Reminders, language: Language) -> Json:
    """The letters to those who have not reported."""
    return {
        "period": str(found.period),
        "reminders": [
            {
                "member": letter.member,
                "email": letter.email,
                "subject": letter.subject,
                "text": letter.text,
                "deadline": one.missing.deadline.isoformat() if one.missing.deadline else None,
                "days_late": one.days_late,
                "estimate": None if one.estimate is None else str(one.estimate),
                "because": because(one, language),
            }
            for one, letter in zip(found.reminders, letters(found, language), strict=True)
        ],
        "problems": [],
    }
