"""A confirmation as the text of a message."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.money import ZERO, Language
from ledger.use_cases.arrears import Debt
from ledger.use_cases.reconcile import Reconciled
from reports.confirmations.confirmation import Balance, Confirmation
from reports.confirmations.words import word
from reports.reminders import Letter
from reports.terminal.reconcile import says, step_text
from rules.sentences import month_text


def letters(
    found: Reconciled, made: tuple[Confirmation, ...], language: Language
) -> tuple[Letter, ...]:
    """The message to each member."""
    return tuple(_letter(found, one, language) for one in made)


def _letter(found: Reconciled, one: Confirmation, language: Language) -> Letter:
    signed = "\n".join((*(name for name, _ in one.signed), one.fund.name))
    parts = [
        word("greeting", language, name=one.member.name, day=one.day),
        "\n".join(f"- {_balance(balance, language)}" for balance in one.balances),
        *_listed("unpaid_notices", (_notice(debt, language) for debt in one.debts), language),
        *_listed("differences_are", _differences(found, one, language), language),
        word("answer", language),
        word("regards", language, signed=signed),
    ]
    subject = word("subject", language, day=one.day, consortium=one.fund.name)
    text = "\n\n".join(part for part in parts if part) + "\n"
    return Letter(one.key, one.member.email, subject, text)


def _balance(one: Balance, language: Language) -> str:
    key = "ahead_is" if one.what == "debt" and one.ours < ZERO else f"{one.what}_is"
    line = word(key, language, amount=abs(one.ours).text(language))
    if one.theirs is not None:
        theirs = one.theirs.text(language)
        line += word("theirs_is", language, account=one.account, amount=theirs)
    return line


def _listed(key: str, lines: Iterator[str], language: Language) -> list[str]:
    listed = list(lines)
    return ["\n".join([word(key, language), *listed])] if listed else []


def _notice(debt: Debt, language: Language) -> str:
    notice = debt.notice
    due = "" if notice.due is None else word("due_on", language, due=notice.due)
    month, amount = month_text(notice.month, language), notice.amount.text(language)
    return f"- {notice.voucher}, {month}: {amount}{due}"


def _differences(found: Reconciled, one: Confirmation, language: Language) -> Iterator[str]:
    for difference in one.differences:
        yield f"- {says(difference, language)}"
        for step in difference.steps:
            if step.owner == one.key:
                yield f"  {step_text(found, step, language)}"
