"""Loans: payouts, instalments and interest as dated events, from terms and what has happened.

An instalment is reckoned when it falls due, on what is left and how many are left. A version's
instalments are those due from its first day until the next version's. ``only_when:
wages_covered`` moves an instalment on by a month for as long as the wages of the month before are
not covered; a contingent loan takes its share of that month's surplus.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from consortium.agreement import Happening, LoanTerms, What
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.proposal import Reason, ReasonValue
from consortium.voucher import VoucherNumber
from rules.agreements.days import plus_months
from rules.agreements.events import Ask, Event, Figures, History, outstanding
from rules.agreements.interest import accrued
from rules.agreements.schedule import next_instalment

_PLANNED = VoucherNumber("V", 1, 1)  # of what this very run supposes to have happened


def covered(_: Period) -> Figures:
    """Every month's wages are covered and nothing is over: what a forecast supposes."""
    return Figures(wages_covered=True)


def loan_events(
    versions: Sequence[LoanTerms], history: History, until: dt.date, ask: Ask = covered
) -> tuple[Event, ...]:
    """What falls due until ``until``, that day included, and has not been posted, by day.

    ``versions`` are those that are decided, oldest first. What falls due is supposed to be paid
    on its day; what is noticed and unpaid stays owed.

    >>> terms = LoanTerms.model_validate({"id": "a", "kind": "loan", "with": "m",
    ...     "from": "2026-05-15", "amount": "1 000 kr", "repay": "3 months"})
    >>> for event in loan_events([terms], [], dt.date(2026, 12, 31)):
    ...     print(event.day, event.what, event.amount)
    2026-05-15 paid_out 1000.00
    2026-06-15 instalment 333.34
    2026-07-15 instalment 333.33
    2026-08-15 instalment 333.33
    """
    walk = _Walk(versions, ask)
    for one in history:
        walk.add(one)
    payouts = [
        Event(move.date, "paid_out", move.amount, version=terms.version)
        for terms in versions
        for move in terms.movements
        if move.date <= until and not walk.is_done("paid_out", move.date)
    ]
    found: list[Event] = []
    for i, terms in enumerate(versions):
        last = until
        if i + 1 < len(versions):
            last = min(until, versions[i + 1].from_ - dt.timedelta(days=1))
        for day in _due_days(terms, last):
            while payouts and payouts[0].day <= day:
                found.append(walk.suppose(payouts.pop(0)))
            if walk.is_over(day) and not payouts:
                break
            found += walk.due_on(terms, day)
    found += payouts
    return tuple(sorted(found, key=lambda event: event.day))


def _due_days(terms: LoanTerms, until: dt.date) -> Iterator[dt.date]:
    months = terms.grace + 1
    while (day := plus_months(terms.from_, months)) <= until:
        yield day
        months += 1


@dataclass(slots=True)
class _Walk:
    """Goes through the due days in order, with what has happened and what is supposed to.

    ``sums`` are the öre by kind, and by kind and due day; ``passed`` counts each version's due days
    that were not deferred.
    """

    versions: Sequence[LoanTerms]
    ask: Ask
    history: list[Happening] = field(default_factory=list)
    sums: Counter[tuple[What, dt.date | None]] = field(default_factory=Counter)
    passed: Counter[int] = field(default_factory=Counter)

    def add(self, one: Happening) -> None:
        """One more thing that has happened."""
        self.history.append(one)
        self.sums[one.what, None] += one.amount.ore
        if one.due is not None:
            self.sums[one.what, one.due] += one.amount.ore

    def is_done(self, what: What, day: dt.date) -> bool:
        """True when something of a kind that was due on the day stands."""
        return self.sums[what, day] != 0

    @property
    def unnoticed(self) -> Money:
        """The principal that is not noticed yet; see :func:`rules.agreements.events.unnoticed`."""
        sums = self.sums
        gone = sum(sums[what, None] for what in ("written_off", "forgiven", "converted"))
        claimed = sums["instalment", None] + sums["early", None] - sums["dropped", None]
        return Money(sums["paid_out", None] - gone - claimed)

    def is_over(self, day: dt.date) -> bool:
        """True when nothing is owed and no interest is left to claim."""
        if self.unnoticed > ZERO or outstanding(self.history) > ZERO:
            return False
        return self._interest(day) <= ZERO

    def due_on(self, terms: LoanTerms, day: dt.date) -> Iterator[Event]:
        """What falls due on a day and is not posted: instalment and interest, or a deferral."""
        is_noticed = self.is_done("instalment", day)
        if not is_noticed and (reason := self._is_deferred(terms, day)) is not None:
            yield Event(day, "deferred", ZERO, (reason,), terms.version)
            return
        self.passed[terms.version] += 1
        interest = ZERO if self.is_done("interest", day) else self._interest(day)
        if interest > ZERO:
            values: dict[str, ReasonValue] = {"until": day, "rate": terms.rate(day)}
            reason = Reason("clause", "loan_interest", values, interest)
            yield self.suppose(Event(day, "interest", interest, (reason,), terms.version))
        if not is_noticed and self.unnoticed > ZERO:
            amount, reasons = self._instalment(terms, day)
            if amount > ZERO:
                yield self.suppose(Event(day, "instalment", amount, reasons, terms.version))

    def suppose(self, event: Event) -> Event:
        """Goes on as if it had happened on its day, and what is noticed were paid then."""
        supposed: list[What] = [event.what]
        supposed += ["repaid"] if event.what == "instalment" else []
        for what in supposed:
            self.add(Happening(event.day, what, event.amount, _PLANNED, event.day))
        return event

    def _interest(self, day: dt.date) -> Money:
        claimed = Money(self.sums["interest", None])
        return accrued(self.versions, self.history, day) - claimed

    def _is_deferred(self, terms: LoanTerms, day: dt.date) -> Reason | None:
        if terms.only_when is None and terms.schedule != "contingent":
            return None
        month = Period.of(day).previous
        figures = self.ask(month)
        if figures is None:
            return Reason("clause", "loan_waits_for_figures", {"month": month}, ZERO)
        if terms.only_when is not None and not figures.wages_covered:
            return Reason("clause", "loan_waits_for_wages", {"month": month}, ZERO)
        return None

    def _instalment(self, terms: LoanTerms, day: dt.date) -> tuple[Money, tuple[Reason, ...]]:
        left = self.unnoticed
        values: dict[str, ReasonValue]
        if terms.schedule == "contingent":
            assert terms.surplus_share is not None, "the check asks for the share"
            month = Period.of(day).previous
            figures = self.ask(month)
            surplus = ZERO if figures is None else max(ZERO, figures.surplus)
            part = Money.rounded(surplus.exact * Fraction(terms.surplus_share), "down")
            values = {"month": month, "surplus": surplus, "share": terms.surplus_share}
            amount = min(left, part)
            return amount, (Reason("clause", "loan_from_surplus", values, amount),)
        assert terms.repay is not None, "the check asks for the months"
        count = max(1, terms.repay - self.passed[terms.version] + 1)
        amount = next_instalment(terms.schedule, left, count, terms.rate(day))
        values = {"left": left, "count": count}
        return amount, (Reason("clause", f"loan_{terms.schedule}", values, amount),)
