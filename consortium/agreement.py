"""Agreements: everything that lasts, as one text file each, and what has happened under it.

``LoanTerms`` is the shape of ``agreements/<id>.yaml`` for the kinds ``loan`` (from one of the
fund's purposes) and ``member_loan`` (from one member to another, arranged by the consortium)::

    id: brygga-cykelbud
    kind: loan
    with: cykelbud
    purpose: solidarity
    from: 2026-05-15
    amount: 200 000 kr                # or movements: [{date: 2026-05-15, amount: 120 000 kr}, …]
    interest: 2 %                     # or dated: [{from: 2026-05-15, rate: 2 %}]
    grace: 3 months
    repay: 12 months
    schedule: straight                # annuity, bullet, contingent
    only_when: wages_covered

The terms are frozen by the decision that names their digest; a change is a new version in a new
file. What has happened is read off the vouchers that name the agreement (:class:`Happening`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, model_validator

from consortium.fields import Bound, Day, Key, Months, Part, Shape, wrong
from consortium.money import Money
from consortium.voucher import VoucherNumber

LoanKind = Literal["loan", "member_loan"]
Schedule = Literal["straight", "annuity", "bullet", "contingent"]
_ID = re.compile(r"[a-zåäö][a-z0-9åäö_-]*")


def read_id(value: object) -> str:
    """The id of an agreement: a key in which hyphens may stand."""
    if not _ID.fullmatch(str(value)) or str(value).endswith("-"):
        raise wrong("agreement_id_must_be_well_formed", value)
    return str(value)


AgreementId = Annotated[str, BeforeValidator(read_id)]


class Movement(Shape):
    """Money that is paid out under the agreement on a day."""

    date: Day
    amount: Bound


class DatedRate(Shape):
    """A yearly rate from a day, until the next one."""

    from_: Day = Field(alias="from")
    rate: Part


class Terms(Shape):
    """What every kind of agreement has: who, for which purpose, from when, money that moves."""

    id: AgreementId
    kind: str
    with_: Key = Field(alias="with")
    purpose: Key | None = None
    from_: Day = Field(alias="from")
    movements: tuple[Movement, ...] = ()
    version: int = Field(default=1, ge=1, le=999)
    replaces: str | None = None
    decision: str | None = None
    note: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _widen(cls, plain: object) -> object:
        return widened(plain)

    @property
    def file(self) -> str:
        """Where it stands in the books: ``agreements/<id>.yaml``, later ``<id>.v2.yaml``."""
        version = "" if self.version == 1 else f".v{self.version}"
        return f"agreements/{self.id}{version}.yaml"


class LoanTerms(Terms):
    """The terms of a loan.

    ``repay`` counts the monthly instalments after the ``grace`` months; a ``contingent`` loan
    takes ``surplus_share`` of a month's surplus until it is repaid. ``only_when: wages_covered``
    leaves out the months in which the member's wages are not covered. ``guarantee`` is the share
    of a member's loan that the fund stands surety for; ``lender_decision`` and ``signed_note``
    are the lender's own minutes and the note (revers): until they are in, it is a request.
    """

    kind: LoanKind
    lender: Key | None = None
    interest: tuple[DatedRate, ...] = ()
    grace: Months = 0
    repay: Months | None = None
    schedule: Schedule = "straight"
    only_when: Literal["wages_covered"] | None = None
    surplus_share: Part | None = None
    guarantee: Part | None = None
    lender_decision: str | None = None
    signed_note: str | None = None

    def rate(self, day: dt.date) -> Decimal:
        """The yearly rate on a day; nothing before the first."""
        held = [one.rate for one in self.interest if one.from_ <= day]
        return held[-1] if held else Decimal(0)


def widened(plain: object) -> object:
    """``amount: …`` as a movement on the first day, ``interest: 2 %`` as a rate from it.

    >>> widened({"from": "2026-05-15", "amount": "5 kr"})
    {'from': '2026-05-15', 'movements': [{'date': '2026-05-15', 'amount': '5 kr'}]}
    """
    if not isinstance(plain, Mapping):
        return plain
    wide = dict(plain)
    if "movements" not in wide and "amount" in wide:
        wide["movements"] = [{"date": wide.get("from"), "amount": wide.pop("amount")}]
    if isinstance(wide.get("interest"), str):
        wide["interest"] = [{"from": wide.get("from"), "rate": wide["interest"]}]
    return wide


What = Literal[
    "paid_out", "instalment", "early", "repaid", "interest", "interest_paid", "fee", "fee_paid",
    "allowance", "written_off", "forgiven", "converted", "dropped", "deferred",
]  # fmt: skip


class Happening(NamedTuple):
    """One thing that a voucher did to an agreement. Amounts are positive; a reversal's below zero.

    ``due`` is the planned day that it carries out (of an instalment, an interest, a payout).
    """

    date: dt.date
    what: What
    amount: Money
    voucher: VoucherNumber
    due: dt.date | None = None
