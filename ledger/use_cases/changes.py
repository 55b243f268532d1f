"""What a report says otherwise than what held before it: figure by figure, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from consortium.facts import Report, Reported
from consortium.money import ZERO, Money
from consortium.period import Period
from ledger.books import Books
from rules.base import base_of, counts_in_base


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that says something else than last time.

    ``what`` is ``revenue``, the name of another declared figure, or an account.
    """

    member: str
    period: Period
    what: str
    before: Money | int
    after: Money | int
    is_account: bool = False


def changes(books: Books, held: Reported, report: Report) -> Iterator[Changed]:
    """What differs from what held of the month; books are compared with books."""
    after = held.after(report)
    if held.books is not None and held.books.is_complete and after.books is not held.books:
        assert after.books is not None
        yield from _of_books(books, held.books, after.books)
    for name, said in after.declared.items():
        if name not in held.declared:
            continue
        was = held.declared[name]
        for figures, old in ((said.declared, was.declared), (said.counts, was.counts)):
            if name in figures and name in old and figures[name] != old[name]:
                yield Changed(report.member, report.period, name, old[name], figures[name])


def _of_books(books: Books, before: Report, after: Report) -> Iterator[Changed]:
    """The levy base, then every account outside it."""
    key, period = after.member, after.period
    member, policy = books.consortium.members[key], books.policies.in_force(period.first)
    if policy is not None:
        month = Reported(key, period)
        was, now = (
            base_of(replace(month, books=one), policy.policy.levy.base, member).amount
            for one in (before, after)
        )
        if was != now:
            yield Changed(key, period, "revenue", was, now)
    for account in sorted(before.accounts.keys() | after.accounts.keys()):
        was, now = (one.accounts.get(account, ZERO) for one in (before, after))
        inside = policy and counts_in_base(account, policy.policy.levy.base, member)
        if was != now and not inside:
            yield Changed(key, period, account, was, now, is_account=True)
