"""Balances leave and come back, and folding goes on as if they had never left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.balances import Balances, fold
from consortium.facts import Report
from consortium.money import Money
from consortium.period import Period
from consortium.problems import BooksError
from consortium.voucher import Posting, Voucher, VoucherNumber
from ledger.balances_text import balances_text, read_balances
from tests.ledger.books.making import bank_fee, levy, report

MEMBERS = ("Grenverket", "Åkeriet")


def reversal(voucher: Voucher, number: int) -> Voucher:
    return replace(
        voucher,
        id=VoucherNumber("M", 2026, number),
        reverses=voucher.id,
        postings=tuple(Posting(p.account, -p.amount, p.unit) for p in voucher.postings),
    )


@st.composite
def events(draw: st.DrawFn) -> list[tuple[Voucher, str] | Report]:
    """Levies, reversals of them, bank fees and reports, numbered as they come."""
    made: list[tuple[Voucher, str] | Report] = []
    levies: list[Voucher] = []
    numbers = {"V": 0, "M": 0}
    for kind in draw(st.lists(st.sampled_from(["levy", "reverse", "fee", "report"]), max_size=12)):
        month = Period(2026, draw(st.integers(1, 3)))
        if kind == "report":
            figure = Money(draw(st.integers(-5, 5)))
            made.append(replace(report("grenverket", month), accounts={"3010": figure}))
            continue
        series = "V" if kind == "levy" else "M"
        if kind == "reverse" and not levies:
            continue
        numbers[series] += 1
        if kind == "levy":
            voucher = levy(numbers["V"], draw(st.sampled_from(MEMBERS)), month)
            levies.append(voucher)
        elif kind == "reverse":
            voucher = reversal(levies.pop(), numbers["M"])
        else:
            voucher = bank_fee(numbers["M"], month)
        made.append((voucher, f"{voucher.id}"))
    return made


def folded(start: Balances, made: list[tuple[Voucher, str] | Report]) -> Balances:
    vouchers = [one for one in made if not isinstance(one, Report)]
    return fold(start, vouchers, [one for one in made if isinstance(one, Report)])


@given(events(), st.integers(0, 12))
def test_folding_goes_on_from_the_text(made: list[tuple[Voucher, str] | Report], cut: int) -> None:
    whole = folded(Balances(), made)
    sealed = folded(Balances(), made[:cut])
    again = read_balances(balances_text(sealed), "2026/2026-02.seal")
    assert again == sealed
    assert folded(again, made[cut:]) == folded(sealed, made[cut:]) == whole
    assert balances_text(folded(again, made[cut:])) == balances_text(whole)


def test_the_text_ends_with_a_line_end_and_keeps_swedish_letters() -> None:
    text = balances_text(folded(Balances(), [(levy(1, "Åkeriet"), "x"), report()]))
    assert text.endswith("}\n")
    assert "Åkeriet" in text and "9200.01" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [("9200.01", "9200.1"), ("9200.01", "nio"), ('"tips"', '"tip"'), (",", ", "), ("}\n", "}")],
)
def test_a_changed_text_is_refused(old: str, new: str) -> None:
    text = balances_text(folded(Balances(), [(levy(1), "x"), report()]))
    assert old in text
    with pytest.raises(BooksError):
        read_balances(text.replace(old, new), "2026/2026-02.seal")
