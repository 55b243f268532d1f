"""The links of a chain that are money: what pays a claim, and the bank's line behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consortium.money import Language
from consortium.problems import Source
from consortium.proposal import Step
from consortium.voucher import Voucher
from ledger.books import Books

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


def paid_by(books: Books, claim: Voucher, language: Language) -> Iterator[Link]:
    """What has settled a claim, oldest first, each with the line of the bank's file."""
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
    left = books.balances.notices.get(claim.id)
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
        "template": "Booked by the template {template}, attested by {by}.",
        "rule": 'By the rule for the bank\'s text "{text}".',
        "document": "Document.",
        "bank": 'The bank booked {amount} on {day}: "{text}".',
    },
}
