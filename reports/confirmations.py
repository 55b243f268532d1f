"""Balance confirmations (saldobesked): what stands between the fund and a member on a day.

A letter to each member with a balance, to be answered; what our comparison with its own books
found stands in it, so that both sides know what to do.
"""

from __future__ import annotations

from consortium.money import Language, Money
from ledger.books import Books
from ledger.use_cases.arrears import Debt, MemberArrears, arrears
from ledger.use_cases.reconcile import Reconciled
from reports.reminders import Letter
from reports.terminal.reconcile import says, step_text
from rules.reconcile.differences import Check
from rules.sentences import month_text


def confirmations(books: Books, found: Reconciled, language: Language) -> tuple[Letter, ...]:
    """A letter to each member that owes us, has paid ahead or has capital with us."""
    day = found.period.last
    unpaid = arrears(books, day)
    owing = {one.key: one for one in unpaid.members}
    letters = []
    for key, member in books.consortium.members.items():
        checks = [one for one in found.checked if one.area == "members" and one.place == key]
        if key not in owing and all(one.ours.is_zero for one in checks):
            continue
        words = _WORDS[language]
        parts = [
            words["greeting"].format(name=member.name, day=day),
            "\n".join(_balances(checks, language)),
            *_notices(owing.get(key), language),
            *_differences(found, key, language),
            words["answer"],
            words["regards"].format(signed="\n".join((*unpaid.signed, books.consortium.name))),
        ]
        subject = words["subject"].format(day=day, consortium=books.consortium.name)
        letters.append(Letter(key, member.email, subject, "\n\n".join(parts) + "\n"))
    return tuple(letters)


def _balances(checks: list[Check], language: Language) -> list[str]:
    lines = []
    for check in checks:
        key = check.what
        if check.what == "debt" and check.ours < Money(0):
            key = "ahead"
        words = _WORDS[language]
        line = words[key].format(amount=abs(check.ours).text(language))
        if check.theirs is not None:
            account = check.values["account"]
            theirs = check.theirs.text(language)
            line += words["theirs"].format(account=account, amount=theirs)
        lines.append(f"- {line}")
    return lines


def _notices(one: MemberArrears | None, language: Language) -> list[str]:
    if one is None:
        return []
    words = _WORDS[language]
    return ["\n".join([words["notices"], *(_notice(debt, language) for debt in one.debts)])]


def _notice(debt: Debt, language: Language) -> str:
    notice = debt.notice
    due = "" if notice.due is None else _WORDS[language]["due"].format(due=notice.due)
    month, amount = month_text(notice.month, language), notice.amount.text(language)
    return f"- {notice.voucher}, {month}: {amount}{due}"


def _differences(found: Reconciled, key: str, language: Language) -> list[str]:
    lines = []
    for one in found.open:
        if one.area == "members" and one.place.split()[0] == key:
            lines.append(f"- {says(one, language)}")
            own = [step for step in one.steps if step.owner == key]
            lines += [f"  {step_text(found, step, language)}" for step in own]
    return ["\n".join([_WORDS[language]["differences"], *lines])] if lines else []


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "subject": "Saldobesked {day} från {consortium}",
        "greeting": "Hej {name},\n\nså här står det mellan oss den {day} enligt våra böcker:",
        "debt": "Ni är skyldiga oss {amount}",
        "ahead": "Ni har betalat {amount} i förskott",
        "capital": "Er insats hos oss är {amount}",
        "theirs": " (enligt er fil, konto {account}: {amount})",
        "notices": "Obetalda avier:",
        "due": ", förfaller {due}",
        "differences": "Det här skiljer mellan era böcker och våra:",
        "answer": (
            "Svara om det stämmer, och annars vad som står hos er. Saldobeskedet är ingen "
            "betalningspåminnelse."
        ),
        "regards": "Vänliga hälsningar\n{signed}",
    },
    "en": {
        "subject": "Balance confirmation {day} from {consortium}",
        "greeting": "Hello {name},\n\nby our books this stands between us on {day}:",
        "debt": "You owe us {amount}",
        "ahead": "You have paid {amount} ahead",
        "capital": "Your member capital with us is {amount}",
        "theirs": " (by your file, account {account}: {amount})",
        "notices": "Unpaid notices:",
        "due": ", due {due}",
        "differences": "This differs between your books and ours:",
        "answer": (
            "Please answer whether this is right, and if not, what your books say. This is no "
            "reminder of payment."
        ),
        "regards": "Kind regards\n{signed}",
    },
}
