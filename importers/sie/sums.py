"""Sums of a SIE file per account: of ``#TRANS`` rows and of ``#PSALDO`` lines.

``#RTRANS`` and ``#BTRANS`` never count: an added row stands a second time as ``#TRANS``, a
removed one is gone (4B, ``#RTRANS``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from consortium.period import Period
from importers.sie.file import Balance, PeriodBalance, SieFile, Voucher

OreByAccount = dict[str, int]
OreByMonth = dict[Period, OreByAccount]


def by_month(file: SieFile) -> OreByMonth:
    """Movement in öre per month and account, of vouchers, or of ``#PSALDO`` where the file
    holds no vouchers.
    """
    return of_months(file.vouchers) if counts_vouchers(file) else of_period_balances(file)


def counts_vouchers(file: SieFile) -> bool:
    """True when months are sums of vouchers, false when they are the file's ``#PSALDO``."""
    return bool(file.vouchers) or not period_balances(file)


def of_months(vouchers: Iterable[Voucher]) -> OreByMonth:
    """Sums of rows by the month of their voucher's date; vouchers without a date are left out."""
    ore: dict[tuple[int, int], OreByAccount] = {}
    for voucher in vouchers:
        if voucher.date is not None:
            month = ore.setdefault((voucher.date.year, voucher.date.month), defaultdict(int))
            _add(month, voucher)
    return {Period(*month): sums for month, sums in sorted(ore.items())}


def of_rows(vouchers: Iterable[Voucher]) -> OreByAccount:
    """Sums of all rows of some vouchers."""
    ore: OreByAccount = defaultdict(int)
    for voucher in vouchers:
        _add(ore, voucher)
    return ore


def off_by(voucher: Voucher) -> int:
    """By how many öre a voucher does not balance."""
    return sum([row.amount.ore for row in voucher.rows if row.kind == "trans"])


def of_period_balances(file: SieFile) -> OreByMonth:
    """The file's own sums of the current year."""
    ore: OreByMonth = {}
    for line in period_balances(file):
        ore.setdefault(line.period, {})[line.account] = line.amount.ore
    return dict(sorted(ore.items()))


def period_balances(file: SieFile) -> tuple[PeriodBalance, ...]:
    """The ``#PSALDO`` of the current year for accounts as a whole, each month and account
    once; of several the last holds. Lines with objects are parts of those without.
    """
    lines = [line for line in file.period_balances if line.year == 0 and not line.objects]
    return tuple({(line.period, line.account): line for line in lines}.values())


def balances(lines: Iterable[Balance], year: int = 0) -> Mapping[str, int]:
    """Balances of a year in öre by account; of several the last holds."""
    return {
        line.account: line.amount.ore for line in lines if line.year == year and not line.objects
    }


def _add(ore: OreByAccount, voucher: Voucher) -> None:
    for row in voucher.rows:
        if row.kind == "trans":
            ore[row.account] += row.amount.ore
