"""A SIE file as months: sums per account, how complete each is, and the lines behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date as Day
from types import MappingProxyType
from typing import NamedTuple

from consortium.facts import CURRENT
from consortium.money import Money
from consortium.period import Period
from consortium.problems import Problem, Source, Value
from importers.reading import Month, Reading
from importers.sie import sums
from importers.sie.file import SieFile
from importers.sie.parser import parse
from importers.sie.personal import personal_data


class BookedRow(NamedTuple):
    """One line behind a month's sum: a ``#TRANS`` row with its voucher, or a ``#PSALDO`` line,
    which has no voucher.
    """

    line: int
    account: str
    amount: Money
    series: str
    number: str
    date: Day | None
    voucher_text: str
    text: str


def read(content: bytes, name: str) -> Reading:
    """Read a SIE file of type 1–4 into months; raises ``InputError`` like :func:`parse`.

    Months run from the start of fiscal year 0 to the month in which the file was drawn (or
    that year's end, or without ``#GEN`` the last month with vouchers), also those without
    movement; months with vouchers outside that range follow or precede. A file of type 1 has
    none, an import file (4I) only those with movement, and they are not complete.
    """
    file = parse(content, name)
    months = months_of(file)
    return Reading(
        kind=file.kind,
        sie_type=file.sie_type,
        organisation_number=file.organisation_number,
        organisation=file.company,
        drawn_on=file.generated,
        months=months,
        findings=(*file.findings, *_findings(file, months)),
        personal_data=personal_data(file),
        original=None if file.extract is None else file.extract.sha256,
        fund_rows=0 if file.extract is None else len(file.extract.rows),
    )


def rows_of(
    content: bytes, name: str, account_matches: Callable[[str], bool], period: Period
) -> tuple[BookedRow, ...]:
    """The lines whose amounts make a month's sums on the accounts that match, in file order."""
    file = parse(content, name)
    if sums.counts_vouchers(file):
        return tuple(
            BookedRow(
                row.line,
                row.account,
                row.amount,
                voucher.series,
                voucher.number,
                voucher.date,
                voucher.text,
                row.text,
            )
            for voucher in file.vouchers
            if voucher.date is not None and Period.of(voucher.date) == period
            for row in voucher.rows
            if row.kind == "trans" and account_matches(row.account)
        )
    return tuple(
        BookedRow(line.line, line.account, line.amount, "", "", None, "", "")
        for line in sums.period_balances(file)
        if line.period == period and account_matches(line.account)
    )


def months_of(file: SieFile) -> tuple[Month, ...]:
    """The months that a file tells of, as :func:`read` gives them."""
    if file.sie_type == 1 or _hides_movement(file):
        return ()
    ore = sums.by_month(file)
    moved = {
        period: {account: Money(amount) for account, amount in accounts.items() if amount}
        for period, accounts in ore.items()
    }
    regular = _regular_periods(file, ore)
    covered = covered_until(file)
    held = _balances(file, ore)
    return tuple(
        Month(
            period,
            MappingProxyType(moved.get(period, {})),
            is_complete=not file.is_import and (covered is None or covered >= period.last),
            balances=MappingProxyType(held.get(period, {})),
        )
        for period in sorted(regular | {period for period, accounts in moved.items() if accounts})
    )


def _balances(file: SieFile, ore: sums.OreByMonth) -> Mapping[Period, Mapping[str, Money]]:
    """The balances at each month's end: opening ones of the fiscal year, and what moved since.

    Nothing for months outside the file's year 0, or when the file holds no balances at all: then
    what an account began with is not known. Only current assets and current debts (BAS 15-19 and
    24-29): what a fund that lends needs to see, and no more.
    """
    year = file.year(0)
    opening = _current(sums.balances(file.opening)) if file.opening else None
    at_end: dict[Period, dict[str, Money]] = {}
    if year is None or opening is None:
        return at_end
    first, last = Period.of(year.first), Period.of(year.last)
    running = dict(opening)
    for period in first.until(last):
        for account, moved in _current(ore.get(period, {})).items():
            running[account] = running.get(account, 0) + moved
        at_end[period] = {account: Money(held) for account, held in running.items() if held}
    return at_end


def _current(ore: Mapping[str, int]) -> dict[str, int]:
    return {account: held for account, held in ore.items() if account[:2] in CURRENT}


def _regular_periods(file: SieFile, ore: sums.OreByMonth) -> set[Period]:
    """The months that the file speaks of even where it says nothing."""
    year, covered = file.year(0), covered_until(file)
    if year is None or file.is_import:
        return set()
    last = year.last if covered is None else min(year.last, covered)
    end = Period.of(last)
    if covered is None:
        within = [period for period in ore if period <= end]
        if not within:
            return set()
        end = max(within)
    return set(Period.of(year.first).until(end))


def covered_until(file: SieFile) -> Day | None:
    """The day until which the file can speak: when it was drawn, or, for period balances, the
    day that ``#OMFATTN`` names, if that is earlier and nothing later is in the file.
    """
    drawn, stated, year = file.generated, file.covers_until, file.year(0)
    if stated is None or year is None or sums.counts_vouchers(file):
        return drawn
    later = any(line.period.first > stated for line in sums.period_balances(file))
    if later or stated < year.first or (drawn is not None and drawn <= stated):
        return drawn
    return stated


def _hides_movement(file: SieFile) -> bool:
    """True when the file's balances moved but no month of it shows how: a zero would be false."""
    if file.vouchers or sums.period_balances(file):
        return False
    if any(line.year == 0 and not line.amount.is_zero for line in file.period_balances):
        return True
    opening, closing = sums.balances(file.opening), sums.balances(file.closing)
    accounts = opening.keys() | closing.keys()
    return any(sums.balances(file.result).values()) or (
        bool(closing) and any(opening.get(a, 0) != closing.get(a, 0) for a in accounts)
    )


def _findings(file: SieFile, months: tuple[Month, ...]) -> list[Problem]:
    place, findings = Source(file.name), []

    def note(code: str, **values: Value) -> None:
        findings.append(Problem(code, place, {**values, "count": 1}))

    if file.sie_type == 1 or _hides_movement(file):
        note("sie_file_must_hold_months", kind=file.kind)
    if file.is_import:
        note("sie_file_should_be_the_books")
        return findings
    if file.sie_type == 4 and file.vouchers and not file.has_balances:
        note("sie_file_should_hold_balances")
    early = [month.period for month in months if not month.is_complete]
    covered = covered_until(file)
    if early and covered is not None:
        findings.append(
            Problem(
                "sie_file_should_be_drawn_after_the_month",
                place,
                {"period": early[0], "covered": covered, "count": len(early)},
            )
        )
    return findings
