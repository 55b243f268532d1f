"""A statement: its account, its balances, its pages, and whether it agrees with itself.

What does not agree is a finding, never a refusal: it is the bank's file, and the money moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from consortium.bank import BankBalance, BankEntry, BankStatement, amount_shown
from consortium.money import Money, total
from consortium.problems import Value, Words
from consortium.voucher import SEK
from importers import bank_xml as xml
from importers.camt.entry import BOOKED, Entry

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# ISO 20022 BalanceType: opening, previously closed, interim (between pages), closing; booked.
_OPENING, _PREVIOUS, _INTERIM, _CLOSING = "OPBD", "PRCD", "ITBD", "CLBD"
_KINDS = (_OPENING, _PREVIOUS, _INTERIM, _CLOSING)


class _Balance(NamedTuple):
    kind: str
    balance: BankBalance
    currency: str


@dataclass(frozen=True, slots=True)
class Page:
    """A ``Stmt`` or ``Ntfctn`` as read, with what its findings need."""

    statement: BankStatement
    line: int | None
    number: int | None
    others: frozenset[str] = field(default_factory=frozenset)


def read_page(
    element: Element, entries: Sequence[Entry], notes: xml.Notes, *, is_details: bool
) -> Page | None:
    """Read what stands around the entries; ``None`` when problems were noted."""
    part = xml.Part(element)
    account = part.text("Acct/Id/IBAN", "Acct/Id/Othr/Id")
    if account is None:
        notes.missing(element, "Acct/Id")
    balances = [_balance(one, notes) for one in part.every("Bal")]
    told = [one for one in balances if one is not None]
    if account is None:
        return None
    booked = [one for one in entries if one.status == BOOKED]
    currency = part.text("Acct/Ccy") or _likely_currency(booked, told)
    opening, closing = _ends([one for one in told if one.currency == currency])
    statement = BankStatement(
        account.replace(" ", ""),
        tuple(sorted((one.entry for one in booked), key=lambda entry: entry.booked)),
        currency,
        part.text("Id", "ElctrncSeqNb"),
        opening,
        closing,
        is_details,
    )
    used = {one.entry.currency for one in booked} | {one.currency for one in told}
    _note_left_out(statement, entries, xml.line_of(element), notes)
    page = part.text("StmtPgntn/PgNb", "NtfctnPgntn/PgNb") or ""
    number = int(page) if page.isascii() and page.isdecimal() and len(page) <= 5 else None
    return Page(statement, xml.line_of(element), number, frozenset(used - {currency}))


def joined(pages: Iterable[Page]) -> list[Page]:
    """Pages that follow each other made one statement, from first opening to last closing."""
    whole: list[Page] = []
    for page in pages:
        before = whole[-1] if whole else None
        if before is not None and _follows(page, before):
            whole[-1] = _with(before, page)
        else:
            whole.append(page)
    return whole


def note_statement(page: Page, notes: xml.Notes) -> None:
    """Say where a statement does not agree with itself."""
    statement = page.statement
    values = _named(statement)
    if page.others:
        currencies: dict[str, Value] = {"others": tuple(sorted(page.others))}
        currencies["currency"] = statement.currency
        code = "bank_statement_should_keep_to_one_currency"
        notes.finding(code, page.line, **values, **currencies)
    if statement.is_details:
        return
    opening, closing = statement.opening, statement.closing
    if opening is None or closing is None:
        missing = _missing(opening, closing)
        code = "bank_statement_should_have_balances"
        notes.finding(code, page.line, **values, missing=missing)
    elif all(entry.currency == statement.currency for entry in statement.entries):
        _note_tie(opening.amount, closing.amount, page, notes)


def _note_tie(opening: Money, closing: Money, page: Page, notes: xml.Notes) -> None:
    moved = total(entry.amount for entry in page.statement.entries)
    amounts = {"opening": opening, "entries": moved, "closing": closing}
    difference = closing - opening - moved
    if difference.is_zero:
        return
    shown = {
        name: amount_shown(amount, page.statement.currency)
        for name, amount in {**amounts, "difference": difference}.items()
    }
    values = _named(page.statement)
    notes.finding("bank_statement_should_tie", page.line, **values, **shown)


def _note_left_out(
    statement: BankStatement, entries: Sequence[Entry], line: int | None, notes: xml.Notes
) -> None:
    left: dict[tuple[str, str], list[BankEntry]] = {}
    for one in entries:
        if one.status != BOOKED:
            left.setdefault((one.status, one.entry.currency), []).append(one.entry)
    for (status, currency), rows in left.items():
        amount = amount_shown(total(row.amount for row in rows), currency)
        values: dict[str, Value] = {"status": status, "count": len(rows), "sum": amount}
        notes.finding("bank_entries_should_be_booked", line, **_named(statement), **values)
    undated = [one.entry for one in entries if one.status == BOOKED and not one.has_booking_date]
    if undated:
        code = "bank_entry_should_have_a_booking_date"
        notes.finding(code, undated[0].place.line, count=len(undated))


def _named(statement: BankStatement) -> dict[str, Value]:
    return {"number": statement.number or "–", "account": statement.account}


def _missing(opening: BankBalance | None, closing: BankBalance | None) -> Words:
    if opening is None and closing is None:
        return Words("ingående och utgående saldo", "an opening and a closing balance")
    if opening is None:
        return Words("ingående saldo", "an opening balance")
    return Words("utgående saldo", "a closing balance")


def _balance(element: Element, notes: xml.Notes) -> _Balance | None:
    """One ``Bal`` of a booked kind; others (available, forward) say nothing of the books."""
    part = xml.Part(element)
    kind = part.text("Tp/CdOrPrtry/Cd")
    if kind not in _KINDS:
        return None
    read = xml.amount(part, "Amt", notes)
    sign = xml.sign(part, notes)
    day = xml.day(part, "Dt", notes)
    if part.first("Dt/Dt") is None and part.first("Dt/DtTm") is None:
        notes.missing(element, "Dt")
    amount = None if read is None else xml.money(read, notes)
    if read is None or amount is None or sign is None or day is None:
        return None
    return _Balance(kind, BankBalance(amount if sign > 0 else -amount, day), read.currency)


def _likely_currency(entries: Sequence[Entry], balances: Sequence[_Balance]) -> str:
    """The currency of an account that does not say: its entries', its opening's, or kronor."""
    moved = {one.entry.currency for one in entries}
    if len(moved) == 1:
        return moved.pop()
    return next((one.currency for one in balances), SEK)


def _ends(balances: Sequence[_Balance]) -> tuple[BankBalance | None, BankBalance | None]:
    """The earliest opening and the latest closing; interim balances stand in on single pages."""
    openings, previous, interim, closings = (
        [one.balance for one in balances if one.kind == kind] for kind in _KINDS
    )
    # The end of the day before is the beginning of the next.
    openings = openings or [replace(one, day=_day_after(one)) for one in previous]
    opening = min(openings, key=lambda one: one.day) if openings else None
    closing = max(closings, key=lambda one: one.day) if closings else None
    if opening is None and interim and (closing is not None or len(interim) > 1):
        opening = interim[0]
    if closing is None and interim and (openings or len(interim) > 1):
        closing = interim[-1]
    return opening, closing


def _day_after(balance: BankBalance) -> date:
    return balance.day + timedelta(days=1) if balance.day < date.max else balance.day


def _follows(page: Page, before: Page) -> bool:
    this, last = page.statement, before.statement
    same = (this.account, this.currency, this.number) == (last.account, last.currency, last.number)
    numbered = page.number is not None and before.number is not None
    return same and numbered and page.number == (before.number or 0) + 1


def _with(before: Page, page: Page) -> Page:
    entries = (*before.statement.entries, *page.statement.entries)
    statement = replace(
        before.statement,
        entries=tuple(sorted(entries, key=lambda entry: entry.booked)),
        closing=page.statement.closing,
    )
    return Page(statement, before.line, page.number, before.others | page.others)
