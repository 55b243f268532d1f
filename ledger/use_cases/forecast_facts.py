"""What the books and the members' reports know for a forecast: one side per member, and the fund's.

Members' figures are those that they declare; revenue also from their books, as the levy's base.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from consortium.balances import Balances
from consortium.facts import Reported
from consortium.keys import component
from consortium.money import ZERO, Money, total
from consortium.period import Period
from ledger.books import Books
from ledger.use_cases.arrears import balances_on
from ledger.use_cases.parties import FUND
from rules.base import base_of, who_speaks
from rules.forecast_flows import Dated, FundSide, LevyTerms, MemberSide
from rules.policy import Policy

_DUE_DAYS = 30
_REPORT_DAYS = 15
# Own costs: what the fund pays for itself, not what it gives or loses.
_NOT_OWN = ("Expenses:Support", "Expenses:Losses", "Expenses:Result", "Expenses:Tax")

Series = Mapping[Period, Money]


class Sides(NamedTuple):
    """Every member whose cash is known, by key; the fund; when levies are due; what is overdue."""

    members: Mapping[str, MemberSide]
    fund: FundSide
    terms: LevyTerms
    overdue: Money


def sides_of(
    books: Books,
    start: dt.date,
    planned: Mapping[str, Sequence[Dated]],
    instalments: Mapping[str, Sequence[Dated]],
) -> Sides:
    """What is known when the day ``start`` begins."""
    balances = balances_on(books, start - dt.timedelta(days=1))
    figures = _figures(books, start)
    levies = _levies(books, balances, Period.of(start))
    notices = _notices(balances)
    payouts = {key: list(_payouts(balances, key, start)) for key in books.consortium.members}
    moved = _moved(books, start)
    members = {}
    for key, of in figures.items():
        cash = of.get("cash", {})
        if cash:
            members[key] = MemberSide(
                cash=cash,
                revenue=of.get("revenue", {}),
                payroll=of.get("payroll", {}),
                payables=of.get("payables", {}),
                receivables=of.get("receivables", {}),
                levies=levies.get(key, {}),
                notices=notices.get(key, ()),
                payouts=payouts[key],
                instalments=instalments.get(key, ()),
                planned=planned.get(key, ()),
                moved=moved.get(component(key), ()),
            )
    every = [(key, one) for key, of in notices.items() for one in of]
    fund = FundSide(
        bank=balances.balance_under("Assets:Bank"),
        levies=levies,
        notices=[one._replace(what=f"{k} {one.what}") for k, one in every if one.day >= start],
        costs=_costs(books, start),
        payouts=[one._replace(what=key) for key, of in payouts.items() for one in of],
        instalments=[one for of in instalments.values() for one in of],
        planned=planned.get(FUND, ()),
    )
    overdue = total(one.amount for _, one in every if one.day < start)
    return Sides(members, fund, _terms(books, start), overdue)


def _figures(books: Books, start: dt.date) -> Mapping[str, Mapping[str, dict[Period, Money]]]:
    """By member and figure, the months that are over and reported."""
    found: dict[str, dict[str, dict[Period, Money]]] = {key: {} for key in books.consortium.members}
    version = books.policies.in_force(start)
    policy = None if version is None else version.policy
    for reported in books.balances.facts:
        of = found.get(reported.member)
        if of is None or reported.period.last >= start:
            continue
        for name, amount in reported.figures.items():
            of.setdefault(name, {})[reported.period] = amount
        if "revenue" not in reported.figures and policy is not None:
            revenue = _from_books(books, policy, reported)
            if revenue is not None:
                of.setdefault("revenue", {})[reported.period] = revenue
    return found


def _from_books(books: Books, policy: Policy, reported: Reported) -> Money | None:
    if who_speaks(reported, policy.facts.revenue) is None:
        return None
    member = books.consortium.members[reported.member]
    return base_of(reported, policy.levy.base, member, policy.facts.revenue).amount


def _levies(books: Books, balances: Balances, now: Period) -> Mapping[str, dict[Period, Money]]:
    """What stands of each month's levy, to pay; of those who have left none is expected more."""
    found: dict[str, dict[Period, Money]] = {}
    for (key, month), levy in balances.levies.items():
        member = books.consortium.members.get(key)
        if member is not None and levy.keys and member.belongs(now):
            found.setdefault(key, {})[month] = levy.to_pay
    return found


def _notices(balances: Balances) -> Mapping[str, Sequence[Dated]]:
    """What is unpaid and has a due day, by member; a credit counts against it on that day."""
    found: dict[str, list[Dated]] = {}
    for notice in balances.notices.values():
        if notice.due is not None and not notice.amount.is_zero:
            one = Dated(notice.due, notice.amount, str(notice.voucher))
            found.setdefault(notice.member, []).append(one)
    return found


def _payouts(balances: Balances, key: str, start: dt.date) -> Iterator[Dated]:
    """What is decided to be paid out to the member, and is not paid: it leaves at once."""
    owed = -balances.balance(f"Liabilities:Payouts:{component(key)}")
    if owed > ZERO:
        yield Dated(start, owed)


def _moved(books: Books, start: dt.date) -> Mapping[str, Sequence[Dated]]:
    """What has passed through the bank between the fund and each member, by account component."""
    found: dict[str, list[Dated]] = {}
    for read in books.read_vouchers:
        legs = read.voucher.postings
        if read.voucher.date >= start or not any(
            leg.account.startswith("Assets:Bank") for leg in legs
        ):
            continue
        for leg in legs:
            if leg.account.startswith(("Assets:Receivable:", "Assets:Loans:", "Liabilities:")):
                name = leg.account.rpartition(":")[2]
                found.setdefault(name, []).append(Dated(read.voucher.date, leg.amount))
    return found


def _costs(books: Books, start: dt.date) -> Series:
    """The fund's own costs by month, from its first voucher on; months without any cost nothing."""
    ore: dict[Period, int] = {}
    dates = [read.voucher.date for read in books.read_vouchers if read.voucher.date < start]
    if not dates:
        return {}
    for month in Period.of(min(dates)).until(Period.of(start)):
        ore[month] = 0
    for read in books.read_vouchers:
        if read.voucher.date < start:
            month = Period.of(read.voucher.date)
            for leg in read.voucher.postings:
                if leg.account.startswith("Expenses:") and not leg.account.startswith(_NOT_OWN):
                    ore[month] += leg.amount.ore
    return {month: Money(sum_) for month, sum_ in ore.items()}


def _terms(books: Books, start: dt.date) -> LevyTerms:
    """A levy is noticed when reports are due, and due so many days later, as the policy says."""
    version = books.policies.in_force(start)
    if version is None:
        return LevyTerms(_REPORT_DAYS + _DUE_DAYS, _DUE_DAYS)
    levy = version.policy.levy
    reported = _REPORT_DAYS if levy.missing_report is None else levy.missing_report.deadline
    return LevyTerms(reported + levy.due, levy.due)
