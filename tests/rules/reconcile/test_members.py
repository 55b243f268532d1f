"""Both sides of a member: books that mirror each other agree, and every krona that does not is
in one of the differences.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from consortium.period import Period
from rules.reconcile.differences import Compared, Difference
from rules.reconcile.members import MemberSide, compare_member
from rules.reconcile.rows import OurRow, TheirRow

MARCH = Period(2026, 3)
YEAR = dt.date(2026, 1, 1)
ORE = st.integers(-50_000, 50_000).filter(bool).map(Money)
DAYS = st.integers(0, 110).map(lambda days: YEAR + dt.timedelta(days=days))


@st.composite
def our_rows(draw: st.DrawFn) -> list[OurRow]:
    events = draw(st.lists(st.tuples(DAYS, ORE), max_size=8))
    return [
        OurRow(f"V2026-{number}", day, amount, (f"V2026-{number}",))
        for number, (day, amount) in enumerate(events, 1)
    ]


@st.composite
def their_rows(draw: st.DrawFn) -> list[TheirRow]:
    events = draw(st.lists(st.tuples(DAYS, ORE), max_size=8))
    return [
        TheirRow("2440", f"A {number}", day, amount)
        for number, (day, amount) in enumerate(events, 1)
    ]


def mirrored(rows: list[OurRow]) -> list[TheirRow]:
    return [
        TheirRow("2440", f"A {r.voucher}", r.day, r.amount, f"Avgift {r.voucher}") for r in rows
    ]


def compared(ours: list[OurRow], theirs: list[TheirRow], opening: Money | None = ZERO) -> Compared:
    side = MemberSide(
        member="kvarnen",
        side="debt",
        account="2440",
        balance=total(row.amount for row in ours if row.day <= MARCH.last),
        ours=tuple(ours),
        theirs=tuple(theirs),
        elsewhere=(),
        our_opening=ZERO,
        opening=opening,
        drawn_on=dt.date(2026, 5, 1),
    )
    return compare_member(side, MARCH, "kim")


def gap(one: Difference) -> Money:
    ours, theirs = (ZERO if amount is None else amount for amount in (one.ours, one.theirs))
    return ours - theirs


@given(our_rows())
def test_books_that_mirror_each_other_agree(ours: list[OurRow]) -> None:
    found = compared(ours, mirrored(ours))
    assert found.differences == ()
    assert found.checks[0].ours == found.checks[0].theirs


@given(our_rows(), st.data())
def test_a_row_left_out_is_the_only_difference(ours: list[OurRow], data: st.DataObject) -> None:
    past = [row for row in ours if row.day <= MARCH.last]
    if not past:
        return
    gone = data.draw(st.sampled_from(past))
    found = compared(ours, mirrored([row for row in ours if row is not gone]))
    (one,) = found.differences
    assert one.ours == gone.amount and one.theirs is None
    assert one.is_open and one.owner == "kvarnen"


@given(our_rows(), their_rows())
def test_the_differences_make_the_whole_difference(
    ours: list[OurRow], theirs: list[TheirRow]
) -> None:
    found = compared(ours, theirs)
    check = found.checks[0]
    assert check.theirs is not None
    assert total(map(gap, found.differences)) == check.ours - check.theirs


@given(our_rows(), their_rows())
def test_the_order_of_the_rows_does_not_matter_to_the_sums(
    ours: list[OurRow], theirs: list[TheirRow]
) -> None:
    one, other = compared(ours, theirs), compared(ours[::-1], theirs[::-1])
    assert one.checks == other.checks
    assert total(map(gap, one.differences)) == total(map(gap, other.differences))


@given(our_rows(), their_rows(), st.integers(1, 4))
def test_parts_change_no_sum(ours: list[OurRow], theirs: list[TheirRow], number: int) -> None:
    split = [replace(row, parts=tuple(row.amount.allocate([1] * number))) for row in ours]
    whole, parts = compared(ours, theirs), compared(split, theirs)
    check = parts.checks[0]
    assert check.theirs is not None
    assert total(map(gap, parts.differences)) == check.ours - check.theirs
    assert check.ours == whole.checks[0].ours


def test_two_payments_in_one_deposit_are_two_rows_there() -> None:
    day, parts = dt.date(2026, 3, 2), (Money(-277_20), Money(-18_563_88))
    deposit = OurRow("B2026-1", day, total(parts), ("B2026-1",), parts=parts)
    claims = [OurRow(f"V2026-{n}", YEAR, -part) for n, part in enumerate(parts, 1)]
    theirs = [TheirRow("2440", "A 1", day, part) for part in parts]
    assert compared([*claims, deposit], [*mirrored(claims), *theirs]).differences == ()
    (one,) = compared([*claims, deposit], [*mirrored(claims), theirs[1]]).differences
    assert (one.klass, one.ours, one.values["voucher"]) == ("missing_there", parts[0], "B2026-1")
    together = TheirRow("2440", "A 1", day, total(parts))
    assert compared([*claims, deposit], [*mirrored(claims), together]).differences == ()


def test_a_number_within_another_is_no_reference() -> None:
    ours = [
        OurRow("V2026-1", dt.date(2026, 2, 1), Money(5_00), ("V2026-1",)),
        OurRow("V2026-11", dt.date(2026, 2, 3), Money(5_00), ("V2026-11",)),
    ]
    theirs = [TheirRow("2440", "A 1", dt.date(2026, 2, 1), Money(5_00), "avi V2026-11")]
    (one,) = compared(ours, theirs).differences
    assert one.values["voucher"] == "V2026-1"


def test_a_claim_of_last_year_booked_this_year_is_no_difference() -> None:
    late = OurRow("V2025-9", dt.date(2025, 12, 28), Money(7_00), ("V2025-9",), is_before=True)
    theirs = TheirRow("2440", "A 1", dt.date(2026, 1, 3), Money(7_00), "avi V2025-9")
    side = MemberSide(
        "kvarnen", "debt", "2440", Money(7_00), (late,), (theirs,), (), Money(7_00), None,
        dt.date(2026, 5, 1),
    )  # fmt: skip
    found = compare_member(side, MARCH, "kim")
    assert found.differences == ()
    assert found.checks[0].theirs == Money(7_00)


def test_a_reversal_that_neither_side_booked_twice_is_nothing() -> None:
    ours = [
        OurRow("V2026-1", dt.date(2026, 2, 1), Money(5_00)),
        OurRow("M2026-1", dt.date(2026, 2, 3), Money(-5_00), undoes="V2026-1"),
    ]
    assert compared(ours, []).differences == ()
