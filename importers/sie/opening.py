"""What a SIE file says of every account at the start of a day: opening balances to go on from.

On the first day of a fiscal year that is ``#IB`` of the year, or ``#UB`` of the one before; on
a later day ``#IB`` and the movements before it, of vouchers, or of the months before in a file
of type 2 or 3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from typing import NoReturn

from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value, Words
from importers.sie import sums
from importers.sie.file import SieFile, Year

_SHOWN_MAX = 12
_NOT_SAID = Words("filen säger det inte (#GEN)", "the file does not say (#GEN)")


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """One account at the start of the day, debit-positive, with its name in the file."""

    account: str
    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Opening:
    """All accounts that are not zero, by number; their sum is zero.

    ``year_start`` is the first day of the file's fiscal year that the day lies in. ``moved`` is
    the result of the year before that the old program had not yet moved to equity: it is in no
    account of the file.
    """

    balances: tuple[OpeningBalance, ...]
    year_start: Day
    moved: Money = ZERO


def opening_at(file: SieFile, day: Day) -> Opening:
    """The balances at the start of ``day``, to the öre; ``InputError`` when it cannot tell."""
    if file.is_import or not file.has_balances:
        _refuse(file, "sie_file_must_hold_balances", {"found": file.kind})
    new = next((year for year in file.years if year.first == day), None)
    old = next((year for year in file.years if year.last + timedelta(days=1) == day), None)
    if new is not None and any(line.year == new.index for line in file.opening):
        if file.generated is not None:  # a year may be opened before the one before has ended
            _must_reach(file, day)
        _must_follow(file, new)
        return _of_year_start(file, day, sums.balances(file.opening, new.index), new.index - 1)
    if old is not None and any(line.year == old.index for line in file.closing):
        _must_reach(file, day)
        return _of_year_start(file, day, sums.balances(file.closing, old.index), old.index)
    within = next((year for year in file.years if year.first < day <= year.last), None)
    if within is None:
        years = tuple(f"{year.first}–{year.last}" for year in file.years) or ("–",)
        _refuse(file, "opening_day_must_lie_in_the_file", {"found": day, "years": years})
    return _of_year(file, day, within)


def _of_year_start(file: SieFile, day: Day, ore: Mapping[str, int], before: int) -> Opening:
    """Balances of a year's first day, and the result of the year ``before`` where it is missing.

    Until that year is closed the old program has not moved its result to equity.
    """
    off = sum(ore.values())
    result = sums.balances(file.result, before)
    if off and off != -sum(result.values()):
        values: dict[str, Value] = {"found": Money(off), "day": day}
        _refuse(file, "opening_balances_must_balance", values)
    return Opening(_named(file, ore), day, Money(-off))


def _of_year(file: SieFile, day: Day, year: Year) -> Opening:
    """``#IB`` of the year and what moved before the day, results of the year included."""
    _must_reach(file, day)
    _must_follow(file, year)
    ore = Counter(sums.balances(file.opening, year.index))
    problems = list(_untold(file, day, year))
    if problems:
        raise InputError(problems)
    off = sum(ore.values())
    if file.vouchers:
        before = [one for one in file.vouchers if one.date is not None and one.date < day]
        ore.update(sums.of_rows(before))
    else:
        for line in sums.period_balances(file):
            if line.period.last < day:
                ore[line.account] += line.amount.ore
    earlier = sum(sums.balances(file.result, year.index - 1).values())
    left = sum(ore.values())
    if left and (left != off or off != -earlier):
        _refuse(file, "opening_balances_must_balance", {"found": Money(left), "day": day})
    return Opening(_named(file, ore), year.first, Money(-left))


def _untold(file: SieFile, day: Day, year: Year) -> Iterator[Problem]:
    """Why the file cannot tell of a day within a year."""
    values: dict[str, Value] = {"found": day, "kind": file.kind}
    months = bool(sums.period_balances(file))
    if year.index != 0 or not (file.vouchers or months):
        yield Problem("sie_file_must_tell_of_the_months", Source(file.name), values)
    elif not file.vouchers and day != Period.of(day).first:
        yield Problem("opening_day_must_begin_a_month", Source(file.name), values)
    for one in file.vouchers:
        if one.date is None:
            place = Source(file.name, line=one.line)
            yield Problem("opening_voucher_must_have_a_day", place, {"voucher": one.label})


def _must_follow(file: SieFile, year: Year) -> None:
    """What the year began with is what the year before ended with, where the file says both.

    Many programs carry balances over only when asked, so that a late voucher of the old year is
    not in the new one. Equity (20) may differ: that is where the year's result is moved.
    """
    old, new = sums.balances(file.closing, year.index - 1), sums.balances(file.opening, year.index)
    off = [
        number
        for number in sorted(old.keys() | new.keys() if old else ())
        if number[:1] in ("1", "2") and number[:2] != "20"
        if old.get(number, 0) != new.get(number, 0)
    ]
    if off:
        values: dict[str, Value] = {
            "found": (*off[:_SHOWN_MAX], *(["…"] if len(off) > _SHOWN_MAX else [])),
            "first": off[0],
            "closing": Money(old.get(off[0], 0)),
            "opening": Money(new.get(off[0], 0)),
        }
        _refuse(file, "opening_balances_must_follow_the_year_before", values)


def _must_reach(file: SieFile, day: Day) -> None:
    """A file drawn before the day's eve does not know all that happened until then."""
    eve = day - timedelta(days=1)
    if file.generated is None or file.generated < eve:
        found = file.generated or _NOT_SAID
        _refuse(file, "sie_file_must_reach_the_opening", {"found": found, "day": day, "eve": eve})


def _refuse(file: SieFile, code: str, values: Mapping[str, Value]) -> NoReturn:
    raise InputError([Problem(code, Source(file.name), values)])


def _named(file: SieFile, ore: Mapping[str, int]) -> tuple[OpeningBalance, ...]:
    return tuple(
        OpeningBalance(number, _name(file, number), Money(amount))
        for number, amount in sorted(ore.items())
        if amount
    )


def _name(file: SieFile, number: str) -> str:
    account = file.accounts.get(number)
    return (account.name if account is not None else None) or "–"
