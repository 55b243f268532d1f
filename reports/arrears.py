"""Reminders of unpaid notices as letters, ready to send: a subject and a text."""

from __future__ import annotations

from consortium.members import BankAccount, Consortium
from consortium.money import Language, Money, total
from consortium.ocr import grouped
from ledger.use_cases.arrears import Arrears, Debt, MemberArrears
from reports.notices.notice import bank_account
from reports.notices.pdf import accounts_of
from reports.notices.words import word
from reports.reminders import Letter
from rules.sentences import month_text


def reminder_letters(
    found: Arrears, consortium: Consortium, language: Language
) -> tuple[Letter, ...]:
    """A letter to each member with something overdue, in the order of their keys."""
    account = bank_account(consortium, found.day)
    return tuple(
        _letter(found, one, consortium, account, language) for one in found.members if one.overdue
    )


def _letter(
    found: Arrears,
    one: MemberArrears,
    consortium: Consortium,
    account: BankAccount | None,
    language: Language,
) -> Letter:
    words = _WORDS[language]
    overdue = one.overdue
    values = {
        "name": one.member.name,
        "consortium": consortium.name,
        "day": found.day,
        "notices": "\n".join(_line(debt, language) for debt in overdue),
        "total": _total(overdue).text(language),
        "into": _into(account, language),
        "signed": "\n".join((*found.signed, consortium.name)),
    }
    number = "one" if len(overdue) == 1 else "many"
    parts = ["greeting", number, "notices", "how", "regards"]
    if len(overdue) > 1:
        parts.insert(3, "total")
    text = "\n\n".join(words[part] for part in parts).format(**values) + "\n"
    subject = "subject_agreed" if any(debt.notice.agreement for debt in overdue) else "subject"
    return Letter(one.key, one.member.email, words[subject].format(**values), text)


def _total(debts: tuple[Debt, ...]) -> Money:
    return total(debt.notice.amount for debt in debts)


def _line(debt: Debt, language: Language) -> str:
    notice = debt.notice
    return _WORDS[language]["line"].format(
        voucher=f"{notice.voucher}, {notice.agreement}" if notice.agreement else notice.voucher,
        month=month_text(notice.month, language),
        amount=notice.amount.text(language),
        due=notice.due,
        days=debt.days_late,
        reference=notice.reference or grouped(notice.paid_by),
    )


def _into(account: BankAccount | None, language: Language) -> str:
    shown = (f"{word(key, language).lower()} {number}" for key, number in accounts_of(account))
    return next(shown, _WORDS[language]["our_account"])


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "subject": "Påminnelse: obetald avgift till {consortium}",
        "subject_agreed": "Påminnelse: obetalda avier från {consortium}",
        "greeting": "Hej {name},",
        "one": "den {day} hade vi inte fått betalt för den här avin:",
        "many": "den {day} hade vi inte fått betalt för de här avierna:",
        "notices": "{notices}",
        "line": "- {voucher}, {month}: {amount}, förföll {due} (OCR {reference})",
        "total": "Tillsammans {total}.",
        "how": (
            "Betala till {into} och ange OCR-numret. Har ni redan betalat kan ni bortse från det "
            "här brevet. Är det svårt att betala nu, hör av er så hittar vi en väg."
        ),
        "regards": "Vänliga hälsningar\n{signed}",
        "our_account": "vårt konto",
    },
    "en": {
        "subject": "Reminder: unpaid levy to {consortium}",
        "subject_agreed": "Reminder: unpaid notices of {consortium}",
        "greeting": "Hello {name},",
        "one": "On {day} we had not received payment for this notice:",
        "many": "On {day} we had not received payment for these notices:",
        "notices": "{notices}",
        "line": "- {voucher}, {month}: {amount}, due {due} (reference {reference})",
        "total": "Together {total}.",
        "how": (
            "Please pay to {into} and state the reference. If you have already paid, you need not "
            "do anything. If it is hard to pay now, tell us and we will find a way."
        ),
        "regards": "Kind regards\n{signed}",
        "our_account": "our account",
    },
}
