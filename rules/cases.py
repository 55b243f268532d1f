"""Cases: examples beside a policy that a board member can read, and that must come out right.

``policy/2026-01-01.cases.yaml`` holds a list of them::

    cases:
      - name: {sv: "Golvet gäller", en: "The floor applies"}
        month: 2026-03
        reports:
          grenverket: {revenue: 5 000 kr}
          kvarnen: {accounts: {"3010": 80 000 kr, "3740": -3 kr}}   # revenue is positive
        earlier:                      # for estimates, and where the year is reckoned together
          2026-02: {cykelbud: {revenue: 90 000 kr}}
        as_of: 2026-04-16             # after the deadline: who has not reported is estimated
        expected:
          grenverket: {levy: 500 kr, purposes: {solidarity: 225 kr}}
          kvarnen: {levy: 5 600 kr, to_pay: 5 600 kr, findings: []}
          cykelbud: {levy: 6 300 kr, estimated: true}

Help is tried in the same way, from what the fund holds and what members report::

      - name: {sv: "Ett lån ur fonden", en: "A loan from the fund"}
        month: 2026-05
        reports: {cykelbud: {cash: 20 000 kr, payroll: 60 000 kr, payables: 40 000 kr}}
        fund: {solidarity: 500 000 kr}
        help:
          cykelbud: {need: 130 000 kr, gets: {solidarity: 130 000 kr}, decided_by: board}
        warnings: {cykelbud: alarm}

See :mod:`rules.cases_help` for what may stand there.

A report with ``complete: false`` is half a month of books, or a declaration that the member calls
preliminary. Without ``as_of`` no deadline has passed. What a case does not expect, it does not
test. Members join and leave as in consortium.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from consortium.balances import Balances
from consortium.facts import Facts, Report
from consortium.fields import Amount, Day, Key, Shape
from consortium.keys import component
from consortium.members import Consortium
from consortium.money import ZERO, Language, Money
from consortium.period import Period
from consortium.problems import FundError, Words
from consortium.proposal import Line
from rules.cases_help import Difference, Month, Situated, compare_help
from rules.policy import Policies, PolicyVersion
from rules.propose import LevyRound, propose_levy
from rules.split import TAX
from rules.text import bind, parse

_YES_NO = {True: Words("ja", "yes"), False: Words("nej", "no")}


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(str(value), value)


class Name(Shape):
    """What a case shows, in either language or both."""

    sv: str = ""
    en: str = ""

    def text(self, language: Language) -> str:
        """In the language asked for, else in the other."""
        return (self.sv or self.en) if language == "sv" else (self.en or self.sv)


def _name(value: object) -> object:
    return {"sv": value} if isinstance(value, str) else value


_DECLARED = ("revenue", "sales_to_members", "cash", "payroll", "payables", "receivables")


class Reported(Shape):
    """What a member reports of a month: a declaration, or accounts with revenue positive."""

    revenue: Amount | None = None
    sales_to_members: Amount | None = None
    cash: Amount | None = None
    payroll: Amount | None = None
    payables: Amount | None = None
    receivables: Amount | None = None
    accounts: Mapping[str, Amount] = Field(default_factory=dict)
    is_complete: Annotated[bool, BeforeValidator(_flag)] = Field(default=True, alias="complete")

    def report(self, member: str, period: Period) -> Report:
        """The same as a fact, debit-positive by account."""
        figures = {name: getattr(self, name) for name in _DECLARED}
        return Report(
            member=member,
            period=period,
            kind="SIE 4E" if self.accounts else "workbook",
            document="",
            file="cases",
            taken_in="",
            is_complete=self.is_complete,
            accounts={account: -amount for account, amount in self.accounts.items()},
            declared={name: amount for name, amount in figures.items() if amount is not None},
            remark=None if self.is_complete else "preliminär",
        )


class Expected(Shape):
    """What must come out for a member. ``missing`` is why its month cannot be reckoned."""

    estimated: Annotated[bool | None, BeforeValidator(_flag)] = None
    base: Amount | None = None
    levy: Amount | None = None
    to_pay: Amount | None = None
    vat: Amount | None = None
    tax: Amount | None = None
    capital: Amount | None = None
    purposes: Mapping[Key, Amount] = Field(default_factory=dict)
    findings: tuple[str, ...] | None = None
    missing: str | None = None


class Case(Situated):
    """One example: reports in, levies and help out; or ``refuse``, the code of the refusal."""

    name: Annotated[Name, BeforeValidator(_name)]
    month: Month
    as_of: Day | None = None
    reports: Mapping[Key, Reported] = Field(default_factory=dict)
    earlier: Mapping[Month, Mapping[Key, Reported]] = Field(default_factory=dict)
    expected: Mapping[Key, Expected] = Field(default_factory=dict)
    refuse: str | None = None


class CaseFile(Shape):
    """The whole of ``policy/<day>.cases.yaml``."""

    cases: tuple[Case, ...]


def read_cases(content: bytes, file: str) -> tuple[Case, ...]:
    """The cases of a file; ``PolicyError`` with every slip at its line and column."""
    return bind(parse(content, file), CaseFile).cases


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case went: it passes when nothing differs."""

    case: Case
    differences: tuple[Difference, ...] = ()

    @property
    def has_passed(self) -> bool:
        """True when everything it expects came out."""
        return not self.differences


