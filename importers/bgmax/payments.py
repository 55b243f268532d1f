"""One payment of a BgMax file: what was paid (20, 21), for what (22, 23, 25), by whom (26–29)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from consortium.bank import Payment, amount_shown
from consortium.money import Money, total
from consortium.ocr import check, digits_of
from consortium.problems import Value
from importers.bgmax import records
from importers.bgmax.records import Field, Notes, Record

_SEVERAL = re.compile(r"[,;/ ]+")
_SHOWN_MAX = 12


class Paid:
    """A payment (20) or a deduction (21), with the records that tell more of it."""

    def __init__(self, record: Record) -> None:
        amount = record.amount(records.AMOUNT)
        self.record = record
        # A deduction takes from the deposit.
        self.amount = -amount if record.code == "21" else amount
        self._extras: list[tuple[Money, Record]] = []
        self._particulars: list[Record] = []

    def add_reference(self, extra: Record) -> None:
        """Take an extra reference: positive (22) or negative (23)."""
        amount = extra.amount(records.AMOUNT)
        self._extras.append((-amount if extra.code == "23" else amount, extra))

    def add_particular(self, record: Record) -> None:
        """Take a message, a name, an address or an organisation number."""
        self._particulars.append(record)

    def references(self) -> list[str]:
        """Every reference that it names, once each, in the order of the file."""
        fields = [self.record, *(extra for _, extra in self._extras)]
        return list(dict.fromkeys(one for record in fields for one in _references(record)))

    def payments(self) -> Iterator[Payment]:
        """The payment, or one per extra reference where these break its amount down."""
        whole = self._whole()
        if self._names_amounts and self.breaks_down:
            for amount, extra in self._extras:
                reference = extra.words(records.REFERENCE) or None
                yield replace(whole, amount=amount, reference=reference)
            return
        own = _references(self.record)
        first = own[0] if len(own) == 1 else None
        more = tuple(one for one in self.references() if one != first)
        yield replace(whole, reference=first, more_references=more)

    @property
    def breaks_down(self) -> bool:
        """True when the extra references say no amounts, or amounts that make the payment."""
        return not self._names_amounts or self.referenced == self.amount

    @property
    def referenced(self) -> Money:
        """The sum of what the extra references say."""
        return total(amount for amount, _ in self._extras)

    @property
    def _names_amounts(self) -> bool:
        return any(not amount.is_zero for amount, _ in self._extras)

    def _whole(self) -> Payment:
        account = self.record.words(records.PAYER).lstrip("0")
        number = self._particular("29", records.ORGANISATION_NUMBER).removeprefix("00")
        names = self._particular("26", records.NAME), self._particular("26", records.MORE_NAME)
        return Payment(
            amount=self.amount,
            message=self._particular("25", records.MESSAGE),
            counterparty=" ".join(name for name in names if name) or None,
            account=account or None,
            organisation_number=number or None,
        )

    def _particular(self, code: str, span: Field) -> str:
        texts = [record.words(span) for record in self._particulars if record.code == code]
        return " ".join(text for text in texts if text)


def check_payments(payments: Sequence[tuple[Paid, str]], notes: Notes) -> None:
    """Tell which references of digits do not check, and which do not make their payment.

    Payments come with their currency. An OCR reference ends in a check digit (Luhn); before
    it stands its length modulo 10, where the agreement asks for that. Bankgirot lets others
    pass, and so do we.
    """
    wrong = [
        (one, ref)
        for one, _ in payments
        for ref in one.references()
        if digits_of(ref) is not None and not check(ref).hold
    ]
    if wrong:
        shown = tuple(dict.fromkeys(reference for _, reference in wrong[:_SHOWN_MAX]))
        line = wrong[0][0].record.line
        notes.finding("ocr_references_should_check", line, found=shown, count=len(wrong))
    apart = [(one, currency) for one, currency in payments if not one.breaks_down]
    for one, currency in apart[:1]:
        found, amount = (amount_shown(ore, currency) for ore in (one.referenced, one.amount))
        values: dict[str, Value] = {"found": found, "amount": amount}
        code, count = "bgmax_references_should_break_down_the_payment", len(apart)
        notes.finding(code, one.record.line, count=count, **values)


def _references(record: Record) -> list[str]:
    """The references of a field: payers may write several numbers into it."""
    text = record.words(records.REFERENCE)
    several = [one for one in _SEVERAL.split(text) if one]
    are_numbers = all(one.isascii() and one.isdigit() for one in several)
    return several if several and are_numbers else [text] if text else []
