"""Levy assurance: whether a member's books and its declaration of a month agree."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from consortium.facts import Reported
from consortium.problems import Problem, Value
from rules.base import account_revenue, who_speaks
from rules.policy import PolicyVersion


def disagreement(version: PolicyVersion, reported: Reported) -> Iterator[Problem]:
    """The finding that books and declaration of a month lie further apart than the policy allows.

    Figures that are not final yet are not compared.
    """
    tolerance, books = version.policy.facts.tolerance, reported.books
    if tolerance is None or books is None or not books.is_complete:
        return
    if who_speaks(reported, "declared") != "declared":
        return
    by_books = account_revenue(books, version.policy.levy.base)
    declared, said = reported.figures["revenue"], reported.declared["revenue"]
    if abs(declared - by_books).exact > Fraction(tolerance) * abs(by_books).exact:
        values: dict[str, Value] = {
            "member": reported.member,
            "month": reported.period,
            "declared": declared,
            "books": by_books,
            "tolerance": tolerance,
        }
        yield Problem("reported_revenues_must_agree", said.source, values)
