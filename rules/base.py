"""The base: which part of a member's revenue a month's levy is reckoned on.

A SIE report speaks account by account, debit-positive, so revenue is minus the movement on the
policy's accounts; a declared report says ``revenue`` outright. Sales between members are taken
out where the policy says so, lest the same krona be levied twice (design.md §4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from consortium.facts import Report
from consortium.fields import AccountRange
from consortium.members import Member
from consortium.money import ZERO, Money, total
from consortium.proposal import Reason, ReasonValue
from rules.policy import Base

ACCOUNTS_SHOWN = 6


class MonthBase(NamedTuple):
    """The base of one month, without VAT; its accounts with what each adds; how it came about."""

    amount: Money
    accounts: Mapping[str, Money]
    reasons: tuple[Reason, ...] = ()


Source = Literal["sie", "declared"]


def base_of(report: Report, base: Base, member: Member, counts: Source = "sie") -> MonthBase:
    """The base that the policy draws from a member's report.

    Where both books and declaration speak, ``counts`` is the one that does. A member without
    accounts of its own for sales inside may declare the sum instead. ``AssertionError`` for a
    report that does not say the revenue.
    """
    assert has_revenue(report), "only reports that say the revenue have a base"
    if speaks_by_account(report) and not (counts == "declared" and "revenue" in report.declared):
        return _from_accounts(report, base, member)
    revenue = report.declared["revenue"]
    reason = Reason("source", "revenue_declared", _place(report), revenue)
    return _without_declared_sales(report, base, MonthBase(revenue, {}, (reason,)))


def has_revenue(report: Report) -> bool:
    """True when the report says what the revenue was; a SIE file always does."""
    return speaks_by_account(report) or "revenue" in report.declared


def speaks_by_account(report: Report) -> bool:
    """True when the figures come from the member's own books rather than its declaration."""
    return bool(report.accounts) or report.kind.startswith("SIE")


def account_revenue(report: Report, base: Base) -> Money:
    """The revenue by the member's books, sales to members included: what it would declare."""
    counted = (a for a in report.accounts if _sort(a, base.include, base.exclude) == "counts")
    return -total(report.accounts[account] for account in counted)


def counts_in_base(account: str, base: Base, member: Member) -> bool:
    """True when movements on that account of the member's chart are part of the base."""
    sort = _sort(account, base.include, base.exclude)
    return sort == "counts" and not _is_inside(account, base, member)


@lru_cache(maxsize=1 << 14)
def _sort(
    account: str, include: Sequence[AccountRange], exclude: Sequence[AccountRange]
) -> Literal["counts", "left_out", "outside"]:
    """What the policy says of an account; asked once per chart account, not once per member."""
    if not any(r.holds(account) for r in include):
        return "outside"
    return "left_out" if any(r.holds(account) for r in exclude) else "counts"


def _is_inside(account: str, base: Base, member: Member) -> bool:
    """True for the member's accounts of sales to other members, where those do not count."""
    is_split_off = base.between_members == "exclude"
    return is_split_off and any(r.holds(account) for r in member.sales_to_members)


def accounts_text(ranges: Sequence[AccountRange]) -> str:
    """Ranges as a reader of a chart of accounts expects them.

    >>> accounts_text([AccountRange(("30", "37")), AccountRange(("3740", "3740"))])
    '3000–3799, 3740'
    """
    ends = [(first.ljust(4, "0"), last.ljust(4, "9")) for first, last in ranges]
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in ends)


def _from_accounts(report: Report, base: Base, member: Member) -> MonthBase:
    taken: dict[str, Money] = {}
    by_policy: dict[str, Money] = {}
    between: dict[str, Money] = {}
    for account, movement in report.accounts.items():
        sort = _sort(account, base.include, base.exclude)
        if sort == "outside":
            continue
        if sort == "left_out":
            by_policy[account] = -movement
        elif _is_inside(account, base, member):
            between[account] = -movement
        else:
            taken[account] = -movement
    left = total(taken.values())
    whole = left + total(by_policy.values()) + total(between.values())
    where = {"accounts": accounts_text(base.include), **_place(report)}
    reasons = [Reason("source", "revenue_on_accounts", where, whole)]
    if by_policy:
        reasons.append(_left_out("accounts_left_out", by_policy))
    if between:
        reasons.append(_left_out("sales_on_accounts_left_out", between))
    if taken:
        reasons.append(Reason("source", "accounts_taken", _by_account(taken), left))
    found = MonthBase(left, taken, tuple(reasons))
    return found if member.sales_to_members else _without_declared_sales(report, base, found)


def _without_declared_sales(report: Report, base: Base, found: MonthBase) -> MonthBase:
    declared = report.declared.get("sales_to_members", ZERO)
    if base.between_members == "include" or declared.is_zero:
        return found
    reason = Reason("source", "declared_sales_left_out", {}, declared)
    return MonthBase(found.amount - declared, found.accounts, (*found.reasons, reason))


def _place(report: Report) -> dict[str, ReasonValue]:
    return {"file": report.file, "month": report.period}


def _left_out(code: str, amounts: Mapping[str, Money]) -> Reason:
    return Reason("source", code, _by_account(amounts), total(amounts.values()))


def _by_account(amounts: Mapping[str, Money]) -> dict[str, ReasonValue]:
    """The first accounts by number, each with its amount; how many ``more``, and their ``rest``."""
    accounts = sorted(amounts)
    shown: dict[str, ReasonValue] = {name: amounts[name] for name in accounts[:ACCOUNTS_SHOWN]}
    if len(accounts) > ACCOUNTS_SHOWN:
        unseen = accounts[ACCOUNTS_SHOWN:]
        shown["more"] = len(unseen)
        shown["rest"] = total(amounts[name] for name in unseen)
    return shown
