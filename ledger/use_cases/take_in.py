"""``take-in``: members' files become facts, once each, with a receipt that hides nothing.

Per figure the latest take-in wins; what already holds is skipped, so that the same file twice
changes nothing. A bad file stops nothing else and nothing of it is kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from consortium.facts import Facts, Report
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value, Words
from importers.identify import read
from importers.reading import Reading
from ledger.append import Operation
from ledger.books import Books
from ledger.documents import archive_all
from ledger.render import report_text
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import append_to
from rules.base import base_of, counts_in_base

_NOBODY = Words("ingen medlem är införd ännu", "no member is entered yet")
_DRAWN_EARLY = "sie_file_should_be_drawn_after_the_month"


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file handed in: its name and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash that archives and identifies it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that says something else than last time. ``what`` is ``revenue`` or an account."""

    member: str
    period: Period
    what: str
    before: Money
    after: Money


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file. ``problems`` is empty for a file that was understood."""

    file: str
    sha256: str
    kind: str | None = None
    member: str | None = None
    understood: tuple[Report, ...] = ()
    new: tuple[Report, ...] = ()
    changed: tuple[Changed, ...] = ()
    findings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """All receipts of one run, in the order of the files."""

    receipts: tuple[Receipt, ...]
    notices: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files."""
        return tuple(problem for receipt in self.receipts for problem in receipt.problems)


def take_in(
    session: Session,
    files: Sequence[FileIn],
    *,
    unreadable: Sequence[Receipt] = (),
    member: str | None = None,
    period: Period | None = None,
) -> TakenIn:
    """Read the files into facts under ``facts/`` and archive them; one change for all of them.

    ``unreadable`` are receipts of files that could not even be opened, told with the others.
    """
    with writing(session, "treasurer") as desk:
        if member is not None and member not in desk.books.consortium.members:
            known = tuple(desk.books.consortium.members)
            values: dict[str, Value] = {"found": member, "known": known or _NOBODY}
            raise InputError([Problem("member_must_be_known", Source("--member"), values)])
        receipts = _receipts(desk, files, member, period)
        operations = _operations(desk, files, receipts)
        if operations:
            desk.commit(
                operations,
                inputs={r.file: r.sha256 for r in receipts if r.new},
                result={"reports": sum(len(receipt.new) for receipt in receipts)},
            )
        return TakenIn((*receipts, *unreadable), desk.notices)


def _receipts(
    desk: Desk, files: Sequence[FileIn], member: str | None, period: Period | None
) -> tuple[Receipt, ...]:
    """Receipts in the order of the files; facts settle in the order the files were drawn."""
    readings: list[tuple[int, Reading]] = []
    receipts: dict[int, Receipt] = {}
    for place, file in enumerate(files):
        try:
            readings.append((place, read(file.content, file.name)))
        except InputError as error:
            receipts[place] = Receipt(file.name, file.sha256, problems=error.problems)
    readings.sort(key=lambda pair: (pair[1].drawn_on is not None, pair[1].drawn_on or 0, pair[0]))
    facts = desk.books.balances.facts
    for place, reading in readings:
        receipt = _receipt(desk, files[place], reading, facts, member, period)
        facts = facts.with_reports(receipt.new)
        receipts[place] = receipt
    return tuple(receipts[place] for place in range(len(files)))


