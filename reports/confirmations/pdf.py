"""A confirmation as PDF, to be signed and sent back: what ``confirmation.typ`` shows of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from consortium.money import ZERO, Language, Money
from consortium.problems import value_text
from reports.confirmations.confirmation import Balance, Confirmation
from reports.confirmations.words import word
from reports.terminal.reconcile import says, step_alone
from reports.terminal.reconcile_words import CLASSES
from reports.typesetting import address_lines, day_of, kept, typeset
from rules.reconcile.differences import Difference, Step
from rules.sentences import month_text

_TEMPLATE = Path(__file__).with_name("confirmation.typ")


def pdf(one: Confirmation, language: Language) -> bytes:
    """The document, A4."""
    return typeset(_paper(one, language), _TEMPLATE, dt.datetime.fromisoformat(one.made))


def _paper(one: Confirmation, language: Language) -> dict[str, object]:
    fund, member, day = one.fund, one.member, one.day.isoformat()
    is_seen = any(balance.theirs is not None for balance in one.balances)

    def said(key: str) -> str:
        return word(key, language)

    return {
        "lang": language,
        "date": day_of(one.day),
        "author": fund.name,
        "title": f"{said('heading')} {day}, {member.name}",
        "heading": said("heading"),
        "subject": word("as_of", language, day=day),
        "seller": _party(fund.name, fund.address, fund.organisation_number, language),
        "to": said("to"),
        "buyer": _party(member.name, member.address, member.organisation_number, language),
        "facts": [[said("day"), day]],
        "lead": said("lead"),
        "balances_title": said("balances"),
        "balances_head": ["", *map(said, ("ours", "theirs", "difference"))],
        "balances": [_balance(balance, language) for balance in one.balances],
        "balances_note": "" if is_seen else word("not_seen", language, day=day),
        "notices_title": said("notices"),
        "notices_head": [said(key) for key in ("notice", "month", "due", "amount")],
        "notices": _notices(one, language),
        "notices_total": [said("total"), kept(one.owed.text(language))],
        "differences_title": said("differences"),
        "differences": [_difference(each, one.key, language) for each in one.differences],
        "reply": {
            "title": said("reply"),
            "choices": [said("agrees"), said("disagrees")],
            "lines": [said(key) for key in ("place_and_day", "signature", "name_in_print")],
            "to_label": said("return_to"),
            "to": [
                fund.name,
                *(email or name for name, email in one.signed),
                *address_lines(fund.address),
            ],
        },
        "foot": [fund.name, said("foot")],
    }


def _party(name: str, address: str | None, number: str, language: Language) -> list[str]:
    return [name, *address_lines(address), word("org", language, number=number)]


def _balance(one: Balance, language: Language) -> list[str]:
    """Name, account with the member, ours, theirs, the difference; below zero is paid ahead."""
    is_ahead = one.what == "debt" and one.ours < ZERO
    sign = -1 if is_ahead else 1

    def text(amount: Money | None) -> str:
        return "" if amount is None else kept(Money(sign * amount.ore).text(language))

    differs = None if one.theirs is None else one.ours - one.theirs
    account = word("on_account", language, account=one.account) if one.account else ""
    name = word("ahead" if is_ahead else one.what, language)
    return [name, account, text(one.ours), text(one.theirs), text(differs)]


def _notices(one: Confirmation, language: Language) -> list[list[str]]:
    """What the debt consists of: number, month, due day, amount."""
    rows = [
        [
            str(debt.notice.voucher),
            month_text(debt.notice.month, language),
            "" if debt.notice.due is None else kept(debt.notice.due.isoformat()),
            kept(debt.notice.amount.text(language)),
        ]
        for debt in one.debts
    ]
    for key, amount in (("less_ahead", -one.ahead), ("other", one.other)):
        if not amount.is_zero:
            rows.append(["", word(key, language), "", kept(amount.text(language))])
    return rows


def _difference(one: Difference, member: str, language: Language) -> dict[str, object]:
    ours, theirs = (
        word("none", language) if amount is None else kept(amount.text(language))
        for amount in (one.ours, one.theirs)
    )
    klass = CLASSES[one.klass][0 if language == "sv" else 1]
    if one.klass == "missing_there":  # with them is with you, in a letter
        klass = word("class_missing_there", language)
    return {
        "class": klass,
        "amounts": word("what_differs", language, ours=ours, theirs=theirs),
        "says": says(one, language),
        "steps": [_step(step, member, language) for step in one.steps],
    }


def _step(step: Step, member: str, language: Language) -> list[str]:
    """Who, and what it does."""
    if step.owner == member:
        return [word("you", language), step_alone(step, language)]
    values = {name: value_text(value, language) for name, value in step.values.items()}
    return [word("we", language), word(f"step_{step.code}", language, **values)]
