"""``book``: an ordinary event becomes a voucher of series M, with its document and who attests.

What the bank's line was is said here: a fee, interest, an invoice paid. The purpose that bears
it is booked in the same voucher; one that falls below zero is a finding, since what has happened
must be booked (design.md §3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from consortium.figures import purpose_balance
from consortium.keys import component
from consortium.money import ZERO, total
from consortium.payouts import settled_payouts
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from consortium.voucher import MANUAL_SERIES, Voucher
from ledger.append import Operation
from ledger.books import Books
from ledger.change import sha256
from ledger.documents import archive, document_path, find_document
from ledger.sent import sendings_of
from ledger.use_cases.book_money import BankMoney, bank_money
from ledger.use_cases.book_parties import Payee, attest_problems, payee_of
from ledger.use_cases.book_paying import due_day, paying_metadata
from ledger.use_cases.book_read import Ask, read_event
from ledger.use_cases.book_rules import fitting
from ledger.use_cases.book_templates import TEMPLATES, Event, earmarks, legs
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import next_number, voucher_operations


@dataclass(frozen=True, slots=True)
class Booked:
    """The vouchers that were booked; ``findings`` are purposes that they leave below zero."""

    vouchers: tuple[Voucher, ...]
    findings: tuple[Problem, ...] = ()
    is_written: bool = True
    notices: tuple[Problem, ...] = ()


def book(session: Session, ask: Ask, *, dry_run: bool = False) -> Booked:
    """Book one event; ``Refusal`` with every slip in what was asked, and nothing is written."""
    with writing(session, "treasurer") as desk:
        voucher = _voucher(desk, ask, Counter())
        return committed(desk, [voucher], ask.document, dry_run=dry_run)


def book_suggested(session: Session, *, dry_run: bool = False) -> Booked:
    """Book all that waits and a rule of consortium.yaml fits; month by month, oldest first.

    One month at a time, since a change touches one file of vouchers.
    """
    done = Booked((), is_written=not dry_run)
    while True:
        with writing(session, "treasurer") as desk:
            rows = fitting(desk.books, session.today)
            first = min((Period.of(day) for day, _ in rows), default=None)
            asks = [ask for day, ask in rows if dry_run or Period.of(day) == first]
            numbers: Counter[int] = Counter()
            vouchers = [_voucher(desk, ask, numbers) for ask in asks]
            some = committed(desk, vouchers, None, dry_run=dry_run)
        done = Booked(
            done.vouchers + some.vouchers,
            some.findings or done.findings,
            not dry_run,
            done.notices + some.notices,
        )
        if dry_run or not vouchers:
            return done


def committed(
    desk: Desk,
    vouchers: Sequence[Voucher],
    document: tuple[str, bytes] | None,
    *,
    dry_run: bool,
) -> Booked:
    """Write vouchers of one month, and archive the document behind them."""
    if vouchers and not dry_run:
        desk.commit(
            [*_archived(desk, document), *voucher_operations(desk.books, vouchers)],
            inputs={
                "template": [one.extra.get("template") for one in vouchers],
                "entries": [one.bank for one in vouchers if one.bank],
                "document": None if document is None else sha256(document[1]),
            },
            result={"vouchers": [str(one.id) for one in vouchers]},
        )
    findings = tuple(_findings(desk.books, vouchers))
    return Booked(tuple(vouchers), findings, not dry_run, desk.notices)


def document_link(desk: Desk, document: tuple[str, bytes]) -> str:
    """Where a document lies or will lie, as a voucher's file sees it."""
    name, content = document
    digest = sha256(content)
    year = desk.session.now.year
    known = find_document(desk.books.root, digest)
    return f"../{known or document_path(digest, PurePath(name).name, year)}"


def _archived(desk: Desk, document: tuple[str, bytes] | None) -> list[Operation]:
    if document is None:
        return []
    name, content = document
    made = archive(desk.books.root, content, PurePath(name).name, desk.session.now.year)
    return [] if made is None else [made]


