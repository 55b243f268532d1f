"""Numbers without a gap, in order, each voucher carrying the checksum of the one before it.

BFL 5 kap. asks that vouchers can be told apart and found; an unbroken series per fiscal year is
good practice, and the chain makes a change to what was booked evident (design.md §2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from consortium.balances import Tip
from consortium.period import FiscalCalendar, Period
from consortium.problems import Problem, Source, Value
from consortium.voucher import VoucherNumber


class Link(NamedTuple):
    """What the chain is about: a voucher's number, day, ``prev``, own checksum and place."""

    number: VoucherNumber
    date: date
    prev: str
    sha256: str
    source: Source


Tips = Mapping[tuple[str, int], Tip]


def check_chain(
    links: Iterable[Link], calendar: FiscalCalendar, tips: Tips | None = None
) -> Iterator[Problem]:
    """Every break in the numbering and the chain of all series.

    ``tips`` are those of the newest seal, where the open vouchers go on; none at the start.
    """
    ordered = sorted(links, key=lambda link: (link.number, link.source.line or 0))
    for link in ordered:
        yield from _check_day(link, calendar)
    for series_and_year, series in groupby(ordered, key=lambda link: _series(link.number)):
        yield from _check_series(series, (tips or {}).get(series_and_year, Tip(0, "")))


def _series(number: VoucherNumber) -> tuple[str, int]:
    return number.series, number.year


def _check_series(series: Iterable[Link], tip: Tip) -> Iterator[Problem]:
    before: Link | None = None
    number, sha256 = tip
    for link in series:
        wanted = VoucherNumber(link.number.series, link.number.year, number + 1)
        if link.number != wanted:
            yield _problem(
                "voucher_numbers_must_be_gapless",
                link,
                {"found": str(link.number), "expected": str(wanted)},
            )
        elif link.prev != sha256:
            earlier = str(VoucherNumber(wanted.series, wanted.year, number)) if number else "–"
            values = {"voucher": str(link.number), "before": earlier}
            yield _problem("voucher_hash_must_chain", link, values)
        if before is not None and _stands_before(link.source, before.source):
            values = {"voucher": str(link.number), "before": str(before.number)}
            yield _problem("vouchers_must_stand_in_order", link, values)
        before, number, sha256 = link, link.number.number, link.sha256


def _stands_before(source: Source, other: Source) -> bool:
    return source.file == other.file and (source.line or 0) < (other.line or 0)


def _check_day(link: Link, calendar: FiscalCalendar) -> Iterator[Problem]:
    values: dict[str, Value] = {"voucher": str(link.number), "found": link.date}
    if calendar.year_of(link.date) != link.number.year:
        code = "voucher_year_must_be_its_fiscal_year"
        yield _problem(code, link, {**values, "expected": link.number.year})
    month = month_of(link.source.file)
    if month is not None and Period.of(link.date) != month:
        yield _problem("voucher_must_lie_in_its_month", link, {**values, "expected": month})


def month_of(file: str) -> Period | None:
    """The month that a period file is for, ``None`` for another file.

    >>> str(month_of("2026/2026-03.beancount"))
    '2026-03'
    """
    name = PurePath(file).name
    match = re.fullmatch(r"(\d{4}-(?:0[1-9]|1[0-2]))\.beancount", name, re.ASCII)
    return None if match is None else Period.parse(match[1])


def _problem(code: str, link: Link, values: Mapping[str, Value]) -> Problem:
    return Problem(code, link.source, values)
