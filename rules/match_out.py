"""Which payments that were sent a bank entry out is: by our own id, by the sum of a day, by payee.

Everything here is certain enough to be booked without asking: money that was never sent, or that
could be one of several, is nothing that a rule may place, and waits for ``book``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from consortium.bank import BankEntry, Payment
from consortium.money import Money, total
from consortium.payouts import Attempt, OpenPayout, Sendings
from consortium.proposal import Reason
from consortium.voucher import VoucherNumber
from rules.match import bare_name

# Banks book on the day asked for or on the next bank day; holidays make a week of it at most.
_BEFORE, _AFTER = timedelta(days=3), timedelta(days=10)
_DIGITS_TELLING = 6


@dataclass(frozen=True, slots=True)
class MatchOut:
    """What an entry pays, and how that is known."""

    paid: tuple[Attempt, ...]
    reason: Reason


class OnTheirWay:
    """The payments of one of our accounts that were sent; :meth:`take` counts off what is paid.

    With our own id on the entry even a refused payment counts: the money has left.
    """

    def __init__(
        self, sendings: Sendings, payouts: Mapping[VoucherNumber, OpenPayout], account: str
    ) -> None:
        tried = [one for number in payouts for one in sendings.attempts.get(number, ())]
        self._tried = {
            one.payment.end_to_end: one
            for one in tried
            if one.file.account == account
            and one.payment.amount == payouts[one.payment.voucher].amount
        }
        last = {one.payment.end_to_end for one in sendings.on_its_way(payouts)}
        self._sent = {key: one for key, one in self._tried.items() if key in last}

    def named(self, end_to_end: str | None) -> Attempt | None:
        """The payment with that id of ours."""
        return None if end_to_end is None else self._tried.get(end_to_end)

    def near(self, day: date) -> list[Attempt]:
        """What was sent to be paid around that day."""
        sent = self._sent.values()
        return [one for one in sent if -_BEFORE <= day - one.payment.day <= _AFTER]

    def take(self, match: MatchOut) -> None:
        """Count off what an entry pays, before the next one is looked at."""
        paid = {one.payment.voucher for one in match.paid}
        for some in (self._tried, self._sent):
            for key in [key for key, one in some.items() if one.payment.voucher in paid]:
                del some[key]


def match_out(entry: BankEntry, payments: Sequence[Payment], sent: OnTheirWay) -> MatchOut | None:
    """What an entry out pays of what was sent; ``None`` unless it is certain."""
    return (
        _by_id(entry, payments, sent)
        or _by_sum(entry, payments, sent)
        or _by_payee(entry, payments, sent)
    )


def _by_id(entry: BankEntry, payments: Sequence[Payment], sent: OnTheirWay) -> MatchOut | None:
    """Every payment of the entry has an id of ours, and together they are its amount."""
    named = [sent.named(one.end_to_end) for one in payments]
    found = [one for one in named if one is not None]
    is_once = len({one.payment.voucher for one in found}) == len(found)
    if not found or len(found) < len(named) or not is_once or _sum(found) != -entry.amount:
        return None
    return MatchOut(tuple(found), _reason("paid_out_by_id", found))


def _by_sum(entry: BankEntry, payments: Sequence[Payment], sent: OnTheirWay) -> MatchOut | None:
    """The entry is all that was sent for one day in one file: a batch, of two payments or more."""
    if any(one.end_to_end for one in payments):
        return None
    amounts = [one.amount for one in payments]
    batches: dict[tuple[str, date], list[Attempt]] = {}
    for one in sent.near(entry.booked):
        batches.setdefault((one.file.message_id, one.payment.day), []).append(one)
    fitting = [
        batch
        for batch in batches.values()
        if len(batch) > 1 and _sum(batch) == -entry.amount and _is_split_so(amounts, batch)
    ]
    if len(fitting) != 1:
        return None
    return MatchOut(tuple(fitting[0]), _reason("paid_out_by_sum", fitting[0]))


def _is_split_so(amounts: Sequence[Money | None], batch: Sequence[Attempt]) -> bool:
    """True when the entry says nothing of its parts, or they are those of the batch."""
    if len(amounts) < 2 or None in amounts:
        return True
    parts = sorted(-one.ore for one in amounts if one is not None)
    return parts == sorted(one.payment.amount.ore for one in batch)


def _by_payee(entry: BankEntry, payments: Sequence[Payment], sent: OnTheirWay) -> MatchOut | None:
    """The one payment of that amount to somebody whom the bank names, or whose account it names."""
    if len(payments) != 1 or payments[0].end_to_end:
        return None
    said = _said(entry, payments[0])
    amount = [one for one in sent.near(entry.booked) if one.payment.amount == -entry.amount]
    fitting = [one for one in amount if _is_named(one, said)]
    if len(fitting) != 1:
        return None
    return MatchOut(tuple(fitting), _reason("paid_out_by_payee", fitting))


def _said(entry: BankEntry, payment: Payment) -> tuple[str, ...]:
    """What the bank wrote of the other side."""
    texts = (entry.text, payment.message, payment.counterparty, payment.account, payment.reference)
    return tuple(text for text in texts if text)


def _is_named(one: Attempt, said: Iterable[str]) -> bool:
    """True when the bank wrote the payee's whole name, without legal form, or its account."""
    name, digits = bare_name(one.payment.payee), one.payment.pay_to.digits
    for text in said:
        if name and f" {name} " in f" {bare_name(text)} ":
            return True
        if len(digits) >= _DIGITS_TELLING and digits in re.sub(r"[\s-]", "", text):
            return True
    return False


def _sum(some: Iterable[Attempt]) -> Money:
    return total(one.payment.amount for one in some)


def _reason(code: str, some: Sequence[Attempt]) -> Reason:
    values = {
        "voucher": ", ".join(str(one.payment.voucher) for one in some),
        "payee": ", ".join(dict.fromkeys(one.payment.payee for one in some)),
        "file": some[0].file.file,
    }
    return Reason("payment", code, values, _sum(some))