def _voucher(desk: Desk, ask: Ask, numbers: Counter[int]) -> Voucher:
    """The voucher of one event, numbered after the tip and after those already counted."""
    books, language = desk.books, desk.books.consortium.language
    template = TEMPLATES[ask.template]
    money = None if ask.bank is None else bank_money(books, ask.bank, desk.session.today)
    payee = payee_of(books.consortium, ask.payee or _who(books, ask, money))
    attester = ask.attested_by or desk.by
    purpose = ask.purpose or template.purpose
    event = _checked(desk, ask, money, payee)
    moved = legs(event)
    day = desk.session.today if money is None else money.day
    year = books.consortium.calendar.year_of(day)
    numbers[year] += 1
    name = template.name.sv if language == "sv" else template.name.en
    said = ask.text or (money.text if money else "")
    extra = {"template": ask.template, "attested-by": attester, **paying_metadata(ask.options)}
    sent = sendings_of(books.root).on_its_way(books.balances.payouts)
    numbers_sent = {one.payment.voucher for one in sent}
    settled = settled_payouts(books.balances.payouts, payee.name, moved, numbers_sent)
    return Voucher(
        id=next_number(books, MANUAL_SERIES, day, numbers[year]),
        date=day,
        payee=payee.name,
        text=f"{name}: {' '.join(said.split())}" if said.strip() else name,
        registered=desk.session.at,
        by=desk.by,
        concerns=name,
        counterparty=payee.counterparty,
        source=_source(ask, money),
        document=_document(desk, ask, money),
        bank=None if money is None else money.key,
        due=due_day(ask.options),
        settles=(*(() if money is None else money.settles), *settled),
        extra=extra if ask.rule is None else {**extra, "booking-rule": ask.rule},
        postings=(*moved, *earmarks(moved, purpose)),
    )


def _who(books: Books, ask: Ask, money: BankMoney | None) -> str:
    """Who is on the other side where nobody said: as the bank names it, else by the template."""
    if ask.template == "tax":
        return "Skatteverket"
    if money is None:
        return books.consortium.name
    own = money.bank if ask.template in ("bank_fee", "interest") else money.text
    return money.who or own or money.bank


def _checked(desk: Desk, ask: Ask, money: BankMoney | None, payee: Payee) -> Event:
    """The event, once nothing is wrong with it, its purpose and its attester."""
    event, problems = read_event(desk.books, ask, None if money is None else money.leg, payee)
    problems += attested_problems(
        desk, ask.attested_by, payee, by_another=TEMPLATES[ask.template].by_another
    )
    if ask.purpose is not None:
        problems += purpose_problems(desk.books, ask.purpose)
    if problems:
        raise Refusal(problems)
    return event


def attested_problems(
    desk: Desk, attester: str | None, payee: Payee, *, by_another: bool
) -> Iterator[Problem]:
    """Who attests: as named, else the one who books, unless another must."""
    not_by = desk.by if by_another else None
    consortium, today = desk.books.consortium, desk.session.today
    return attest_problems(consortium, attester or desk.by, payee, today, not_by=not_by)


def purpose_problems(books: Books, purpose: str) -> Iterator[Problem]:
    """Why a purpose bears no costs: unknown, or kept for what is repaid."""
    known = tuple(p for p in books.consortium.all_purposes if p != "revolving")
    if purpose not in known:
        values: dict[str, Value] = {"found": purpose, "known": known}
        yield Problem("booked_purpose_must_exist", Source("--purpose"), values)


def _source(ask: Ask, money: BankMoney | None) -> str:
    if money is not None:
        return money.source
    assert ask.document is not None, "what is tied to no entry has a document"
    name, content = ask.document
    return f"{PurePath(name).name} sha256:{sha256(content)}"


def _document(desk: Desk, ask: Ask, money: BankMoney | None) -> str | None:
    if ask.document is not None:
        return document_link(desk, ask.document)
    return None if money is None or money.document is None else f"../{money.document}"


def _findings(books: Books, vouchers: Sequence[Voucher]) -> Iterator[Problem]:
    """The purposes that vouchers leave below zero."""
    for purpose in books.consortium.all_purposes:
        account = f"Equity:Purpose:{component(purpose)}"
        taken = total(p.amount for v in vouchers for p in v.postings if p.account == account)
        left = purpose_balance(books.balances, purpose).balance - taken
        if taken > ZERO and left < ZERO:
            values: dict[str, Value] = {"purpose": purpose, "found": left}
            yield Problem("purpose_must_not_be_negative", Source(account), values)
