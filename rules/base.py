"""The base: which part of a member's revenue a month's levy is reckoned on.

The books speak account by account, debit-positive, so revenue is minus the movement on the
policy's accounts; a declaration says ``revenue`` outright. Sales between members are taken out
where the policy says so, lest the same krona be levied twice (design.md §4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from consortium.facts import Report, Reported
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


def base_of(reported: Reported, base: Base, member: Member, counts: Source = "sie") -> MonthBase:
    """The base that the policy draws from what a member has reported of a month.

    Where both books and declaration speak of the whole month, ``counts`` is the one that does. A
    member without accounts of its own for sales inside may declare the sum instead.
    ``AssertionError`` for a month of which neither says the whole revenue.
    """
    speaker = who_speaks(reported, counts)
    assert speaker is not None, "only months whose revenue is reported have a base"
    if speaker == "sie":
        assert reported.books is not None
        return _from_accounts(reported, reported.books, base, member)
    return declared_base(reported, base)


def declared_base(reported: Reported, base: Base) -> MonthBase:
    """The base by what the member declares, estimate or not."""
    said = reported.declared["revenue"]
    revenue = said.declared["revenue"]
    reason = Reason("source", "revenue_declared", _place(said), revenue)
    return _without_declared_sales(reported, base, MonthBase(revenue, {}, (reason,)))


def who_speaks(reported: Reported, counts: Source) -> Source | None:
    """Whose word counts of the revenue: the policy's choice, else the other; ``None`` if neither.

    Books of half a month and a declaration that is called an estimate do not speak.
    """
    speakers: list[Source] = []
    if reported.books is not None and reported.books.is_complete:
        speakers.append("sie")
    if "revenue" in reported.figures and reported.declared["revenue"].is_complete:
        speakers.append("declared")
    return counts if counts in speakers else next(iter(speakers), None)


def report_that_counts(reported: Reported, counts: Source) -> Report | None:
    """The report whose word on the revenue counts."""
    match who_speaks(reported, counts):
        case "sie":
            return reported.books
        case "declared":
            return reported.declared["revenue"]
        case None:
            return None


def version_that_counts(reported: Reported, counts: Source) -> str:
    """A digest of what a levy rests on: the source that counts, and declared sales to members."""
    inside = reported.figures.get("sales_to_members")
    if who_speaks(reported, counts) == "sie":
        assert reported.books is not None
        version = reported.books.version
        return version if inside is None else digest(version, inside)
    return digest("declared", reported.figures.get("revenue"), inside)


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits over the parts' texts."""
    return hashlib.sha256(",".join(map(str, parts)).encode()).hexdigest()[:16]


def account_revenue(books: Report, base: Base) -> Money:
    """The revenue by the member's books, sales to members included: what it would declare."""
    counted = (a for a in books.accounts if _sort(a, base.include, base.exclude) == "counts")
    return -total(books.accounts[account] for account in counted)


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


def _from_accounts(reported: Reported, books: Report, base: Base, member: Member) -> MonthBase:
    taken: dict[str, Money] = {}
    by_policy: dict[str, Money] = {}
    between: dict[str, Money] = {}
    for account, movement in books.accounts.items():
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
    where = {"accounts": accounts_text(base.include), **_place(books)}
    reasons = [Reason("source", "revenue_on_accounts", where, whole)]
    if by_policy:
        reasons.append(_left_out("accounts_left_out", by_policy))
    if between:
        reasons.append(_left_out("sales_on_accounts_left_out", between))
    if taken:
        reasons.append(Reason("source", "accounts_taken", _by_account(taken), left))
    found = MonthBase(left, taken, tuple(reasons))
    return found if member.sales_to_members else _without_declared_sales(reported, base, found)


def _without_declared_sales(reported: Reported, base: Base, found: MonthBase) -> MonthBase:
    declared = reported.figures.get("sales_to_members", ZERO)
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