def _receipt(
    desk: Desk,
    file: FileIn,
    reading: Reading,
    facts: Facts,
    named: str | None,
    period: Period | None,
) -> Receipt:
    books = desk.books
    blank = Receipt(file.name, file.sha256, kind=reading.kind, findings=reading.findings)
    member, problems = _member_of(books, file, reading, named)
    accepted = books.consortium.accept.sie_types
    if reading.sie_type is not None and reading.sie_type not in accepted:
        values: dict[str, Value] = {
            "found": reading.sie_type,
            "accepted": tuple(map(str, accepted)),
        }
        problems.append(Problem("sie_type_must_be_accepted", Source(file.name), values))
    if problems or member is None:
        return replace(blank, member=member, problems=tuple(problems))
    understood = tuple(
        report
        for report in _reports(desk.session, file, reading, member)
        if books.consortium.members[member].belongs(report.period)
        and period in (None, report.period)
        and _is_over(report, desk.session.today)
    )
    new = tuple(report for report in understood if _is_new(report, facts))
    is_partial = any(not report.is_complete for report in understood)
    findings = [f for f in reading.findings if is_partial or f.code != _DRAWN_EARLY]
    if not understood:
        values = {"member": member, "joined": books.consortium.members[member].joined}
        findings.append(Problem("file_must_hold_a_wanted_month", Source(file.name), values))
    return replace(
        blank,
        member=member,
        understood=understood,
        new=new,
        changed=tuple(change for report in new for change in _changes(books, facts, report)),
        findings=tuple(findings),
    )


def _is_over(report: Report, today: dt.date) -> bool:
    """True unless the file merely reaches into a month that still runs: nobody asks for that."""
    return report.period.first <= today and (report.is_complete or report.period.last < today)


def _member_of(
    books: Books, file: FileIn, reading: Reading, named: str | None
) -> tuple[str | None, list[Problem]]:
    """The member by organisation number, else the one named; they must not contradict."""
    found = books.consortium.member_by_number(reading.organisation_number)
    if found is None and named is None:
        values: dict[str, Value] = {
            "number": reading.organisation_number or "–",
            "company": reading.organisation or "–",
            "known": tuple(books.consortium.members) or _NOBODY,
        }
        return None, [Problem("file_must_name_a_member", Source(file.name), values)]
    if found is not None and named is not None and found != named:
        values = {"found": found, "named": named, "number": reading.organisation_number or "–"}
        return named, [Problem("file_must_be_the_members_own", Source(file.name), values)]
    return found or named, []


def _reports(session: Session, file: FileIn, reading: Reading, member: str) -> list[Report]:
    return [
        Report(
            member=member,
            period=month.period,
            kind=reading.kind,
            document=file.sha256,
            file=PurePath(file.name).name,
            taken_in=session.at,
            drawn_on=reading.drawn_on,
            is_complete=month.is_complete,
            accounts=month.accounts,
        )
        for month in reading.months
    ]


def _is_new(report: Report, facts: Facts) -> bool:
    """True unless the figures hold already, or half a month would replace a whole one."""
    held = facts.report(report.member, report.period)
    if held is None:
        return True
    return held.version != report.version and (report.is_complete or not held.is_complete)


def _changes(books: Books, facts: Facts, report: Report) -> list[Changed]:
    """What differs from the last report of the month: the levy base, else account by account."""
    held = facts.report(report.member, report.period)
    if held is None or not held.is_complete:
        return []
    member = books.consortium.members[report.member]
    policy = books.policies.in_force(report.period.first)
    changes: list[Changed] = []
    if policy is not None:
        before, after = (base_of(r, policy.policy.levy.base, member) for r in (held, report))
        if before.amount != after.amount:
            changes.append(
                Changed(report.member, report.period, "revenue", before.amount, after.amount)
            )
    for account in sorted(held.accounts.keys() | report.accounts.keys()):
        was, now = (r.accounts.get(account, ZERO) for r in (held, report))
        inside = policy and counts_in_base(account, policy.policy.levy.base, member)
        if was != now and not inside:
            changes.append(Changed(report.member, report.period, account, was, now))
    return changes


def _operations(
    desk: Desk, files: Sequence[FileIn], receipts: Sequence[Receipt]
) -> list[Operation]:
    """Archive each file that said something new, then append its reports to this month's facts."""
    fresh = [(f, r) for f, r in zip(files, receipts, strict=True) if r.new]
    if not fresh:
        return []
    contents = [(PurePath(file.name).name, file.content) for file, _ in fresh]
    text = "\n".join(report_text(report) for _, receipt in fresh for report in receipt.new)
    path = f"facts/{desk.session.period}.beancount"
    return [
        *archive_all(desk.books.root, contents, desk.session.now.year),
        append_to(desk.books, path, text),
    ]
