"""What the fund notices the sample's members of, voucher by voucher, as the year's books have it.

The sample is made before its books, all at once, so its members and its bank must know beforehand
what will be posted. They read it here; a test runs the year and compares every line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from consortium.money import Money
from consortium.ocr import reference_of
from consortium.period import Period
from consortium.voucher import VoucherNumber


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: its day, when it is due (a credit never is) and its parts, in öre."""

    voucher: VoucherNumber
    on: date
    due: date | None
    member: str
    month: Period
    fee: int
    service: int
    vat: int
    capital: int

    @property
    def to_pay(self) -> int:
        """What the member owes by it, in öre; below zero what it gets back."""
        return self.fee + self.service + self.vat + self.capital

    @property
    def reference(self) -> str:
        """What the payment is to say (OCR)."""
        return reference_of(self.voucher)


@cache
def notices() -> tuple[Notice, ...]:
    """Every notice of the year, by voucher number.

    >>> first = notices()[0]
    >>> str(first.voucher), first.member, first.to_pay, first.reference
    ('V2025-1', 'cafe_strandpiren', 853259, '2025000106')
    """
    text = files("ledger.sample").joinpath("notices.csv").read_text(encoding="utf-8")
    return tuple(_notice(line.split(";")) for line in text.splitlines()[1:])


def _notice(fields: list[str]) -> Notice:
    voucher, on, due, member, month, *parts = fields
    fee, service, vat, capital = (Money.parse(part).ore for part in parts)
    return Notice(
        VoucherNumber.parse(voucher),
        date.fromisoformat(on),
        date.fromisoformat(due) if due else None,
        member,
        Period.parse(month),
        fee,
        service,
        vat,
        capital,
    )
