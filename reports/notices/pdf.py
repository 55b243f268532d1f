"""A notice as PDF: what ``notice.typ`` shows of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from consortium.members import BankAccount, Consortium
from consortium.money import ZERO, Language
from consortium.ocr import grouped
from consortium.problems import value_text
from reports.notices.booking import rows_of, shown, subject
from reports.notices.notice import AGREED, Notice, Part
from reports.notices.qr import drawn, payload
from reports.notices.words import word
from reports.typesetting import address_lines, day_of, kept, typeset
from rules.sentences import month_text, sentence

# What of the calculation is told: how the base came about stands in ``fondbok explain``.
_TOLD = {
    "base",
    "rate",
    "rate_above",
    "rates_together",
    "base_below_zero",
    "floor_for_days",
    "floor_raised",
    "cap_lowered",
    "base_to_date",
    "levy_to_date",
    "year_floor_raised",
    "year_cap_lowered",
    "levied_stays",
    "less_levied_before",
    "exception",
    "report_is_late",
    "estimate_mean",
    "estimate_mean_rounded",
    "estimate_last_year",
    "estimate_declared",
    "posted_before",
    "should_be",
    "difference",
    "only_the_parts_change",
    "agreement_says",
    "loan_straight",
    "loan_annuity",
    "loan_bullet",
    "loan_from_surplus",
    "loan_interest",
    "loan_repaid_early",
}
_PARTS: tuple[Part, ...] = ("fee", "service", "capital", *AGREED)
_TEMPLATE = Path(__file__).with_name("notice.typ")


def pdf(notice: Notice, seller: Consortium, language: Language, *, sie_name: str) -> bytes:
    """The document, one page A4. ``sie_name`` is the file that goes with it."""
    page = _page(notice, seller, language, sie_name)
    return typeset(page, _TEMPLATE, dt.datetime.fromisoformat(notice.made))


def _page(
    notice: Notice, seller: Consortium, language: Language, sie_name: str
) -> dict[str, object]:
    code = payload(notice, seller)
    is_credit = notice.to_pay < ZERO
    return {
        "lang": language,
        "date": day_of(notice.date),
        "author": seller.name,
        "heading": word(notice.kind, language),
        "title": f"{word(notice.kind, language)} {notice.voucher}",
        "subject": subject(notice, language),
        "seller": _party(seller.name, seller.address, seller.organisation_number, language),
        "buyer": _party(
            notice.member.name, notice.member.address, notice.member.organisation_number, language
        ),
        "to": word("to", language),
        "facts": _facts(notice, language),
        "remarks": list(_remarks(notice, language)),
        "pay_label": word("to_get" if is_credit else "to_pay", language),
        "pay": kept(abs(notice.to_pay).text(language)),
        "pay_facts": [] if is_credit else _payment(notice, language),
        "pay_note": _pay_note(notice, language),
        "qr": drawn(code) if code else "",
        "qr_label": word("qr", language),
        "qr_alt": word("qr_alt", language),
        "parts_title": word("parts", language),
        "parts": _parts(notice, language),
        "how_title": word("how_agreed" if notice.agreement else "how", language),
        "how": [sentence(one, language) for one in notice.reasons if one.code in _TOLD],
        "book_title": word("book", language),
        "book_head": [word(k, language) for k in ("account", "name", "debit", "credit_side")],
        "book": [[*one[:2], *map(kept, one[2:])] for one in shown(rows_of(notice), language)],
        "book_note": word("book_note", language, file=sie_name),
        "foot": [seller.name, word("page_note", language, voucher=notice.voucher)],
    }


def _party(name: str, address: str | None, number: str, language: Language) -> list[str]:
    digits = number.replace("-", "")
    return [
        name,
        *address_lines(address),
        word("org", language, number=number),
        word("vat_number", language, number=f"SE{digits}01"),
    ]


def _facts(notice: Notice, language: Language) -> list[list[str]]:
    return [
        [word(f"number_{notice.kind}", language), str(notice.voucher)],
        [word(f"date_{notice.kind}", language), notice.date.isoformat()],
        [word("period", language), month_text(notice.month, language)],
    ]


def _remarks(notice: Notice, language: Language) -> Iterator[str]:
    month = month_text(notice.month, language)
    if notice.corrects is not None:
        kind = "invoice" if notice.vat_lines else "notice"
        yield word(
            "corrects",
            language,
            kind=word(f"original_{kind}", language),
            number=notice.corrects.voucher,
            date=notice.corrects.date,
        )
    if notice.is_estimate:
        yield word("estimated", language, month=month)


def _payment(notice: Notice, language: Language) -> list[list[str]]:
    rows = []
    if notice.due is not None:
        rows.append([word("due", language), notice.due.isoformat()])
    rows += [[word(key, language), text] for key, text in accounts_of(notice.paid_into)]
    if notice.to_pay > ZERO:
        rows.append([word("reference", language), kept(grouped(notice.reference))])
    return rows


def accounts_of(account: BankAccount | None) -> Iterator[tuple[str, str]]:
    """The numbers that can be paid to, each under the key of its word."""
    if account is None:
        return
    if account.bankgiro:
        yield "bankgiro", account.bankgiro
    if account.plusgiro:
        yield "plusgiro", account.plusgiro
    if account.iban:
        yield "iban", kept(" ".join(re.findall(".{1,4}", account.iban)))


def _pay_note(notice: Notice, language: Language) -> str:
    if notice.to_pay < ZERO:
        return word("credited", language)
    return word("nothing_to_pay" if notice.to_pay.is_zero else "reference_needed", language)


def _parts(notice: Notice, language: Language) -> dict[str, object]:
    """The table of parts: with columns for VAT where there is any."""
    rows = []
    for part in _PARTS:
        if part == "service" and notice.vat_lines:
            for line in notice.vat_lines:
                sums = (line.net, line.vat, line.net + line.vat)
                rate = value_text(line.rate, language)
                rows.append(
                    [word("part_service", language), "", rate]
                    + [kept(one.text(language)) for one in sums]
                )
        elif not notice.parts[part].is_zero:
            text = kept(notice.parts[part].text(language))
            note = word(f"note_{part}", language)
            rows.append([word(f"part_{part}", language), note, "", text, "", text])
    vat = notice.parts["vat"]
    sums = (notice.to_pay - vat, vat, notice.to_pay)
    keys = ("rate", "net", "vat", "amount")
    return {
        "has_vat": bool(notice.vat_lines),
        "head": [word(key, language) for key in keys],
        "rows": rows,
        "total": [word("total", language), *(kept(one.text(language)) for one in sums)],
    }
