"""What a member's month says of its liquidity: cash, payroll, payables, receivables, people.

Each figure comes from what the member declares or from its books, by the policy's ``facts:
{others: …}``; where the one that counts says nothing the other does. In books cash, payables and
receivables are balances at the month's end and payroll is the month's movement, on the ranges of
the policy's ``accounts``. Payables are what falls due within the month (design.md §4); books
cannot tell due days, so there all of them count: the careful side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from consortium.facts import Report, Reported
from consortium.fields import AccountRange
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Source
from rules.base import accounts_text, digest
from rules.policy import Policy

Name = Literal["cash", "payroll", "payables", "receivables"]
NAMES: Final[tuple[Name, ...]] = ("cash", "payroll", "payables", "receivables")
NEEDED: Final[tuple[Name, ...]] = ("cash", "payroll", "payables")
DAYS: Final = 30  # a month in cash days, whatever its length (design.md §4)


class Figure(NamedTuple):
    """One amount, where it stands, and which accounts make it when it is from books."""

    amount: Money
    source: Source
    by: Literal["declared", "sie"]
    accounts: str = ""

    @property
    def place(self) -> str:
        """File and cell, in words of no language: ``september.xlsx Omsättning!C7``."""
        cell = "!".join(part for part in (self.source.sheet, self.source.cell) if part)
        return f"{self.source.file} {cell}".strip()


@dataclass(frozen=True, slots=True)
class Figures:
    """A member's month. What neither declaration nor books say is left out.

    ``people`` is a head count.
    """

    member: str
    month: Period
    by_name: Mapping[Name, Figure]
    people: int | None = None

    @property
    def missing(self) -> tuple[Name, ...]:
        """What is needed for cash days and not said."""
        return tuple(name for name in NEEDED if name not in self.by_name)

    def amount(self, name: Name) -> Money:
        """One figure; zero when nothing is said."""
        found = self.by_name.get(name)
        return ZERO if found is None else found.amount

    @property
    def outgoings(self) -> Money:
        """Payroll and payables: what a month takes."""
        return self.amount("payroll") + self.amount("payables")

    @property
    def cash_days(self) -> Fraction | None:
        """Cash × 30 ÷ (payroll + payables), exact; ``None`` when unknown or nothing goes out.

        >>> _example(50, 60, 40).cash_days
        Fraction(15, 1)
        """
        if self.missing or self.outgoings <= ZERO:
            return None
        return self.amount("cash").exact * DAYS / self.outgoings.exact

    @property
    def urgency(self) -> Fraction:
        """What orders members by need: cash days; without outgoings, cash below zero is first."""
        days = self.cash_days
        if days is not None:
            return days
        return Fraction(self.amount("cash").ore)

    @property
    def quick_ratio(self) -> Fraction | None:
        """(Cash + receivables) ÷ payables; ``None`` without payables or without the figures."""
        if self.missing or "receivables" not in self.by_name or self.amount("payables") <= ZERO:
            return None
        quick = self.amount("cash") + self.amount("receivables")
        return quick.exact / self.amount("payables").exact

    @property
    def payroll_cover(self) -> Fraction | None:
        """Cash ÷ payroll: how many months of wages there is money for."""
        if self.missing or self.amount("payroll") <= ZERO:
            return None
        return self.amount("cash").exact / self.amount("payroll").exact

    @property
    def covers_wages(self) -> bool:
        """True when the cash is enough for another month's wages."""
        return not self.missing and self.amount("cash") >= self.amount("payroll")

    def is_below(self, days: int) -> bool:
        """True with fewer cash days than that; never while a figure is missing.

        A month in which nothing goes out is below when the cash is overdrawn.
        """
        if self.missing:
            return False
        if self.cash_days is None:
            return self.amount("cash") < ZERO
        return self.cash_days < days

    def needed_for(self, days: int) -> Fraction:
        """What lifts cash to so many days, in exact kronor; zero when it is there already."""
        wanted = self.outgoings.exact * days / DAYS - self.amount("cash").exact
        return max(wanted, Fraction(0))

    def above(self, days: int) -> Money:
        """Cash above so many days, down to the öre; zero when there is none or it is not known."""
        if self.missing:
            return ZERO
        over = self.amount("cash").exact - self.outgoings.exact * days / DAYS
        return max(Money.rounded(over, "down"), ZERO)

    @property
    def version(self) -> str:
        """A digest of the figures: what a line of help rests on."""
        said = (f"{name}={self.by_name[name].amount}" for name in NAMES if name in self.by_name)
        return digest("liquidity", self.member, self.month, *said)


def figures_of(reported: Reported, policy: Policy) -> Figures:
    """What holds of a member's month by the policy."""
    found: dict[Name, Figure] = {}
    for name in NAMES:
        figure = figure_of(reported, policy, name)
        if figure is not None:
            found[name] = figure
    people = reported.declared.get("people")
    head_count = None if people is None else people.counts.get("people")
    return Figures(reported.member, reported.period, found, head_count)


def figure_of(reported: Reported, policy: Policy, name: Name) -> Figure | None:
    """One figure from the source that counts, else from the other; ``None`` if neither says it."""
    declared = _declared(reported, name)
    ranges: Sequence[AccountRange] = getattr(policy.accounts, name)
    booked = None if reported.books is None else _booked(reported.books, ranges, name)
    first, second = (declared, booked) if policy.facts.others == "declared" else (booked, declared)
    return first if first is not None else second


def _declared(reported: Reported, name: Name) -> Figure | None:
    report = reported.declared.get(name)
    if report is None or name not in report.declared:
        return None
    return Figure(report.declared[name], report.source, "declared")


def _booked(books: Report, ranges: Sequence[AccountRange], name: Name) -> Figure | None:
    """Balances of a whole month; payroll is its movement.

    A month without any balance is of a file that does not hold them, and says nothing.
    """
    if not ranges or not books.is_complete:
        return None
    amounts = books.accounts if name == "payroll" else books.balances
    if name != "payroll" and not books.balances:
        return None
    held = total(a for account, a in amounts.items() if any(r.holds(account) for r in ranges))
    amount = -held if name == "payables" else held
    return Figure(amount, books.source, "sie", accounts_text(ranges))


def _example(cash: int, payroll: int, payables: int) -> Figures:
    said = {"cash": cash, "payroll": payroll, "payables": payables}
    figures: dict[Name, Figure] = {
        name: Figure(Money(said[name] * 100), Source("x"), "declared") for name in NEEDED
    }
    return Figures("m", Period(2026, 5), figures)
