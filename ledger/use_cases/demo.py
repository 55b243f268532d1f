"""``demo``: the sample's year, month by month, through the same use cases as a real one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consortium.money import Money, total
from consortium.period import Period
from ledger.books import open_books
from ledger.sample import Sample, Step
from ledger.use_cases.book import book_suggested
from ledger.use_cases.mapping import mapping_from_text, outlines
from ledger.use_cases.match import place
from ledger.use_cases.month import Month, month
from ledger.use_cases.post import post
from ledger.use_cases.receipts import FileIn, Receipt, TakenIn
from ledger.use_cases.reconcile import Reconciled, reconcile
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in


@dataclass(frozen=True, slots=True)
class MonthDone:
    """One month of the demo: how many files came, what was booked, whose report was missing.

    ``refused`` are the receipts of files that had to come once more, or to be explained;
    ``payments`` counts the vouchers that book what the bank told.
    """

    period: Period
    day: dt.date
    by: str
    files: int
    refused: tuple[Receipt, ...]
    vouchers: int
    amount: Money
    missing: tuple[str, ...]
    estimated: tuple[str, ...]
    payments: int


def reconciled_year(session: Session, sample: Sample) -> Iterator[tuple[MonthDone, Reconciled]]:
    """The year, and each month as ``reconcile`` finds it on its evening."""
    for done in run_year(session, sample):
        yield done, reconcile(open_books(session.root), done.period)


def run_year(session: Session, sample: Sample) -> Iterator[MonthDone]:
    """Take in each month's files, run the month, say what the bank's lines were, and post what is
    proposed, one month a step.
    """
    for step in sample.steps:
        run = replace(session, today=step.day, by=step.by)
        receipts = [receipt for taken in _taken_in(run, sample, step) for receipt in taken.receipts]
        done = month(replace(run, command=f"fondbok month {step.period}"), step.period)
        booked = len(done.paid)
        if done.unplaced or done.waiting:
            booked += _banks_lines(run, step, done)
        vouchers = [
            voucher
            for proposal in done.proposals
            for voucher in post(
                replace(run, command=f"fondbok post {proposal.digest[:8]}"), proposal.digest
            ).vouchers
        ]
        yield MonthDone(
            period=step.period,
            day=step.day,
            by=step.by,
            files=len(receipts),
            refused=tuple(receipt for receipt in receipts if receipt.problems),
            vouchers=len(vouchers),
            amount=total(voucher.to_pay for voucher in vouchers),
            missing=tuple(one.member for one in done.missing),
            estimated=tuple(one.missing.member for one in done.estimated),
            payments=booked,
        )


def _banks_lines(run: Session, step: Step, done: Month) -> int:
    """The treasurer says whose the payments are that name no notice, and lets rules book the rest;
    how many these were.
    """
    known = dict(step.payers)
    for one in done.unplaced:
        member = known.get(one.payment.counterparty or "")
        if member is not None:
            command = f"fondbok match {one.voucher} --member {member}"
            place(replace(run, command=command), str(one.voucher), member=member)
    return len(book_suggested(replace(run, command="fondbok book --suggested")).vouchers)


def _taken_in(run: Session, sample: Sample, step: Step) -> Iterator[TakenIn]:
    """What came, then what the treasurer does about files that were not taken in."""
    yield _folder(run, sample, step.folder)
    own = step.own_sheet
    if own is not None:
        file = FileIn(own.file, sample.inbox[own.file])
        mapping = mapping_from_text(own.columns, outlines(file.content, file.name), own.member)
        command = f"fondbok take-in {own.file!r} --member {own.member} --map {own.columns}"
        yield take_in(replace(run, command=command), [file], member=own.member, mapping=mapping)
    if step.mended:
        yield _folder(run, sample, step.mended)


def _folder(run: Session, sample: Sample, folder: str) -> TakenIn:
    files = [
        FileIn(path, content)
        for path, content in sorted(sample.inbox.items())
        if path.startswith(f"{folder}/")
    ]
    return take_in(replace(run, command=f"fondbok take-in {folder}"), files)
