"""The templates of ``book``: which accounts an ordinary event moves, and what it wants told.

design.md §3. What an event costs or brings is earmarked in the same voucher, since the fund's
equity is its purposes': a cost takes from its purpose, an income adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from consortium.keys import component
from consortium.money import ZERO, Money, total
from consortium.payouts import PAYABLES, PAYOUTS
from consortium.problems import Words
from consortium.voucher import Posting

TAX_ACCOUNT = "Assets:Tax:Account"
PAYING = ("pay_to", "reference", "due")  # where what is owed is to be paid, not once it is
DECIDED = ("decision", "adjusted")
AMOUNTS = ("amount", "vat", "tax", "contributions")
OPTIONS = (*AMOUNTS, "debit", "credit", *PAYING, *DECIDED)  # not for every template


@dataclass(frozen=True, slots=True)
class Template:
    """What a template is called, what it wants told, and who must attest it.

    ``bank``: a bank entry ``must`` or ``may`` be named. ``way``: the money goes
    ``in`` or ``out`` (either way without it). ``takes`` are those of ``OPTIONS`` that it reads;
    ``wants`` those options that must be given. ``is_documented`` where the bank's file is
    document enough once an entry is named.
    """

    name: Words
    bank: Literal["must", "may"] = "must"
    way: Literal["in", "out"] | None = None
    takes: frozenset[str] = frozenset()
    wants: tuple[str, ...] = ()
    is_documented: bool = True
    by_another: bool = False  # attested by another than who books it
    purpose: str = "administration"


@dataclass(frozen=True, slots=True)
class Event:
    """An ordinary event, read and checked: what the legs are made of.

    ``money`` is the leg on the bank account (or on unidentified payments), debit-positive;
    ``amount`` the whole amount, VAT and withheld tax included. ``payee`` is an account component.
    """

    template: str
    amount: Money
    money: Posting | None = None
    vat: Money = ZERO
    tax: Money = ZERO
    contributions: Money = ZERO
    debit: str | None = None
    credit: str | None = None
    payee: str = ""


TEMPLATES: Mapping[str, Template] = {
    "bank_fee": Template(Words("Bankavgift", "Bank fee")),
    "interest": Template(Words("Ränta", "Interest")),
    "supplier_invoice": Template(
        Words("Leverantörsfaktura", "Supplier's invoice"),
        bank="may",
        way="out",
        takes=frozenset({"amount", "vat", "debit", *PAYING, *DECIDED}),
        wants=("payee",),
        is_documented=False,
        by_another=True,
    ),
    "supplier_payment": Template(
        Words("Betalning av leverantörsfaktura", "Payment of supplier's invoice"), way="out"
    ),
    "board_fee": Template(
        Words("Styrelsearvode", "Board fee"),
        bank="may",
        way="out",
        takes=frozenset({"amount", "tax", "contributions", *PAYING, *DECIDED}),
        wants=("payee",),
        is_documented=False,
        by_another=True,
    ),
    "payout": Template(Words("Utbetalning", "Payout"), way="out", wants=("payee",)),
    "tax": Template(
        Words("Skattekonto", "Tax account"),
        bank="may",
        takes=frozenset({"amount", "tax", "contributions"}),
        purpose="tax",
    ),
    "grant": Template(
        Words("Bidrag", "Grant"), way="in", takes=frozenset({"credit"}), is_documented=False
    ),
    "manual": Template(
        Words("Bokföringsorder", "Journal entry"),
        bank="may",
        takes=frozenset({"amount", "debit", "credit", *PAYING, *DECIDED}),
        is_documented=False,
    ),
}


def legs(event: Event) -> tuple[Posting, ...]:
    """The legs of an event on its own accounts, in the order debit, credit; none are zero.

    >>> fee = Event("bank_fee", Money(20_00), Posting("Assets:Bank:Main", Money(-20_00)))
    >>> [(leg.account, str(leg.amount)) for leg in legs(fee)]
    [('Expenses:Bank', '20.00'), ('Assets:Bank:Main', '-20.00')]
    """
    made = _LEGS[event.template](event)
    assert total(leg.amount for leg in made).is_zero, "the legs balance"
    moved = (leg for leg in made if not leg.amount.is_zero)
    return tuple(sorted(moved, key=lambda leg: leg.amount < ZERO))


def earmarks(postings: Iterable[Posting], purpose: str) -> tuple[Posting, ...]:
    """What the result of some legs takes from a purpose, or adds to it; nothing without result.

    >>> [(leg.account, str(leg.amount)) for leg in
    ...     earmarks([Posting("Expenses:Bank", Money(20_00))], "administration")]
    [('Equity:Purpose:Administration', '20.00'), ('Equity:Appropriated', '-20.00')]
    """
    cost = result_of(postings)
    if cost.is_zero:
        return ()
    marked = Posting(f"Equity:Purpose:{component(purpose)}", cost)
    return marked, Posting("Equity:Appropriated", -cost)


def result_of(postings: Iterable[Posting]) -> Money:
    """What legs cost in all; below zero for an income."""
    return total(p.amount for p in postings if p.account.startswith(("Income:", "Expenses:")))


def payouts(payee: str) -> str:
    """The account of what is owed to a payee, by its account component."""
    return f"{PAYOUTS}{payee}"


def _against(account: str, event: Event) -> list[Posting]:
    """The bank's money against one account."""
    assert event.money is not None, "the template has an entry"
    return [Posting(account, -event.money.amount), event.money]


def _interest(event: Event) -> list[Posting]:
    assert event.money is not None, "interest has an entry"
    is_income = event.money.amount > ZERO
    return _against("Income:Interest" if is_income else "Expenses:Interest", event)


def _supplier_invoice(event: Event) -> list[Posting]:
    return [
        Posting(event.debit or "Expenses:Administration", event.amount - event.vat),
        Posting("Liabilities:VAT:Input", event.vat),
        event.money or Posting(PAYABLES, -event.amount),
    ]


def _board_fee(event: Event) -> list[Posting]:
    return [
        Posting("Expenses:BoardFees", event.amount),
        Posting("Expenses:SocialContributions", event.contributions),
        Posting("Liabilities:Tax:Withheld", -event.tax),
        Posting("Liabilities:Tax:Contributions", -event.contributions),
        event.money or Posting(payouts(event.payee), event.tax - event.amount),
    ]


def _tax(event: Event) -> list[Posting]:
    """Money to or from the tax account; or without an entry what was drawn from it."""
    if event.money is not None:
        return _against(TAX_ACCOUNT, event)
    return [
        Posting("Liabilities:Tax:Withheld", event.tax),
        Posting("Liabilities:Tax:Contributions", event.contributions),
        Posting("Expenses:Tax", event.amount - event.tax - event.contributions),
        Posting(TAX_ACCOUNT, -event.amount),
    ]


def _manual(event: Event) -> list[Posting]:
    other = event.debit or event.credit
    assert other is not None, "manual names its accounts"
    if event.money is not None:
        return _against(other, event)
    assert event.debit and event.credit, "without an entry it names both"
    return [Posting(event.debit, event.amount), Posting(event.credit, -event.amount)]


_LEGS = {
    "bank_fee": lambda event: _against("Expenses:Bank", event),
    "interest": _interest,
    "supplier_invoice": _supplier_invoice,
    "supplier_payment": lambda event: _against(PAYABLES, event),
    "board_fee": _board_fee,
    "payout": lambda event: _against(payouts(event.payee), event),
    "tax": _tax,
    "grant": lambda event: _against(event.credit or "Income:Grants:Municipal", event),
    "manual": _manual,
}
