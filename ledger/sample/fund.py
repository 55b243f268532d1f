"""What the fund notices a cooperative of, and the payments, in the cooperative's own books.

All but Grenverket read in the SIE file that comes with a notice; Grenverket books by hand. Two
notices are booked wrong and put right when the treasurer has told (:mod:`ledger.sample.story`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledger.sample.cooperative import MONTHS, Cooperative
from ledger.sample.notices import Notice, notices
from ledger.sample.payments import YEAR_ENDS, Paid, by_member
from ledger.sample.voucher import Row, Voucher

FUND = "Motala kooperativa konsortium"


@dataclass(frozen=True, slots=True)
class Slip:
    """A notice booked wrong until a day: so many öre too much, or on another account."""

    found: date
    too_much: int = 0
    account: str = ""


_SLIPS = {
    # 16 469,41 kr becomes 16 496,41 kr.
    "V2025-17": Slip(date(2025, 5, 19), too_much=27_00),
    # A new year and a new bookkeeper, who takes the fund for one who lends.
    "V2025-52": Slip(date(2025, 9, 18), account="2890"),
}


def facing(coop: Cooperative) -> tuple[Voucher, ...]:
    """The vouchers of a cooperative that concern the fund, those of the year, by day."""
    mine = (one for one in notices() if one.member == coop.key and one.on <= YEAR_ENDS)
    booked = [_noticed(coop, one) for one in mine]
    booked += (_paid(coop, one) for one in by_member(coop.key))
    return tuple(sorted(booked, key=lambda voucher: voucher.on))


def _noticed(coop: Cooperative, notice: Notice) -> Voucher:
    rows = tuple(_rows(coop, notice))
    month = f"{MONTHS[notice.month.month - 1]} {notice.month.year}"
    text = f"Avgift för {month}, {FUND}, OCR {notice.reference}"
    if coop.key == "grenverket":
        text = f"{FUND}, avgift {month}"
    voucher = Voucher(notice.on, text, rows)
    slip = _SLIPS.get(str(notice.voucher))
    if slip is None:
        return voucher
    return replace(voucher, struck=_slipped(coop, rows, slip), corrected=slip.found)


def _rows(coop: Cooperative, notice: Notice) -> Iterator[Row]:
    accounts = coop.accounts
    rows = (
        Row(accounts.levy, notice.fee),
        Row(accounts.service, notice.service),
        Row(accounts.vat, notice.vat),
        Row(accounts.capital, notice.capital),
        Row(accounts.payable, -notice.to_pay),
    )
    return (row for row in rows if row.ore)


def _slipped(coop: Cooperative, rows: tuple[Row, ...], slip: Slip) -> tuple[Row, ...]:
    debt, cost = coop.accounts.payable, coop.accounts.levy
    wrong = {debt: slip.account or debt}
    more = {debt: -slip.too_much, cost: slip.too_much}
    return tuple(
        Row(wrong.get(row.account, row.account), row.ore + more.get(row.account, 0)) for row in rows
    )


def _paid(coop: Cooperative, paid: Paid) -> Voucher:
    said = f", OCR {paid.reference}" if paid.reference else ""
    rows = (Row(coop.accounts.payable, paid.ore), Row("1930", -paid.ore))
    return Voucher(paid.entered or paid.day, f"Betalning {FUND}{said}", rows)
