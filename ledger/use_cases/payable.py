"""Whether a payout may leave: attested by two, decided where it must be, and the minutes adjusted.

One gate for everything that leaves the house (design.md §4: no payment file leaves before the
minutes are adjusted).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from consortium.fields import read_day
from consortium.pay_to import PayTo
from consortium.payouts import OpenPayout
from consortium.problems import Problem, Source, Value, Words
from consortium.voucher import Voucher
from ledger.books import Books
from ledger.decisions import approved
from ledger.use_cases.book_parties import payee_of

_NO_DECISION = Words("inget beslut", "no decision")
_NOBODY = Words("ingen", "nobody")


def obstacles(books: Books, voucher: Voucher, day: dt.date) -> list[Problem]:
    """Why what a voucher owes may not be paid on that day; nothing when it may."""
    found = books.voucher(voucher.id)
    source = Source(str(voucher.id)) if found is None else found[1]
    return [*_attested(voucher, source), *_decided(books, voucher, source, day)]


def where_to(books: Books, payout: OpenPayout, day: dt.date) -> PayTo | None:
    """Where a payout is paid: as its voucher says, else as consortium.yaml says of the payee."""
    if payout.pay_to:
        return PayTo.parse(payout.pay_to)
    payee = payee_of(books.consortium, payout.payee)
    if payee.person is not None:
        return books.consortium.people[payee.person].paid_to(day)
    if payee.member is not None:
        return books.consortium.members[payee.member].paid_to(day)
    return None


def _attested(voucher: Voucher, source: Source) -> Iterator[Problem]:
    """Two people stand behind every krona that leaves; a rule's voucher has its approval."""
    if voucher.trace is not None:
        return
    attester = voucher.extra.get("attested-by")
    if attester is None or attester == voucher.by:
        values: dict[str, Value] = {"found": str(voucher.id), "by": attester or _NOBODY}
        yield Problem("payout_must_be_attested_by_another", source, values)


def _decided(books: Books, voucher: Voucher, source: Source, day: dt.date) -> Iterator[Problem]:
    """What a rule made, a fee to the board and whatever names a decision waits for its minutes."""
    decision = voucher.extra.get("decision", "")
    adjusted = read_day(voucher.extra.get("adjusted"))
    approval = None if voucher.trace is None else approved(books, voucher.trace.proposal)
    if approval is not None:  # its minutes may have come after the voucher
        decision, adjusted = str(approval.decision), approval.adjusted
    is_fee = voucher.extra.get("template") == "board_fee"
    if not (voucher.trace is not None or is_fee or decision):
        return
    if decision and adjusted is not None and adjusted <= day:
        return
    values: dict[str, Value] = {
        "found": str(voucher.id),
        "decision": _said(decision, adjusted),
        "day": day,
    }
    yield Problem("minutes_must_be_adjusted", source, values)


def _said(decision: str, adjusted: dt.date | None) -> Words:
    """What a payout rests on, and how far its minutes are."""
    if not decision:
        return _NO_DECISION
    if adjusted is None:
        sv, en = "vars protokoll inte är justerat", "whose minutes are not adjusted"
    else:
        sv, en = f"justerat först {adjusted}", f"adjusted only on {adjusted}"
    return Words(f"”{decision}”, {sv}", f'"{decision}", {en}')
