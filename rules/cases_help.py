"""Cases of help: what the fund holds and where members stand, and what help must come out.

Beside the reports of a case::

    fund: {solidarity: 500 000 kr}              # what each purpose holds, untied
    lent: {cykelbud: 50 000 kr}                 # loans of the fund that stand
    guaranteed: {cykelbud: 10 000 kr}           # what the fund guarantees for it
    shares: {cykelbud: 5 000 kr}                # what the fund owns of it
    capital: {cykelbud: 40 000 kr}              # the member's own capital (insats)
    unpaid: {cykelbud: {2026-04: 5 000 kr}}     # levies that are not paid, by month
    helped: {cykelbud: {2026-05: 50 000 kr}}    # help that was posted before, by month
    help:
      cykelbud:
        need: 130 000 kr
        gets: {defer_levy: 5 000 kr, solidarity: 75 000 kr, grenverket: 50 000 kr}
        paid_now: 30 000 kr                     # of it, in a first tranche or at once
        left: 0 kr                              # what no source could meet
        decided_by: board
        because: [exposure_bit]                 # codes of reasons that must be told
    warnings: {cykelbud: alarm, grenverket: none}

``gets`` names the purpose, the member that lends, ``defer_levy`` or ``stodspar``; who gets nothing
has ``gets: {}``. What a case does not expect, it does not test.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from consortium.balances import Balances
from consortium.facts import Facts
from consortium.fields import Amount, Key, Shape, wrong
from consortium.help import PostedHelp
from consortium.keys import component
from consortium.members import Consortium
from consortium.money import ZERO, Money, total
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.problems import Value
from consortium.proposal import Line
from consortium.voucher import VoucherNumber
from rules.liquidity.propose import LiquidityRound, propose_liquidity
from rules.policy import Policies, PolicyVersion


def read_month(value: object) -> Period:
    """A month, ``2026-05``."""
    try:
        return value if isinstance(value, Period) else Period.parse(str(value))
    except ValueError:
        raise wrong("month_must_be_readable", value) from None


Month = Annotated[Period, BeforeValidator(read_month)]
ByMember = Mapping[Key, Amount]


class Difference(NamedTuple):
    """One thing that came out otherwise: whose, what, and the two values."""

    member: str
    what: str
    expected: Value
    got: Value


class ExpectedHelp(Shape):
    """What help must come out for a member."""

    need: Amount | None = None
    gets: ByMember | None = None
    paid_now: Amount | None = None
    left: Amount | None = None
    decided_by: str | None = None
    because: tuple[str, ...] = ()


class Situated(Shape):
    """Where the fund and the members stand, and what help and warnings must come out."""

    fund: ByMember = Field(default_factory=dict)
    lent: ByMember = Field(default_factory=dict)
    guaranteed: ByMember = Field(default_factory=dict)
    shares: ByMember = Field(default_factory=dict)
    capital: ByMember = Field(default_factory=dict)
    unpaid: Mapping[Key, Mapping[Month, Amount]] = Field(default_factory=dict)
    helped: Mapping[Key, Mapping[Month, Amount]] = Field(default_factory=dict)
    help: Mapping[Key, ExpectedHelp] = Field(default_factory=dict)
    warnings: Mapping[Key, Literal["alarm", "warning", "watch", "none"]] = Field(
        default_factory=dict
    )


def compare_help(
    version: PolicyVersion,
    consortium: Consortium,
    case: Situated,
    facts: Facts,
    month: Period,
    as_of: dt.date,
) -> Iterator[Difference]:
    """What came out otherwise than the case expects of help and warnings."""
    balances = balances_of(case, facts)
    found = propose_liquidity(Policies([version]), consortium, balances, month, as_of)
    for member, expected in case.help.items():
        yield from _compare(member, expected, found)
    levels = {warned.member: warned.level for warned in found.warnings}
    for member, level in case.warnings.items():
        got = levels.get(member, "none")
        if got != level:
            yield Difference(member, "warnings", level, got)


def balances_of(case: Situated, facts: Facts) -> Balances:
    """The fund as the case says it stands: all of it free equity and member capital, in the bank.

    What is lent or owned came from elsewhere, so that ``fund`` is what a purpose has untied.
    """
    ore: dict[tuple[str, str], Money] = {}

    def add(account: str, amount: Money, unit: str = "SEK") -> None:
        ore[account, unit] = ore.get((account, unit), ZERO) + amount

    for purpose, amount in case.fund.items():
        add(f"Equity:Purpose:{component(purpose)}", -amount)
    whole = total(case.fund.values())
    add("Equity:Appropriated", whole)
    add("Equity:Retained", -whole)
    add("Assets:Bank:Main", whole)
    for parent, amounts in (("Assets:Loans:Liquidity", case.lent),
                            ("Assets:Shares:Members", case.shares)):  # fmt: skip
        for member, amount in amounts.items():
            add(f"{parent}:{component(member)}", amount)
    for member, amount in case.guaranteed.items():
        add(f"Assets:Memo:GSEK:{component(member)}", amount, "GSEK")
    for member, amount in case.capital.items():
        add(f"Equity:MemberCapital:{component(member)}", -amount)
    notices = _notices(case)
    return Balances(
        {place: amount for place, amount in ore.items() if not amount.is_zero},
        notices={notice.voucher: notice for notice in notices},
        help={one.key: one for one in _helped(case)},
        facts=facts,
    )


def _notices(case: Situated) -> Iterator[OpenNotice]:
    """Unpaid levies fall due at the end of the month after."""
    unpaid = [
        (member, month, amount)
        for member, by_month in sorted(case.unpaid.items())
        for month, amount in sorted(by_month.items())
    ]
    for number, (member, month, amount) in enumerate(unpaid, 1):
        voucher = VoucherNumber("V", month.year, number)
        yield OpenNotice(voucher, member, month, month.next.last, amount)


def _helped(case: Situated) -> Iterator[PostedHelp]:
    for member, by_month in case.helped.items():
        for month, amount in by_month.items():
            key, clause = f"loan/{month}/{member}/before", "liquidity.sources.before"
            yield PostedHelp(key, "loan", member, month, clause, amount, amount, month.next.first)


def _compare(member: str, expected: ExpectedHelp, found: LiquidityRound) -> Iterator[Difference]:
    case = next((case for case in found.cases if case.member == member), None)
    lines = [line for one in found.proposals for line in one.lines if line.member == member]
    body = next((one.body for one in found.proposals if lines and lines[0] in one.lines), "–")
    whole, left = (ZERO, ZERO) if case is None else (case.need.whole, case.left)
    paid = total(line.amount for line in lines if line.postings)
    for what, wanted, got in (
        ("help.need", expected.need, whole), ("help.left", expected.left, left),
        ("help.paid_now", expected.paid_now, paid),
    ):  # fmt: skip
        if wanted is not None and wanted != got:
            yield Difference(member, what, wanted, got)
    if expected.gets is not None:
        got_by = {_from(line): line.base for line in lines}
        for name in sorted({*expected.gets, *got_by}):
            wanted, got = expected.gets.get(name, ZERO), got_by.get(name, ZERO)
            if wanted != got:
                yield Difference(member, f"help.gets.{name}", wanted, got)
    if expected.decided_by not in (None, body):
        yield Difference(member, "help.decided_by", expected.decided_by or "–", body)
    told = () if case is None else (*case.need.reasons, *case.told)
    codes = {reason.code for reason in told} | {r.code for line in lines for r in line.reasons}
    for code in expected.because:
        if code not in codes:
            yield Difference(member, "help.because", code, tuple(sorted(codes)) or "–")


def _from(line: Line) -> str:
    """Where a line's help comes from, as a case names it."""
    match line.kind:
        case "deferral":
            return "defer_levy"
        case "bank_guarantee":
            return "stodspar"
        case "loan":
            return next(str(r.values["purpose"]) for r in line.reasons if r.code == "from_purpose")
        case _:
            return line.clause.rpartition(".")[2]
