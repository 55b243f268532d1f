"""A cooperative's vouchers, month by month, from its figures: plain double entry.

Sales, purchases, wages and fixed costs come from the figures; what was owed at the end of the
month before is paid in the next one, so every balance follows from the rows. What the fund
notices a cooperative of comes beside it (:mod:`ledger.sample.fund`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from consortium.money import Money, allocate
from consortium.period import FiscalCalendar, Period
from ledger.sample.cooperative import (
    MONTHS,
    VAT_ACCOUNTS,
    VAT_RATES,
    Cooperative,
    Mistake,
    Stream,
    Vat,
)
from ledger.sample.fund import facing
from ledger.sample.voucher import Row, Voucher

LAST = Period(2025, 12)
# How a month's income falls on its vouchers: uneven, yet the same on every run.
_WEIGHTS = (5, 3, 6, 4, 2, 7, 5, 4, 3, 6)
WITHHOLDING_TAX = Decimal("0.30")
EMPLOYER_CONTRIBUTION = Decimal("0.3142")


def opening_balances(coop: Cooperative) -> dict[str, int]:
    """The first day's balance sheet, which 2091 makes balance."""
    return {**coop.opening, "2091": -sum(coop.opening.values())} if coop.opening else {}


def movements(vouchers: Iterable[Voucher]) -> Counter[str]:
    """The sum of rows per account, in öre."""
    sums: Counter[str] = Counter()
    for voucher in vouchers:
        for row in voucher.rows:
            sums[row.account] += row.ore
    return sums


def next_opening(balances: Mapping[str, int]) -> dict[str, int]:
    """The balance sheet of the next fiscal year: the result stands on 2099, last year's on 2091."""
    opening = {account: ore for account, ore in balances.items() if account[0] in "12"}
    opening["2091"] = opening.get("2091", 0) + opening.get("2099", 0)
    opening["2099"] = sum(ore for account, ore in balances.items() if account[0] not in "12")
    return {account: ore for account, ore in opening.items() if ore}


def vouchers(coop: Cooperative) -> tuple[Voucher, ...]:
    """All vouchers from the first month to December 2025, numbered per fiscal year."""
    calendar = FiscalCalendar(coop.year_starts)
    balances: Counter[str] = Counter(opening_balances(coop))
    with_fund = facing(coop)
    booked: list[Voucher] = []
    number, year = 0, None
    for period in coop.first.until(LAST):
        own = tuple(_month(coop, period, balances))
        ours = tuple(one for one in with_fund if Period.of(one.on) == period)
        balances.update(movements(own))
        balances.update(_but_debt(coop, movements(ours)))
        month = sorted((*own, *ours), key=lambda voucher: voucher.on)
        if calendar.year_of(period.first) != year:
            number, year = 0, calendar.year_of(period.first)
        for voucher in month:
            number += 1
            booked.append(replace(voucher, number=number))
    return tuple(booked)


def _but_debt(coop: Cooperative, sums: Counter[str]) -> Counter[str]:
    """What faces the fund without the debt to it: that is not paid with all suppliers at once."""
    del sums[coop.accounts.payable]
    return sums


def _month(coop: Cooperative, period: Period, before: Mapping[str, int]) -> Iterator[Voucher]:
    at = (period.year - coop.first.year) * 12 + period.month - coop.first.month
    if coop.paid_in and period == coop.first:
        capital = (Row("1930", coop.paid_in), Row("2083", -coop.paid_in))
        yield Voucher(period.first, "Inbetalda medlemsinsatser", capital)
    income = 0
    for index, stream in enumerate(coop.streams):
        mistakes = [m for m in coop.mistakes if (m.month, m.stream) == (period, index)]
        yield from _sales(coop, stream, index, period, at, mistakes)
        income += max(stream.months[at], 0)
    yield from _purchases(coop, period, income)
    for cost in coop.costs:
        rows = _with_input_vat(cost.account, cost.ore, cost.vat, "1930")
        yield Voucher(_day(period, cost.day), cost.text, rows)
    if coop.payroll[at]:
        yield _wages(coop.payroll[at], period)
    yield from _settlements(period, before)


