"""Open notices: what is claimed of members and not paid yet, levies and agreements alike."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from consortium.histories import AGREEMENT, PURPOSE
from consortium.keys import component
from consortium.money import Money
from consortium.ocr import reference_of
from consortium.period import Period
from consortium.voucher import Voucher, VoucherNumber

_RECEIVABLE = "Assets:Receivable:"


class OpenNotice(NamedTuple):
    """A posted claim on a member: its voucher, month, due day and what is unpaid of it.

    ``reference`` is what an opening claim is paid by: that of the invoice in the old program.
    A claim under an agreement names it, the ``account`` that it stands on, and the purpose whose
    tied part its payment ``frees``; a levy has neither.
    """

    voucher: VoucherNumber
    member: str
    month: Period
    due: date | None
    amount: Money
    reference: str = ""
    agreement: str = ""
    account: str = ""
    frees: str = ""

    @property
    def paid_by(self) -> str:
        """What a payment names it by: our OCR, or the reference of its old invoice.

        >>> number = VoucherNumber("M", 2026, 2)
        >>> OpenNotice(number, "kvarnen", Period(2025, 11), None, Money(700_00), "1043").paid_by
        '1043'
        """
        return self.reference or reference_of(self.voucher)

    @property
    def receivable(self) -> str:
        """The account that its payment credits."""
        return self.account or f"Assets:Receivable:Levies:{component(self.member)}"


def agreed_notice(voucher: Voucher) -> OpenNotice | None:
    """What a voucher under an agreement claims, or claimed; ``None`` when it claims nothing.

    A voucher that strikes claims settles them, and is none.
    """
    trace = voucher.trace
    assert trace is not None, "what falls due under an agreement has a trace"
    accounts = [p.account for p in voucher.postings if p.account.startswith(_RECEIVABLE)]
    if voucher.to_pay.is_zero or not accounts or (voucher.settles and voucher.reverses is None):
        return None
    is_principal = accounts[0].startswith(f"{_RECEIVABLE}Loans:")
    return OpenNotice(
        voucher.id, trace.member, trace.month, voucher.due, voucher.to_pay,
        agreement=voucher.extra[AGREEMENT],
        account=accounts[0],
        frees=voucher.extra.get(PURPOSE, "") if is_principal else "",
    )  # fmt: skip
