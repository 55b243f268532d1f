"""Help that was posted: what a member got for a month, from where, and when.

Need is reduced by it and exposure counts it, so that the same need is never met twice however
often ``propose`` runs (design.md §4). Money of the fund is in vouchers; a deferral, a request to
another member and a request for a bank loan move none, and are known by the line that was decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, get_args

from consortium.money import Money
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.proposal import HelpKind, Line
from consortium.voucher import RuleTrace, Voucher, VoucherNumber

HELP: frozenset[str] = frozenset(get_args(HelpKind))
DEFERRED = "levy_deferred"  # the reason that names a deferred notice and its new due day


class PostedHelp(NamedTuple):
    """One posted line of help.

    ``amount`` is what was paid, lent by another or deferred now; ``granted`` the whole that was
    decided, of which later tranches may remain. ``clause`` is the source in the policy; of a loan
    between members it ends in the lender, and nothing is granted once the lender has declined.
    ``deferred`` are the notices whose due day moved.
    """

    key: str
    kind: str
    member: str
    month: Period
    clause: str
    amount: Money
    granted: Money
    on: date
    voucher: VoucherNumber | None = None
    deferred: tuple[tuple[VoucherNumber, date], ...] = ()

    @property
    def lender(self) -> str | None:
        """The member that lends, of a loan between members."""
        return self.clause.rpartition(".")[2] if self.kind == "member_loan" else None


def is_help(trace: RuleTrace) -> bool:
    """True for what a round of help made; what later happens under its agreement is none."""
    return trace.rule in HELP and trace.clause.partition(".")[0] in ("liquidity", "relocation")


def help_of_voucher(voucher: Voucher) -> PostedHelp:
    """What a voucher of help says; ``AssertionError`` for any other."""
    trace = voucher.trace
    assert trace is not None and is_help(trace), "a voucher of help has a trace that says so"
    return PostedHelp(
        key=trace.key,
        kind=trace.rule,
        member=trace.member,
        month=trace.month,
        clause=trace.clause,
        amount=voucher.amount,
        granted=trace.base,
        on=voucher.date,
        voucher=voucher.id,
    )


def help_after(
    start: Mapping[str, PostedHelp],
    vouchers: Iterable[Voucher],
    without_voucher: Iterable[PostedHelp],
) -> Mapping[str, PostedHelp]:
    """What stands of help after more vouchers, and more lines that make none, by key."""
    found = dict(start)
    for voucher in vouchers:
        if voucher.trace is None or not is_help(voucher.trace):
            continue
        if voucher.reverses is None:
            found[voucher.trace.key] = help_of_voucher(voucher)
        else:
            found.pop(voucher.trace.key, None)
    return found | {one.key: one for one in without_voucher}


def deferred(
    notices: Mapping[VoucherNumber, OpenNotice], help_: Iterable[PostedHelp]
) -> Mapping[VoucherNumber, OpenNotice]:
    """The notices, due when help has said."""
    until = {number: day for one in help_ for number, day in one.deferred if number in notices}
    return {**notices, **{n: notices[n]._replace(due=day) for n, day in until.items()}}


def by_member(help_: Mapping[str, PostedHelp]) -> Mapping[str, tuple[PostedHelp, ...]]:
    """Help by the member that got it, oldest first."""
    found: dict[str, tuple[PostedHelp, ...]] = {}
    for one in sorted(help_.values(), key=lambda one: (one.on, one.key)):
        found[one.member] = (*found.get(one.member, ()), one)
    return found


def help_without_voucher(lines: Iterable[Line], on: date) -> tuple[PostedHelp, ...]:
    """What decided lines that move no money of the fund say, posted on a day."""
    return tuple(
        PostedHelp(
            key=line.key,
            kind=line.kind,
            member=line.member,
            month=line.month,
            clause=line.clause,
            amount=line.amount,
            granted=line.base,
            on=on,
            deferred=tuple(deferrals(line).items()),
        )
        for line in lines
        if line.kind in HELP and not line.postings
    )


def deferrals(line: Line) -> Mapping[VoucherNumber, date]:
    """The new due day of each notice that a line defers."""
    found: dict[VoucherNumber, date] = {}
    for reason in line.reasons:
        until = reason.values.get("until")
        if reason.code == DEFERRED and isinstance(until, date):
            found[VoucherNumber.parse(str(reason.values["voucher"]))] = until
    return found
