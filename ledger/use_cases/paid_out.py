"""Money out that was sent by us becomes a voucher, once the bank's statement shows that it left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from consortium.bank import BankEntry
from consortium.bank_facts import BankFile
from consortium.money import ZERO, Language, Money
from consortium.voucher import Posting, Settlement
from ledger.books import Books
from ledger.sent import sendings_of
from ledger.use_cases.bank_rows import must_be_asked, payments_of, unbooked
from rules.match_out import MatchOut, OnTheirWay, match_out
from rules.sentences import sentence


@dataclass(frozen=True, slots=True)
class PaidOut:
    """What an entry out pays: whom, what it is about, the debits, what it settles, and why."""

    payee: str
    concerns: str
    legs: tuple[Posting, ...]
    settles: tuple[Settlement, ...]
    why: str


def placed_out(books: Books) -> Mapping[str, PaidOut]:
    """The entries out that no voucher books yet and that are certain to be payments we sent.

    Not what somebody has taken back: a rule must not do again what was undone by hand.
    """
    rows = [row for row in unbooked(books) if row[2].amount < ZERO]
    if not rows or not books.balances.payouts:
        return {}
    sendings = sendings_of(books.root)
    accounts = {file.account for _, file, _ in rows}
    sent = {key: OnTheirWay(sendings, books.balances.payouts, key) for key in accounts}
    found: dict[str, PaidOut] = {}
    for key, file, entry in rows:
        match = _match(books, (key, file, entry), sent[file.account])
        if match is not None:
            sent[file.account].take(match)
            found[key] = _paid(books, match)
    return found


def _match(books: Books, row: tuple[str, BankFile, BankEntry], sent: OnTheirWay) -> MatchOut | None:
    key, _, entry = row
    if key in books.balances.undone or must_be_asked(books, key, entry):
        return None
    return match_out(entry, payments_of(books, key, entry), sent)


def _paid(books: Books, match: MatchOut) -> PaidOut:
    language = books.consortium.language
    payments = [one.payment for one in match.paid]
    numbers = [str(one.voucher) for one in payments]
    return PaidOut(
        payee=", ".join(dict.fromkeys(one.payee for one in payments)),
        concerns=", ".join([_PAYMENT[language], *numbers]),
        legs=_debits(books, match),
        settles=tuple(Settlement(one.voucher, one.amount) for one in payments),
        why=sentence(match.reason, language),
    )


def _debits(books: Books, match: MatchOut) -> tuple[Posting, ...]:
    ore: Counter[str] = Counter()
    for one in match.paid:
        ore[books.balances.payouts[one.payment.voucher].account] += one.payment.amount.ore
    return tuple(Posting(account, Money(sum_)) for account, sum_ in ore.items())


_PAYMENT: Mapping[Language, str] = {"sv": "Utbetalning", "en": "Payment out"}
