"""The bank's balance at a month's end, whatever days its files happen to state."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from consortium.bank import BankBalance, BankEntry
from consortium.bank_facts import BankFacts, BankFile, BankLine
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Source
from rules.reconcile.bank import Account, BankSide, Leg, compare_bank

MARCH = Period(2026, 3)
FIRST = dt.date(2026, 3, 1)
MOVES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(-9_000, 9_000).filter(bool)), min_size=1, max_size=12
)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def file(moves: list[tuple[int, int]], opening: Money, number: int = 0) -> BankFile:
    """One file of whole days, in order, with the balances around them."""
    lines = tuple(
        BankLine(f"{number}-{at}", BankEntry(Money(ore), day(on), Source("k.csv")))
        for at, (on, ore) in enumerate(sorted(moves))
    )
    closing = opening + total(line.entry.amount for line in lines)
    return BankFile(
        "main", "csv", "", "k.csv", "2026-06-01T12:00:00", lines,
        opening=BankBalance(opening, lines[0].entry.booked),
        closing=BankBalance(closing, lines[-1].entry.booked),
    )  # fmt: skip


def in_files(moves: list[tuple[int, int]], cut: int) -> list[BankFile]:
    """The same movements in two files, each of whole days."""
    parts = [[m for m in moves if m[0] < cut], [m for m in moves if m[0] >= cut]]
    files, opening = [], ZERO
    for number, part in enumerate(parts):
        if part:
            files.append(file(part, opening, number))
            opening += Money(sum(ore for _, ore in part))
    return files


@given(MOVES, st.integers(0, 60))
def test_the_balance_of_any_day_follows_from_the_files(
    moves: list[tuple[int, int]], cut: int
) -> None:
    account = Account.of(BankFacts(tuple(in_files(moves, cut))), "main")
    assert list(account.gaps(day(100))) == []
    for number in range(61):
        found = account.on(day(number))
        assert found is not None
        assert found[0] == Money(sum(ore for on, ore in moves if on <= number))


@given(MOVES, st.integers(0, 60))
def test_books_that_hold_every_entry_agree(moves: list[tuple[int, int]], cut: int) -> None:
    facts = BankFacts(tuple(in_files([*moves, (61, 1)], cut)))
    balance = Money(sum(ore for on, ore in moves if day(on) <= MARCH.last))
    side = BankSide("main", balance, day(0), {}, {}, ())
    assert compare_bank(facts, side, MARCH, "kim").differences == ()


@given(MOVES, st.integers(1, 9_000))
def test_what_no_entry_explains_is_an_amount(moves: list[tuple[int, int]], ore: int) -> None:
    facts = BankFacts((file([*moves, (61, 1)], ZERO),))
    balance = Money(sum(o for on, o in moves if day(on) <= MARCH.last))
    side = BankSide("main", balance + Money(ore), day(0), {}, {}, ())
    (one,) = compare_bank(facts, side, MARCH, "kim").differences
    assert one.klass == "amount" and one.ours is not None and one.theirs is not None
    assert one.ours - one.theirs == Money(ore)
    by_hand = BankSide(
        "main", balance + Money(ore), day(0), {}, {}, (Leg("M1", FIRST, Money(ore)),)
    )
    (one,) = compare_bank(facts, by_hand, MARCH, "kim").differences
    assert (one.klass, one.ours) == ("missing_there", Money(ore))


def test_an_account_that_never_moved_needs_no_statement() -> None:
    side = BankSide("main", ZERO, None, {}, {}, ())
    found = compare_bank(BankFacts(), side, MARCH, "kim")
    assert found.differences == () and found.checks[0].theirs is None


def test_a_missing_file_between_two_is_a_gap_of_its_sum() -> None:
    facts = BankFacts((file([(2, 500)], ZERO), file([(40, 100)], Money(900), 1)))
    side = BankSide("main", Money(500), day(2), {}, {}, ())
    (one,) = compare_bank(facts, side, MARCH, "kim").differences
    assert one.klass == "statement_gap"
    assert one.ours is not None and one.theirs is not None
    assert one.theirs - one.ours == Money(400)
