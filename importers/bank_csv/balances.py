"""The order of an export's rows, and whether the bank's balances follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from consortium.bank import BankBalance
from consortium.money import Money, total
from importers.bank_csv.rows import Line


class Break(NamedTuple):
    """A balance that does not follow from the one before it: its row, itself, and what would."""

    line: Line
    balance: Money
    expected: Money


class _Known(NamedTuple):
    """After the row at ``at`` the account stood at ``balance``, as ``line`` says."""

    at: int
    balance: Money
    line: Line


def oldest_first(lines: Sequence[Line]) -> list[Line]:
    """The rows from the oldest; most banks put the newest first.

    Days tell the direction, within one day the balances do.
    """
    turned = list(reversed(lines))
    first, last = lines[0].entry.booked, lines[-1].entry.booked
    if first != last:
        return turned if first > last else list(lines)
    return turned if len(breaks(turned)) < len(breaks(lines)) else list(lines)


def breaks(lines: Sequence[Line]) -> list[Break]:
    """Where the balances of rows, oldest first, do not follow from each other."""
    found = []
    for before, after in pairwise(_known(lines)):
        rows = lines[before.at + 1 : after.at + 1]
        expected = before.balance + total(line.entry.amount for line in rows)
        if expected != after.balance:
            found.append(Break(after.line, after.balance, expected))
    return found


def around(lines: Sequence[Line]) -> tuple[BankBalance | None, BankBalance | None]:
    """The balances before the first and after the last of the rows, oldest first."""
    known = _known(lines)
    if not known:
        return None, None
    until = total(line.entry.amount for line in lines[: known[0].at + 1])
    opening = BankBalance(known[0].balance - until, lines[0].entry.booked)
    if known[-1].at < len(lines) - 1:
        return opening, None
    return opening, BankBalance(known[-1].balance, lines[-1].entry.booked)


def _known(lines: Sequence[Line]) -> list[_Known]:
    """After which rows the balance is known.

    Nordea gives one balance a day, on any of its rows: it is that of the end of the day.
    """
    given = [at for at, line in enumerate(lines) if line.balance is not None]
    if len(given) == len(lines):
        ends = given
    else:
        a_day = Counter(lines[at].entry.booked for at in given)
        last = {line.entry.booked: at for at, line in enumerate(lines)}
        days = [lines[at].entry.booked for at in given]
        ends = [last[day] if a_day[day] == 1 else at for at, day in zip(given, days, strict=True)]
    known = [
        _Known(end, line.balance, line)
        for line, end in zip((lines[at] for at in given), ends, strict=True)
        if line.balance is not None
    ]
    return sorted(known, key=lambda one: one.at)
