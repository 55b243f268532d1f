"""What was sent and answered reads back as it was written, and is refused when it was changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.balances import Balances
from consortium.money import Money
from consortium.pay_to import PayTo
from consortium.payouts import (
    PAYABLES,
    BankAnswer,
    OpenPayout,
    PaymentAnswer,
    Sendings,
    SentFile,
    SentPayment,
)
from consortium.problems import BooksError
from consortium.voucher import VoucherNumber
from ledger.balances_text import balances_text, read_balances
from ledger.escaping import clean
from ledger.sent import answer_text, recording, sendings_of, sent_text

NUMBER = VoucherNumber("M", 2026, 3)
TEXTS = st.text(max_size=20).map(clean)
ACCOUNTS = st.sampled_from(["bg 5050-1055", "pg 123456-6", "clearing 8327-9 123456"])


@st.composite
def sent_files(draw: st.DrawFn) -> SentFile:
    payments = draw(
        st.lists(
            st.builds(
                SentPayment,
                voucher=st.builds(VoucherNumber, st.just("M"), st.just(2026), st.integers(1, 99)),
                amount=st.integers(1, 10**12).map(Money),
                end_to_end=TEXTS,
                day=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
                payee=TEXTS,
                pay_to=ACCOUNTS.map(PayTo.parse),
            ),
            max_size=3,
        )
    )
    one, two, three, four, five = (draw(TEXTS) for _ in range(5))
    return SentFile(one, two, three, four, five, "2026-04-08T12:00:00", tuple(payments))


@st.composite
def bank_answers(draw: st.DrawFn) -> BankAnswer:
    outcomes = st.sampled_from(["accepted", "pending", "rejected"])
    said = draw(st.lists(st.builds(PaymentAnswer, TEXTS, outcomes, TEXTS, TEXTS), max_size=3))
    one, two, three, four = (draw(TEXTS) for _ in range(4))
    return BankAnswer(one, two, three, four, "2026-04-09T12:00:00", tuple(said))


@given(
    files=st.lists(sent_files(), min_size=1, max_size=2),
    answers=st.lists(bank_answers(), max_size=2),
)
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, files: list[SentFile], answers: list[BankAnswer]
) -> None:
    root = tmp_path_factory.mktemp("sent")
    written = recording(root, [*files, *answers], 2026)
    (root / "decisions").mkdir()
    (root / written.path).write_text(written.text, encoding="utf-8")
    assert sendings_of(root) == Sendings(tuple(files), tuple(answers))


def test_what_was_changed_is_refused_with_its_line(tmp_path: Path) -> None:
    payment = SentPayment(
        NUMBER, Money(100_00), "M2026-3", date(2026, 4, 9), "Elverket", PayTo.parse("bg 5050-1055")
    )
    file = SentFile("F1", "main", "ab", "f.xml", "kim", "2026-04-08T12:00:00", (payment,))
    answer = BankAnswer(
        "F1", "pain.002", "cd", "s.xml", "2026-04-09T12:00:00",
        (PaymentAnswer("M2026-3", "rejected"),),
    )  # fmt: skip
    whole = f"{sent_text(file)}\n{answer_text(answer)}"
    path = tmp_path / "decisions/2026.beancount"
    path.parent.mkdir()
    path.write_text(whole, encoding="utf-8")
    assert sendings_of(tmp_path).last(NUMBER) is not None
    for found, put in (
        ("100.00", "100.0"),
        ('"rejected"', '"avvisad"'),
        ("5050-1055", "5050-1056"),
    ):
        path.write_text(whole.replace(found, put), encoding="utf-8")
        with pytest.raises(BooksError) as caught:
            sendings_of(tmp_path)
        assert caught.value.problems[0].source.file == "decisions/2026.beancount"


def test_balances_keep_their_payouts() -> None:
    one = OpenPayout(
        NUMBER, PAYABLES, "Elverket", Money(5), "bankgiro 5050-1055", "7", date(2026, 4, 9)
    )
    two = OpenPayout(VoucherNumber("M", 2026, 4), "Liabilities:Payouts:Kim", "Kim", Money(0))
    balances = Balances(payouts={one.voucher: one}, paid_out={two.voucher: two})
    assert read_balances(balances_text(balances), "x") == balances
