"""What has happened under each agreement, read off the vouchers that name it.

A voucher names its agreement in its metadata: ``agreement``, ``agreed-day`` (the planned day that
it carries out) and ``purpose``. What was noticed counts as paid when another voucher settles it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from consortium.agreement import Happening, What
from consortium.voucher import Settlement, Voucher, VoucherNumber

AGREEMENT, AGREED_DAY, PURPOSE = "agreement", "agreed-day", "purpose"

# The rule of a voucher → what it is to the agreement.
_WHAT: Mapping[str, What] = {
    "loan": "paid_out",
    "member_loan": "paid_out",
    "instalment": "instalment",
    "early": "early",
    "interest": "interest",
    "fee": "fee",
    "allowance": "allowance",
    "write_off": "written_off",
    "support": "forgiven",
    "release": "converted",
}
_PAID: Mapping[What, What] = {
    "instalment": "repaid",
    "early": "repaid",
    "interest": "interest_paid",
    "fee": "fee_paid",
}

Histories = Mapping[str, tuple[Happening, ...]]


class _Settled(NamedTuple):
    """A settlement with the voucher that made it."""

    voucher: Voucher
    settlement: Settlement


def histories_after(start: Histories, vouchers: Iterable[Voucher]) -> Histories:
    """The histories after more vouchers, each by day and voucher; the same however divided."""
    found = {id_: list(some) for id_, some in start.items()}
    settled: list[_Settled] = []
    for voucher in vouchers:
        settled += [_Settled(voucher, one) for one in voucher.settles]
        if AGREEMENT in voucher.extra and voucher.trace is not None:
            found.setdefault(voucher.extra[AGREEMENT], []).append(_happening(voucher))
    if settled:
        _add_paid(found, settled)
    return {id_: tuple(sorted(set_, key=_order)) for id_, set_ in sorted(found.items())}


def _happening(voucher: Voucher) -> Happening:
    trace = voucher.trace
    assert trace is not None, "what an agreement does is made by a rule"
    # Of a loan in tranches the base is the whole that was decided; here counts what was paid out.
    paid = voucher.amount if trace.rule == "loan" else trace.base
    amount = paid if voucher.reverses is None else -paid
    due = dt.date.fromisoformat(voucher.extra.get(AGREED_DAY, voucher.date.isoformat()))
    what = "early" if trace.clause.endswith(".early") else trace.rule
    return Happening(voucher.date, _WHAT[what], amount, voucher.id, due)


def _add_paid(found: Mapping[str, list[Happening]], settled: Sequence[_Settled]) -> None:
    claims: dict[VoucherNumber, tuple[str, Happening]] = {
        one.voucher: (id_, one) for id_, some in found.items() for one in some if one.what in _PAID
    }
    for voucher, (number, amount) in settled:
        if number not in claims:
            continue
        id_, claim = claims[number]
        # What a write-off or a gift strikes is no payment; it is counted by that voucher itself.
        is_struck = AGREEMENT in voucher.extra
        what: What = "dropped" if is_struck else _PAID[claim.what]
        found[id_].append(Happening(voucher.date, what, amount, voucher.id, claim.due))


def _order(one: Happening) -> tuple[dt.date, VoucherNumber, str, dt.date]:
    return one.date, one.voucher, one.what, one.due or one.date
