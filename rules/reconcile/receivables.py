"""The open notices of members against their receivables; and payments that nobody has placed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from consortium.money import Money
from rules.reconcile.differences import Check, Compared, Difference, Step


class Claims(NamedTuple):
    """A member's open notices and its receivable; ``overdue`` is what should have been paid."""

    member: str
    notices: Money
    receivable: Money
    overdue: Money


class Unknown(NamedTuple):
    """A payment in whose payer is not known; ``member`` is the one it probably is."""

    voucher: str
    amount: Money
    payer: str
    member: str | None


def compare_claims(claims: Iterable[Claims], unknown: Iterable[Unknown], owner: str) -> Compared:
    """What is overdue is no difference: both books say it is owed (``arrears`` lists it)."""
    checks, differences = [], []
    for one in claims:
        note = "" if one.overdue.is_zero else "overdue"
        checks.append(
            Check(
                "receivables", one.member, "notices", one.receivable, one.notices, note,
                {"overdue": one.overdue},
            )
        )  # fmt: skip
        if one.notices != one.receivable:
            steps = (Step(owner, "look_into_claims", {"member": one.member}),)
            differences.append(
                Difference(
                    "receivables", "amount", one.member, "notices_differ", one.receivable,
                    one.notices, steps,
                )
            )  # fmt: skip
    for paid in unknown:
        code = "place_payment" if paid.member is None else "place_as_suggested"
        steps = (Step(owner, code, {"voucher": paid.voucher, "member": paid.member or "–"}),)
        values = {"voucher": paid.voucher, "payer": paid.payer}
        differences.append(
            Difference(
                "receivables", "not_placed", "Liabilities:Unidentified", "payer_not_known",
                paid.amount, None, steps, values,
            )
        )  # fmt: skip
    return Compared(tuple(checks), tuple(differences))
