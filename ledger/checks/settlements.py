"""What vouchers settle are claims and payments that stand in the books."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consortium.problems import Problem, Value
from consortium.voucher import VoucherNumber
from ledger.read import ReadVoucher


def check_settlements(
    vouchers: Sequence[ReadVoucher], known: frozenset[VoucherNumber] = frozenset()
) -> Iterator[Problem]:
    """Every settlement names a voucher that was read, or is ``known`` from a seal."""
    numbers = known | {read.voucher.id for read in vouchers}
    for read in vouchers:
        for number, _ in read.voucher.settles:
            if number not in numbers:
                values: dict[str, Value] = {"found": str(read.voucher.id), "claim": str(number)}
                yield Problem("settled_claim_must_exist", read.source, values)
