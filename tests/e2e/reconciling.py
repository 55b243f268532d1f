"""Books of two members with a bank statement and the members' own files, for reconciliation."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from consortium.bank import BankEntry
from consortium.money import ZERO, Money, total
from consortium.ocr import reference_of
from consortium.voucher import MANUAL_SERIES, Posting, Voucher, VoucherNumber
from importers.sie import write
from ledger.use_cases.session import Session, writing
from ledger.vouchers import voucher_operations
from tests.e2e.command import Ran, fondbok

APRIL = "2026-04-20T12:00:00"
HEADINGS = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo"
LEVIES = {"grenverket": (1, Money(7000_00)), "åkeriet": (2, Money(500_00))}
NUMBERS = {"grenverket": "799002-0013", "åkeriet": "799004-0011"}
REFERENCES = {
    member: reference_of(VoucherNumber("V", 2026, number)) for member, (number, _) in LEVIES.items()
}
ISSUED = dt.date(2026, 2, 10)


class Booked(NamedTuple):
    """A voucher of a member: what it books on the account that faces the fund, and against what."""

    day: dt.date
    text: str
    account: str
    amount: Money
    other: str = "6982"


def notice(member: str, amount: Money | None = None, account: str = "2440") -> Booked:
    """The notice of January as a member books it."""
    text = f"Avgift, Lilla fonden, OCR {REFERENCES[member]}"
    return Booked(ISSUED, text, account, -(LEVIES[member][1] if amount is None else amount))


def payment(member: str, day: dt.date) -> Booked:
    """The member's payment of it."""
    return Booked(day, "Betalning Lilla fonden", "2440", LEVIES[member][1], "1930")


def own_books(
    member: str, *booked: Booked, name: str = "Leverantörsskulder", drawn: str = "2026-04-10"
) -> bytes:
    """The member's SIE 4 file of the year so far: January's sales, and what faces the fund."""
    sales = Money(100_000_00 if member == "grenverket" else 1000_00)
    sold = Booked(dt.date(2026, 1, 20), "Försäljning", "3001", -sales, "1930")
    head = write.head(
        version="1",
        drawn_on=dt.date.fromisoformat(drawn),
        sie_type=4,
        company=member,
        organisation_number=NUMBERS[member],
        years=[(0, dt.date(2026, 1, 1), dt.date(2026, 12, 31))],
    )
    every = [sold, *booked]
    accounts = {a for one in every for a in (one.account, one.other)}
    named = {"2440": name, "3001": "Försäljning", "1930": "Bank", "6982": "Föreningsavgifter"}
    lines = [write.line("#KONTO", a, named.get(a, "Konto")) for a in sorted(accounts)]
    lines += [write.line("#IB", 0, "1930", ZERO)]
    for number, one in enumerate(every, 1):
        rows = ((one.account, one.amount), (one.other, -one.amount))
        legs = [write.line("#TRANS", account, (), amount) for account, amount in rows]
        head_line = write.line("#VER", "A", str(number), one.day, one.text)
        lines += write.voucher(head_line, legs)
    return write.file_bytes([*head, *lines])


def run(books: Path, *command: str, code: int = 0, clock: str = APRIL) -> Ran:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=clock)
    assert ran.code == code, ran.text
    return ran


def take_in(books: Path, name: str, content: bytes, clock: str = APRIL) -> None:
    (books.parent / name).write_bytes(content)
    run(books, "take-in", name, clock=clock)


def statement(
    books: Path,
    *rows: tuple[str, str, Money],
    name: str = "konto.csv",
    opening: Money = ZERO,
    clock: str = APRIL,
) -> None:
    """What the bank says, taken in and booked as far as rules go: day, text and amount."""
    lines, balance = [], opening
    for number, (day, text, amount) in enumerate(rows):
        balance += amount
        cells = [day, day, f"54840{number:02d}", text, *map(_comma, (amount, balance))]
        lines.append(";".join(cells))
    content = "\n".join([HEADINGS, *reversed(lines)]) + "\n"
    take_in(books, name, content.encode(), clock)
    run(books, "month", "2026-01", clock=clock)


def _comma(amount: Money) -> str:
    return str(amount).replace(".", ",")


def reconciled(books: Path, period: str, code: int, *options: str) -> dict[str, Any]:
    """What ``reconcile --json`` finds."""
    ran = run(books, "reconcile", period, *options, "--json", code=code)
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def classes(found: dict[str, Any], *, is_open: bool = True) -> list[tuple[str, str]]:
    """Where and of which class the differences are."""
    return [(d["where"], d["class"]) for d in found["differences"] if d["open"] is is_open]


def booked_by_hand(books: Path, legs: Sequence[tuple[str, Money]], bank: str | None = None) -> None:
    """A voucher of series M: the event of a bank entry, or without one."""
    assert total(amount for _, amount in legs) == ZERO
    now = dt.datetime.fromisoformat(APRIL).astimezone()
    day = dt.date(2026, 3, 3)
    with writing(Session(books, now, day, "kim", "test"), "treasurer") as desk:
        if bank is not None:
            _, entry = desk.books.balances.facts.bank.lines[bank]
            assert isinstance(entry, BankEntry)
            day = entry.booked
        number = desk.books.balances.tip(MANUAL_SERIES, 2026).number + 1
        voucher = Voucher(
            id=VoucherNumber(MANUAL_SERIES, 2026, number),
            date=day,
            payee="Banken",
            text="Avgift",
            registered=desk.session.at,
            by=desk.by,
            concerns="Avgift",
            counterparty="Banken",
            source="kontoutdrag",
            bank=bank,
            postings=tuple(Posting(account, amount) for account, amount in legs),
        )
        desk.commit(voucher_operations(desk.books, [voucher]), inputs={}, result={})
