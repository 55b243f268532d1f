"""Whose the months of a file are, and which of them are taken in: a reading becomes reports.

A SIE file is one member's, by its organisation number. A form may hold the rows of several: each
names its member, else ``--member`` does.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath

from consortium.facts import Report
from consortium.members import Accept, Consortium
from consortium.period import Period
from consortium.personal import counted
from consortium.problems import Problem, Source, Value, Words
from importers.reading import Month, Reading
from ledger.use_cases.session import Session
from rules.text import near

NOBODY = Words("ingen medlem är införd ännu", "no member is entered yet")
EXTRACT_TYPE = 2
# Who drew a file is known to whoever gets it, and no reason to refuse it.
_OF_THE_SENDER = ("signatures", "addresses")
# What members write beside a figure that is not the last word, and what takes it back.
_PRELIMINARY = re.compile(r"\b(prel|uppskatt|estimat|ungefär|approx)", re.IGNORECASE)
_FINAL = re.compile(r"\b(slutlig|definitiv|ersätter|final|replaces)", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """What the command asked for: the one member and month that count, where it named them."""

    session: Session
    consortium: Consortium
    member: str | None = None
    period: Period | None = None

    @cached_property
    def member_by_name(self) -> Mapping[str, str]:
        """Each member's key by its name and by the key itself, as :func:`_plain` writes them."""
        members = self.consortium.members
        named = {plain(member.name): key for key, member in members.items()}
        return named | {plain(key): key for key in members}


@dataclass(slots=True)
class Reports:
    """The reports of one file, by member; with ``problems`` nothing of it counts."""

    reports: list[Report] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def reports_of(wanted: Wanted, reading: Reading, name: str, sha256: str) -> Reports:
    """The reports that a reading of the file ``name`` gives, or why it gives none."""
    found = Reports()
    if any(month.place is not None for month in reading.months):
        _from_form(wanted, reading, found)
    else:
        _from_books(wanted, reading, name, found)
    file = PurePath(name).name
    found.reports = [
        replace(
            report,
            kind=reading.kind,
            document=sha256,
            file=file,
            taken_in=wanted.session.at,
            drawn_on=reading.drawn_on,
            original=reading.original,
            place=None if report.place is None else replace(report.place, file=file),
        )
        for report in found.reports
    ]
    if not found.reports and not found.problems and not found.findings:
        joined: tuple[Value, ...] = tuple(
            wanted.consortium.members[m].joined for m in found.members
        )
        values: dict[str, Value] = {
            "member": ", ".join(found.members) or "–",
            "joined": next(iter(joined), "–"),
        }
        found.findings.append(Problem("file_must_hold_a_wanted_month", Source(name), values))
    return found


def _from_books(wanted: Wanted, reading: Reading, name: str, found: Reports) -> None:
    member = _owner(wanted, reading, name, found)
    found.problems += _unaccepted(wanted.consortium.accept, reading, name)
    if member is None:
        return
    found.members.append(member)
    found.reports += [
        _report(member, month)
        for month in reading.months
        if wanted.consortium.members[member].belongs(month.period)
        and wanted.period in (None, month.period)
        and _is_over(month, wanted.session.today)
    ]


def _unaccepted(accept: Accept, reading: Reading, name: str) -> Iterator[Problem]:
    """What of a file the consortium has said that it does not take in."""
    of_others = {kind: n for kind, n in reading.personal_data.items() if kind not in _OF_THE_SENDER}
    if reading.sie_type is not None and reading.sie_type not in accept.sie_types:
        ask = Words("be medlemmen om en av dem", "ask the member for one of them")
        if EXTRACT_TYPE in accept.sie_types and reading.sie_type > EXTRACT_TYPE:
            ask = Words(
                "be medlemmen köra fondbok extract på filen (utdraget är av typ 2)",
                "ask the member to run fondbok extract on the file (the extract is of type 2)",
            )
        types = tuple(map(str, accept.sie_types))
        values: dict[str, Value] = {"found": reading.sie_type, "accepted": types, "ask": ask}
        yield Problem("sie_type_must_be_accepted", Source(name), values)
    elif of_others and not accept.personal_data:
        values = {"found": counted(of_others)}
        yield Problem("personal_data_must_stay_with_the_member", Source(name), values)


