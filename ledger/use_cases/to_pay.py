"""What waits to be paid: every open payout, how far it has come, and what stands in its way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from consortium.money import ZERO, Money, total
from consortium.pay_to import PayTo
from consortium.payouts import Attempt, OpenPayout, PaymentAnswer, Sendings
from consortium.problems import Problem, Source, Value, Words
from consortium.voucher import VoucherNumber
from importers.pain002 import Reason
from ledger.books import Books
from ledger.sent import sendings_of
from ledger.use_cases.payable import obstacles, where_to

State = Literal["ready", "held", "sent", "refused"]


@dataclass(frozen=True, slots=True)
class ToPay:
    """An open payout.

    It is ``ready`` to be sent, ``held`` by ``problems``, ``sent`` and on its way, or ``refused``
    by the bank, which is a problem until it is sent again. ``attempt`` is the last time it was
    sent.
    """

    payout: OpenPayout
    state: State
    pay_to: PayTo | None
    attempt: Attempt | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Payouts:
    """All that waits to be paid, by the day it is due; ``sendings`` is what was sent so far."""

    waiting: tuple[ToPay, ...]
    sendings: Sendings

    def of(self, *states: State) -> tuple[ToPay, ...]:
        """Those in the states."""
        return tuple(one for one in self.waiting if one.state in states)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of all of them."""
        return tuple(problem for one in self.waiting for problem in one.problems)


NOTHING = Payouts((), Sendings())


def to_pay(books: Books, day: dt.date, again: Collection[VoucherNumber] = ()) -> Payouts:
    """Every open payout on that day; those that the bank refused count as new in ``again``."""
    sendings = sendings_of(books.root)
    some = [one for one in books.balances.payouts.values() if one.amount > ZERO]
    some.sort(key=lambda one: (one.due or dt.date.min, one.voucher))
    return Payouts(tuple(_waiting(books, sendings, one, day, again) for one in some), sendings)


def sum_of(some: Collection[ToPay]) -> Money:
    """What they come to."""
    return total(one.payout.amount for one in some)


def _waiting(
    books: Books,
    sendings: Sendings,
    payout: OpenPayout,
    day: dt.date,
    again: Collection[VoucherNumber],
) -> ToPay:
    attempt, pay_to = sendings.last(payout.voucher), where_to(books, payout, day)
    if attempt is not None and not attempt.is_refused:
        return ToPay(payout, "sent", pay_to, attempt)
    if attempt is not None and payout.voucher not in again:
        return ToPay(payout, "refused", pay_to, attempt, (_refused(payout, attempt),))
    found = books.voucher(payout.voucher)
    assert found is not None, "an open payout stands in the books"
    problems: tuple[Problem, ...]
    if found[0].opening is not None:
        problems = (_of_the_opening(payout, found[1]),)
    else:
        problems = (*_no_account(payout, pay_to, found[1]), *obstacles(books, found[0], day))
    return ToPay(payout, "held" if problems else "ready", pay_to, attempt, problems)


def words_of(answer: PaymentAnswer) -> Words:
    """Why the bank said so: what its code means, the code, and its own words.

    >>> words_of(PaymentAnswer("M2026-3", "rejected", "AC04", "Kontot finns ej")).en
    'the account is closed (AC04 Kontot finns ej)'
    """
    meaning = Reason(answer.code, answer.text).meaning
    told = " ".join(part for part in (answer.code, answer.text) if part)
    if not told:
        return Words("utan angivet skäl", "no reason given")
    if meaning.en in (answer.code, answer.text):
        return Words(told, told)
    return Words(f"{meaning.sv} ({told})", f"{meaning.en} ({told})")


def _no_account(payout: OpenPayout, pay_to: PayTo | None, source: Source) -> Iterator[Problem]:
    if pay_to is None:
        values: dict[str, Value] = {
            "found": str(payout.voucher),
            "payee": payout.payee,
            "amount": payout.amount,
        }
        yield Problem("pay_to_must_be_given", source, values)


def _of_the_opening(payout: OpenPayout, source: Source) -> Problem:
    """What another program left owed is one sum: whose invoices make it, Fondbok does not know."""
    values: dict[str, Value] = {"found": str(payout.voucher), "amount": payout.amount}
    return Problem("opening_debts_should_be_paid_by_hand", source, values)


def _refused(payout: OpenPayout, attempt: Attempt) -> Problem:
    assert attempt.answer is not None, "it is refused"
    values: dict[str, Value] = {
        "found": str(payout.voucher),
        "payee": payout.payee,
        "amount": payout.amount,
        "why": words_of(attempt.answer),
    }
    return Problem("refused_payment_must_be_looked_into", Source(attempt.file.file), values)
