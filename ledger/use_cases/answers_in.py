"""The bank's answer to a payment file (pain.002) becomes what it says of each of our payments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath

from consortium.payouts import BankAnswer, PaymentAnswer, Sendings, SentFile, SentPayment
from consortium.problems import Problem, Source, Value, Words
from importers.identify import read_answer
from importers.pain002 import StatusReport
from ledger.sent import sendings_of
from ledger.use_cases.receipts import FileIn, Receipt

_NONE = Words("ingen ännu", "none yet")
_SHOWN = 6


class Answers:
    """The answers of one run; an answer that is here already says nothing new."""

    def __init__(self, root: Path, taken_in: str) -> None:
        self._root, self._taken_in = root, taken_in
        self._sendings: Sendings | None = None

    def receipt(self, file: FileIn) -> Receipt | None:
        """The receipt of a file that is an answer, ``None`` for any other.

        ``InputError`` with every problem of the file.
        """
        report = read_answer(file.content, file.name)
        if report is None:
            return None
        sendings = self._sendings or sendings_of(self._root)
        sent = sendings.file(report.message_id)
        problem = _foreign(file, report, sent, sendings)
        if problem is not None or sent is None:
            problems = () if problem is None else (problem,)
            return Receipt(file.name, file.sha256, kind=report.kind, problems=problems)
        if any(one.document == file.sha256 for one in sendings.answers):
            return Receipt(file.name, file.sha256, kind=report.kind, sent=sent)
        answer = BankAnswer(
            message_id=report.message_id,
            kind=report.kind,
            document=file.sha256,
            file=PurePath(file.name).name,
            taken_in=self._taken_in,
            payments=_answers(report, sent),
        )
        self._sendings = replace(sendings, answers=(*sendings.answers, answer))
        return Receipt(file.name, file.sha256, kind=report.kind, sent=sent, answer=answer)


def _foreign(
    file: FileIn, report: StatusReport, sent: SentFile | None, sendings: Sendings
) -> Problem | None:
    """The problem of an answer to a file, or to a payment in it, that we never sent."""
    known: Value = tuple(one.message_id for one in sendings.files[-_SHOWN:]) or _NONE
    if sent is None:
        values: dict[str, Value] = {"found": report.message_id, "known": known}
        return Problem("answer_must_be_of_our_file", Source(file.name), values)
    ours = {one.end_to_end for one in sent.payments}
    for one in report.payments:
        if one.end_to_end not in ours:
            values = {"found": one.end_to_end, "known": known}
            return Problem("answer_must_be_of_our_file", one.place, values)
    return None


def _answers(report: StatusReport, sent: SentFile) -> tuple[PaymentAnswer, ...]:
    """What is said of each payment of the file, of itself or with its batch or the whole file."""
    return tuple(
        said
        for batch, payments in sent.batches.items()
        for one in payments
        if (said := _said(report, one, batch)) is not None
    )


def _said(report: StatusReport, one: SentPayment, batch: str) -> PaymentAnswer | None:
    answer = report.about(one.end_to_end, batch)
    if answer is None or answer.outcome == "partly":
        return None
    reason = answer.reasons[0] if answer.reasons else None
    code, text = ("", "") if reason is None else (reason.code, reason.text)
    return PaymentAnswer(one.end_to_end, answer.outcome, code, " ".join(text.split()))
