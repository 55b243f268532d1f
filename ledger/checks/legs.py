"""Every leg written out to the öre, and every voucher summing to exactly zero.

Beancount infers a tolerance from how amounts are written and fills in a blank leg; for the
books of a fund both are too lax (design.md §3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from beancount.core.amount import Amount
from beancount.core.data import Posting, Transaction

from consortium.problems import Problem
from ledger.checks.loaded import Found, Loaded, name_of


def check_legs(loaded: Loaded) -> Iterator[Found]:
    """Two legs at least, two decimals each, nothing filled in or converted, zero per unit."""
    for entry in loaded.transactions:
        if len(entry.postings) < 2:
            yield _found(loaded, entry, "voucher_must_have_two_legs", voucher=name_of(entry))
        for posting in entry.postings:
            yield from _check_leg(loaded, entry, posting)
        yield from _check_sum(loaded, entry)


def _check_leg(loaded: Loaded, entry: Transaction, posting: Posting) -> Iterator[Found]:
    source = loaded.place(posting.meta or entry.meta)
    number = _written_number(posting)
    if number is None:
        code = "amount_must_be_written_out"
        yield Found(Problem(code, source, {"account": posting.account}), entry)
    elif number.as_tuple().exponent != -2:
        values = {"found": str(posting.units), "account": posting.account}
        yield Found(Problem("amount_must_have_two_decimals", source, values), entry)


def _written_number(posting: Posting) -> Decimal | None:
    """The leg's number, ``None`` when it was filled in, or stands beside a cost or a price."""
    filled_in = (posting.meta or {}).get("__automatic__")
    if filled_in or posting.cost is not None or posting.price is not None:
        return None
    return posting.units.number if isinstance(posting.units, Amount) else None


def _check_sum(loaded: Loaded, entry: Transaction) -> Iterator[Found]:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for posting in entry.postings:
        if isinstance(posting.units, Amount) and isinstance(posting.units.number, Decimal):
            sums[posting.units.currency] += posting.units.number
    for unit, off in sums.items():
        if off != 0:
            values = {"voucher": name_of(entry), "off": f"{off} {unit}"}
            yield _found(loaded, entry, "voucher_must_balance", **values)


def _found(loaded: Loaded, entry: Transaction, code: str, **values: str) -> Found:
    return Found(Problem(code, loaded.place(entry.meta), values), entry)
