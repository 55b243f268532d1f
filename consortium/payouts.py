"""Payouts: what is decided and owed, what was sent to the bank for it, and what the bank said.

A payout is open from the voucher that owes it (a credit on ``Liabilities:Payables`` or
``Liabilities:Payouts:X``) until vouchers that settle it have paid it. That a payment was sent
changes no balance: only the bank's statement does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Literal, NamedTuple

from consortium.money import ZERO, Money, total
from consortium.pay_to import PayTo
from consortium.voucher import Posting, Settlement, Voucher, VoucherNumber

PAYABLES = "Liabilities:Payables"
PAYOUTS = "Liabilities:Payouts:"
Outcome = Literal["accepted", "pending", "rejected"]


class OpenPayout(NamedTuple):
    """What a voucher owes somebody, and is left of it.

    ``pay_to`` and ``reference`` are as the voucher has them, empty where it does not say.
    """

    voucher: VoucherNumber
    account: str
    payee: str
    amount: Money
    pay_to: str = ""
    reference: str = ""
    due: date | None = None


def is_owed(account: str) -> bool:
    """True for the accounts of what is to be paid out.

    >>> is_owed("Liabilities:Payouts:Kim"), is_owed("Liabilities:Payables")
    (True, True)
    """
    return account == PAYABLES or account.startswith(PAYOUTS)


def payout_of(voucher: Voucher) -> OpenPayout | None:
    """The payout that a voucher opens, ``None`` for any other; its reversal opens none."""
    account, moved = moved_owed(voucher)
    if voucher.reverses is not None or moved >= ZERO:
        return None
    return OpenPayout(
        voucher.id,
        account,
        voucher.payee,
        -moved,
        voucher.extra.get("pay-to", ""),
        voucher.extra.get("payment-reference", ""),
        voucher.due,
    )


def moved_owed(voucher: Voucher) -> tuple[str, Money]:
    """The account of what is owed that a voucher moves, and by how much, debit-positive.

    A voucher owes one payee: where it moves several such accounts, it is the first.
    """
    legs = [leg for leg in voucher.postings if is_owed(leg.account)]
    account = legs[0].account if legs else PAYABLES
    return account, total(leg.amount for leg in legs if leg.account == account)


class FoldedPayouts:
    """What is owed and what is paid of it, while vouchers are folded."""

    def __init__(
        self, open_: dict[VoucherNumber, OpenPayout], paid: dict[VoucherNumber, OpenPayout]
    ) -> None:
        self.open, self.paid = open_, paid

    def add(self, voucher: Voucher) -> tuple[Settlement, ...]:
        """Take in the payout that a voucher opens; gives what its reversal settles."""
        if not any(is_owed(leg.account) for leg in voucher.postings):
            return ()
        payout = payout_of(voucher)
        if payout is not None:
            self.open[voucher.id] = payout
        _, moved = moved_owed(voucher)
        if voucher.reverses is None or moved <= ZERO:
            return ()
        # What was paid of a payout that falls is to be had back.
        return (Settlement(voucher.reverses, moved),)

    def count_off(self, number: VoucherNumber, amount: Money) -> bool:
        """Settle a part of a payout; false when the number is none's."""
        payout = self.open.pop(number, None) or self.paid.pop(number, None)
        if payout is None:
            return False
        left = payout._replace(amount=payout.amount - amount)
        (self.paid if left.amount.is_zero else self.open)[number] = left
        return True


def settled_payouts(
    payouts: Mapping[VoucherNumber, OpenPayout],
    payee: str,
    postings: tuple[Posting, ...],
    sent: Collection[VoucherNumber] = (),
) -> tuple[Settlement, ...]:
    """What the debits of a voucher pay: the payee's of just that amount, else the oldest.

    The debts on an account are one payee's, but those to suppliers: of these the payee's own
    come first. Where the bank names nobody, one of that amount that was ``sent`` does.

    >>> one = OpenPayout(VoucherNumber("M", 2026, 1), PAYABLES, "Elverket", Money(500_00))
    >>> [str(part.amount) for part in settled_payouts(
    ...     {one.voucher: one}, "ELVERKET", (Posting(PAYABLES, Money(200_00)),))]
    ['200.00']
    """

    def rank(one: OpenPayout, amount: Money) -> tuple[bool, bool, bool, bool, VoucherNumber]:
        is_own, is_exact = one.payee.casefold() == payee.casefold(), one.amount == amount
        is_sent = is_exact and one.voucher in sent
        return not (is_own and is_exact), not is_sent, not is_own, not is_exact, one.voucher

    settled: list[Settlement] = []
    for leg in postings:
        if is_owed(leg.account) and leg.amount > ZERO:
            here = [one for one in payouts.values() if one.account == leg.account]
            some = [one for one in here if one.amount > ZERO]
            some.sort(key=partial(rank, amount=leg.amount))
            settled += _paid_by(leg.amount, some)
    return tuple(settled)


