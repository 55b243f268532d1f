"""What the bank answers to a payment file: pain.002 (ISO 20022, CustomerPaymentStatusReport).

Every version from .03 on, hardened as :mod:`importers.bank_xml` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from consortium.problems import Source, Words
from importers import bank_xml as xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Outcome = Literal["accepted", "pending", "partly", "rejected"]

_MESSAGE = "CstmrPmtStsRpt"
_VERSION = re.compile(r"pain\.002\.\d{3}\.\d{2}", re.ASCII)
# ISO 20022 external code sets: status of a group, a batch and a transaction.
_OUTCOMES: Mapping[str, Outcome] = {
    "ACCP": "accepted",
    "ACSC": "accepted",
    "ACCC": "accepted",
    "ACSP": "accepted",
    "ACTC": "accepted",
    "ACWC": "accepted",
    "ACWP": "accepted",
    "ACFC": "accepted",
    "RCVD": "pending",
    "PDNG": "pending",
    "PATC": "pending",
    "PART": "partly",
    "RJCT": "rejected",
    "CANC": "rejected",
    "BLCK": "rejected",
}
_A_STATUS = Words("en status som ACCP eller RJCT", "a status such as ACCP or RJCT")
# The reasons met most, ISO 20022 ExternalStatusReason1Code, in our own words.
_REASONS: Mapping[str, Words] = {
    "AC01": Words("kontonumret är fel", "the account number is wrong"),
    "AC02": Words("betalarens konto är fel", "the debtor's account is wrong"),
    "AC03": Words("mottagarens konto är fel", "the creditor's account is wrong"),
    "AC04": Words("kontot är avslutat", "the account is closed"),
    "AC06": Words("kontot är spärrat", "the account is blocked"),
    "AG01": Words("kontot får inte användas så", "the account may not be used so"),
    "AM02": Words("beloppet är för stort", "the amount is too large"),
    "AM04": Words("pengarna räcker inte", "there is not enough money"),
    "AM05": Words("dubblett", "a duplicate"),
    "BE01": Words("namnet passar inte kontot", "the name does not fit the account"),
    "DT01": Words("dagen är fel", "the day is wrong"),
    "DUPL": Words("dubblett", "a duplicate"),
    "FF01": Words("filens form är fel", "the form of the file is wrong"),
    "RC01": Words("mottagarens bank är fel", "the creditor's bank is wrong"),
    "RR04": Words("stoppad enligt lag", "stopped by law"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: ISO's code (or the bank's own), and the bank's own text."""

    code: str
    text: str = ""

    @property
    def meaning(self) -> Words:
        """The reason in both languages, as far as the code is known.

        >>> Reason("AC04").meaning.en
        'the account is closed'
        """
        told = self.text or self.code
        return _REASONS.get(self.code, Words(told, told))


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of ISO 20022 with its reasons."""

    status: str
    reasons: tuple[Reason, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What the status comes to.

        >>> Answer("RJCT").outcome, Answer("ACSP").outcome
        ('rejected', 'accepted')
        """
        return _OUTCOMES[self.status]


@dataclass(frozen=True, slots=True)
class PaymentAnswer:
    """The answer about one payment, by the id that our file gave it."""

    end_to_end: str
    answer: Answer
    place: Source
    batch: str | None = None


@dataclass(frozen=True, slots=True)
class StatusReport:
    """A pain.002: which file it answers, and what became of it, its batches and payments."""

    kind: str
    message_id: str
    message: Answer | None
    answer_by_batch: Mapping[str, Answer]
    payments: tuple[PaymentAnswer, ...]

    def about(self, end_to_end: str, batch: str | None = None) -> Answer | None:
        """What became of a payment: told of itself, else of its batch, else of the file.

        ``None`` when the bank says nothing of it, or only that some were taken.
        """
        told = [one.answer for one in self.payments if one.end_to_end == end_to_end]
        of_batch = self.answer_by_batch.get(batch) if batch is not None else None
        told += [one for one in (of_batch, self.message) if one is not None]
        return told[0] if told and told[0].outcome != "partly" else None


