"""The base: which part of a member's revenue a month's levy is reckoned on.

A SIE report speaks account by account, debit-positive, so revenue is minus the movement on the
policy's accounts; a declared report says ``revenue`` outright. Sales between members are taken
out where the policy says so, lest the same krona be levied twice (design.md §4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from consortium.facts import Report
from consortium.fields import AccountRange
from consortium.money import ZERO, Money, total
from consortium.proposal import Reason, ReasonValue
from rules.policy import Base

ACCOUNTS_SHOWN = 6


class MonthBase(NamedTuple):
    """The base of one month, without VAT, and how it came about."""

    amount: Money
    reasons: tuple[Reason, ...] = ()


def has_revenue(report: Report) -> bool:
    """True when the report says what the revenue was; a SIE file always does."""
    return speaks_by_account(report) or "revenue" in report.declared


def speaks_by_account(report: Report) -> bool:
    """True when the figures come from the member's own books rather than its declaration."""
    return bool(report.accounts) or report.kind.startswith("SIE")


def base_of(base: Base, sales_to_members: Sequence[AccountRange], report: Report) -> MonthBase:
    """The base that the policy draws from a report.

    ``sales_to_members`` are the member's own accounts for sales inside; a member without such
    accounts may declare the sum instead. ``AssertionError`` for a report without revenue.
    """
    assert has_revenue(report), "only reports that say the revenue have a base"
    if speaks_by_account(report):
        return _from_accounts(base, sales_to_members, report)
    revenue = report.declared["revenue"]
    reason = Reason("source", "revenue_declared", _place(report), revenue)
    return _without_declared_sales(base, report, MonthBase(revenue, (reason,)))


def accounts_text(ranges: Sequence[AccountRange]) -> str:
    """Ranges as a reader of a chart of accounts expects them.

    >>> accounts_text([AccountRange(("30", "37")), AccountRange(("3740", "3740"))])
    '3000–3799, 3740'
    """
    ends = [(first.ljust(4, "0"), last.ljust(4, "9")) for first, last in ranges]
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in ends)


def _from_accounts(base: Base, inside: Sequence[AccountRange], report: Report) -> MonthBase:
    split_off = inside if base.between_members == "exclude" else ()
    taken: dict[str, Money] = {}
    by_policy: dict[str, Money] = {}
    between: dict[str, Money] = {}
    for account, movement in report.accounts.items():
        if not any(r.holds(account) for r in base.include):
            continue
        if any(r.holds(account) for r in base.exclude):
            by_policy[account] = -movement
        elif any(r.holds(account) for r in split_off):
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
    found = MonthBase(left, tuple(reasons))
    return found if split_off else _without_declared_sales(base, report, found)


def _without_declared_sales(base: Base, report: Report, found: MonthBase) -> MonthBase:
    declared = report.declared.get("sales_to_members", ZERO)
    if base.between_members == "include" or declared.is_zero:
        return found
    reason = Reason("source", "declared_sales_left_out", {}, declared)
    return MonthBase(found.amount - declared, (*found.reasons, reason))


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
