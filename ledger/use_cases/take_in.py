"""``take-in``: members' and banks' files become facts, once each, with a full receipt.

Per figure the latest take-in wins; what already holds is skipped, so that the same file twice
changes nothing. A bad file stops nothing else and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from consortium.facts import Facts, Report
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value
from consortium.progress import telling
from importers.identify import read_bank
from importers.reading import BankReading, Reading
from importers.workbook import SheetMapping, is_workbook
from ledger.append import Operation
from ledger.books import Books
from ledger.documents import archive_all
from ledger.render import report_text
from ledger.render_bank import bank_text
from ledger.sent import recording
from ledger.use_cases.answers_in import Answers
from ledger.use_cases.bank_in import BankWanted, bank_files_of, is_new
from ledger.use_cases.changes import changes
from ledger.use_cases.mapping import (
    has_other_headings,
    mapping_operation,
    read_file,
    read_mappings,
)
from ledger.use_cases.receipts import FileIn, Receipt, TakenIn
from ledger.use_cases.reported import NOBODY, Wanted, reports_of
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import append_to
from rules.agree import disagreement

_DRAWN_EARLY = "sie_file_should_be_drawn_after_the_month"


def take_in(
    session: Session,
    files: Sequence[FileIn],
    *,
    unreadable: Sequence[Receipt] = (),
    member: str | None = None,
    period: Period | None = None,
    mapping: SheetMapping | None = None,
    account: str | None = None,
) -> TakenIn:
    """Read the files into facts under ``facts/`` and archive them; one change for all of them.

    ``unreadable`` are receipts of files that could not even be opened, told with the others. A
    ``mapping`` says how the member's own sheet is read; it is kept if the files could be.
    ``account`` is the bank account of files that do not say theirs.
    """
    with writing(session, "treasurer") as desk:
        if member is not None and member not in desk.books.consortium.members:
            known = tuple(desk.books.consortium.members)
            values: dict[str, Value] = {"found": member, "known": known or NOBODY}
            raise InputError([Problem("member_must_be_known", Source("--member"), values)])
        wanted = Wanted(session, desk.books.consortium, member, period)
        bank = BankWanted(session, desk.books.consortium.bank_accounts, account)
        settled = _settled(desk, files, wanted, bank, mapping)
        receipts = tuple(settled[place] for place in range(len(files)))
        operations = _operations(desk, [(files[place], one) for place, one in settled.items()])
        is_kept = mapping is not None and not any(receipt.problems for receipt in receipts)
        kept = mapping_operation(desk.books.root, mapping) if mapping and is_kept else None
        if operations or kept:
            if kept is not None:  # archived like every other setting, from its first use on
                named = [(kept.path, kept.content)]
                operations += [*archive_all(desk.books.root, named, session.now.year), kept]
            desk.commit(
                operations,
                inputs={r.file: r.sha256 for r in receipts if r.is_new},
                result=_result(receipts),
            )
        return TakenIn(
            receipts=(*receipts, *unreadable),
            notices=desk.notices,
            mapped=kept.path if kept else None,
            levied=max((month for _, month in desk.books.balances.levies), default=None),
        )


def _result(receipts: Sequence[Receipt]) -> dict[str, int]:
    entries = sum(len(file.lines) for receipt in receipts for file in receipt.bank)
    counts = {"reports": sum(len(receipt.new) for receipt in receipts)}
    counts |= {"entries": entries} if any(receipt.bank for receipt in receipts) else {}
    answers = sum(receipt.answer is not None for receipt in receipts)
    return counts | ({"answers": answers} if answers else {})


def _settled(
    desk: Desk,
    files: Sequence[FileIn],
    wanted: Wanted,
    bank: BankWanted,
    mapping: SheetMapping | None,
) -> Mapping[int, Receipt]:
    """The receipts by the files' places, in the order in which the files were drawn.

    In that order their figures settle: of two files of one run the one drawn later counts.
    """
    readings: list[tuple[int, Reading]] = []
    receipts: dict[int, Receipt] = {}
    facts = desk.books.balances.facts
    mappings = {} if mapping is not None else read_mappings(desk.books)
    progress = wanted.session.progress
    answers = Answers(desk.books.root, wanted.session.at)
    for place, file in enumerate(telling(progress, "reading", files)):
        try:
            answered = None if mapping is not None else answers.receipt(file)
            if answered is not None:
                receipts[place] = answered
                continue
            reading = _read(file, wanted, mappings, mapping)
            if isinstance(reading, BankReading):
                receipts[place] = _bank_receipt(file, reading, facts, bank)
                facts = facts.with_bank(receipts[place].bank)
            else:
                readings.append((place, reading))
        except InputError as error:
            receipts[place] = Receipt(file.name, file.sha256, problems=error.problems)
    readings.sort(key=lambda pair: (pair[1].drawn_on is not None, pair[1].drawn_on or 0, pair[0]))
    for place, reading in telling(progress, "settling", readings):
        receipt = _receipt(desk.books, files[place], reading, facts, wanted)
        facts = facts.with_reports(receipt.new)
        receipts[place] = receipt
    return receipts


def _read(
    file: FileIn,
    wanted: Wanted,
    mappings: Mapping[str, SheetMapping],
    mapping: SheetMapping | None,
) -> Reading | BankReading:
    """What a file says: a member's, or a bank's.

    An Excel file is a bank's only where it has no headings of a member's, so that it is opened
    once: members send hundreds of them.
    """
    content, name = file.content, file.name
    is_excel = is_workbook(content)
    statements = None if is_excel or mapping is not None else read_bank(content, name)
    if statements is not None:
        return statements
    try:
        return read_file(content, name, mappings, wanted.member, mapping)
    except InputError as error:
        if is_excel and mapping is None and has_other_headings(error):
            statements = read_bank(content, name)
        if statements is None:
            raise
        return statements


def _bank_receipt(file: FileIn, reading: BankReading, facts: Facts, wanted: BankWanted) -> Receipt:
    found = bank_files_of(wanted, reading, facts.bank, file.name, file.sha256)
    new = [] if found.problems else [one for one in found.files if is_new(one, facts.bank)]
    return Receipt(
        file.name,
        file.sha256,
        kind=reading.kind,
        findings=reading.findings,
        problems=tuple(found.problems),
        bank=tuple(new),
        entries=found.entries,
    )


def _receipt(books: Books, file: FileIn, reading: Reading, facts: Facts, wanted: Wanted) -> Receipt:
    found = reports_of(wanted, reading, file.name, file.sha256)
    receipt = Receipt(
        file.name,
        file.sha256,
        kind=reading.kind,
        members=tuple(found.members),
        findings=(*reading.findings, *found.findings),
        problems=tuple(found.problems),
        personal_data=reading.personal_data,
        original=reading.original,
        fund_rows=reading.fund_rows,
    )
    if found.problems:
        return receipt
    new = tuple(report for report in found.reports if _is_new(report, facts))
    is_partial = any(not report.is_complete for report in found.reports)
    findings = [f for f in receipt.findings if is_partial or f.code != _DRAWN_EARLY]
    return replace(
        receipt,
        understood=tuple(found.reports),
        new=new,
        changed=tuple(
            change
            for report in new
            for change in changes(books, facts.report(report.member, report.period), report)
        ),
        findings=(*findings, *_disagreements(books, facts, new)),
    )


def _is_new(report: Report, facts: Facts) -> bool:
    """True unless the figures hold already, or half a month would replace a whole one."""
    held = facts.report(report.member, report.period)
    return held.after(report).version != held.version


def _disagreements(books: Books, facts: Facts, new: Sequence[Report]) -> Iterator[Problem]:
    """Where books and declaration of a month lie further apart than the policy allows."""
    for report in new:
        version = books.policies.in_force(report.period.first)
        if version is not None:
            held = facts.report(report.member, report.period)
            yield from disagreement(version, held.after(report))


def _blocks(receipt: Receipt) -> Iterator[str]:
    yield from map(report_text, receipt.new)
    yield from map(bank_text, receipt.bank)


def _operations(desk: Desk, settled: Sequence[tuple[FileIn, Receipt]]) -> list[Operation]:
    """Archive each file that said something new, then append its reports to the latest facts."""
    fresh = [(file, receipt) for file, receipt in settled if receipt.is_new]
    if not fresh:
        return []
    contents = [(PurePath(file.name).name, file.content) for file, _ in fresh]
    text = "\n".join(block for _, receipt in fresh for block in _blocks(receipt))
    answers = [receipt.answer for _, receipt in fresh if receipt.answer is not None]
    year = desk.session.now.year
    # Files are read by name: what is taken in later must not come before, whatever --date says.
    known = [path for path in desk.books.files if path.startswith("facts/")]
    path = max([f"facts/{desk.session.period}.beancount", *known])
    return [
        *archive_all(desk.books.root, contents, year),
        *([append_to(desk.books, path, text)] if text else []),
        *([recording(desk.books.root, answers, year)] if answers else []),
    ]
