"""The treasurer's workbook of a month's notices: a row per notice, and sums beside the books'."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language, Money, total
from consortium.period import Period
from ledger.books import Books
from reports.notices.notice import AGREED, Notice, Part
from reports.notices.words import word
from reports.workbook.file import workbook
from reports.workbook.table import Column, Row, Table
from reports.workbook.texts import Texts
from rules.sentences import month_text

_PARTS: tuple[Part, ...] = ("fee", "service", "capital", "vat")
_LONG_AGO = "2000-01-01T00:00:00"  # what an empty month states: it was made of no voucher


def sheet_name(month: Period, language: Language) -> str:
    """What the file is called.

    >>> sheet_name(Period(2025, 3), "sv")
    'avier-2025-03.xlsx'
    """
    return f"{'avier' if language == 'sv' else 'notices'}-{month}.xlsx"


def sheet(books: Books, month: Period, notices: Sequence[Notice], language: Language) -> bytes:
    """The workbook. Its totals are formulas; beside them stands what the books have posted."""
    title = word("sheet_title", language, month=month_text(month, language))
    table = Table(
        word("sheet", language),
        title,
        word("sheet_note", language),
        _columns(books, month, notices, language),
        [_row(books, notice, language) for notice in notices],
        kept=2,
    )
    made = max((notice.made for notice in notices), default=_LONG_AGO)
    header = f"{books.consortium.name}, {month_text(month, language)}"
    return workbook(None, [table], Texts(language), header=header, made=made, title=title)


def _columns(
    books: Books, month: Period, notices: Sequence[Notice], language: Language
) -> list[Column]:
    members = {notice.member_key for notice in notices}
    posted = total(books.balances.levy(member, month).to_pay for member in members)
    agreed = [one for one in notices if one.agreement]
    posted += total(_claim(books, one) for one in agreed)
    parts = [*_PARTS, *(part for part in AGREED if agreed)]

    def text(key: str, width: int) -> Column:
        return Column(key, word(key, language), width=width)

    def money(key: str, heading: str, ours: Money | None = None) -> Column:
        heading = word(heading, language)
        return Column(key, heading, "money", 14, is_totalled=True, ours=ours)

    return [
        text("voucher", 13),
        text("name", 30),
        text("kind", 26),
        Column("date", word("date", language), "date"),
        Column("due", word("due", language), "date", 12),
        text("reference", 17),
        Column("base", word("base", language), "money", 14),
        *(money(part, "vat" if part == "vat" else f"part_{part}") for part in parts),
        money("to_pay", "to_pay", posted),
        money("unpaid", "unpaid"),
        text("corrected", 13),
        text("email", 30),
    ]


def _claim(books: Books, notice: Notice) -> Money:
    """What stands posted of a claim under an agreement: what is unpaid and what is paid of it."""
    read = books.voucher(notice.voucher)
    assert read is not None, "a notice is of a voucher"
    return read[0].to_pay


def _row(books: Books, notice: Notice, language: Language) -> Row:
    still = books.balances.notices.get(notice.voucher)
    kind = word(notice.kind, language)
    if notice.is_estimate:
        kind = f"{kind}, {word('estimate_mark', language)}"
    return {
        "voucher": str(notice.voucher),
        "name": notice.member.name,
        "kind": kind,
        "date": notice.date,
        "due": notice.due,
        "reference": notice.reference,
        "base": notice.base,
        **{part: notice.parts[part] for part in (*_PARTS, *AGREED)},
        "to_pay": notice.to_pay,
        "unpaid": Money(0) if still is None else still.amount,
        "corrected": str(notice.corrects.voucher) if notice.corrects else None,
        "email": notice.member.email,
    }
