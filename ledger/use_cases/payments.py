"""Bank entries become vouchers: what a reference of ours names pays it, the rest waits.

Money is booked on the day the bank booked it, so that the bank account in the books is what the
bank says. What comes in and nobody's reference names goes to ``Liabilities:Unidentified`` with a
suggestion, and ``match`` places it. Of what goes out only payments that we sent ourselves are
booked here; all else is never guessed: it waits for ``book``.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from consortium.balances import UNIDENTIFIED
from consortium.bank import Payment
from consortium.keys import component
from consortium.money import ZERO, Language, Money, total
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.voucher import BANK_SERIES, Posting, Settlement, Voucher, VoucherNumber
from ledger.books import Books
from ledger.documents import find_documents
from ledger.use_cases.bank_rows import Row, bank_account, must_be_asked, payments_of, unbooked
from ledger.use_cases.paid_out import PaidOut, placed_out
from ledger.use_cases.session import Desk
from ledger.vouchers import next_number, voucher_operations
from rules.match import Claims, Match, Part, match_payment
from rules.sentences import sentence

ROUNDING = "Income:Rounding"


def claims_of(books: Books, day: dt.date) -> Claims:
    """What members owe now, and from which accounts they have paid before."""
    version = books.policies.in_force(day)
    written = None if version is None else version.policy.levy.write_off_below
    limit = ZERO if written is None else written
    return Claims(books.balances, books.consortium.members, _payers(books), limit)


def book_payments(desk: Desk) -> tuple[Voucher, ...]:
    """Book the payments in and out of the first month that has some, else set off what is prepaid.

    One month at a time, since a change touches one file of vouchers; nothing when all is booked.
    The desk's books stay as they were opened: open them anew for the next month.
    """
    out = placed_out(desk.books)
    rows = [row for row in unbooked(desk.books) if row[2].amount > ZERO or row[0] in out]
    first = Period.of(rows[0][2].booked) if rows else None
    some = [row for row in rows if Period.of(row[2].booked) == first]
    vouchers = _vouchers(desk, some, out) if some else tuple(_set_offs(desk))
    if vouchers:
        desk.commit(
            voucher_operations(desk.books, vouchers),
            inputs={"entries": [voucher.bank for voucher in vouchers if voucher.bank]},
            result={"vouchers": [str(voucher.id) for voucher in vouchers]},
        )
    return vouchers


def legs_of(parts: Iterable[Part], rounding: Money = ZERO) -> tuple[Posting, ...]:
    """What the parts of a payment credit, account by account; and what is written off."""
    ore: Counter[str] = Counter()
    for part in parts:
        ore[_credited(part)] -= part.amount.ore
        if part.frees:  # what was lent is the purpose's to use again once it has come back
            purpose = f"Equity:Purpose:{component(part.frees)}"
            ore[f"{purpose}:Tied"] += part.amount.ore
            ore[purpose] -= part.amount.ore
    ore[ROUNDING] -= rounding.ore
    return tuple(Posting(account, Money(sum_)) for account, sum_ in ore.items() if sum_)


def settled_by(parts: Iterable[Part]) -> tuple[Settlement, ...]:
    """The claims that the parts pay."""
    return tuple(Settlement(p.claim, p.amount) for p in parts if p.claim is not None)


def _credited(part: Part) -> str:
    if part.member is None:
        return UNIDENTIFIED
    return part.account or f"Liabilities:Prepaid:{component(part.member)}"


def _vouchers(desk: Desk, rows: Sequence[Row], out: Mapping[str, PaidOut]) -> tuple[Voucher, ...]:
    books = desk.books
    claims = claims_of(books, rows[-1][2].booked)
    documents = find_documents(books.root, {file.document for _, file, _ in rows})
    vouchers = []
    for count, (key, file, entry) in enumerate(rows, 1):
        number = next_number(books, BANK_SERIES, entry.booked, count)
        document = documents.get(file.document)
        if key in out:
            vouchers.append(_voucher_out(desk, number, (key, file, entry), out[key], document))
            continue
        is_asked = key in books.balances.undone or must_be_asked(books, key, entry)
        matches = [
            _placed(payment, entry.booked, claims, is_asked=is_asked)
            for payment in payments_of(books, key, entry)
        ]
        vouchers.append(_voucher(desk, number, (key, file, entry), matches, document))
    return tuple(vouchers)


def _placed(payment: Payment, day: dt.date, claims: Claims, *, is_asked: bool) -> Match:
    """What is certain of a payment and not to be asked; else nothing, with what it may be as the
    reason.
    """
    match = match_payment(payment, day, claims)
    if match.confidence != "certain" or is_asked:
        assert payment.amount is not None, "a payment in has an amount"
        return Match((Part(None, payment.amount),), match.confidence, match.reason)
    claims.take(match)
    return match


def _voucher(
    desk: Desk,
    number: VoucherNumber,
    row: Row,
    matches: Sequence[Match],
    document: str | None,
) -> Voucher:
    key, file, entry = row
    language = desk.books.consortium.language
    payments = payments_of(desk.books, key, entry)
    names = [p.counterparty for p in payments if p.counterparty]
    payer = ", ".join(dict.fromkeys(names)) or entry.text or _UNKNOWN[language]
    parts = [part for match in matches for part in match.parts]
    settled = settled_by(parts)
    concerns = ", ".join([_PAYMENT[language], *(str(one.voucher) for one in settled)])
    rounding = total(match.rounding for match in matches)
    return _of_entry(
        desk,
        number,
        row,
        document,
        payee=payer,
        concerns=concerns,
        settles=settled,
        why=" ".join(sentence(match.reason, language) for match in matches[:_TOLD]),
        postings=(Posting(bank_account(file.account), entry.amount), *legs_of(parts, rounding)),
    )


def _voucher_out(
    desk: Desk, number: VoucherNumber, row: Row, paid: PaidOut, document: str | None
) -> Voucher:
    _, file, entry = row
    return _of_entry(
        desk,
        number,
        row,
        document,
        payee=paid.payee,
        concerns=paid.concerns,
        settles=paid.settles,
        why=paid.why,
        postings=(*paid.legs, Posting(bank_account(file.account), entry.amount)),
    )


def _of_entry(
    desk: Desk,
    number: VoucherNumber,
    row: Row,
    document: str | None,
    *,
    payee: str,
    concerns: str,
    settles: tuple[Settlement, ...],
    why: str,
    postings: tuple[Posting, ...],
) -> Voucher:
    """The voucher of a bank entry, on the day the bank booked it."""
    key, file, entry = row
    place = f":{entry.place.line}" if entry.place.line else ""
    return Voucher(
        id=number,
        date=entry.booked,
        payee=payee,
        text=concerns,
        registered=desk.session.at,
        by=desk.by,
        concerns=concerns,
        counterparty=payee,
        source=f"{file.file}{place} sha256:{file.document}",
        document=None if document is None else f"../{document}",
        bank=key,
        settles=settles,
        extra={"matched": why},
        postings=postings,
    )


def _set_offs(desk: Desk) -> Iterator[Voucher]:
    """A voucher per member that has paid ahead and owes something: its oldest claims are paid."""
    books, today = desk.books, desk.session.today
    language = books.consortium.language
    count = 0
    prepaid = {key: f"Liabilities:Prepaid:{component(key)}" for key in books.consortium.members}
    ahead = {key: -books.balances.balance(account) for key, account in prepaid.items()}
    having = [key for key, amount in ahead.items() if amount > ZERO]
    claims = claims_of(books, today) if having else None
    for key in having:
        assert claims is not None, "somebody has paid ahead"
        member, account = books.consortium.members[key], prepaid[key]
        left = _not_taken_back(books, account)
        parts = tuple(_oldest([one for one in claims.of(key) if left(one)], ahead[key]))
        if not parts:
            continue
        count += 1
        settled = settled_by(parts)
        concerns = ", ".join([_SET_OFF[language], *(str(one.voucher) for one in settled)])
        yield Voucher(
            id=next_number(books, BANK_SERIES, today, count),
            date=today,
            payee=member.name,
            text=concerns,
            registered=desk.session.at,
            by=desk.by,
            concerns=concerns,
            counterparty=f"{member.name} ({member.organisation_number})",
            source=account,
            settles=settled,
            postings=(Posting(account, total(part.amount for part in parts)), *legs_of(parts)),
        )


def _not_taken_back(books: Books, account: str) -> Callable[[OpenNotice], bool]:
    """Whether a claim may be set off: not one whose set-off from the account was reversed."""
    reversed_ones = (books.voucher(number) for number in books.balances.reversed)
    undone = {
        settled.voucher
        for found in reversed_ones
        if found is not None and found[0].source == account
        for settled in found[0].settles
    }
    return lambda claim: claim.voucher not in undone


def _oldest(claims: Sequence[OpenNotice], ahead: Money) -> Iterator[Part]:
    """What an amount paid ahead pays of the claims: credits first, then the oldest."""
    left = ahead
    if all(claim.amount < ZERO for claim in claims):
        return
    for claim in sorted(claims, key=lambda one: one.amount > ZERO):
        if left <= ZERO:
            return
        pays = min(left, claim.amount)
        left -= pays
        yield Part.of(claim, pays)


def _payers(books: Books) -> dict[str, str]:
    """The member that each account number has paid for, as far as only one has."""
    paid: dict[str, set[str]] = {}
    for key, number in books.balances.booked.items():
        payments = books.balances.facts.bank.payments.get(key, ())
        accounts = {_bare(p.account) for p in payments if p.account}
        if len(payments) == 1 and accounts:
            paid.setdefault(accounts.pop(), set()).update(_members(books, number))
    return {account: next(iter(who)) for account, who in paid.items() if len(who) == 1}


def _members(books: Books, number: VoucherNumber) -> Iterator[str]:
    found = books.voucher(number)
    assert found is not None, "what is booked stands in the books"
    members = books.consortium.by_component()
    for posting in found[0].postings:
        if posting.account.startswith(_OF_MEMBERS):
            yield members.get(posting.account.rpartition(":")[2], "")


def _bare(account: str) -> str:
    return "".join(ch for ch in account if ch.isalnum())


_TOLD = 5  # sentences on one voucher; a batch of hundreds is told by its parts
_OF_MEMBERS = ("Assets:Receivable:", "Liabilities:Prepaid:")
_PAYMENT: Mapping[Language, str] = {"sv": "Inbetalning", "en": "Payment in"}
_SET_OFF: Mapping[Language, str] = {"sv": "Kvittning av förskott", "en": "Set-off of prepaid"}
_UNKNOWN: Mapping[Language, str] = {"sv": "okänd betalare", "en": "unknown payer"}
