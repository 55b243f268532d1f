"""What was asked of ``book``, read and checked: every slip at once, each at its option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.payouts import PAYABLES
from consortium.problems import Problem, Source, Value, Words
from consortium.voucher import Posting
from ledger.accounts import find
from ledger.books import Books
from ledger.use_cases.book_parties import Payee
from ledger.use_cases.book_paying import option, paying_problems
from ledger.use_cases.book_templates import (
    AMOUNTS,
    OPTIONS,
    PAYING,
    TEMPLATES,
    Event,
    Template,
    payouts,
)

_COMPONENT = re.compile(r"[A-ZÅÄÖ0-9][A-Za-z0-9ÅÄÖåäö-]*")
# Accounts that other commands keep in step with something: claims, earmarks, the bank's own lines.
_NOT_BY_HAND = (
    *("Assets:Bank:", "Assets:Receivable:Levies:", "Assets:Memo:", "Equity:Memo:"),
    *("Equity:Purpose:", "Equity:Appropriated", "Liabilities:Unidentified"),
    *("Income:Levies:", "Income:Services:"),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """What was asked, as people wrote it. ``bank`` is an entry or the voucher of a payment.

    ``options`` are those of ``OPTIONS`` that were given; ``document`` a file's name and bytes.
    """

    template: str
    bank: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    payee: str | None = None
    text: str | None = None
    purpose: str | None = None
    attested_by: str | None = None
    document: tuple[str, bytes] | None = None
    rule: str | None = None  # the text of the rule in consortium.yaml that proposed it


def read_event(
    books: Books, ask: Ask, money: Posting | None, payee: Payee
) -> tuple[Event, list[Problem]]:
    """The event that was asked for, and every slip in it: with any it is none to book."""
    template, given = TEMPLATES[ask.template], dict(ask.options)
    problems = [*_shape(ask, template, money), *_accounts(books.consortium, given)]
    problems += paying_problems(given)
    amounts: dict[str, Money] = {}
    for name in AMOUNTS:
        if name in given:
            found = _amount(name, given[name])
            if isinstance(found, Problem):
                problems.append(found)
            else:
                amounts[name] = found
    event = Event(
        ask.template,
        amount=amounts.get("amount", ZERO),
        money=money,
        vat=amounts.get("vat", ZERO),
        tax=amounts.get("tax", ZERO),
        contributions=amounts.get("contributions", ZERO),
        debit=given.get("debit"),
        credit=given.get("credit"),
        payee=payee.component,
    )
    if money is not None:
        event = replace(event, amount=_whole(event, money))
        if amounts.get("amount", event.amount) != event.amount:
            values: dict[str, Value] = {"found": amounts["amount"], "expected": event.amount}
            problems.append(Problem("amount_must_be_that_of_the_entry", _at("amount"), values))
    if not problems:
        problems += [*_parts(event), *_owed(books, event)]
    return event, problems


def _whole(event: Event, money: Posting) -> Money:
    """The whole amount that an entry tells of: of a board fee, what was paid and the tax."""
    withheld = event.tax if event.template == "board_fee" else ZERO
    return abs(money.amount) + withheld


def _shape(ask: Ask, template: Template, money: Posting | None) -> Iterator[Problem]:
    """Options that the template lacks, or does not take, and money that goes the wrong way."""
    given = dict(ask.options)
    for name in sorted(given.keys() - _taken(ask.template, template, money)):
        taken = tuple(option(n) for n in OPTIONS if n in _taken(ask.template, template, money))
        values: dict[str, Value] = {
            "found": option(name),
            "template": ask.template,
            "known": taken or Words("inga av dem", "none of them"),
        }
        yield Problem("option_must_fit_the_template", _at(name), values)
    if template.bank == "must" and money is None:
        yield Problem("entry_must_be_named", Source("ENTRY"), {"template": ask.template})
    for name in _wanted(ask, template, money):
        values = {"found": ask.template, "expected": f"--{name}"}
        yield Problem("option_must_be_given", _at(name), values)
    if ask.document is None and not (template.is_documented and money is not None):
        values = {"template": ask.template}
        yield Problem("document_must_be_given", _at("document"), values)
    if ask.document is not None and not ask.document[1]:
        yield Problem("file_must_hold_something", Source(ask.document[0]), {"bytes": 0})
    if money is not None and template.way == ("in" if money.amount < ZERO else "out"):
        values = {"found": money.amount, "template": ask.template, "expected": _WAYS[template.way]}
        yield Problem("entry_must_fit_the_template", Source(ask.bank or ""), values)


def _taken(name: str, template: Template, money: Posting | None) -> frozenset[str]:
    if money is None:
        return template.takes
    if name == "tax":  # money to or from the tax account: what is drawn from it comes later
        return frozenset({"amount"})
    if name == "manual":
        return frozenset({"amount", "credit" if money.amount > ZERO else "debit"})
    return template.takes.difference(PAYING)  # it is paid by the entry


def _wanted(ask: Ask, template: Template, money: Posting | None) -> Iterator[str]:
    given = {name for name, text in ask.options if text.strip()}
    if "payee" in template.wants and not (ask.payee or "").strip():
        yield "payee"
    wanted = {"amount"} if money is None and template.bank == "may" else set()
    if ask.template == "manual":
        wanted |= _taken("manual", template, money) & {"debit", "credit"}
    yield from sorted(wanted - given)


def _amount(name: str, text: str) -> Money | Problem:
    try:
        amount = Money.parse(text)
    except ValueError:
        return Problem("amount_must_be_readable", _at(name), {"found": text})
    if amount <= ZERO:
        return Problem("booked_amount_must_be_positive", _at(name), {"found": amount})
    return amount


def _accounts(consortium: Consortium, given: dict[str, str]) -> Iterator[Problem]:
    for name in ("debit", "credit"):
        if name in given:
            yield from account_problems(consortium, given[name], _at(name))
    if "debit" in given and given["debit"] == given.get("credit"):
        yield Problem("accounts_must_differ", _at("credit"), {"found": given["debit"]})


def account_problems(consortium: Consortium, name: str, source: Source) -> Iterator[Problem]:
    """Why an account may not be booked by hand: not of the chart, or kept by other commands."""
    found = find(name)
    if name.startswith(_NOT_BY_HAND):
        yield Problem("account_must_not_be_booked_by_hand", source, {"found": name})
        return
    is_named = found is not None and all(_COMPONENT.fullmatch(part) for _, part in found.parts)
    member = None if found is None else found.part("Member")
    if not is_named or (member is not None and member not in consortium.by_component()):
        yield Problem("account_must_be_in_the_chart", source, {"found": name})


def _parts(event: Event) -> Iterator[Problem]:
    """VAT and withheld tax are parts of the amount."""
    parts = {"vat": event.vat, "tax": event.tax}
    if event.template == "tax":
        parts = {"tax": event.tax + event.contributions}
    for name, part in parts.items():
        if part > event.amount:
            values: dict[str, Value] = {"found": part, "amount": event.amount}
            yield Problem("part_must_not_exceed_the_amount", _at(name), values)


def _owed(books: Books, event: Event) -> Iterator[Problem]:
    """What a payment pays must have been booked as owed: else its invoice would be forgotten."""
    account = {"supplier_payment": PAYABLES, "payout": payouts(event.payee)}.get(event.template)
    if account is None:
        return
    owed = max(-books.balances.balance(account), ZERO)
    if event.amount > owed:
        values: dict[str, Value] = {"found": event.amount, "owed": owed, "account": account}
        yield Problem("payment_must_be_owed", Source("ENTRY"), values)


def _at(name: str) -> Source:
    return Source(option(name))


_WAYS = {"in": Words("pengar in", "money in"), "out": Words("pengar ut", "money out")}
