"""``init --from``: a fund that another program has kept goes on in Fondbok from a day.

The balances of that day become one voucher, and each unpaid invoice a voucher of its own, so
that it has a number, is shown as unpaid and is settled by a payment. They are written together,
and only in books that hold no voucher yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from consortium.balances import fold
from consortium.figures import unappropriated
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import InputError, Problem, Refusal, Source, Value
from consortium.voucher import Voucher
from importers.sie import Opening, SieFile, opening_at, parse
from ledger.books import ACCOUNTS, CONSORTIUM, MAIN, Books
from ledger.change import Replace, sha256
from ledger.documents import archive_all
from ledger.use_cases.opening_accounts import mapped
from ledger.use_cases.opening_items import Items, read_items, unexplained
from ledger.use_cases.opening_purposes import read_purposes
from ledger.use_cases.opening_vouchers import Plan, legs_of, vouchers_of
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import chart_operations, voucher_operations

Document = tuple[str, bytes]  # a file's name and its bytes


@dataclass(frozen=True, slots=True)
class OpeningAsk:
    """What was asked: the old program's file, the day, and what the file alone does not say.

    ``levies_from`` is the first month whose levies Fondbok makes; that of the day unless said.
    """

    file: Document
    day: dt.date
    open_items: Document | None = None
    maps: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    levies_from: Period | None = None


@dataclass(frozen=True, slots=True)
class OpenedRow:
    """One account of the old program, and ours that it goes on as."""

    number: str
    name: str
    account: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: each old account, the vouchers, and what no purpose holds yet."""

    file: str
    day: dt.date
    levies_from: Period
    rows: tuple[OpenedRow, ...]
    vouchers: tuple[Voucher, ...]
    unappropriated: Money
    findings: tuple[Problem, ...] = ()
    is_written: bool = True
    notices: tuple[Problem, ...] = ()

    @property
    def claims(self) -> tuple[Voucher, ...]:
        """The vouchers of unpaid invoices."""
        return tuple(one for one in self.vouchers if one.opens is not None)


def open_from(session: Session, ask: OpeningAsk, *, dry_run: bool = False) -> Opened:
    """Book the opening balances; ``FundError`` with every slip, and nothing is written.

    The chart is brought in step with consortium.yaml first, as a change of its own: plain readers
    must see one included file change at a time.
    """
    for name in (CONSORTIUM, MAIN):
        if not (session.root / name).is_file():
            values: dict[str, Value] = {"found": str(session.root), "missing": name}
            raise InputError([Problem("settings_must_come_first", Source(name), values)])
    with writing(session, "treasurer") as desk:
        plan, done = _planned(desk, ask)
        if dry_run:
            return replace(done, is_written=False)
        chart = [
            one
            for one in chart_operations(desk.books, Period.of(ask.day))
            if isinstance(one, Replace) and one.content != (session.root / ACCOUNTS).read_bytes()
        ]
        if chart:
            desk.commit(chart, inputs={}, result={"accounts": ACCOUNTS})
    with writing(session, "treasurer") as desk:
        plan, again = _planned(desk, ask)
        documents = [(PurePath(name).name, content) for name, content in _documents(ask)]
        archived = archive_all(desk.books.root, documents, session.now.year)
        desk.commit(
            [*archived, *voucher_operations(desk.books, again.vouchers)],
            inputs={
                "from": sha256(ask.file[1]),
                "at": ask.day.isoformat(),
                "open_items": None if ask.open_items is None else sha256(ask.open_items[1]),
                "map": list(ask.maps),
                "purposes": list(ask.purposes),
                "levies_from": str(plan.levies_from),
            },
            result={"vouchers": [str(one.id) for one in again.vouchers]},
        )
        return replace(again, notices=done.notices)


def _documents(ask: OpeningAsk) -> list[Document]:
    return [ask.file] if ask.open_items is None else [ask.file, ask.open_items]


def _planned(desk: Desk, ask: OpeningAsk) -> tuple[Plan, Opened]:
    """What would be booked, once nothing is wrong with it."""
    books = desk.books
    problems = list(_refused(desk, ask))
    if problems:
        raise Refusal(problems)
    file, opening, items = _read(books, ask)
    found = mapped(opening.balances, ask.maps, books.consortium)
    purposes, slips = read_purposes(books.consortium, ask.purposes)
    problems = [*_file_problems(books, file, opening), *found.problems, *slips]
    if not found.problems:
        problems += unexplained(found.pairs, items)
    if problems:
        raise InputError(problems)
    plan = Plan(
        file=ask.file,
        day=ask.day,
        levies_from=ask.levies_from or Period.of(ask.day),
        legs=legs_of(found.pairs, opening.moved, items, purposes),
        items=items,
        list_file=ask.open_items,
    )
    vouchers = vouchers_of(desk, plan)
    after = unappropriated(fold(books.balances, ((one, "") for one in vouchers)))
    if purposes and after < ZERO:
        asked = sum((amount for _, amount in purposes), ZERO)
        values: dict[str, Value] = {"found": asked, "equity": asked + after, "off": -after}
        raise InputError(
            [Problem("purposes_must_not_exceed_the_equity", Source("--purpose"), values)]
        )
    rows = (OpenedRow(one.account, one.name, ours, one.amount) for one, ours in found.pairs)
    name = PurePath(ask.file[0]).name
    return plan, Opened(
        name, ask.day, plan.levies_from, tuple(rows), vouchers, after, file.findings,
        notices=desk.notices,
    )  # fmt: skip


def _read(books: Books, ask: OpeningAsk) -> tuple[SieFile, Opening, Items]:
    """Both files, their slips together."""
    problems: list[Problem] = []
    items = Items()
    if ask.open_items is not None:
        try:
            items = read_items(books.consortium, *ask.open_items)
        except InputError as error:
            problems += error.problems
    try:
        file = parse(ask.file[1], ask.file[0])
        opening = opening_at(file, ask.day)
    except InputError as error:
        raise InputError([*error.problems, *problems]) from None
    if problems:
        raise InputError(problems)
    return file, opening, items


def _refused(desk: Desk, ask: OpeningAsk) -> Iterator[Problem]:
    vouchers: Sequence[Voucher] = [read.voucher for read in desk.books.read_vouchers]
    if vouchers:
        values: dict[str, Value] = {"found": len(vouchers), "first": str(vouchers[0].id)}
        yield Problem("books_must_not_be_begun", Source(str(desk.books.root)), values)
    if ask.day > desk.session.today:
        values = {"found": ask.day, "today": desk.session.today}
        yield Problem("opening_day_must_have_come", Source("--at"), values)


def _file_problems(books: Books, file: SieFile, opening: Opening) -> Iterator[Problem]:
    """The file is the fund's own, and its fiscal year is that of consortium.yaml."""
    consortium = books.consortium
    digits = "".join(ch for ch in file.organisation_number or "" if ch.isdigit())[-10:]
    if digits.strip("0") and digits != consortium.organisation_number.replace("-", ""):
        values: dict[str, Value] = {
            "found": file.organisation_number or "–",
            "company": file.company or "–",
            "expected": consortium.organisation_number,
        }
        yield Problem("sie_file_must_be_the_funds_own", Source(file.name), values)
    ours = consortium.calendar.first_period(Period.of(opening.year_start)).first
    if ours != opening.year_start:
        values = {"found": opening.year_start, "expected": ours}
        yield Problem("fiscal_years_must_agree", Source(file.name), values)
