"""The vouchers of the sample's year, as the tests add them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from beancount.core.data import Directive, Transaction

TAKEN_FROM_LEVY = ("Income:", "Equity:MemberCapital:", "Assets:Accrued:")


def vouchers(entries: list[Directive]) -> Iterator[tuple[Transaction, dict[str, Decimal]]]:
    """Each voucher with its amounts by account."""
    for entry in entries:
        if isinstance(entry, Transaction):
            sums: defaultdict[str, Decimal] = defaultdict(Decimal)
            for posting in entry.postings:
                assert posting.units is not None and isinstance(posting.units.number, Decimal)
                sums[posting.account] += posting.units.number
            yield entry, sums


def under(amounts: dict[str, Decimal], *starts: str) -> Decimal:
    return sum((n for account, n in amounts.items() if account.startswith(starts)), Decimal())
