"""What one member's month should be: reports → base → levy → postings.

Pure: the same policies, consortium and reports give the same answer, whatever is already posted;
only an estimate that was posted stands as it is until the report comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from consortium.balances import Balances
from consortium.facts import Report, Reported
from consortium.members import Consortium, Member
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import PolicyError, Problem, Source, Value, Words
from consortium.proposal import Reason, ReasonValue
from rules.agree import disagreement
from rules.base import (
    base_of,
    digest,
    report_that_counts,
    version_that_counts,
    who_speaks,
)
from rules.estimate import Estimate, NoEstimate, deadline_of, estimate_of
from rules.levy import Reckoning, Terms, YearMonth, reckon_month, reckon_year, terms_of
from rules.policy import Policies, PolicyVersion
from rules.split import parts_of, postings_of


class Missing(NamedTuple):
    """Why a member's ``period`` cannot be reckoned.

    ``reason`` is the code of a finding and ``month`` the one whose report is at fault: an earlier
    one, where the year is reckoned together. ``deadline`` is the last day to report it and
    ``estimate`` why it is not estimated.
    """

    member: str
    reason: str
    period: Period
    month: Period
    file: str = ""
    deadline: date | None = None
    estimate: NoEstimate = ""

    @property
    def problem(self) -> Problem:
        """The same as a finding, with its wording."""
        values: dict[str, Value] = {"member": self.member, "month": self.month}
        return Problem(self.reason, Source(self.file or "facts"), values)


class BasisMonth(NamedTuple):
    """A month that a levy rests on: what is reported of it, or estimated, and its policy."""

    version: PolicyVersion
    period: Period
    said: Reported | Estimate

    @property
    def facts(self) -> str:
        """A digest of what counts of it."""
        if isinstance(self.said, Estimate):
            return self.said.version
        return version_that_counts(self.said, self.version.policy.facts.revenue)

    def base(self, member: Member) -> tuple[Money, tuple[Reason, ...]]:
        """The base and how it came about."""
        if isinstance(self.said, Estimate):
            return self.said.base, self.said.reasons
        policy = self.version.policy
        found = base_of(self.said, policy.levy.base, member, policy.facts.revenue)
        return found.amount, found.reasons


class Basis(NamedTuple):
    """What a month's levy rests on: the month itself, last, and the policy of it.

    Where the year is reckoned together, the year's earlier months come before it. ``missing``
    says of a month that is estimated what is wanted instead.
    """

    version: PolicyVersion
    months: tuple[BasisMonth, ...]
    missing: Missing | None = None

    @property
    def facts(self) -> str:
        """The version of what is reported, or a digest over those of the year."""
        if self.version.policy.levy.reckoned == "month":
            return self.months[-1].facts
        return digest(*(month.facts for month in self.months))


@dataclass(frozen=True, slots=True)
class Target:
    """What a member's month should be in all, why, and what there is to say about it.

    ``base`` and ``levy`` are without VAT, ``postings`` by account and debit-positive.
    """

    clause: str
    base: Money
    levy: Money
    postings: Mapping[str, Money]
    reasons: tuple[Reason, ...]
    findings: tuple[Problem, ...]


def policy_for(policies: Policies, period: Period) -> PolicyVersion:
    """The policy in force in the month; ``PolicyError`` if there is none."""
    version = policies.in_force(period.first)
    if version is None:
        first = policies.versions[0].policy.valid_from if policies.versions else "–"
        values: dict[str, Value] = {"period": period, "first": first}
        raise PolicyError([Problem("policy_must_be_in_force", Source("policy/"), values)])
    return version


def basis_of(
    policies: Policies,
    consortium: Consortium,
    balances: Balances,
    key: str,
    period: Period,
    as_of: date,
) -> Basis | Missing:
    """What the member's month rests on by the day ``as_of``, or which report is missing."""
    version = policy_for(policies, period)
    last, missing = basis_month(version, consortium, balances, key, period, as_of)
    if last is None:
        assert missing is not None
        return missing
    months: list[BasisMonth] = []
    if version.policy.levy.reckoned == "year":
        for month in consortium.calendar.first_period(period).until(period.previous):
            held = policies.in_force(month.first)
            # Months before the policy, before the member, or reckoned one by one stand alone.
            if held is None or held.policy.levy.reckoned == "month":
                continue
            if not consortium.members[key].belongs(month):
                continue
            found, why = basis_month(held, consortium, balances, key, month, as_of)
            if found is None:
                assert why is not None
                return why._replace(reason="earlier_months_must_be_reported", period=period)
            months.append(found)
    return Basis(version, (*months, last), missing)


