"""An entry (``Ntry``) and its details (``TxDtls``): from elements to our nouns.

The entry's own amount is the truth; a detail's amount counts only in the entry's currency.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from consortium.bank import BankEntry, Payment
from consortium.money import ZERO, Money, total
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


class Referred(NamedTuple):
    """What a detail says of one reference (``Strd``), and how much is for it: ``is_credit`` takes
    from the others.
    """

    reference: str | None
    amount: xml.Amount | None
    is_credit: bool


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
    referred: tuple[Referred, ...]
    message: str
    end_to_end: str | None
    bank_reference: str | None

    def payment(self, sign: int, currency: str, notes: xml.Notes, *, is_reversal: bool) -> Payment:
        """The payment, in the direction ``sign``."""
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

    def broken_down(self, payment: Payment, currency: str, notes: xml.Notes) -> Iterator[Payment]:
        """The payment, or one for each reference where their amounts make it; credits take off."""
        read = [one.amount for one in self.referred if one.amount is not None]
        whole = payment.amount
        is_told = len(read) == len(self.referred) > 1 and {r.currency for r in read} == {currency}
        amounts = [xml.money(one, notes) for one in read] if is_told and whole is not None else []
        signed = [
            -amount if one.is_credit else amount
            for one, amount in zip(self.referred, amounts, strict=False)
            if amount is not None
        ]
        if whole is None or not signed or total(signed) != abs(whole):
            yield payment
            return
        for one, amount in zip(self.referred, signed, strict=True):
            part = -amount if whole < ZERO else amount
            yield replace(payment, amount=part, reference=one.reference, more_references=())

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
        referred=tuple(_referred(one, notes) for one in part.every("RmtInf/Strd")),
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
    payments = _payments(details, moved, read.currency, notes, is_reversal=is_reversal)
    if len(payments) == 1 and payments[0].amount is None and _batch_size(part) <= 1:
        # The only payment of an entry is the whole of it, also where it was sent in another
        # currency.
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


def _payments(
    details: list[Detail], moved: Money, currency: str, notes: xml.Notes, *, is_reversal: bool
) -> tuple[Payment, ...]:
    """What the details tell. Their own direction counts where they make the entry with it, else
    the entry's: banks write ``CRDT`` on every detail of a debit.
    """
    sign = -1 if moved < ZERO else 1

    def told(signs: list[int]) -> list[Payment]:
        return [
            one.payment(by, currency, notes, is_reversal=is_reversal)
            for one, by in zip(details, signs, strict=True)
        ]

    payments = told([one.sign or sign for one in details])
    amounts = [one.amount for one in payments if one.amount is not None]
    if len(amounts) < len(details) or total(amounts) != moved:
        payments = told([sign] * len(details))
    return tuple(
        part
        for one, payment in zip(details, payments, strict=True)
        for part in one.broken_down(payment, currency, notes)
    )


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


def _referred(element: Element, notes: xml.Notes) -> Referred:
    part = xml.Part(element)
    reference = part.text("CdtrRefInf/Ref") or part.text("RfrdDocInf/Nb")
    for path in ("RfrdDocAmt/RmtdAmt", "RfrdDocAmt/CdtNoteAmt"):
        if part.first(path) is not None:
            is_credit = path.endswith("CdtNoteAmt")
            return Referred(_said(reference), xml.amount(part, path, notes), is_credit)
    return Referred(_said(reference), None, is_credit=False)


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
