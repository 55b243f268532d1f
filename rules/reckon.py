"""What one member's month should be, from the facts alone: reports → base → levy → postings.

Pure: the same policies, consortium and reports give the same answer, whatever is already posted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from consortium.facts import Facts, Report
from consortium.members import Consortium
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import PolicyError, Problem, Source, Value, Words
from consortium.proposal import Reason, ReasonValue
from rules.base import account_revenue, base_of, has_revenue, speaks_by_account
from rules.levy import Reckoning, Terms, YearMonth, reckon_month, reckon_year, terms_of
from rules.policy import Policies, PolicyVersion
from rules.split import parts_of, postings_of


class Missing(NamedTuple):
    """Why a member's ``period`` cannot be reckoned.

    ``reason`` is the code of a finding and ``month`` the one whose report is at fault: an earlier
    one, where the year is reckoned together.
    """

    member: str
    reason: str
    period: Period
    month: Period
    file: str = ""

    @property
    def problem(self) -> Problem:
        """The same as a finding, with its wording."""
        values: dict[str, Value] = {"member": self.member, "month": self.month}
        return Problem(self.reason, Source(self.file or "facts"), values)


class Basis(NamedTuple):
    """What a month's levy rests on: its report, last, and the policy of its month.

    Where the year is reckoned together, those of the year's earlier months come before it.
    """

    version: PolicyVersion
    months: tuple[tuple[PolicyVersion, Report], ...]

    @property
    def facts(self) -> str:
        """The version of the report, or a digest over those of the year."""
        if self.version.policy.levy.reckoned == "month":
            return self.months[-1][1].version
        versions = ",".join(report.version for _, report in self.months)
        return hashlib.sha256(versions.encode()).hexdigest()[:16]


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
    policies: Policies, consortium: Consortium, facts: Facts, key: str, period: Period
) -> Basis | Missing:
    """The reports that the member's month rests on, or which one is missing."""
    version = policy_for(policies, period)
    last = _usable(facts.report(key, period), key, period)
    if isinstance(last, Missing):
        return last
    months: list[tuple[PolicyVersion, Report]] = []
    if version.policy.levy.reckoned == "year":
        for month in consortium.calendar.first_period(period).until(period.previous):
            held = policies.in_force(month.first)
            # Months before the policy, before the member, or reckoned one by one stand alone.
            if held is None or held.policy.levy.reckoned == "month":
                continue
            if not consortium.members[key].belongs(month):
                continue
            found = _usable(facts.report(key, month), key, month)
            if isinstance(found, Missing):
                return found._replace(reason="earlier_months_must_be_reported", period=period)
            months.append((held, found))
    return Basis(version, (*months, (version, last)))


def target_of(consortium: Consortium, key: str, period: Period, basis: Basis) -> Target:
    """What the member's month should be by the rules."""
    member, version = consortium.members[key], basis.version
    months: list[YearMonth] = []
    reasons: tuple[Reason, ...] = ()
    for held, report in basis.months:
        levy = held.policy.levy
        amount, _, reasons = base_of(report, levy.base, member, held.policy.facts.revenue)
        months.append(YearMonth(terms_of(levy, key, member, report.period), amount))
    (terms, base), report = months[-1], basis.months[-1][1]
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
        findings=tuple(_findings(consortium, version, key, months[-1], reckoned, report)),
    )


def _usable(report: Report | None, key: str, month: Period) -> Report | Missing:
    """The report, if a levy can rest on it: there, complete, and with revenue."""
    if report is None:
        return Missing(key, "month_must_be_reported", month, month)
    if not report.is_complete:
        return Missing(key, "report_must_cover_the_whole_month", month, month, report.file)
    if not has_revenue(report):
        return Missing(key, "revenue_must_be_reported", month, month, report.file)
    return report


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
    consortium: Consortium,
    version: PolicyVersion,
    key: str,
    month: YearMonth,
    reckoned: Reckoning,
    report: Report,
) -> Iterator[Problem]:
    said: dict[str, Value] = {"member": key, "month": month.terms.month}
    if month.base < ZERO:
        yield Problem("base_must_not_be_negative", Source(report.file), said | {"base": month.base})
    else:
        yield from _outside_statutes(consortium, version, month, reckoned, said)
    tolerance, declared = version.policy.facts.tolerance, report.declared.get("revenue")
    if tolerance is not None and declared is not None and speaks_by_account(report):
        books = account_revenue(report, version.policy.levy.base)
        if abs(declared - books).exact > Fraction(tolerance) * abs(books).exact:
            values = said | {"declared": declared, "books": books, "tolerance": tolerance}
            yield Problem("reported_revenues_must_agree", Source(report.file), values)


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
