"""What has happened under each agreement, read off the vouchers that name it.

A voucher names its agreement in its metadata: ``agreement``, ``agreed-day`` (the planned day that
it carries out) and ``purpose``. What was noticed counts as paid when another voucher settles it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from consortium.agreement import Happening, What
from consortium.money import Money, total
from consortium.voucher import RuleTrace, Settlement, Voucher, VoucherNumber

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

_LENT = ("Assets:Loans:", "Assets:Memo:LSEK:")

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
            some = found.setdefault(voucher.extra[AGREEMENT], [])
            some.append(one := _happening(voucher))
            if one.what == "instalment" and voucher.to_pay.is_zero:
                # Between members nothing is claimed by the fund: it is paid as the plan says.
                some.append(one._replace(what="repaid"))
    if settled:
        _add_paid(found, settled)
    return {id_: tuple(sorted(set_, key=_order)) for id_, set_ in sorted(found.items())}


def _happening(voucher: Voucher) -> Happening:
    trace = voucher.trace
    assert trace is not None, "what an agreement does is made by a rule"
    due = dt.date.fromisoformat(voucher.extra.get(AGREED_DAY, voucher.date.isoformat()))
    what = "early" if trace.clause.endswith(".early") else trace.rule
    return Happening(voucher.date, _WHAT[what], _amount(voucher, trace), voucher.id, due)


def _amount(voucher: Voucher, trace: RuleTrace) -> Money:
    """What moved; below zero for a reversal. Of help in parts ``base`` is the whole granted."""
    if trace.rule in ("loan", "member_loan"):
        return total(p.amount for p in voucher.postings if p.account.startswith(_LENT))
    return trace.base if voucher.reverses is None else -trace.base


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