def _sales(
    coop: Cooperative,
    stream: Stream,
    index: int,
    period: Period,
    at: int,
    mistakes: list[Mistake],
) -> Iterator[Voucher]:
    """A month's income of one kind, as daily takings or invoices spread over the month."""
    amount = Money(stream.months[at])
    if amount.is_zero:
        return
    opens = coop.opens if period == coop.first else 1
    count = stream.vouchers
    weights = [_WEIGHTS[(at + nth) % len(_WEIGHTS)] for nth in range(count)]
    for nth, part in enumerate(allocate(amount, weights).parts):
        on = _day(period, opens + (period.days - opens) * (nth + 1) // count)
        if stream.paid == "at_once":
            text = f"{stream.text} vecka {on.isocalendar().week}" if count > 1 else stream.text
        else:
            name = "Kreditfaktura" if amount.ore < 0 else "Faktura"
            text = f"{name} {on:%y%m}{index}{nth + 1}, {stream.text}"
        voucher = Voucher(on, text, _sale(stream, part))
        for mistake in mistakes:
            if mistake.nth == nth:
                wrong = _sale(stream, Money(mistake.ore))
                voucher = replace(voucher, struck=wrong, corrected=mistake.found)
        yield voucher


def _sale(stream: Stream, net: Money) -> tuple[Row, ...]:
    vat = Money.rounded(net.exact * Fraction(VAT_RATES[stream.vat]))
    gross = net + vat
    due = gross if stream.paid == "at_once" else Money.rounded(gross.exact, to_ore=100)
    rows = (
        Row("1930" if stream.paid == "at_once" else "1510", due.ore),
        Row(stream.account, -net.ore, stream.object),
        Row(VAT_ACCOUNTS.get(stream.vat, "2611"), -vat.ore),
        Row("3740", gross.ore - due.ore),
    )
    return tuple(row for row in rows if row.ore)


def _with_input_vat(account: str, ore: int, vat: Vat, paid_from: str) -> tuple[Row, ...]:
    tax = Money.rounded(Money(ore).exact * Fraction(VAT_RATES[vat])).ore
    rows = (Row(account, ore), Row("2641", tax), Row(paid_from, -ore - tax))
    return tuple(row for row in rows if row.ore)


def _purchases(coop: Cooperative, period: Period, income: int) -> Iterator[Voucher]:
    """Two supplier invoices for the month's goods, paid in the month after."""
    share = Money.rounded(Money(income).exact * coop.goods.percent / 100)
    bought = Money(share.ore + coop.goods.fixed)
    for day, part in zip((6, 19), bought.allocate((3, 2)), strict=True):
        rows = _with_input_vat(coop.goods.account, part.ore, coop.goods.vat, "2440")
        if rows:
            yield Voucher(_day(period, day), f"Leverantörsfaktura, {coop.goods.text}", rows)


def _wages(gross: int, period: Period) -> Voucher:
    withheld = Money.rounded(Money(gross).exact * Fraction(WITHHOLDING_TAX)).ore
    contribution = Money.rounded(Money(gross).exact * Fraction(EMPLOYER_CONTRIBUTION)).ore
    rows = (
        Row("7010", gross),
        Row("2710", -withheld),
        Row("1930", withheld - gross),
        Row("7510", contribution),
        Row("2731", -contribution),
    )
    return Voucher(_day(period, 25), f"Löner {MONTHS[period.month - 1]}", rows)


def _settlements(period: Period, before: Mapping[str, int]) -> Iterator[Voucher]:
    """What the month before left behind: customers pay, suppliers and the state are paid."""
    receivable = before.get("1510", 0)
    if receivable > 0:
        for day, part in zip((9, 17, 24), Money(receivable).allocate((3, 4, 3)), strict=True):
            rows = (Row("1930", part.ore), Row("1510", -part.ore))
            yield Voucher(_day(period, day), "Kundinbetalningar bankgiro", rows)
    for day, text, accounts in (
        (12, "Skattekonto, källskatt och avgifter", ("2710", "2731")),
        (26, f"Moms {MONTHS[period.month - 2]}", ("2611", "2621", "2641")),
        (28, "Betalning leverantörer", ("2440",)),
    ):
        cleared = [Row(account, -before[account]) for account in accounts if before.get(account)]
        if cleared:
            paid = Row("1930", -sum(row.ore for row in cleared))
            yield Voucher(_day(period, day), text, (*cleared, *([paid] if paid.ore else [])))


def _day(period: Period, day: int) -> date:
    return period.first.replace(day=min(max(day, 1), period.days))
