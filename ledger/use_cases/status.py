"""``status`` and ``members``: where the fund stands, read only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from consortium.approval import Approval, State
from consortium.facts import Reported
from consortium.figures import claims_on
from consortium.keys import component
from consortium.members import Member
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Proposal
from ledger.books import Books
from ledger.decisions import decisions_of
from ledger.use_cases.deciding import states_of
from ledger.use_cases.to_pay import NOTHING, Payouts, to_pay
from rules.base import base_of, who_speaks
from rules.keep import floor_of
from rules.propose import is_estimated


@dataclass(frozen=True, slots=True)
class PurposeStatus:
    """A purpose: all of it, what is tied up, what may be used above the floor."""

    balance: Money
    tied: Money
    available: Money
    floor: Money


@dataclass(frozen=True, slots=True)
class MemberStatus:
    """A member in a month: its levy for it (without VAT), and what it owes and has borrowed now.

    ``is_estimated`` while the levy rests on an estimate; ``base`` is then the estimated one.
    """

    key: str
    name: str
    levy: Money
    receivable: Money
    prepaid: Money
    lent: Money
    is_reported: bool
    belongs: bool
    base: Money | None = None
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """The fund at a glance: balances as they are now, levies for ``period``.

    ``is_latest``: no later month is levied. ``states`` says where each of ``waiting`` stands;
    ``to_report`` are urgent decisions that a meeting has still to be told of.
    """

    period: Period
    is_latest: bool
    tip: str
    bank: Money
    purposes: Mapping[str, PurposeStatus]
    members: tuple[MemberStatus, ...]
    waiting: tuple[Proposal, ...]
    states: Mapping[str, State] = field(default_factory=dict)
    to_report: tuple[Approval, ...] = ()
    payouts: Payouts = NOTHING


def status(
    books: Books, period: Period | None, today: Period, day: dt.date | None = None
) -> Status:
    """The state of the books, the members' levies for ``period`` (default: the last one levied).

    Decisions are as old as they are on ``day``, and payouts are looked at then; by default the
    last of the month.
    """
    waiting = tuple(books.proposals())
    latest = max((month for _, month in books.balances.levies), default=today.previous)
    shown = period or latest
    return Status(
        period=shown,
        is_latest=shown >= latest,
        tip=books.tip,
        bank=books.balances.balance_under("Assets:Bank"),
        purposes={p: purpose_status(books, p, shown) for p in books.consortium.all_purposes},
        members=tuple(member_status(books, key, shown) for key in books.consortium.members),
        waiting=waiting,
        states=states_of(books, waiting, day or today.last),
        to_report=decisions_of(books.root).to_report,
        payouts=to_pay(books, day or today.last),
    )


def purpose_status(books: Books, purpose: str, period: Period) -> PurposeStatus:
    """Earmarks are credits; what is tied was moved to the sub-account ``Tied``."""
    account = f"Equity:Purpose:{component(purpose)}"
    free = -books.balances.balance(account)
    tied = -books.balances.balance_under(f"{account}:Tied")
    floor = _floor(books, purpose, period)
    return PurposeStatus(free + tied, tied, max(free - floor, ZERO), floor)


def _floor(books: Books, purpose: str, period: Period) -> Money:
    version = books.policies.in_force(period.last)
    if version is None:
        return ZERO
    tax = books.balances.balance_under("Equity:Purpose:Tax")
    fund = tax - books.balances.balance_under("Equity:Purpose")
    return floor_of(version.policy, books.balances, purpose, fund)


def _base(books: Books, member: Member, reported: Reported) -> Money | None:
    """What the levy is reckoned on, when a whole month was reported and a policy is in force."""
    version = books.policies.in_force(reported.period.first)
    if version is None:
        return None
    policy = version.policy
    if who_speaks(reported, policy.facts.revenue) is None:
        return None
    return base_of(reported, policy.levy.base, member, policy.facts.revenue).amount


def member_status(books: Books, key: str, period: Period) -> MemberStatus:
    """One member as the books show it."""
    member, name = books.consortium.members[key], component(key)
    posted = books.balances.levy(key, period)
    reported = books.balances.facts.report(key, period)
    estimated = is_estimated(books.policies, books.consortium, books.balances, key, period)
    base = _base(books, member, reported)
    return MemberStatus(
        key=key,
        name=member.name,
        levy=posted.levy,
        receivable=claims_on(books.balances, key),
        prepaid=-books.balances.balance_under(f"Liabilities:Prepaid:{name}"),
        lent=books.balances.balance_under(f"Assets:Loans:Liquidity:{name}"),
        is_reported=who_speaks(reported, "sie") is not None,
        belongs=member.belongs(period),
        base=posted.base if estimated and base is None else base,
        is_estimated=estimated,
    )
