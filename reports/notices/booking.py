"""How the member books a notice: the rows of one voucher, and the SIE 4I file that holds it.

What the fund has as a receivable the member gets as a debt, from the same postings, so both books
agree by construction. The file has no voucher number: the member's program gives it its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from consortium.members import Consortium
from consortium.money import ZERO, Language, Money
from importers.sie import write
from reports.notices.notice import AGREED, Notice
from reports.notices.words import word
from rules.sentences import month_text

Side = Literal["levy", "service", "vat", "capital", "loan", "interest", "charge", "payable"]


class Row(NamedTuple):
    """One row: debit-positive, on an account of the member's; ``side`` is what it is for."""

    side: Side
    account: str
    amount: Money


def rows_of(notice: Notice) -> tuple[Row, ...]:
    """The rows that the member books, balanced, without empty ones."""
    accounts, parts = notice.member.accounts, notice.parts
    rows = (
        Row("levy", accounts.levy, parts["fee"]),
        Row("service", accounts.service, parts["service"]),
        Row("vat", accounts.vat, parts["vat"]),
        Row("capital", accounts.capital, parts["capital"]),
        Row("loan", accounts.loan, parts["principal"]),
        Row("interest", accounts.interest, parts["interest"]),
        Row("charge", accounts.charge, parts["charge"]),
        Row("payable", accounts.payable, -notice.to_pay),
    )
    assert Money(sum(row.amount.ore for row in rows)) == ZERO, "what is owed is what it is made of"
    return tuple(row for row in rows if not row.amount.is_zero)


def sie_file(notice: Notice, seller: Consortium, language: Language, *, version: str) -> bytes:
    """The file (SIE 4I, CP437) with one voucher, dated as the notice."""
    rows = rows_of(notice)
    text = f"{subject(notice, language)}, {seller.name}, OCR {notice.reference}"
    head = write.head(
        version=version,
        drawn_on=notice.date,
        sie_type=4,
        company=notice.member.name,
        organisation_number=notice.member.organisation_number,
    )
    named = {row.account: word(f"account_{row.side}", language) for row in rows}
    accounts = (write.line("#KONTO", number, name) for number, name in sorted(named.items()))
    booked = write.voucher(
        write.line("#VER", "", "", notice.date, text),
        (write.line("#TRANS", row.account, (), row.amount) for row in rows),
    )
    return write.file_bytes([*head, *accounts, *booked])


def subject(notice: Notice, language: Language) -> str:
    """What it is about, in a few words: ``Avgift för mars 2025``."""
    if notice.agreement:
        part = next(one for one in AGREED if not notice.parts[one].is_zero)
        return word(
            f"subject_{part}", language,
            agreement=notice.agreement, month=month_text(notice.month, language),
        )  # fmt: skip
    kind = "estimate" if notice.is_estimate else "true_up" if notice.corrects else "levy"
    return word(f"subject_{kind}", language, month=month_text(notice.month, language))


def shown(rows: Iterable[Row], language: Language) -> list[list[str]]:
    """The rows as they stand on the notice: account, name, debit, credit."""
    return [
        [
            row.account,
            word(f"account_{row.side}", language),
            row.amount.text(language) if row.amount > ZERO else "",
            (-row.amount).text(language) if row.amount < ZERO else "",
        ]
        for row in rows
    ]
