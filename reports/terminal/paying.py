"""Payouts in the terminal and as JSON: what waits, what was sent, what the bank answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.money import Language, total
from consortium.payouts import PaymentAnswer, SentFile
from consortium.transfer import Transfer
from ledger.use_cases.export_payments import Exported
from ledger.use_cases.receipts import Receipt
from ledger.use_cases.to_pay import Payouts, ToPay, sum_of, words_of
from reports.terminal import as_json
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.problems import problems
from reports.terminal.words import count, next_block, word

EXPORT = "fondbok export payments"


def to_pay(payouts: Payouts, language: Language) -> str:
    """Every open payout and how far it has come, in one table; nothing for none."""
    if not payouts.waiting:
        return ""
    heads = [_said(language, key) for key in ("voucher", "payee", "due", "state", ">amount")]
    rows = [
        [
            str(one.payout.voucher),
            one.payout.payee,
            str(one.payout.due or ""),
            _state(one, language),
            one.payout.amount.text(language),
        ]
        for one in payouts.waiting
    ]
    amount = sum_of(payouts.waiting).text(language)
    return section(_said(language, "to_pay", amount=amount), table(heads, rows))


def next_payment(payouts: Payouts) -> str:
    """What to do about payouts: send what is ready, look into what the bank refused."""
    if payouts.of("refused") and not payouts.of("ready"):
        return "\n".join(f"{EXPORT} --again {one.payout.voucher}" for one in payouts.of("refused"))
    return EXPORT if payouts.of("ready") else ""


def exported(result: Exported, paths: Sequence[Path], language: Language) -> str:
    """What was sent, where the file is, what is held back and why, and the next step."""
    sent = result.outgoing
    parts = [problems(result.notices, language)]
    if sent is None:
        parts.append(_nothing(result.payouts, language))
    else:
        title = _said(
            language,
            "sent" if result.is_written else "would_send",
            payments=_payments(len(sent.transfers), language),
            amount=total(one.amount for one in sent.transfers).text(language),
            account=sent.account,
        )
        parts.append(section(title, _transfers(sent.transfers, language)))
        parts += [_said(language, "file", path=path) for path in paths]
    if result.problems:
        told = problems(result.problems, language)
        parts.append(section(_said(language, "held_back"), told))
    if sent is not None:
        parts.append("" if result.is_written else word("dry_run", language))
        step = _said(language, "after" if result.is_written else "before")
        parts.append(next_block(step, language))
    return blocks(*parts)


def _nothing(payouts: Payouts, language: Language) -> str:
    away = payouts.of("sent")
    said = _said(language, "nothing")
    if not away:
        return said
    files = dict.fromkeys(one.attempt.file.file for one in away if one.attempt)
    amount = sum_of(away).text(language)
    more = _said(
        language,
        "on_its_way",
        payments=_payments(len(away), language),
        amount=amount,
        files=", ".join(files),
    )
    return f"{said}\n{paragraph(more)}"


def _payments(number: int, language: Language) -> str:
    return count(number, _said(language, "payment_one"), _said(language, "payment_many"))


def _transfers(transfers: Sequence[Transfer], language: Language) -> str:
    heads = [_said(language, key) for key in ("id", "day", "payee", "pay_to", ">amount")]
    rows = [
        [one.end_to_end, str(one.on), one.creditor, one.account.text, one.amount.text(language)]
        for one in transfers
    ]
    return table(heads, rows)


def answered(receipt: Receipt, language: Language) -> list[str]:
    """What the bank answered, payment by payment; what to do about those that it refused."""
    sent = receipt.sent
    assert sent is not None, "it answers a file of ours"
    lines = [_said(language, "answer", kind=receipt.kind, id=sent.message_id)]
    payments = receipt.answer.payments if receipt.answer else ()
    lines += [_answer(sent, one, language) for one in payments]
    return [paragraph(line, "  ") for line in lines]


def refused(receipt: Receipt) -> list[str]:
    """The commands that send anew what an answer refuses."""
    if receipt.answer is None or receipt.sent is None:
        return []
    by_id = {one.end_to_end: one for one in receipt.sent.payments}
    answers = receipt.answer.payments
    some = (by_id[said.end_to_end].voucher for said in answers if said.outcome == "rejected")
    return [f"{EXPORT} --again {voucher}" for voucher in some]


def _answer(sent: SentFile, said: PaymentAnswer, language: Language) -> str:
    payment = next(one for one in sent.payments if one.end_to_end == said.end_to_end)
    why = words_of(said)
    return _said(
        language,
        said.outcome,
        voucher=payment.voucher,
        payee=payment.payee,
        amount=payment.amount.text(language),
        why=why.sv if language == "sv" else why.en,
    )


def _state(one: ToPay, language: Language) -> str:
    day = "" if one.attempt is None else one.attempt.payment.day
    is_accepted = one.state == "sent" and one.attempt is not None and one.attempt.is_accepted
    return _said(language, "is_accepted" if is_accepted else f"is_{one.state}", day=day)


def exported_json(result: Exported, paths: Sequence[Path], language: Language) -> as_json.Json:
    """``files``, the ``payments`` in them, and every open payout with its state."""
    sent = result.outgoing
    return {
        "files": [str(path) for path in paths],
        "message_id": None if sent is None else sent.message_id,
        "account": None if sent is None else sent.account,
        "sum": str(total(one.amount for one in sent.transfers)) if sent else "0.00",
        "payments": [_transfer_json(one) for one in sent.transfers] if sent else [],
        **to_pay_json(result.payouts),
        "notices": as_json.problems(result.notices, language),
        "problems": as_json.problems(result.problems, language),
    }


def to_pay_json(payouts: Payouts) -> as_json.Json:
    """``payouts``: each open one, its state, and what the bank answered."""
    return {"payouts": [_to_pay_json(one) for one in payouts.waiting]}


def answers_json(receipt: Receipt) -> list[as_json.Json]:
    """What an answer newly says of each payment."""
    answer = receipt.answer
    return [one._asdict() for one in answer.payments] if answer is not None else []


def _to_pay_json(one: ToPay) -> as_json.Json:
    answer = None if one.attempt is None else one.attempt.answer
    return {
        "voucher": str(one.payout.voucher),
        "payee": one.payout.payee,
        "amount": str(one.payout.amount),
        "due": one.payout.due.isoformat() if one.payout.due else None,
        "pay_to": None if one.pay_to is None else one.pay_to.text,
        "state": one.state,
        "end_to_end": None if one.attempt is None else one.attempt.payment.end_to_end,
        "answer": None if answer is None else answer._asdict(),
    }


def _transfer_json(one: Transfer) -> as_json.Json:
    return {
        "end_to_end": one.end_to_end,
        "day": one.on.isoformat(),
        "payee": one.creditor,
        "pay_to": one.account.text,
        "reference": one.reference or one.message,
        "amount": str(one.amount),
    }


def _said(language: Language, key: str, **values: object) -> str:
    return _WORDS[key][0 if language == "sv" else 1].format(**values)


_WORDS: dict[str, tuple[str, str]] = {
    "to_pay": ("Att betala ut, {amount}", "To pay out, {amount}"),
    "voucher": ("Verifikation", "Voucher"),
    "payee": ("Till", "To"),
    "due": ("Förfaller", "Due"),
    "state": ("Läge", "State"),
    "id": ("Betalning", "Payment"),
    "day": ("Dag", "Day"),
    "pay_to": ("Konto", "Account"),
    ">amount": (">Belopp", ">Amount"),
    "is_ready": ("kan skickas", "can be sent"),
    "is_held": ("väntar", "waits"),
    "is_sent": ("skickad, betalas {day}", "sent, paid {day}"),
    "is_accepted": ("mottagen, betalas {day}", "accepted, paid {day}"),
    "is_refused": ("avvisad av banken", "refused by the bank"),
    "sent": (
        "Betalfil: {payments}, {amount} från {account}",
        "Payment file: {payments}, {amount} from {account}",
    ),
    "would_send": (
        "Skulle skickas: {payments}, {amount} från {account}",
        "Would be sent: {payments}, {amount} from {account}",
    ),
    "payment_one": ("betalning", "payment"),
    "payment_many": ("betalningar", "payments"),
    "file": ("Fil: {path}", "File: {path}"),
    "held_back": ("Skickas inte", "Not sent"),
    "nothing": ("Inget att skicka.", "Nothing to send."),
    "on_its_way": (
        "På väg: {payments}, {amount}, i {files}; filen ligger i documents/.",
        "On the way: {payments}, {amount}, in {files}; the file is in documents/.",
    ),
    "after": (
        "ladda upp filen i internetbanken och signera; ta in bankens svar med fondbok take-in",
        "upload the file in the internet bank and sign; take in the answer with fondbok take-in",
    ),
    "before": (EXPORT, EXPORT),
    "answer": ("{kind}, bankens svar på {id}.", "{kind}, the bank's answer to {id}."),
    "accepted": (
        "{voucher}: {amount} till {payee} är mottagen.",
        "{voucher}: {amount} to {payee} is accepted.",
    ),
    "pending": (
        "{voucher}: {amount} till {payee} behandlas.",
        "{voucher}: {amount} to {payee} is being handled.",
    ),
    "rejected": (
        "{voucher}: {amount} till {payee} är AVVISAD: {why}.",
        "{voucher}: {amount} to {payee} is REFUSED: {why}.",
    ),
}
