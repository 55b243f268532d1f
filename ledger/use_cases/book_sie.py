"""``book --sie``: the vouchers of a payroll program's file (SIE 4I) become vouchers of series M.

Its BAS numbers are our accounts by the numbers that these carry. Nothing is guessed: an account
that we have none or several of refuses the file, with its line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from consortium.money import Money, total
from consortium.period import Period
from consortium.problems import InputError, Problem, Refusal, Source, Value, Words
from consortium.voucher import MANUAL_SERIES, Posting, Voucher
from importers.sie import SieFile, parse
from importers.sie import Voucher as SieVoucher
from ledger.accounts import bas, find, is_variable
from ledger.books import Books
from ledger.change import sha256
from ledger.chart import CHART
from ledger.use_cases.book import (
    Booked,
    attested_problems,
    committed,
    document_link,
    purpose_problems,
)
from ledger.use_cases.book_parties import Payee, payee_of
from ledger.use_cases.book_read import account_problems
from ledger.use_cases.book_templates import earmarks, payouts
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import next_number

_NONE = Words("inget", "none")
_PAYOUTS = "2890"  # decided payouts, one account for each payee
_WAGES: Mapping[str, str] = {"sv": "Löner", "en": "Payroll"}


@dataclass(frozen=True, slots=True)
class SieAsk:
    """The file and what else was said of it; ``payee`` is whose the net pay (2890) is."""

    name: str
    content: bytes
    payee: str | None = None
    purpose: str | None = None
    attested_by: str | None = None


def book_sie(session: Session, ask: SieAsk, *, dry_run: bool = False) -> Booked:
    """Book every voucher of the file, once; ``FundError`` with every slip, and nothing written."""
    with writing(session, "treasurer") as desk:
        file = parse(ask.content, ask.name)
        payee = payee_of(desk.books.consortium, ask.payee or _WAGES[desk.books.consortium.language])
        problems = [*attested_problems(desk, ask.attested_by, payee, by_another=True)]
        problems += purpose_problems(desk.books, ask.purpose) if ask.purpose else ()
        problems += _booked_before(desk.books, ask)
        if problems:
            raise Refusal(problems)
        accounts = _accounts(desk.books, payee)
        problems = [*_file_problems(desk, file), *_row_problems(desk.books, file, accounts)]
        if problems:
            raise InputError(problems)
        vouchers = [
            _voucher(desk, ask, one, accounts, payee, count)
            for count, one in enumerate(file.vouchers, 1)
        ]
        document = (PurePath(ask.name).name, ask.content)
        done = committed(desk, vouchers, document, dry_run=dry_run)
        return Booked(
            done.vouchers, (*file.findings, *done.findings), done.is_written, done.notices
        )


def _booked_before(books: Books, ask: SieAsk) -> Iterator[Problem]:
    """A file counts once, whatever it is called, until what it booked is reversed."""
    digest = sha256(ask.content)
    standing = tuple(
        str(read.voucher.id)
        for read in books.read_vouchers
        if read.voucher.extra.get("sie") == digest
        and read.voucher.id not in books.balances.reversed
    )
    if standing:
        values: dict[str, Value] = {"found": PurePath(ask.name).name, "by": standing}
        yield Problem("sie_file_must_not_be_booked_twice", Source(ask.name), values)


def _accounts(books: Books, payee: Payee) -> Mapping[str, tuple[str, ...]]:
    """Our accounts by BAS number; that of payouts is the payee's."""
    fixed = {row.pattern for row in CHART if not any(map(is_variable, row.pattern.split(":")))}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in {*books.opened, *fixed}:
        account = find(name)
        number = None if account is None else bas(account, books.consortium)
        if number is not None:
            found[number].add(name)
    found[_PAYOUTS] = {payouts(payee.component)}
    return {number: tuple(sorted(names)) for number, names in found.items()}


def _file_problems(desk: Desk, file: SieFile) -> Iterator[Problem]:
    """What holds of the file as a whole, and of each voucher in it."""
    if not file.vouchers:
        yield Problem("sie_file_must_hold_vouchers", Source(file.name), {"found": file.kind})
    months = sorted({Period.of(one.date) for one in file.vouchers if one.date is not None})
    if len(months) > 1:
        values: dict[str, Value] = {"found": tuple(map(str, months))}
        yield Problem("sie_vouchers_must_share_a_month", Source(file.name), values)
    for one in file.vouchers:
        source = Source(file.name, line=one.line)
        rows = [row for row in one.rows if row.kind == "trans"]
        off = total(row.amount for row in rows)
        if not off.is_zero or all(row.amount.is_zero for row in rows):
            values = {"voucher": one.label, "off": off}
            yield Problem("sie_voucher_must_balance", source, values)
        if one.date is None or one.date > desk.session.today:
            found = one.date or Words("inget datum", "no date")
            values = {"voucher": one.label, "found": found, "today": desk.session.today}
            yield Problem("sie_voucher_must_have_a_day", source, values)


def _row_problems(
    books: Books, file: SieFile, accounts: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    for one in file.vouchers:
        for number, amount, line in _rows(one):
            source = Source(file.name, line=line)
            ours = accounts.get(number, ())
            if len(ours) == 1:
                yield from account_problems(books.consortium, ours[0], source)
                continue
            values: dict[str, Value] = {"found": number, "amount": amount, "ours": ours or _NONE}
            yield Problem("sie_account_must_be_one_of_ours", source, values)


def _rows(one: SieVoucher) -> Iterator[tuple[str, Money, int]]:
    """The rows that count: no corrections of history, nothing of nothing."""
    for row in one.rows:
        if row.kind == "trans" and not row.amount.is_zero:
            yield row.account, row.amount, row.line


def _voucher(
    desk: Desk,
    ask: SieAsk,
    one: SieVoucher,
    accounts: Mapping[str, tuple[str, ...]],
    payee: Payee,
    count: int,
) -> Voucher:
    assert one.date is not None, "it was checked"
    books = desk.books
    moved = [Posting(accounts[number][0], amount) for number, amount, _ in _rows(one)]
    digest = sha256(ask.content)
    text = " ".join(one.text.split()) or f"{PurePath(ask.name).name} {one.label}"
    return Voucher(
        id=next_number(books, MANUAL_SERIES, one.date, count),
        date=one.date,
        payee=payee.name,
        text=text,
        registered=desk.session.at,
        by=desk.by,
        concerns=text,
        counterparty=payee.counterparty,
        source=f"{PurePath(ask.name).name}:{one.line} sha256:{digest}",
        document=document_link(desk, (ask.name, ask.content)),
        extra={"template": "sie", "attested-by": ask.attested_by or desk.by, "sie": digest},
        postings=(*moved, *earmarks(moved, ask.purpose or "administration")),
    )
