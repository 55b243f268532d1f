"""How much a month's levy is: base → bands → floor → cap → the one rounding (design.md §4).

Everything before the rounding is exact. Amounts are kronor without VAT. With ``reckoned: year``
the bands, the floor and the cap are those of the fiscal year, and a month's levy is what the year
to date has come to, less what it had come to the month before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from consortium.members import Member
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Reason, ReasonValue
from rules.policy import Band, Levy, MemberException

_TO_ORE = {"ore": 1, "krona": 100}


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for one member in one month: the policy with the member's exception applied.

    ``belonging`` are the days of the month on which it is a member.
    """

    month: Period
    rate: Decimal
    bands: tuple[Band, ...]
    floor: Money | None
    cap: Money | None
    to_ore: int
    belonging: int
    exception: MemberException | None = None

    @property
    def share(self) -> Fraction:
        """The part of the month on which it is a member."""
        return Fraction(self.belonging, self.month.days)


def terms_of(levy: Levy, key: str, member: Member, month: Period) -> Terms:
    """The member's terms in a month.

    An exception replaces rate and bands in every period that begins on or before its ``until``;
    floor and cap stay unless it names them.
    """
    found = levy.exception(key, month)
    rate, bands, floor, cap = levy.rate, levy.bands, levy.floor, levy.cap
    if found is not None:
        if found.rate is not None:
            rate, bands = found.rate, ()
        bands = bands if found.bands is None else found.bands
        floor = floor if found.floor is None else found.floor
        cap = cap if found.cap is None else found.cap
    days = member.share_of(month) * month.days
    ordered = tuple(sorted(bands, key=lambda band: band.above))
    return Terms(month, rate, ordered, floor, cap, _TO_ORE[levy.round], int(days), found)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A month's levy without VAT, and what the statutes' rates are tested on.

    ``tested`` is the levy after floor and cap, exact, and ``tested_on`` its base: of the month,
    or of the year to date.
    """

    levy: Money
    tested: Fraction
    tested_on: Money
    reasons: tuple[Reason, ...]


def reckon_month(terms: Terms, base: Money) -> Reckoning:
    """The levy of a month that stands by itself.

    A base below zero gives no levy, and no floor either.
    """
    if base < ZERO:
        below = Reason("bound", "base_below_zero", {}, ZERO)
        return Reckoning(ZERO, Fraction(0), ZERO, (below,))
    raw, reasons = _on_bands(terms, ZERO, base)
    floor = None
    if terms.floor is not None:
        floor = Money.rounded(terms.floor.exact * terms.share, "up")
        if terms.belonging < terms.month.days:
            reasons.append(_floor_for_days(terms, terms.floor, floor))
    bounded = _bounded(raw, floor, terms.cap, reasons, "")
    levy = _rounded(bounded, terms.to_ore, reasons)
    return Reckoning(levy, bounded, base, tuple(reasons))


class YearMonth(NamedTuple):
    """One month of a year that is reckoned together: its terms and its base."""

    terms: Terms
    base: Money


class _ToDate(NamedTuple):
    """The year so far: how far the bands are filled, what that gives, floor accrued, levied."""

    fill: Money = ZERO
    raw: Fraction = Fraction(0)
    floor: Fraction = Fraction(0)
    bounded: Fraction = Fraction(0)
    levied: Money = ZERO


def reckon_year(months: Sequence[YearMonth]) -> Reckoning:
    """The levy of the last of a fiscal year's ``months``, given in order from its first.

    Each month's base fills the year's bands in time order at that month's own rates. The floor
    accrues by a twelfth a month, by days where the member belongs to a part of it; the cap is the
    year's. What has been levied is never taken back by a month below zero: that one is levied
    nothing, accrues no floor, and lowers what follows.
    """
    before = to_date = _ToDate()
    reasons: list[Reason] = []
    for month in months:
        before, reasons = to_date, []
        to_date = _year_step(before, month, reasons)
    levy = to_date.levied - before.levied
    if len(months) > 1:
        values: dict[str, ReasonValue] = {"to_date": to_date.levied, "before": before.levied}
        reasons.append(Reason("clause", "less_levied_before", values, levy))
    return Reckoning(levy, to_date.bounded, to_date.fill, tuple(reasons))


def _year_step(before: _ToDate, month: YearMonth, reasons: list[Reason]) -> _ToDate:
    terms, base = month
    fill = before.fill + base
    of_month, on_bands = _on_bands(terms, before.fill, fill)
    raw = before.raw + of_month
    reasons.append(Reason("source", "base_to_date", {"month": terms.month}, fill))
    reasons.extend(on_bands)
    reasons.append(Reason("clause", "levy_to_date", {}, Money.rounded(raw)))
    if base < ZERO:
        reasons.append(Reason("bound", "base_below_zero", {}, ZERO))
        return before._replace(fill=fill, raw=raw)
    floor = before.floor
    if terms.floor is not None:
        floor += terms.floor.exact * terms.share / 12
    accrued = Money.rounded(floor, "up") if floor else None
    bounded = _bounded(raw, accrued, terms.cap, reasons, "year_")
    levied = _rounded(bounded, terms.to_ore, reasons)
    if levied < before.levied:
        reasons.append(Reason("bound", "levied_stays", {"to_date": levied}, before.levied))
        bounded, levied = before.bounded, before.levied
    return _ToDate(fill, raw, floor, bounded, levied)


def _on_bands(terms: Terms, start: Money, end: Money) -> tuple[Fraction, list[Reason]]:
    """The exact levy on the base from ``start`` to ``end``, each slice at its own rate."""
    raw = Fraction(0)
    reasons: list[Reason] = []
    for rate, above, width in _slices(terms, start, end):
        part = Fraction(rate) * width.exact
        raw += part
        values: dict[str, ReasonValue] = {"rate": rate, "on": width}
        if above is not None:
            values["above"] = above
        code = "rate" if above is None else "rate_above"
        reasons.append(Reason("clause", code, values, Money.rounded(part)))
    if len(reasons) > 1:
        reasons.append(Reason("clause", "rates_together", {}, Money.rounded(raw)))
    return raw, reasons


def _slices(
    terms: Terms, start: Money, end: Money
) -> Iterator[tuple[Decimal, Money | None, Money]]:
    """The rate, the threshold it holds above, and how much of the base lies there.

    From ``start`` down to a lower ``end`` the widths are negative. The first rate goes on below
    zero, so that what a month below zero takes out comes back at the rate it left by.
    """
    low, high = min(start, end), max(start, end)
    edges: list[tuple[Decimal, Money | None]] = [(terms.rate, None)]
    edges += [(band.rate, band.above) for band in terms.bands]
    for (rate, above), following in zip(edges, [*edges[1:], None], strict=True):
        first = low if above is None else max(low, above)
        until = following[1] if following is not None else None
        last = high if until is None else min(high, until)
        if first < last:
            yield rate, above, (last - first if start < end else first - last)
    if low == high:
        yield terms.rate, None, ZERO


def _bounded(
    raw: Fraction, floor: Money | None, cap: Money | None, reasons: list[Reason], of: str
) -> Fraction:
    """The levy between floor and cap; where they cross, the cap has the last word."""
    bounded = raw
    if floor is not None and bounded < floor.exact:
        values: dict[str, ReasonValue] = {"floor": floor, "before": Money.rounded(bounded)}
        reasons.append(Reason("bound", f"{of}floor_raised", values, floor))
        bounded = floor.exact
    if cap is not None and bounded > cap.exact:
        values = {"cap": cap, "before": Money.rounded(bounded)}
        reasons.append(Reason("bound", f"{of}cap_lowered", values, cap))
        bounded = cap.exact
    return bounded


def _rounded(exact: Fraction, to_ore: int, reasons: list[Reason]) -> Money:
    """The one rounding, half up; a reason only where it changed something."""
    levy = Money.rounded(exact, "half_up", to_ore)
    if levy.exact != exact:
        before: dict[str, ReasonValue] = {"before": Money.rounded(exact)}
        code, values = ("rounded_to_ore", {}) if to_ore == 1 else ("rounded_to_krona", before)
        reasons.append(Reason("rounding", code, values, levy))
    return levy


def _floor_for_days(terms: Terms, whole: Money, floor: Money) -> Reason:
    values: dict[str, ReasonValue] = {
        "floor": whole,
        "days": terms.belonging,
        "of": terms.month.days,
    }
    return Reason("bound", "floor_for_days", values, floor)