def _owner(wanted: Wanted, reading: Reading, name: str, found: Reports) -> str | None:
    """The member by organisation number, else the one named; they must not contradict."""
    owner = wanted.consortium.member_by_number(reading.organisation_number)
    values: dict[str, Value] = {"number": reading.organisation_number or "–"}
    if owner is None and wanted.member is None:
        values["company"] = reading.organisation or "–"
        values["known"] = tuple(wanted.consortium.members) or NOBODY
        found.problems.append(Problem("file_must_name_a_member", Source(name), values))
    elif owner is not None and wanted.member not in (None, owner):
        values |= {"found": owner, "named": wanted.member or "–"}
        found.problems.append(Problem("file_must_be_the_members_own", Source(name), values))
    return wanted.member or owner


def _is_over(month: Month, today: dt.date) -> bool:
    """True unless the file merely reaches into a month that still runs: nobody asks for that."""
    return month.period.first <= today and (month.is_complete or month.period.last < today)


def _from_form(wanted: Wanted, reading: Reading, found: Reports) -> None:
    for month in reading.months:
        assert month.place is not None, "every month of a form has a cell"
        member = _member_of(wanted, month, month.member_place or month.place, found)
        if member is None:
            continue
        if member not in found.members:
            found.members.append(member)
        report = _report(member, month)
        place = month.period_place or month.place
        if wanted.period in (None, month.period) and _counts(wanted, report, place, found):
            found.reports.append(report)
    stated = Counter((report.member, report.period) for report in found.reports)
    for report in found.reports:
        # The reader knows members only as they are written: a key here, a number there.
        if stated[report.member, report.period] > 1 and report.place is not None:
            values: dict[str, Value] = {"member": report.member, "month": report.period}
            found.problems.append(Problem("month_must_stand_once", report.place, values))


def _member_of(wanted: Wanted, month: Month, place: Source, found: Reports) -> str | None:
    members = wanted.consortium.members
    if month.member is None:
        if wanted.member is None:
            values: dict[str, Value] = {"known": tuple(members) or NOBODY}
            found.problems.append(Problem("row_must_name_a_member", place, values))
        return wanted.member
    written = wanted.member_by_name
    member = wanted.consortium.member_by_number(month.member) or written.get(plain(month.member))
    if member is None:
        hint = near(plain(month.member), written)
        values = {"found": month.member, "known": tuple(members) or NOBODY, "hint": hint}
        found.problems.append(Problem("row_must_name_a_known_member", place, values))
    elif wanted.member not in (None, member):
        values = {"found": member, "named": wanted.member or "–"}
        found.problems.append(Problem("row_must_be_the_members_own", place, values))
    return member


def plain(text: str) -> str:
    """A name as it is compared: case, accents' form, underscores do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("_", " ").split())


def _counts(wanted: Wanted, report: Report, place: Source, found: Reports) -> bool:
    """True for a month that is over and in which the member belongs; says so where it does not.

    Of a month that still runs only a preliminary figure can be known.
    """
    today, period = wanted.session.today, report.period
    values: dict[str, Value] = {"member": report.member, "month": period}
    if period.first > today or (report.is_complete and period.last > today):
        found.problems.append(Problem("month_must_be_over", place, values | {"today": today}))
        return False
    member = wanted.consortium.members[report.member]
    if not member.belongs(period):
        values |= {"joined": member.joined, "left": member.left or "–"}
        found.findings.append(Problem("month_must_be_of_membership", place, values))
        return False
    if not report.is_complete and "revenue" in report.declared:
        found.findings.append(Problem("revenue_must_be_final", report.place or place, values))
    return True


def _report(member: str, month: Month) -> Report:
    return Report(
        member=member,
        period=month.period,
        kind="",
        document="",
        file="",
        taken_in="",
        is_complete=month.is_complete and not is_preliminary(month.remark),
        accounts=month.accounts,
        declared=month.declared,
        counts=month.counts,
        balances=month.balances,
        place=month.place,
        remark=month.remark,
    )


def is_preliminary(remark: str | None) -> bool:
    """True when the member itself calls its figures an estimate, by a word in the remark.

    >>> is_preliminary("Preliminär, bokslutet dröjer"), is_preliminary("slutlig, ej preliminär")
    (True, False)
    """
    return bool(remark and _PRELIMINARY.search(remark) and not _FINAL.search(remark))
