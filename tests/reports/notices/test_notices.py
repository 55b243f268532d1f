"""What notices say: of levies, estimates, true-ups and credits; as invoices; with the QR code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from consortium.members import BankAccount
from consortium.money import ZERO, Language, Money, total
from consortium.ocr import voucher_of
from consortium.period import Period
from consortium.problems import Refusal
from ledger.books import Books
from reports.notices import Notice, notice_files, notices_of, problems_of
from reports.notices.pdf import pdf
from reports.notices.qr import drawn, payload

MONTHS = tuple(Period(2025, 1).until(Period(2025, 12)))


def every(books: Books) -> Iterator[Notice]:
    for month in MONTHS:
        yield from notices_of(books, month)


def one(books: Books, number: str) -> Notice:
    return next(notice for notice in every(books) if str(notice.voucher) == number)


def test_each_standing_voucher_is_one_notice_and_the_parts_make_the_claim(year: Books) -> None:
    notices = list(every(year))
    assert len({notice.reference for notice in notices}) == len(notices) > 90
    for notice in notices:
        assert voucher_of(notice.reference) == notice.voucher
        found = year.voucher(notice.voucher)
        assert found is not None and notice.to_pay == found[0].to_pay
        assert total(line.net + line.vat for line in notice.vat_lines) == (
            notice.parts["service"] + notice.parts["vat"]
        )


def test_an_estimate_is_marked_and_its_true_up_names_it(year: Books) -> None:
    estimate, true_up = notices_of(year, Period(2025, 4), "cafe_strandpiren")
    assert estimate.is_estimate and estimate.corrects is None
    assert not true_up.is_estimate and true_up.corrects is not None
    assert true_up.corrects.voucher == estimate.voucher
    assert true_up.kind == "invoice" and true_up.due is not None


def test_what_lowers_an_invoice_is_a_credit_invoice_without_anything_to_pay(year: Books) -> None:
    original, credit = notices_of(year, Period(2025, 9), "vita_lakan")
    assert credit.kind == "credit_invoice" and credit.to_pay < ZERO and credit.due is None
    assert credit.corrects is not None and credit.corrects.voucher == original.voucher
    assert payload(credit, year.consortium) is None
    assert original.kind == "invoice"


def test_an_invoice_specifies_vat_by_rate(year: Books) -> None:
    notice = one(year, "V2025-17")
    (line,) = notice.vat_lines
    assert (line.rate, line.net, line.vat) == (Decimal("0.25"), Money(598887), Money(149722))


def test_the_qr_code_says_what_the_notice_says(year: Books) -> None:
    notice = one(year, "V2025-17")
    text = payload(notice, year.consortium)
    assert text is not None
    assert json.loads(text, parse_float=Decimal) == {
        "uqr": 1,
        "tp": 1,
        "nme": "Motala kooperativa konsortium",
        "cc": "SE",
        "cid": "769600-0004",
        "iref": "2025001708",
        "idt": "20250416",
        "ddt": "20250516",
        "due": Decimal("16469.41"),
        "vat": Decimal("1497.22"),
        "cur": "SEK",
        "pt": "BG",
        "acc": "5050-1055",
    }
    assert re.fullmatch(r"<svg[^>]*>.*</svg>", drawn(text))


@pytest.mark.parametrize(
    ("held", "kind", "account"),
    [
        ({"bankgiro": "5050-1055", "plusgiro": "123456-6"}, "BG", "5050-1055"),
        ({"plusgiro": "123456-6"}, "PG", "123456-6"),
        ({"iban": "SE4550000000058398257466"}, "IBAN", "SE4550000000058398257466"),
    ],
)
def test_the_qr_code_is_written_as_the_format_has_it(
    year: Books, held: dict[str, str], kind: str, account: str
) -> None:
    """As in the public examples: numbers bare, days of eight digits, giros with their hyphen."""
    paid_into = BankAccount.model_validate(held)
    notice = replace(one(year, "V2025-17"), paid_into=paid_into)
    assert payload(notice, year.consortium) == (
        '{"uqr":1,"tp":1,"nme":"Motala kooperativa konsortium","cc":"SE","cid":"769600-0004",'
        '"iref":"2025001708","idt":"20250416","ddt":"20250516","due":16469.41,"vat":1497.22,'
        f'"cur":"SEK","pt":"{kind}","acc":"{account}"}}'
    )


def test_without_a_bankgiro_the_iban_is_paid_to_and_without_both_nothing_is_drawn(
    year: Books,
) -> None:
    notice = one(year, "V2025-17")
    assert notice.paid_into is not None
    by_iban = replace(notice, paid_into=notice.paid_into.model_copy(update={"bankgiro": None}))
    text = payload(by_iban, year.consortium)
    assert text is not None and json.loads(text)["pt"] == "IBAN"
    nowhere = replace(notice, paid_into=None)
    assert payload(nowhere, year.consortium) is None
    codes = [problem.code for problem in problems_of(year, [nowhere])]
    assert codes == ["notices_should_name_an_account"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_same_notices_are_the_same_bytes(year: Books, language: Language) -> None:
    notices = notices_of(year, Period(2025, 9))
    files, again = (notice_files(year, notices, language) for _ in range(2))
    assert files == again
    assert len(files) == 2 * len(notices)
    for name, content in files.items():
        assert content.startswith(b"%PDF-1.7" if name.endswith(".pdf") else b"#FLAGGA 0\r\n")


HOSTILE = (
    '#panic("evaluated")',
    '"] #panic("evaluated") [',
    "$ sum_(i=0) $ *bold* _it_ `raw` <label> @ref // comment /* open",
    "\\u{1F600} \\ \\# ${x}",
    "Emoji 😀 東京 مرحبا \u202e\u200b\x00\x07 \ufffd",
    "Rad ett\nrad två\r\n= Rubrik\n- lista",
    '<svg onload="x"><image href="file:///etc/passwd"/></svg>',
    "A" * 400,
    " ",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_from_outside_stay_names(year: Books, name: str) -> None:
    """Text that typst would take for markup is shown as it is; were it run, it would panic."""
    notice = one(year, "V2025-30")
    member = notice.member.model_copy(update={"name": name, "address": name})
    seller = year.consortium.model_copy(update={"name": name, "address": name})
    hostile = replace(notice, member=member)
    assert pdf(hostile, seller, "sv", sie_name=name).startswith(b"%PDF")


def test_an_unknown_member_is_refused(year: Books) -> None:
    with pytest.raises(Refusal) as refused:
        notices_of(year, Period(2025, 9), "grenen")
    assert [problem.code for problem in refused.value.problems] == ["member_must_be_known"]
