"""The links of a chain that are money: what pays a claim, and the bank's line behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consortium.money import Language
from consortium.payouts import payout_of
from consortium.problems import Source
from consortium.proposal import Step
from consortium.voucher import Voucher
from ledger.books import Books
from ledger.sent import sendings_of
from ledger.use_cases.to_pay import words_of

Link = tuple[Step, str, Source | None]


def opened_from(voucher: Voucher, language: Language) -> Iterator[Link]:
    """That a voucher is of the opening balances: from which file, and of which old invoice."""
    if voucher.opening is None:
        return
    words = _WORDS[language]
    text = words["opening"].format(day=voucher.date)
    place = Source(voucher.source.rpartition(" sha256:")[0])
    if voucher.opens is not None:
        text = words["opening_claim"].format(
            day=voucher.date,
            month=voucher.opens.month,
            reference=voucher.opens.reference,
            due=voucher.due or "–",
        )
    yield "source", text, place


def paid_out_by(books: Books, payout: Voucher, language: Language) -> Iterator[Link]:
    """How a payout left: where it is to be paid, each time it was sent and what the bank said,
    and what has paid it.
    """
    if payout_of(payout) is None:
        return
    words, extra = _WORDS[language], payout.extra
    if "pay-to" in extra:
        reference = extra.get("payment-reference", "–")
        text = words["pay_to"].format(account=extra["pay-to"], reference=reference)
        yield "decision", text, None
    if "decision" in extra:
        adjusted = extra.get("adjusted", "–")
        text = words["decided"].format(decision=extra["decision"], adjusted=adjusted)
        yield "decision", text, None
    sendings = sendings_of(books.root)
    for one in sendings.attempts.get(payout.id, ()):
        values = {"by": books.person_name(one.file.by), "day": one.payment.day}
        account, amount = one.payment.pay_to.text, one.payment.amount.text(language)
        text = words["sent"].format(at=one.file.at[:10], account=account, amount=amount, **values)
        yield "payment", text, Source(one.file.file)
        if one.answer is not None:
            answer, said = sendings.said[one.payment.end_to_end]
            why = words_of(said)
            text = words[said.outcome].format(why=why.sv if language == "sv" else why.en)
            yield "payment", text, Source(answer.file)
    yield from paid_by(books, payout, language)


def paid_by(books: Books, claim: Voucher, language: Language) -> Iterator[Link]:
    """What has settled a claim or payout, oldest first, each with the line of the bank's file."""
    undone = books.balances.reversed
    for read in books.read_vouchers:
        one = read.voucher
        amounts = [amount for number, amount in one.settles if number == claim.id]
        if amounts and one.id not in undone and one.reverses is None:
            text = _WORDS[language]["paid"].format(
                by=one.id, day=one.date, amount=amounts[0].text(language)
            )
            yield "payment", text, read.source
            yield from bank_line(books, one, language)
    balances = books.balances
    left = balances.notices.get(claim.id) or balances.payouts.get(claim.id)
    if left is not None:
        text = _WORDS[language]["left"].format(amount=left.amount.text(language))
        yield "payment", text, None


def bank_line(books: Books, voucher: Voucher, language: Language) -> Iterator[Link]:
    """The bank entry that a voucher books, as the bank wrote it, and how it was placed."""
    if voucher.bank is not None and voucher.bank in books.balances.facts.bank.lines:
        file, entry = books.balances.facts.bank.lines[voucher.bank]
        text = _WORDS[language]["bank"].format(
            day=entry.booked, amount=entry.amount.text(language), text=entry.text or "–"
        )
        place = Source(file.file, line=entry.place.line, cell=entry.place.cell)
        yield "source", text, place
    if "matched" in voucher.extra:
        yield "decision", voucher.extra["matched"], None
    yield from _booked_as(books, voucher, language)


def _booked_as(books: Books, voucher: Voucher, language: Language) -> Iterator[Link]:
    """By which template, by which rule, and who attested it; the payment that it moved before."""
    words, extra = _WORDS[language], voucher.extra
    if "template" not in extra:
        return
    for number, _ in voucher.settles:
        found = books.voucher(number)
        assert found is not None, "what is settled stands in the books"
        if payout_of(found[0]) is not None:
            continue
        yield from bank_line(books, found[0], language)
    if "booking-rule" in extra:
        rule = words["rule"].format(text=extra["booking-rule"])
        yield "clause", rule, Source("consortium.yaml")
    by = books.person_name(extra["attested-by"])
    yield "decision", words["template"].format(template=extra["template"], by=by), None
    if voucher.document is not None:
        yield "source", words["document"], Source(voucher.document.removeprefix("../"))


_WORDS: Mapping[Language, Mapping[str, str]] = {
    "sv": {
        "paid": "{by} den {day} betalade {amount} av den.",
        "opening": "Ingående balanser den {day} ur det förra programmet.",
        "opening_claim": (
            "Ingående balans den {day}: faktura {reference} för {month} ur det förra programmet, "
            "att betala senast {due}."
        ),
        "left": "Obetalt: {amount}.",
        "pay_to": "Ska betalas till {account}, referens {reference}.",
        "decided": "Beslut: {decision}, justerat {adjusted}.",
        "sent": "{by} skickade {amount} till {account} den {at}, att betala den {day}.",
        "accepted": "Banken tog emot betalningen.",
        "pending": "Banken behandlar betalningen.",
        "rejected": "Banken avvisade betalningen: {why}.",
        "template": "Bokförd efter mallen {template}, attesterad av {by}.",
        "rule": "Enligt regeln för banktexten ”{text}”.",
        "document": "Underlag.",
        "bank": "Banken bokförde {amount} den {day}: ”{text}”.",
    },
    "en": {
        "paid": "{by} on {day} paid {amount} of it.",
        "opening": "Opening balances of {day} from the earlier program.",
        "opening_claim": (
            "Opening balance of {day}: invoice {reference} for {month} from the earlier program, "
            "to be paid by {due}."
        ),
        "left": "Unpaid: {amount}.",
        "pay_to": "To be paid to {account}, reference {reference}.",
        "decided": "Decision: {decision}, adjusted {adjusted}.",
        "sent": "{by} sent {amount} to {account} on {at}, to be paid on {day}.",
        "accepted": "The bank accepted the payment.",
        "pending": "The bank is handling the payment.",
        "rejected": "The bank refused the payment: {why}.",
        "template": "Booked by the template {template}, attested by {by}.",
        "rule": 'By the rule for the bank\'s text "{text}".',
        "document": "Document.",
        "bank": 'The bank booked {amount} on {day}: "{text}".',
    },
}
