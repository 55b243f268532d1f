"""Small consortia short of cash: what the tests of help reckon on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from consortium.balances import Balances
from consortium.facts import Facts, Report
from consortium.help import PostedHelp
from consortium.keys import component
from consortium.members import Consortium
from consortium.money import Money
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.voucher import VoucherNumber
from rules.check import check
from rules.liquidity.propose import LiquidityRound, propose_liquidity
from rules.policy import Policies, PolicyVersion, read_policy

MAY = Period(2026, 5)
AS_OF = dt.date(2026, 6, 16)
HEAD = """
valid_from: 2026-01-01
decision: "Stämman 2025-11-20 § 8"
levy: {base: {include: ["30-37"]}, rate: 7 %}
split: {administration: 10 %, start_up: 10 %, relocation: 10 %, solidarity: remaining}
approvals:
  - {up_to: 50 000 kr, by: [treasurer, chair]}
  - {up_to: 250 000 kr, by: board}
  - {above: 250 000 kr, by: general_meeting}
  - {urgent: wages, up_to: 400 000 kr, by: board, report_to: next_general_meeting}
"""
PLAIN = """
keep: {solidarity: {amount: 100 000 kr}}
liquidity:
  trigger: {cash_days_below: 30}
  need: {up_to_cash_days: 45}
  sources: [{from: solidarity}]
  terms: {interest: 0 %, repay: 12 months}
"""
# Kronor: cash, payroll, payables.
SHORT = (20_000, 60_000, 40_000)  # 6 cash days; 130 000 kr lift it to 45
WELL = (1_000_000, 60_000, 40_000)  # 300 cash days


def version(rules: str = PLAIN, head: str = HEAD) -> PolicyVersion:
    """The head with these rules; no errors may stand in them."""
    read = read_policy((head + rules).encode(), "policy/2026-01-01.yaml")
    problems = [problem for problem in check(read, consortium()) if not problem.is_finding]
    assert not problems, [problem.render("en") for problem in problems]
    return read


NUMBERS = tuple(f"7990{i:02d}-00{j}" for i, j in ((1, 14), (2, 13), (3, 12), (4, 11), (5, 10)))
MEMBERS = ("asken", "björken", "cedern", "damgården", "eken")


def consortium(**changes: object) -> Consortium:
    """Five members, with a review of the law and due diligence of all but ``changes``."""
    plain: dict[str, object] = {
        "name": "Prov", "organisation_number": "769600-0004", "form": "ekonomisk_forening",
        "statutes": {"levy_between": ["5 %", "10 %"]},
        "purposes": ["administration", "solidarity", "start_up", "relocation"],
        "members": {
            key: {"name": key.title(), "organisation_number": number, "joined": "2025-01-01",
                  "due_diligence": "2025-01-10"}
            for key, number in zip(MEMBERS, NUMBERS, strict=True)
        },
        "people": {},
        "bodies": {"board": {"seats": [{"seats": 3}]}},
        "compliance": {"fi": "not_required", "basis": "yttrande.pdf", "reviewed": "2025-01-15"},
    }  # fmt: skip
    return Consortium.model_validate(plain | changes)


def kr(kronor: int) -> Money:
    """Whole kronor."""
    return Money(kronor * 100)


def report(member: str, month: Period, **declared: int) -> Report:
    """What a member declares, in kronor; ``people`` is a head count."""
    people = declared.pop("people", None)
    return Report(
        member, month, "workbook", "", f"{member}.xlsx", "2026-06-10T12:00:00",
        declared={name: kr(amount) for name, amount in declared.items()},
        counts={} if people is None else {"people": people},
    )  # fmt: skip


def facts(members: Mapping[str, tuple[int, int, int]], month: Period = MAY) -> Facts:
    """Cash, payroll and payables by member."""
    return Facts().with_reports(
        report(key, month, cash=cash, payroll=payroll, payables=payables)
        for key, (cash, payroll, payables) in members.items()
    )


def balances(
    members: Mapping[str, tuple[int, int, int]],
    *,
    purposes: Mapping[str, int] | None = None,
    accounts: Mapping[str, int] | None = None,
    notices: tuple[OpenNotice, ...] = (),
    helped: tuple[PostedHelp, ...] = (),
) -> Balances:
    """A fund with these purposes in kronor, on retained result and in the bank."""
    held = {"solidarity": 500_000} if purposes is None else dict(purposes)
    whole = sum(held.values())
    ore = {
        "Assets:Bank:Main": whole, "Equity:Retained": -whole, "Equity:Appropriated": whole,
        **{f"Equity:Purpose:{component(key)}": -amount for key, amount in held.items()},
    }  # fmt: skip
    for account, amount in (accounts or {}).items():
        ore[account] = ore.get(account, 0) + amount
    in_units = {
        (account, "GSEK" if ":GSEK:" in account else "SEK"): kr(amount)
        for account, amount in ore.items()
        if amount
    }
    return Balances(
        in_units,
        notices={notice.voucher: notice for notice in notices},
        help={one.key: one for one in helped},
        facts=facts(members),
    )


def notice(number: int, member: str, month: Period, kronor: int, due: dt.date) -> OpenNotice:
    """An unpaid levy."""
    return OpenNotice(VoucherNumber("V", 2026, number), member, month, due, kr(kronor))


def helped(
    kind: str, member: str, kronor: int, *, month: Period = MAY,
    clause: str = "liquidity.sources.0", on: dt.date = AS_OF,
) -> PostedHelp:  # fmt: skip
    """Help that was posted."""
    key = f"{kind}/{month}/{member}/{clause}"
    return PostedHelp(key, kind, member, month, clause, kr(kronor), kr(kronor), on)


def proposed(
    rules: str,
    state: Balances,
    *,
    of: Consortium | None = None,
    as_of: dt.date = AS_OF,
    placed_for: Mapping[str, str] | None = None,
) -> LiquidityRound:
    """The round of May."""
    return propose_liquidity(
        Policies([version(rules)]), of or consortium(), state, MAY, as_of, placed_for
    )


def amounts(found: LiquidityRound) -> dict[tuple[str, str], Money]:
    """What each line gives, by member and clause."""
    return {
        (line.member, line.clause): line.base
        for proposal in found.proposals
        for line in proposal.lines
    }


def codes(found: LiquidityRound, member: str) -> list[str]:
    """The codes of all reasons told about a member."""
    case = next(case for case in found.cases if case.member == member)
    return [r.code for r in (*case.told, *(r for part in case.parts for r in part.reasons))]


def reversed_members(found: Consortium) -> Consortium:
    """The same members in the other order."""
    members = dict(reversed(list(found.members.items())))
    return found.model_copy(update={"members": members})
