"""The solidarity position: what counts as help, once, and how evenly it is spread."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from consortium.voucher import Posting, Voucher, VoucherNumber
from rules.solidarity import KINDS, Move, moves_of, solidarity

DAY = dt.date(2026, 5, 4)
MEMBERS = {"Grenverket": "grenverket", "Åkeriet": "åkeriet"}


def voucher(number: int, *legs: str, reverses: int | None = None) -> Voucher:
    """``Assets:Loans:Liquidity:Grenverket 500``, öre in SEK or the account's memo unit; the other
    leg of what does not balance is a payout.
    """
    postings: list[Posting] = []
    for leg in legs:
        account, ore = leg.split()
        unit = account.split(":")[2] if ":Memo:" in account else "SEK"
        postings.append(Posting(account, Money(int(ore)), unit))
    for unit in sorted({posting.unit for posting in postings}):
        over = total(posting.amount for posting in postings if posting.unit == unit)
        if not over.is_zero:
            postings.append(Posting("Liabilities:Payouts:Någon", -over, unit))
    return Voucher(
        id=VoucherNumber("V", 2026, number),
        date=DAY + dt.timedelta(days=number),
        payee="",
        text="",
        registered="2026-05-04T12:00:00",
        by="kim",
        concerns="",
        counterparty="",
        source="",
        postings=tuple(postings),
        reverses=None if reverses is None else VoucherNumber("V", 2026, reverses),
    )


LOAN = "Assets:Loans:Liquidity:Grenverket"
NOTICED = "Assets:Receivable:Loans:Grenverket"


@pytest.mark.parametrize(
    ("legs", "helps"),
    [
        pytest.param(
            [f"{LOAN} 500", "Liabilities:Payouts:Grenverket -500"], ["loan 500"], id="a loan"
        ),
        pytest.param([f"{NOTICED} 50", f"{LOAN} -50"], [], id="an instalment that is noticed"),
        pytest.param(["Assets:Bank:Main 50", f"{NOTICED} -50"], [], id="an instalment paid"),
        pytest.param(
            [f"{LOAN} -500", "Assets:Loans:Long:Grenverket 500"], [], id="a loan made longer"
        ),
        pytest.param(
            [f"{LOAN} -500", "Assets:Loans:Long:Grenverket 700"], ["loan 200"], id="and larger"
        ),
        pytest.param(
            [f"{LOAN} -500", "Expenses:Support:Forgiveness:Grenverket 500"], [], id="forgiven"
        ),
        pytest.param(
            [f"{LOAN} -500", "Assets:Shares:Members:Grenverket 500"], [], id="turned to shares"
        ),
        pytest.param(
            ["Expenses:Support:StartUp:Grenverket 90"], ["grant 90"], id="support that is given"
        ),
        pytest.param(
            ["Expenses:Support:Relocation:Grenverket 90"], ["relocation 90"], id="relocation"
        ),
        pytest.param(["Assets:Memo:GSEK:Grenverket:Borgen 70"], ["guarantee 70"], id="a guarantee"),
        pytest.param(
            ["Assets:Memo:LSEK:Grenverket:Lån 70", "Assets:Memo:GSEK:Grenverket:Lån 35"],
            ["member_loan 70"],
            id="another member's loan, with the fund's guarantee of it",
        ),
        pytest.param(
            ["Assets:Memo:GSEK:Grenverket:Borgen -70", f"{LOAN} 70"], [], id="a guarantee called"
        ),
        pytest.param(["Expenses:Support:StartUp:Utanför 90"], [], id="to somebody else"),
        pytest.param(["Assets:Receivable:Levies:Grenverket 90"], [], id="a levy is no help"),
    ],
)
def test_what_counts_as_help(legs: list[str], helps: list[str]) -> None:
    found = moves_of([voucher(1, *legs)], MEMBERS, ())
    assert [f"{move.kind} {move.amount.ore}" for move in found] == helps


def test_what_was_reversed_never_was() -> None:
    wrong = voucher(1, f"{LOAN} 500", "Liabilities:Payouts:Grenverket -500")
    undo = voucher(2, f"{LOAN} -500", "Liabilities:Payouts:Grenverket 500", reverses=1)
    assert list(moves_of([wrong, undo], MEMBERS, {wrong.id})) == []


def test_turns_and_shares() -> None:
    moves = [
        Move(DAY, "b", "loan", Money(100)),
        Move(DAY, "b", "guarantee", Money(100)),
        Move(DAY + dt.timedelta(days=9), "a", "grant", Money(200)),
    ]
    found = solidarity(moves, {"a": Money(7), "c": ZERO}, {"b": {"loan": Money(40)}})
    assert list(found.members) == ["a", "b", "c"]
    b = found.members["b"]
    assert (b.turns, b.last_helped, b.helped, b.given) == (1, DAY, Money(200), ZERO)
    assert found.members["a"].given == Money(200)
    assert b.outstanding == {"loan": Money(40)}
    assert (found.most, found.concentration) == ("a", Fraction(1, 2))
    assert found.members["c"].share == 0


def test_nobody_helped_yet() -> None:
    found = solidarity([], {"a": Money(7)}, {})
    assert found.most is None
    assert (found.concentration, found.helped) == (Fraction(0), ZERO)


MOVES = st.lists(
    st.builds(
        Move,
        st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
        st.sampled_from("abcd"),
        st.sampled_from(KINDS),
        st.integers(1, 10_000).map(Money),
    ),
    max_size=20,
)


@given(MOVES, st.integers(0, 1 << 30))
def test_shares_make_the_whole_in_any_order(moves: list[Move], seed: int) -> None:
    shuffled = list(moves)
    random.Random(seed).shuffle(shuffled)
    found = solidarity(moves, {"a": ZERO}, {})
    assert solidarity(shuffled, {"a": ZERO}, {}) == found
    assert total(one.helped for one in found.members.values()) == found.helped
    if moves:
        assert sum(one.share for one in found.members.values()) == 1
        helped = sum(one.helped > ZERO for one in found.members.values())
        assert Fraction(1, helped) <= found.concentration <= 1
