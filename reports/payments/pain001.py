"""The writer of pain.001 (ISO 20022, CustomerCreditTransferInitiation), .03 and .09.

The same order gives the same bytes. One ``PmtInf`` per day and debited account, in the order of
the days; the payments keep the order that they came in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from consortium.money import total
from consortium.pay_to import PayTo
from consortium.transfer import Transfer, shown
from reports.payments.order import Debtor, PaymentOrder
from reports.payments.profiles import Agent, BankProfile, profile_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Version = Literal["03", "09"]
# Banks cut names at 70 letters (EPC); the schema takes 140.
_NAME_LETTERS_MAX = 70


def write_pain001(
    order: PaymentOrder, *, version: Version = "03", profile: BankProfile | None = None
) -> bytes:
    """The order as a file for the bank, UTF-8; ``profile`` default: by the debtor's IBAN.

    ``ValueError`` when the bank demands an agreement id of a shape that the debtor lacks.
    """
    from lxml import etree

    debited = order.debtor.account
    wanted = profile or profile_of(None, debited.number if debited.kind == "iban" else None)
    if not wanted.accepts_agreement(order.debtor.agreement):
        raise ValueError(f"{wanted.name} demands an agreement id: {order.debtor.agreement}")
    return etree.tostring(
        _Writer(version, wanted).document(order),
        xml_declaration=True,
        encoding="UTF-8",
        pretty_print=True,
    )


def payment_batches(order: PaymentOrder) -> dict[str, tuple[Transfer, ...]]:
    """The payments by the id of their ``PmtInf``, one per day and debited account."""
    groups: dict[tuple[object, str], list[Transfer]] = {}
    for one in sorted(order.transfers, key=lambda one: one.on):
        key = (one.on, (one.debited or order.debtor.account).digits)
        groups.setdefault(key, []).append(one)
    return {
        f"{order.message_id}-{number}": tuple(group)
        for number, group in enumerate(groups.values(), start=1)
    }


class _Writer:
    """Elements in the order that the schema demands."""

    def __init__(self, version: Version, profile: BankProfile) -> None:
        self._profile = profile
        self._namespace = f"urn:iso:std:iso:20022:tech:xsd:pain.001.001.{version}"
        self._bic = "BIC" if version == "03" else "BICFI"
        self._day = "ReqdExctnDt" if version == "03" else "ReqdExctnDt/Dt"

    def document(self, order: PaymentOrder) -> Element:
        from lxml import etree

        root = etree.Element(
            f"{{{self._namespace}}}Document", nsmap=cast("dict[str, str]", {None: self._namespace})
        )
        message = self._add(root, "CstmrCdtTrfInitn")
        header = self._add(message, "GrpHdr")
        self._add(header, "MsgId", order.message_id)
        stamp = order.created.replace(microsecond=0).isoformat()
        self._add(header, "CreDtTm", stamp)
        self._sums(header, order.transfers)
        self._party(header, "InitgPty", order.debtor, is_initiator=True)
        for identity, transfers in payment_batches(order).items():
            self._batch(message, identity, order.debtor, transfers)
        return root

    def _batch(
        self, message: Element, identity: str, debtor: Debtor, transfers: Sequence[Transfer]
    ) -> None:
        batch = self._add(message, "PmtInf")
        self._add(batch, "PmtInfId", identity)
        self._add(batch, "PmtMtd", "TRF")
        self._add(batch, "BtchBookg", "true" if self._profile.is_booked_as_one else "false")
        self._sums(batch, transfers)
        kind = self._add(batch, "PmtTpInf")
        self._add(kind, "SvcLvl/Cd", "NURG")
        # A domestic payment in kronor that is neither salary nor pension.
        self._add(kind, "CtgyPurp/Cd", "SUPP")
        self._add(batch, self._day, transfers[0].on.isoformat())
        self._party(batch, "Dbtr", debtor)
        account = self._account(batch, "DbtrAcct", transfers[0].debited or debtor.account)
        self._add(account, "Ccy", "SEK")
        self._agent(batch, "DbtrAgt", Agent(bic=debtor.bic))
        self._add(batch, "ChrgBr", self._profile.charges)
        for transfer in transfers:
            self._transfer(batch, transfer)

    def _transfer(self, batch: Element, transfer: Transfer) -> None:
        told = self._add(batch, "CdtTrfTxInf")
        self._add(told, "PmtId/EndToEndId", transfer.end_to_end)
        amount = self._add(told, "Amt/InstdAmt", str(transfer.amount))
        amount.set("Ccy", "SEK")
        self._agent(told, "CdtrAgt", self._bank_of(transfer.account))
        creditor = self._add(told, "Cdtr")
        self._add(creditor, "Nm", _name(transfer.creditor))
        self._add(creditor, "PstlAdr/Ctry", "SE")
        self._account(told, "CdtrAcct", transfer.account)
        if transfer.reference is not None:
            reference = self._add(told, "RmtInf/Strd/CdtrRefInf")
            kind = self._add(reference, "Tp")
            self._add(kind, "CdOrPrtry/Cd", "SCOR")
            if transfer.reference.startswith("RF"):
                self._add(kind, "Issr", "ISO")
            self._add(reference, "Ref", transfer.reference)
        elif shown(transfer.message):
            self._add(told, "RmtInf/Ustrd", shown(transfer.message))

    def _bank_of(self, account: PayTo) -> Agent:
        if account.kind == "bankgiro":
            return self._profile.bankgiro
        if account.kind == "plusgiro":
            return self._profile.plusgiro
        if account.kind == "clearing":  # the clearing knows a bank by the first four digits
            return Agent(clearing=account.clearing[:4])
        return Agent(bic=profile_of(None, account.number).bic)

    def _account(self, parent: Element, name: str, account: PayTo) -> Element:
        told = self._add(parent, name)
        if account.kind == "iban":
            self._add(told, "Id/IBAN", account.number)
            return told
        other = self._add(told, "Id/Othr")
        self._add(other, "Id", account.digits)
        scheme = {"bankgiro": "Prtry:BGNR", "plusgiro": "Prtry:PGNR"}.get(account.kind, "Cd:BBAN")
        kind, _, code = scheme.partition(":")
        self._add(other, f"SchmeNm/{kind}", code)
        return told

    def _agent(self, parent: Element, name: str, agent: Agent) -> None:
        if agent.bic is not None:
            self._add(parent, f"{name}/FinInstnId/{self._bic}", agent.bic)
        elif agent.clearing is not None:
            member = self._add(parent, f"{name}/FinInstnId/ClrSysMmbId")
            self._add(member, "ClrSysId/Cd", "SESBA")
            self._add(member, "MmbId", agent.clearing)

    def _party(
        self, parent: Element, name: str, debtor: Debtor, *, is_initiator: bool = False
    ) -> None:
        party = self._add(parent, name)
        self._add(party, "Nm", _name(debtor.name))
        other = self._add(party, "Id/OrgId/Othr")
        if is_initiator and debtor.agreement is not None:
            self._add(other, "Id", debtor.agreement)
            self._add(other, "SchmeNm/Cd", "BANK")
        else:
            self._add(other, "Id", debtor.organisation_number.replace("-", ""))
            self._add(other, "SchmeNm/Prtry", "ORGNR")

    def _sums(self, parent: Element, transfers: Sequence[Transfer]) -> None:
        self._add(parent, "NbOfTxs", str(len(transfers)))
        self._add(parent, "CtrlSum", str(total(one.amount for one in transfers)))

    def _add(self, parent: Element, path: str, text: str | None = None) -> Element:
        """Add the elements of a path, each a new one, with ``text`` in the last."""
        from lxml import etree

        for name in path.split("/"):
            parent = etree.SubElement(parent, f"{{{self._namespace}}}{name}")
        parent.text = text
        return parent


def _name(text: str) -> str:
    return shown(text)[:_NAME_LETTERS_MAX].rstrip()
