"""The fund's account in the bank during the year: what moved it, and the files that tell of it.

A statement (camt.053) for each month. Payments with an OCR number arrive by bankgiro, one deposit
a day; on some days the statement has their sum only, and BgMax or camt.054 tells who paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from consortium.period import Period
from ledger.sample.bank_text import Entry, Statement, bgmax, camt053, camt054, swedbank_csv
from ledger.sample.cooperative import MONTHS
from ledger.sample.payments import payments

YEAR = tuple(Period(2025, 1).until(Period(2025, 12)))
_FEE = -95_00
_FIRST_FEE = Period(2025, 2)  # the first month with any money on the account
_INTEREST = Entry(date(2025, 6, 30), 412_50, "RÄNTA FÖRSTA HALVÅRET")
# Days whose deposits the statement gives as a sum only.
_BOTH_TELL, _BGMAX_TELLS = date(2025, 3, 19), date(2025, 9, 17)
# Downloaded as well when the treasurer wanted to see at once who had paid.
_CSV = (Period(2025, 9), date(2025, 9, 15))


def bank_files() -> dict[str, bytes]:
    """Every file from the bank by its path in the inbox."""
    found = {f"inbox/{one.month}/kontoutdrag {one.month}.xml": camt053(one) for one in statements()}
    for day in (_BOTH_TELL, _BGMAX_TELLS):
        (deposit,) = (one for one in entries() if one.day == day and one.payments)
        folder = f"inbox/{Period.of(day)}"
        found[f"{folder}/BgMax {day}.txt"] = bgmax(deposit)
        if day == _BOTH_TELL:
            found[f"{folder}/insättningar {day}.xml"] = camt054(deposit)
    month, first = _CSV
    (statement,) = (one for one in statements() if one.month == month)
    found[f"inbox/{month}/transaktioner {month}.csv"] = swedbank_csv(statement, first)
    return found


@cache
def statements() -> tuple[Statement, ...]:
    """The statement of each month, each opening with what the one before closed with."""
    made: list[Statement] = []
    for month in YEAR:
        moved = tuple(one for one in entries() if Period.of(one.day) == month)
        opening = made[-1].closing if made else 0
        made.append(Statement(month, opening, moved))
    return tuple(made)


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that moved the account, by day."""
    every = (*_deposits(), *_transfers(), *_fees(), _INTEREST)
    return tuple(sorted(every, key=lambda one: one.day))


def _deposits() -> Iterator[Entry]:
    with_ocr = [one for one in payments() if one.reference]
    for day, group in groupby(with_ocr, key=lambda one: one.day):
        paid = tuple(group)
        is_bare = day in (_BOTH_TELL, _BGMAX_TELLS)
        ore = sum(one.ore for one in paid)
        yield Entry(day, ore, "Bankgiroinsättning", paid, is_bare=is_bare)


def _transfers() -> Iterator[Entry]:
    for one in payments():
        if not one.reference:
            yield Entry(one.day, one.ore, "Insättning", (one,))


def _fees() -> Iterator[Entry]:
    for month in _FIRST_FEE.until(YEAR[-1]):
        name = MONTHS[month.month - 1].upper()
        yield Entry(_fee_day(month), _FEE, f"BANKAVGIFT {name}")


def _fee_day(month: Period) -> date:
    """The 30th, or the last day before it that is a bank day."""
    day = month.first.replace(day=min(30, month.days))
    return day - timedelta(days=max(day.isoweekday() - 5, 0))
