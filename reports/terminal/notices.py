"""Notices and what is unpaid, in the terminal and as the objects that ``--json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.members import Consortium
from consortium.money import Language, Money, total
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.problems import Problem, Words
from ledger.use_cases.arrears import ALL_AGES, Arrears
from ledger.use_cases.issue import Issued
from reports.arrears import reminder_letters
from reports.notices import Notice
from reports.notices.words import word as notice_word
from reports.reminders import Letter
from reports.terminal.as_json import Json, problems
from reports.terminal.layout import blocks, paragraph, table
from reports.terminal.problems import findings
from reports.terminal.words import headings, month_name, next_block, word

_OPENING = Words("ingående balans, faktura", "opening balance, invoice")


def notices(
    month: Period,
    made: Sequence[Notice],
    paths: Sequence[Path],
    found: Sequence[Problem],
    issued: Issued | None,
    language: Language,
) -> str:
    """What each member is to pay, where the documents are, and whether they left."""
    if not made:
        return word("no_notices", language, month=month_name(month, language))
    rows = [
        [
            one.member_key,
            str(one.voucher),
            notice_word(one.kind, language),
            one.to_pay.text(language),
            one.due.isoformat() if one.due else "",
            one.reference,
        ]
        for one in made
    ]
    rows.append([word("total", language), "", "", total(n.to_pay for n in made).text(language)])
    rows[-1] += ["", ""]
    keys = ("member", "notice_number", "notice_kind", ">to_pay", "due", "ocr")
    left = word("not_issued", language, month=month)
    if issued is not None:
        key = "issued" if issued.new else "issued_before"
        left = word(key, language, number=len(issued.new))
    written = word("written_notices", language, folder=paths[0].parent, number=len(paths))
    shown = table(headings(language, *keys), rows)
    step = "" if issued is None else f"fondbok month {month.next}"
    following = next_block(step, language)
    return blocks(shown, findings(found, language), f"{written}\n{left}", following)


def notices_json(
    made: Sequence[Notice],
    paths: Sequence[Path],
    found: Sequence[Problem],
    issued: Issued | None,
    language: Language,
) -> Json:
    """``notices`` and ``files``; ``issued`` are the names of those that left for the first time."""
    return {
        "notices": [
            {
                "member": one.member_key,
                "amount": str(one.to_pay),
                "due": one.due.isoformat() if one.due else None,
                "reference": one.reference,
                "voucher": str(one.voucher),
                "kind": one.kind,
                "estimate": one.is_estimate,
                "corrects": str(one.corrects.voucher) if one.corrects else None,
                "parts": {part: str(amount) for part, amount in one.parts.items()},
            }
            for one in made
        ],
        "files": [str(path) for path in paths],
        "issued": [] if issued is None else list(issued.new),
        "findings": problems(found, language),
        "problems": [],
    }


def arrears(found: Arrears, language: Language) -> str:
    """Each open notice with its age, then the sum of every age."""
    if not found.members:
        return word("nothing_unpaid", language, day=found.day)
    rows = [
        [
            one.member.name,
            _called(debt.notice, language),
            debt.notice.due.isoformat() if debt.notice.due else "",
            str(debt.days_late) if debt.is_overdue else "",
            debt.notice.amount.text(language),
        ]
        for one in found.members
        for debt in one.debts
    ]
    keys = ("member", "notice_number", "due_on", ">days_late", ">unpaid")
    ages = [
        [word(f"age_{age}", language), amount.text(language)]
        for age, amount in _by_age(found).items()
        if not amount.is_zero
    ]
    ages.append([word("total", language), found.total.text(language)])
    sums = table(headings(language, "age", ">unpaid"), ages)
    is_late = any(one.overdue for one in found.members)
    step = word("arrears_letters", language, day=found.day) if is_late else ""
    title = word("unpaid_title", language, day=found.day)
    listed = table(headings(language, *keys), rows)
    return blocks(title, listed, sums, findings(found.findings, language), step)


def _called(notice: OpenNotice, language: Language) -> str:
    """Its voucher, with its agreement, or the number of the old invoice that it opened with."""
    if not notice.reference:
        return f"{notice.voucher} {notice.agreement}".strip()
    words = _OPENING.sv if language == "sv" else _OPENING.en
    return f"{notice.voucher} ({words} {notice.reference})"


def letters(found: Sequence[Letter], language: Language) -> str:
    """Each letter with its address and subject."""
    if not found:
        return word("nothing_overdue", language)
    return blocks(("\n\n" + "─" * 60 + "\n\n").join(_letter(one, language) for one in found))


def _letter(letter: Letter, language: Language) -> str:
    email = letter.email or word("no_email", language, member=letter.member)
    body = "\n".join(paragraph(line) if line else "" for line in letter.text.splitlines())
    to, subject = word("letter_to", language), word("letter_subject", language)
    return f"{to}: {email}\n{subject}: {letter.subject}\n\n{body}"


def _by_age(found: Arrears) -> dict[str, Money]:
    return {age: total(one.by_age[age] for one in found.members) for age in ALL_AGES}


def arrears_json(found: Arrears, consortium: Consortium, language: Language) -> Json:
    """Members with what they owe by age and notice, and the letters to those who are late."""
    return {
        "date": found.day.isoformat(),
        "members": [
            {
                "member": one.key,
                **{age: str(amount) for age, amount in one.by_age.items()},
                "total": str(one.total),
                "receivable": str(one.receivable),
                "notices": [
                    {
                        "voucher": str(debt.notice.voucher),
                        "agreement": debt.notice.agreement or None,
                        "month": str(debt.notice.month),
                        "due": debt.notice.due.isoformat() if debt.notice.due else None,
                        "days_late": debt.days_late,
                        "amount": str(debt.notice.amount),
                        "reference": debt.notice.paid_by,
                        "opening": bool(debt.notice.reference),
                    }
                    for debt in one.debts
                ],
            }
            for one in found.members
        ],
        "total": str(found.total),
        "letters": [one._asdict() for one in reminder_letters(found, consortium, language)],
        "findings": problems(found.findings, language),
        "problems": [],
    }