def basis_month(
    version: PolicyVersion,
    consortium: Consortium,
    balances: Balances,
    key: str,
    month: Period,
    as_of: date,
) -> tuple[BasisMonth | None, Missing | None]:
    """The month by its report, else by its estimate; and what is missing of it."""
    reported = balances.facts.report(key, month)
    if who_speaks(reported, version.policy.facts.revenue) is not None:
        return BasisMonth(version, month, reported), None
    code, report = _shortcoming(reported)
    file = "" if report is None else report.file
    missing = Missing(key, code, month, month, file, deadline_of(version, month))
    found = estimate_of(version, consortium, balances, key, month, as_of)
    if isinstance(found, Estimate):
        return BasisMonth(version, month, found), missing
    return None, missing._replace(estimate=found)


def _shortcoming(reported: Reported) -> tuple[str, Report | None]:
    """Why no levy can rest on what is reported of a month, and the report at fault."""
    if reported.books is not None:
        return "report_must_cover_the_whole_month", reported.books
    if "revenue" in reported.figures:
        return "revenue_must_be_final", reported.declared["revenue"]
    if not reported.is_empty:
        return "revenue_must_be_reported", reported.declarations[-1]
    return "month_must_be_reported", None


def target_of(consortium: Consortium, key: str, period: Period, basis: Basis) -> Target:
    """What the member's month should be by the rules."""
    member, version = consortium.members[key], basis.version
    months: list[YearMonth] = []
    reasons: tuple[Reason, ...] = ()
    for one in basis.months:
        amount, reasons = one.base(member)
        terms = terms_of(one.version.policy.levy, key, member, one.period)
        months.append(YearMonth(terms, amount))
    terms, base = months[-1]
    yearly = version.policy.levy.reckoned == "year"
    reckoned = reckon_year(months) if yearly else reckon_month(terms, base)
    parts = parts_of(version.policy, reckoned.levy)
    return Target(
        clause="levy" if terms.exception is None else f"levy.members.{key}",
        base=base,
        levy=reckoned.levy,
        postings=postings_of(key, parts),
        reasons=(
            *reasons,
            Reason("source", "base", {"month": period}, base),
            *_authority(version, terms),
            *reckoned.reasons,
            *parts.reasons,
        ),
        findings=tuple(_findings(consortium, basis, key, months[-1], reckoned)),
    )


def _authority(version: PolicyVersion, terms: Terms) -> Sequence[Reason]:
    """Who decided on the rates: the meeting, and for an exception its own ground."""
    policy = version.policy
    decided = {"version": version.name, "decision": policy.decision}
    reasons = [Reason("decision", "policy_decided", decided)]
    if policy.levy.decision is not None:
        reasons.append(Reason("decision", "levy_decided", {"decision": policy.levy.decision}))
    found = terms.exception
    if found is not None:
        because: dict[str, ReasonValue] = {"until": found.until, "reason": found.reason}
        reasons.append(Reason("clause", "exception", because))
        if found.decision is not None:
            reasons.append(Reason("decision", "exception_decided", {"decision": found.decision}))
    return reasons


def _findings(
    consortium: Consortium, basis: Basis, key: str, month: YearMonth, reckoned: Reckoning
) -> Iterator[Problem]:
    version, said = basis.version, basis.months[-1].said
    values: dict[str, Value] = {"member": key, "month": month.terms.month}
    if month.base < ZERO:
        place = Source("facts")
        if isinstance(said, Reported):
            report = report_that_counts(said, version.policy.facts.revenue)
            place = place if report is None else report.source
        yield Problem("base_must_not_be_negative", place, values | {"base": month.base})
    else:
        yield from _outside_statutes(consortium, version, month, reckoned, values)
    if isinstance(said, Reported):
        yield from disagreement(version, said)


def _outside_statutes(
    consortium: Consortium,
    version: PolicyVersion,
    month: YearMonth,
    reckoned: Reckoning,
    said: Mapping[str, Value],
) -> Iterator[Problem]:
    """The effective rate after floor and cap, against the statutes' lowest and highest."""
    statutes, exception = consortium.statutes, month.terms.exception
    decided = version.policy.levy.decision or (exception is not None and exception.decision)
    on = reckoned.tested_on.exact
    lowest, highest = (Fraction(rate) for rate in statutes.levy_between)
    if statutes.floor_and_cap_exempt or decided or on < 0:
        return
    if lowest * on <= reckoned.tested <= highest * on:
        return
    bound = "floor" if reckoned.tested > highest * on else "cap"
    place = version.document.at("levy", bound) if version.document else Source(version.file)
    values: dict[str, Value] = {
        **said,
        "levy": Money.rounded(reckoned.tested),
        "base": reckoned.tested_on,
        # On a base of nothing there is no rate: a floor is then beyond any.
        "effective": reckoned.tested / on if on else Words("mer än allt", "more than all of it"),
        "lowest": lowest,
        "highest": highest,
    }
    yield Problem("levy_must_stay_within_statutes", place, values)
