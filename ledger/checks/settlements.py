"""What vouchers settle are claims and payments that stand in the books."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consortium.balances import UNIDENTIFIED
from consortium.money import ZERO
from consortium.payouts import payout_of
from consortium.problems import Problem, Value
from consortium.voucher import Voucher, VoucherNumber
from ledger.read import ReadVoucher


def check_settlements(
    vouchers: Sequence[ReadVoucher], known: frozenset[VoucherNumber] = frozenset()
) -> Iterator[Problem]:
    """Every settlement names one that was read, or is ``known`` from a seal."""
    numbers = known | {read.voucher.id for read in vouchers if _can_be_settled(read.voucher)}
    for read in vouchers:
        for number, _ in read.voucher.settles:
            if number not in numbers:
                values: dict[str, Value] = {"found": str(read.voucher.id), "claim": str(number)}
                yield Problem("settled_claim_must_exist", read.source, values)


def _can_be_settled(voucher: Voucher) -> bool:
    """True for a claim or credit that a rule made or that was open from the start, for a payout,
    and for a payment that nobody had placed.
    """
    if voucher.reverses is not None:
        return False
    is_unplaced = any(p.account == UNIDENTIFIED and p.amount < ZERO for p in voucher.postings)
    if payout_of(voucher) is not None:
        return True
    is_claim = voucher.trace is not None or voucher.opens is not None
    return is_unplaced or (is_claim and not voucher.to_pay.is_zero)