def _paid_by(amount: Money, payouts: Iterable[OpenPayout]) -> Iterator[Settlement]:
    """An amount counted off one after the other."""
    for one in payouts:
        part = min(amount, one.amount)
        if part > ZERO:
            yield Settlement(one.voucher, part)
            amount -= part


class SentPayment(NamedTuple):
    """One payment of a file: ``end_to_end`` is the id that follows it to the statement."""

    voucher: VoucherNumber
    amount: Money
    end_to_end: str
    day: date
    payee: str
    pay_to: PayTo


@dataclass(frozen=True, slots=True)
class SentFile:
    """A payment file that was made for the bank: ``document`` is its hash, ``account`` ours."""

    message_id: str
    account: str
    document: str
    file: str
    by: str
    at: str
    payments: tuple[SentPayment, ...]

    @property
    def batches(self) -> Mapping[str, tuple[SentPayment, ...]]:
        """Its payments by the id of their ``PmtInf``: one a day, in the order of the days."""
        days = sorted({one.day for one in self.payments})
        return {
            f"{self.message_id}-{number}": tuple(one for one in self.payments if one.day == day)
            for number, day in enumerate(days, 1)
        }

    @property
    def sum(self) -> Money:
        """What it moves in all."""
        return total(one.amount for one in self.payments)


class PaymentAnswer(NamedTuple):
    """What the bank says of one payment: the outcome, its reason's code and the bank's words."""

    end_to_end: str
    outcome: Outcome
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BankAnswer:
    """A pain.002: ``message_id`` is that of the file it answers."""

    message_id: str
    kind: str
    document: str
    file: str
    taken_in: str
    payments: tuple[PaymentAnswer, ...]


class Attempt(NamedTuple):
    """One time that a payout was sent, and the bank's last word on it."""

    file: SentFile
    payment: SentPayment
    answer: PaymentAnswer | None

    @property
    def is_refused(self) -> bool:
        """True when the bank will not pay it."""
        return self.answer is not None and self.answer.outcome == "rejected"

    @property
    def is_accepted(self) -> bool:
        """True when the bank has said that it will pay it."""
        return self.answer is not None and self.answer.outcome == "accepted"


@dataclass(frozen=True)
class Sendings:
    """All files sent and all answers, in the order they came."""

    files: tuple[SentFile, ...] = ()
    answers: tuple[BankAnswer, ...] = ()

    @cached_property
    def said(self) -> Mapping[str, tuple[BankAnswer, PaymentAnswer]]:
        """The bank's last word by end-to-end id: that it looks at a payment is none."""
        said: dict[str, tuple[BankAnswer, PaymentAnswer]] = {}
        for answer in self.answers:
            for one in answer.payments:
                if one.outcome != "pending" or one.end_to_end not in said:
                    said[one.end_to_end] = (answer, one)
        return said

    @cached_property
    def attempts(self) -> Mapping[VoucherNumber, tuple[Attempt, ...]]:
        """By payout, each time that it was sent, oldest first."""
        found: dict[VoucherNumber, list[Attempt]] = {}
        for file in self.files:
            for one in file.payments:
                _, answer = self.said.get(one.end_to_end, (None, None))
                found.setdefault(one.voucher, []).append(Attempt(file, one, answer))
        return {number: tuple(some) for number, some in found.items()}

    def last(self, voucher: VoucherNumber) -> Attempt | None:
        """The last time that a payout was sent, ``None`` when it never was."""
        attempts = self.attempts.get(voucher)
        return attempts[-1] if attempts else None

    def on_its_way(self, payouts: Mapping[VoucherNumber, OpenPayout]) -> tuple[Attempt, ...]:
        """What was sent, is not refused, and that no voucher has paid yet."""
        last = (self.last(number) for number in payouts)
        return tuple(one for one in last if one is not None and not one.is_refused)

    def file(self, message_id: str) -> SentFile | None:
        """The file of that message id."""
        return next((one for one in self.files if one.message_id == message_id), None)


def end_to_end_id(voucher: VoucherNumber, attempt: int) -> str:
    """The id that follows a payment to the statement: the voucher's, numbered when sent anew.

    >>> end_to_end_id(VoucherNumber("M", 2026, 3), 1), end_to_end_id(
    ...     VoucherNumber("M", 2026, 3), 2)
    ('M2026-3', 'M2026-3-2')
    """
    return str(voucher) if attempt == 1 else f"{voucher}-{attempt}"