def run_cases(
    version: PolicyVersion, consortium: Consortium, cases: Sequence[Case]
) -> tuple[CaseResult, ...]:
    """Reckon each case by the policy, with nothing posted before, and compare."""
    return tuple(CaseResult(case, tuple(_run(version, consortium, case))) for case in cases)


def _run(version: PolicyVersion, consortium: Consortium, case: Case) -> Iterator[Difference]:
    by_month = {**case.earlier, case.month: case.reports}
    facts = Facts().with_reports(
        reported.report(member, month)
        for month, reports in by_month.items()
        for member, reported in reports.items()
    )
    try:
        balances, as_of = Balances(facts=facts), case.as_of or case.month.last
        found = propose_levy(Policies([version]), consortium, balances, case.month, as_of)
    except FundError as error:
        code = error.problems[0].code
        if code != case.refuse:
            yield Difference("", "refuse", case.refuse or "–", code)
        return
    if case.refuse is not None:
        yield Difference("", "refuse", case.refuse, "–")
    for member, expected in case.expected.items():
        yield from _compare(member, expected, found)
    if case.help or case.warnings:
        yield from compare_help(version, consortium, case, facts, case.month, as_of)


def _compare(member: str, expected: Expected, found: LevyRound) -> Iterator[Difference]:
    missing = next((one.reason for one in found.missing if one.member == member), None)
    if missing != expected.missing:
        yield Difference(member, "missing", expected.missing or "–", missing or "–")
        return
    is_estimated = any(one.missing.member == member for one in found.estimated)
    if expected.estimated not in (None, is_estimated):
        yield Difference(member, "estimated", _YES_NO[not is_estimated], _YES_NO[is_estimated])
    lines = found.proposal.lines if found.proposal is not None else ()
    line = next((line for line in lines if line.member == member), None)
    for what, amount, got in _amounts(member, expected, line):
        if amount is not None and amount != got:
            yield Difference(member, what, amount, got)
    if expected.findings is not None:
        told = tuple(sorted(f.code for f in found.findings if f.values.get("member") == member))
        if told != tuple(sorted(expected.findings)):
            yield Difference(member, "findings", expected.findings, told)


def _amounts(
    member: str, expected: Expected, line: Line | None
) -> Iterator[tuple[str, Money | None, Money]]:
    """Each amount by its name in the case, as expected, and as it came out."""
    legs = {} if line is None else {p.account: p.amount for p in line.postings}
    yield "base", expected.base, ZERO if line is None else line.base
    yield "levy", expected.levy, ZERO if line is None else line.amount
    yield "to_pay", expected.to_pay, ZERO if line is None else line.to_pay
    credited = [
        ("vat", expected.vat, "Liabilities:VAT:Output"),
        ("tax", expected.tax, f"Equity:Purpose:{component(TAX)}"),
        ("capital", expected.capital, f"Equity:MemberCapital:{component(member)}"),
    ]
    for purpose, amount in expected.purposes.items():
        credited.append((f"purposes.{purpose}", amount, f"Equity:Purpose:{component(purpose)}"))
    for what, wanted, account in credited:
        yield what, wanted, -legs.get(account, ZERO)
