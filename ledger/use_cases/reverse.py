"""``reverse``: a voucher is undone by its mirror image, and both point at each other (BFL 5:5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consortium.balances import UNIDENTIFIED
from consortium.problems import Problem, Refusal, Source, Value
from consortium.voucher import MANUAL_SERIES, Posting, Settlement, Voucher, VoucherNumber
from ledger.books import Books
from ledger.sent import sendings_of
from ledger.use_cases.find import find_voucher
from ledger.use_cases.session import Desk, Session, writing
from ledger.vouchers import next_number, voucher_operations


@dataclass(frozen=True, slots=True)
class Reversed:
    """The original and its reversal; ``is_written`` is false on a dry run.

    ``findings`` tell of a payment of it that is on its way to be paid all the same.
    """

    original: Voucher
    reversal: Voucher
    is_written: bool = True
    notices: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()


def reverse(session: Session, number: str, *, why: str, dry_run: bool = False) -> Reversed:
    """Book the reversal of a voucher in the open period; the original stays as it is."""
    with writing(session, "treasurer") as desk:
        original, source = find_voucher(desk.books, number)
        _must_be_reversible(desk, original, source, why)
        reversal = _reversal(desk, original, " ".join(why.split()))
        if not dry_run:
            desk.commit(
                voucher_operations(desk.books, [reversal]),
                inputs={"voucher": str(original.id), "why": why},
                result={"vouchers": [str(reversal.id)]},
            )
        findings = tuple(_on_its_way(desk.books, original))
        return Reversed(original, reversal, not dry_run, desk.notices, findings)


def _on_its_way(books: Books, original: Voucher) -> Iterator[Problem]:
    """A payment that was sent leaves although its debt is gone, unless somebody stops it."""
    payout = books.balances.payouts.get(original.id)
    attempt = None if payout is None else sendings_of(books.root).last(original.id)
    if attempt is not None and not attempt.is_refused:
        values: dict[str, Value] = {
            "found": str(original.id),
            "amount": attempt.payment.amount,
            "payee": attempt.payment.payee,
            "day": attempt.payment.day,
        }
        yield Problem("sent_payment_should_be_stopped", Source(attempt.file.file), values)


def _must_be_reversible(desk: Desk, original: Voucher, source: Source, why: str) -> None:
    by = desk.books.balances.reversed.get(original.id)
    problems: list[Problem] = []
    values: dict[str, Value]
    if not why.strip():
        problems.append(Problem("reversal_must_say_why", Source("--why"), {}))
    if by is not None:
        values = {"found": str(original.id), "by": str(by)}
        problems.append(Problem("voucher_must_not_be_reversed_twice", source, values))
    if original.reverses is not None:
        values = {"found": str(original.id), "original": str(original.reverses)}
        problems.append(Problem("reversal_must_not_be_reversed", source, values))
    placed = _placed_by(desk.books, original)
    if placed is not None:
        values = {"found": str(original.id), "by": str(placed)}
        problems.append(Problem("settling_must_be_undone_first", source, values))
    if original.date > desk.session.today:
        values = {"found": desk.session.today, "date": original.date}
        problems.append(Problem("reversal_must_come_after", source, values))
    if problems:
        raise Refusal(problems)


def _placed_by(books: Books, original: Voucher) -> VoucherNumber | None:
    """The voucher that placed a payment which ``original`` left unplaced, if it still stands."""
    if all(posting.account != UNIDENTIFIED for posting in original.postings):
        return None
    undone = books.balances.reversed
    for read in reversed(books.read_vouchers):
        one = read.voucher
        named = (settled.voucher for settled in one.settles)
        if original.id in named and one.reverses is None and one.id not in undone:
            return one.id
    return None


def _reversal(desk: Desk, original: Voucher, why: str) -> Voucher:
    words = {"sv": "Rättelse av", "en": "Reversal of"}[desk.books.consortium.language]
    return Voucher(
        id=next_number(desk.books, MANUAL_SERIES, desk.session.today),
        date=desk.session.today,
        payee=original.payee,
        text=f"{words} {original.id}: {why}",
        registered=desk.session.at,
        by=desk.by,
        concerns=f"{words} {original.id}",
        counterparty=original.counterparty,
        source=str(original.id),
        document=original.document,
        trace=original.trace,
        opens=original.opens,
        reverses=original.id,
        why=why,
        bank=original.bank,
        settles=tuple(Settlement(number, -amount) for number, amount in original.settles),
        postings=tuple(Posting(p.account, -p.amount, p.unit) for p in original.postings),
    )
