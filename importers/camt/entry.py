"""An entry (``Ntry``) and its details (``TxDtls``): from elements to our nouns.

The entry's own amount is the truth; a detail's amount counts only in the entry's currency.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from consortium.bank import BankEntry, Payment
from consortium.money import Money
from importers import bank_xml as xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOOKED = "BOOK"
# What banks write where there is nothing to say.
_NOTHING = frozenset({"NOTPROVIDED", "NONREF", "NOREF", "NOTAVAILABLE"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with its status, and whether it lacks a booking date of its own."""

    entry: BankEntry
    status: str
    has_booking_date: bool


class _Party(NamedTuple):
    name: str | None
    account: str | None
    organisation_number: str | None


@dataclass(frozen=True, slots=True)
class Detail:
    """A ``TxDtls`` as it stands, until its entry says direction and currency."""

    amounts: tuple[xml.Amount, ...]
    sign: int | None
    debtor: _Party
    creditor: _Party
    references: tuple[str, ...]
    message: str
    end_to_end: str | None
    bank_reference: str | None

    def payment(self, sign: int, currency: str, notes: xml.Notes, *, is_reversal: bool) -> Payment:
        """The payment; ``sign`` is the entry's, which holds where the detail is silent."""
        sign = self.sign or sign
        # A reversal moves money back from creditor to debtor, under the parties of its original.
        payer_is_other = (sign > 0) is not is_reversal
        other = self.debtor if payer_is_other else self.creditor
        return Payment(
            self._amount(sign, currency, notes),
            reference=self.references[0] if self.references else None,
            message=self.message,
            counterparty=other.name,
            account=other.account,
            end_to_end=self.end_to_end,
            organisation_number=other.organisation_number,
            more_references=self.references[1:],
        )

    def _amount(self, sign: int, currency: str, notes: xml.Notes) -> Money | None:
        read = next((one for one in self.amounts if one.currency == currency), None)
        amount = None if read is None else xml.money(read, notes)
        return -amount if amount is not None and sign < 0 else amount


def read_detail(element: Element, notes: xml.Notes) -> Detail:
    """Read a ``TxDtls``; its amount is ``Amt`` from version .03 on, before that ``TxAmt``."""
    part = xml.Part(element)
    paths = ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")
    amounts = [xml.amount(part, path, notes) for path in paths if part.first(path) is not None]
    return Detail(
        amounts=tuple(one for one in amounts if one is not None),
        sign=xml.sign(part, notes) if part.first("CdtDbtInd") is not None else None,
        debtor=_party(part, "Dbtr"),
        creditor=_party(part, "Cdtr"),
        references=_references(part),
        message=_message(part),
        end_to_end=_said(part.text("Refs/EndToEndId")),
        bank_reference=_said(part.text("Refs/AcctSvcrRef")),
    )


def read_entry(element: Element, details: list[Detail], notes: xml.Notes) -> Entry | None:
    """Read an ``Ntry`` with its details already read; ``None`` when problems were noted."""
    part = xml.Part(element)
    read = xml.amount(part, "Amt", notes)
    amount = None if read is None else xml.money(read, notes)
    sign = xml.sign(part, notes)
    booked = xml.day(part, "BookgDt", notes)
    valued = xml.day(part, "ValDt", notes)
    day = booked or valued
    if day is None:
        notes.missing(element, "BookgDt")
    if read is None or amount is None or sign is None or day is None:
        return None
    is_reversal = part.text("RvslInd") in ("true", "1")
    moved = amount if sign > 0 else -amount
    payments = tuple(
        one.payment(sign, read.currency, notes, is_reversal=is_reversal) for one in details
    )
    if len(payments) == 1 and payments[0].amount is None and _batch_size(part) <= 1:
        payments = (replace(payments[0], amount=moved),)
    entry = BankEntry(
        moved,
        day,
        notes.place(xml.line_of(element)),
        valued=valued,
        currency=read.currency,
        reference=_reference(part, details),
        text=_entry_text(part, payments),
        is_reversal=is_reversal,
        payments=payments,
    )
    # Some banks leave Sts out of camt.053, and their balances tie only when such entries count.
    status = part.text("Sts", "Sts/Cd", "Sts/Prtry") or BOOKED
    return Entry(entry, status, booked is not None)


def _batch_size(part: xml.Part) -> int:
    """How many payments the bank says that the entry gathers; 0 where it does not say."""
    told = part.text("NtryDtls/Btch/NbOfTxs") or ""
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= 15 else 0


def _reference(part: xml.Part, details: list[Detail]) -> str | None:
    own = _said(part.text("AcctSvcrRef"))
    return own or (details[0].bank_reference if len(details) == 1 else None)


def _entry_text(part: xml.Part, payments: tuple[Payment, ...]) -> str:
    """What the bank writes on the row: its text, else the only payment's, else its code."""
    told = part.text("AddtlNtryInf")
    if told is None and len(payments) == 1:
        told = payments[0].message or payments[0].counterparty
    return told or part.text("BkTxCd/Prtry/Cd") or _code(part)


def _code(part: xml.Part) -> str:
    paths = ("Cd", "Fmly/Cd", "Fmly/SubFmlyCd")
    codes = (part.text(f"BkTxCd/Domn/{path}") for path in paths)
    return " ".join(code for code in codes if code)


def _party(part: xml.Part, role: str) -> _Party:
    """A party's name (``Dbtr/Nm``, later ``Dbtr/Pty/Nm``), account and organisation number."""
    own, ultimate = f"RltdPties/{role}", f"RltdPties/Ultmt{role}"
    name = part.text(f"{own}/Nm", f"{own}/Pty/Nm", f"{ultimate}/Nm", f"{ultimate}/Pty/Nm")
    account = part.text(f"{own}Acct/Id/IBAN", f"{own}Acct/Id/Othr/Id", f"{own}Acct/Prxy/Id")
    number = part.text(f"{own}/Id/OrgId/Othr/Id", f"{own}/Pty/Id/OrgId/Othr/Id")
    return _Party(name, account and account.replace(" ", ""), _organisation_number(number))


def _organisation_number(text: str | None) -> str | None:
    digits = (text or "").replace("-", "").replace(" ", "")
    is_number = digits.isascii() and digits.isdecimal() and len(digits) in (10, 12)
    return digits if is_number else None


def _references(part: xml.Part) -> tuple[str, ...]:
    """Structured references first (``SCOR``: OCR or ``RF…``), then numbers of invoices."""
    paths = ("RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/RfrdDocInf/Nb")
    found = (_said(_line(one.text)) for path in paths for one in part.every(path))
    return tuple(dict.fromkeys(one for one in found if one))


def _message(part: xml.Part) -> str:
    """Free text of the payer, of structured blocks too, else what the bank adds."""
    paths = ("RmtInf/Ustrd", "RmtInf/Strd/AddtlRmtInf")
    told = " ".join(_line(one.text) for path in paths for one in part.every(path)).strip()
    return told or part.text("AddtlTxInf") or ""


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _said(text: str | None) -> str | None:
    """Nothing for the words that banks write where they have nothing."""
    return None if text is None or text.upper() in _NOTHING else text