def identifies(content: bytes) -> bool:
    """True for a pain.002 in any encoding, by content."""
    return xml.holds(content, _MESSAGE)


def read_pain002(content: bytes, name: str) -> StatusReport:
    """Read an answer completely; ``InputError`` with every problem of the file."""
    notes = xml.Notes(name)
    reader = _Reader(notes)
    tags = (_MESSAGE, "OrgnlGrpInfAndSts", "TxInfAndSts", "OrgnlPmtInfAndSts")
    for event, element in xml.walk(content, notes, message=_MESSAGE, tags=tags):
        reader.heard(event, element)
    if not reader.is_complete:
        notes.foreign(_MESSAGE)
    notes.raise_errors()
    return reader.report()


class _Reader:
    """What has been read so far."""

    def __init__(self, notes: xml.Notes) -> None:
        self._notes = notes
        self._kind = "pain.002"
        self._message_id: str | None = None
        self._has_group = False
        self._message: Answer | None = None
        self._by_batch: dict[str, Answer] = {}
        self._waiting: list[PaymentAnswer] = []
        self._payments: list[PaymentAnswer] = []

    def heard(self, event: str, element: Element) -> None:
        """An element begins or is whole."""
        name = xml.local(element)
        if event == "start":
            version = _VERSION.search(str(element.tag))
            self._kind = version[0] if version and name == _MESSAGE else self._kind
        elif name == "OrgnlGrpInfAndSts":
            part, self._has_group = xml.Part(element), True
            self._message_id = part.text("OrgnlMsgId")
            self._message = self._answer(part, "GrpSts")
            if self._message_id is None:
                self._notes.missing(element, "OrgnlMsgId")
        elif name == "TxInfAndSts":
            self._payment(element)
        elif name == "OrgnlPmtInfAndSts":
            self._batch(xml.Part(element))
        elif name == _MESSAGE and not self._has_group:
            self._notes.missing(element, "OrgnlGrpInfAndSts")

    @property
    def is_complete(self) -> bool:
        """True when it is said which file is answered."""
        return self._message_id is not None

    def report(self) -> StatusReport:
        """The whole answer, once no problem was noted."""
        assert self._message_id is not None
        payments = tuple(self._payments)
        return StatusReport(self._kind, self._message_id, self._message, self._by_batch, payments)

    def _payment(self, element: Element) -> None:
        part = xml.Part(element)
        identity = part.text("OrgnlEndToEndId")
        answer = self._answer(part, "TxSts")
        if identity is None:
            self._notes.missing(element, "OrgnlEndToEndId")
        if identity is not None and answer is not None:
            place = self._notes.place(xml.line_of(element))
            self._waiting.append(PaymentAnswer(identity, answer, place))

    def _batch(self, part: xml.Part) -> None:
        identity = part.text("OrgnlPmtInfId")
        answer = self._answer(part, "PmtInfSts")
        if identity is not None and answer is not None:
            self._by_batch[identity] = answer
        self._payments += [replace(one, batch=identity) for one in self._waiting]
        self._waiting = []

    def _answer(self, part: xml.Part, name: str) -> Answer | None:
        element = part.first(name)
        if element is None:
            return None
        status = (element.text or "").strip()
        if status not in _OUTCOMES:
            self._notes.unreadable(element, status, _A_STATUS)
            return None
        reasons = (_reason(xml.Part(one)) for one in part.every("StsRsnInf"))
        return Answer(status, tuple(reasons))


def _reason(part: xml.Part) -> Reason:
    text = " ".join(" ".join((one.text or "").split()) for one in part.every("AddtlInf"))
    return Reason(part.text("Rsn/Cd", "Rsn/Prtry") or "", text)
