"""``demo``: the sample's year, month by month, through the same use cases as a real one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consortium.money import Money, total
from consortium.period import Period
from ledger.sample import Sample
from ledger.use_cases.month import month
from ledger.use_cases.post import post
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import FileIn, take_in


@dataclass(frozen=True, slots=True)
class MonthDone:
    """One month of the demo: how many files came, what was booked, who had not reported."""

    period: Period
    day: dt.date
    by: str
    files: int
    refused: int
    vouchers: int
    amount: Money
    missing: tuple[str, ...]


def run_year(session: Session, sample: Sample) -> Iterator[MonthDone]:
    """Take in each month's folder, run the month and post what it proposes, one month a step."""
    for step in sample.steps:
        run = replace(session, today=step.day, by=step.by)
        files = [
            FileIn(path, content)
            for path, content in sorted(sample.inbox.items())
            if path.startswith(f"{step.folder}/")
        ]
        taken = take_in(replace(run, command=f"fondbok take-in {step.folder}"), files)
        done = month(replace(run, command=f"fondbok month {step.period}"), step.period)
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
            files=len(files),
            refused=sum(1 for receipt in taken.receipts if receipt.problems),
            vouchers=len(vouchers),
            amount=total(voucher.to_pay for voucher in vouchers),
            missing=tuple(one.member for one in done.missing),
        )
