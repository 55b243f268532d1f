"""``reconcile``: whether bank, open notices, members' own books and their declarations agree.

Nothing is written. What does not agree is told with its class, who owns it and the next step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from consortium.bank import BankEntry
from consortium.members import Member
from consortium.money import Money, total
from consortium.period import Period
from consortium.problems import Value
from consortium.progress import Progress, quiet, telling
from consortium.voucher import Voucher
from ledger.books import Books
from ledger.decisions import accepted_of
from ledger.use_cases.arrears import arrears
from ledger.use_cases.bank_rows import bank_account
from ledger.use_cases.reconcile_members import MemberBooks
from ledger.use_cases.to_pay import to_pay, words_of
from ledger.use_cases.unplaced import unplaced
from rules.reconcile.bank import BankSide, Leg, compare_bank
from rules.reconcile.differences import Check, Compared, Difference, Klass, Step, joined
from rules.reconcile.levies import compare_levies
from rules.reconcile.receivables import Claims, Unknown, compare_claims


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The month compared: what was looked at and what differs, each in the order of the areas."""

    period: Period
    checked: tuple[Check, ...]
    differences: tuple[Difference, ...]
    names: Mapping[str, str]

    @property
    def open(self) -> tuple[Difference, ...]:
        """What stands in the way of closing the month."""
        return tuple(one for one in self.differences if one.is_open)


def reconcile(books: Books, period: Period, progress: Progress = quiet) -> Reconciled:
    """Compare the books at the end of the month with all that others say of it."""
    owner = _treasurer(books, period.last)
    own = MemberBooks(books, period, owner)
    found = joined(
        [
            *_bank(books, period, owner),
            _payouts(books, period, owner),
            _claims(books, period, owner),
            *(
                one
                for key in telling(progress, "comparing", _members(books, period))
                for one in own.compared(key)
            ),
            compare_levies(books.policies, books.consortium, books.balances, period, owner),
        ]
    )
    accepted = accepted_of(books.root)
    differences = [replace(one, accepted=accepted.get(one.id(period))) for one in found.differences]
    people = {key: person.name for key, person in books.consortium.people.items()}
    names = {key: member.name for key, member in books.consortium.members.items()}
    return Reconciled(period, found.checks, tuple(differences), people | names)


def _treasurer(books: Books, day: dt.date) -> str:
    people = books.consortium.people.items()
    return next((key for key, one in people if one.has_role("treasurer", day)), "treasurer")


def _members(books: Books, period: Period) -> list[str]:
    """Those who have joined, in the order of consortium.yaml; who left may still owe."""
    members: Mapping[str, Member] = books.consortium.members
    return [key for key, member in members.items() if member.joined <= period.last]


def _bank(books: Books, period: Period, owner: str) -> Iterator[Compared]:
    for key in books.consortium.bank_accounts:
        side = _bank_side(books, key, period.last)
        yield compare_bank(books.balances.facts.bank, side, period, owner)


def _payouts(books: Books, period: Period, owner: str) -> Compared:
    """What was sent by the month's end and has not left: refused, or never seen on the statement.

    A payment on its way over the month's end is in nobody's way.
    """
    found = []
    for one in to_pay(books, period.last).of("refused", "sent"):
        assert one.attempt is not None, "it was sent"
        sent, answer = one.attempt.payment, one.attempt.answer
        is_refused, code, step = one.state == "refused", "payment_not_seen", "ask_about_payment"
        is_due = is_refused or sent.day <= period.last
        if one.attempt.file.at[:10] > str(period.last) or not is_due:
            continue
        number = str(one.payout.voucher)
        values: dict[str, Value] = {"voucher": number, "payee": one.payout.payee, "day": sent.day}
        if is_refused and answer is not None:
            values["why"] = words_of(answer)
            code, step = "payment_refused", "send_again"
        is_late = is_refused or sent.day + _SEEN_WITHIN <= period.last
        steps = (Step(owner, step, {"voucher": number}),) if is_late else ()
        klass: Klass = "missing_there" if is_late else "timing"
        says = (number, code, one.payout.amount, None, steps, values, not is_late)
        found.append(Difference("bank", klass, *says))
    return Compared(differences=tuple(found))


_SEEN_WITHIN = dt.timedelta(days=10)  # as long as a rule looks for its line on the statement


def _bank_side(books: Books, key: str, last: dt.date) -> BankSide:
    account, balances = bank_account(key), books.balances
    unbooked: dict[str, BankEntry] = {}
    later: dict[str, tuple[BankEntry, str, dt.date]] = {}
    for line, (file, entry) in balances.facts.bank.lines.items():
        if file.account != key or entry.booked > last or entry.amount.is_zero:
            continue
        number = balances.booked.get(line)
        found = None if number is None else books.voucher(number)
        if found is None:
            unbooked[line] = entry
        elif found[0].date > last:
            later[line] = (entry, str(found[0].id), found[0].date)
    legs = [
        Leg(str(voucher.id), voucher.date, amount)
        for voucher, amount in _moves(books, account)
        if voucher.date <= last
    ]
    return BankSide(
        account=key,
        balance=total(leg.amount for leg in legs),
        moved_on=max((leg.day for leg in legs), default=None),
        unbooked=unbooked,
        later=later,
        by_hand=tuple(_by_hand(books, account, last)),
        undone_later=tuple(_undone_later(books, account, last)),
    )


def _moves(books: Books, account: str) -> Iterator[tuple[Voucher, Money]]:
    for one in books.read_vouchers:
        amounts = [leg.amount for leg in one.voucher.postings if leg.account == account]
        if amounts:
            yield one.voucher, total(amounts)


def _by_hand(books: Books, account: str, last: dt.date) -> Iterator[Leg]:
    """What no bank entry stands behind, and nobody has reversed."""
    for voucher, amount in _moves(books, account):
        is_standing = voucher.id not in books.balances.reversed and voucher.reverses is None
        if voucher.bank is None and voucher.date <= last and is_standing:
            yield Leg(str(voucher.id), voucher.date, amount)


def _undone_later(books: Books, account: str, last: dt.date) -> Iterator[Leg]:
    """Reversals after the month of vouchers within it: the entry may be booked anew by now."""
    for voucher, amount in _moves(books, account):
        if voucher.reverses is None or voucher.date <= last:
            continue
        original = books.voucher(voucher.reverses)
        if original is not None and original[0].date <= last:
            yield Leg(str(voucher.id), voucher.date, amount)


def _claims(books: Books, period: Period, owner: str) -> Compared:
    claims = [
        Claims(
            one.key,
            one.total,
            one.receivable,
            total(debt.notice.amount for debt in one.overdue),
        )
        for one in arrears(books, period.last).members
    ]
    unknown = [
        Unknown(
            str(one.voucher),
            one.amount,
            one.payment.counterparty or one.payment.message or "–",
            one.suggestion.member,
        )
        for one in unplaced(books)
        if one.day <= period.last
    ]
    return compare_claims(claims, unknown, owner)
