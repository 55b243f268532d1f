"""Both sides of what a member owes: our vouchers against the rows of its own books, one by one.

Rows pair when their amounts are equal and a reference, or the nearest day, says that they are the
same event. What is left over on either side is classed; nothing is guessed that money rests on.
Amounts are from the fund's side: a claim is positive here, and so is the debt there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Value
from rules.reconcile.differences import Check, Compared, Difference, Klass, Step
from rules.reconcile.rows import (
    NEAR,
    OurRow,
    Rows,
    TheirRow,
    near,
    paired,
    paired_in_parts,
    without_undone,
)

Side = Literal["debt", "capital", "loan"]


@dataclass(frozen=True, slots=True)
class MemberSide:
    """One side of a member: what we have at the month's end, and what its books say.

    ``opening`` is their balance when the fiscal year began where their account is ours alone,
    ``our_opening`` what we had then. ``drawn_on`` is the day until which their rows can be known;
    ``elsewhere`` are rows that name the fund on accounts where they do not belong.
    """

    member: str
    side: Side
    account: str
    balance: Money
    ours: tuple[OurRow, ...]
    theirs: tuple[TheirRow, ...]
    elsewhere: tuple[TheirRow, ...]
    our_opening: Money
    opening: Money | None
    drawn_on: date


def compare_member(side: MemberSide, period: Period, owner: str) -> Compared:
    """What the member's books say of the fund at the end of the month, against ours."""
    equal = paired_in_parts(side.ours, side.theirs)
    equal.ours = without_undone(equal.ours)
    theirs = [row for row in equal.theirs if row.is_surely_ours]
    wrong = paired(equal.ours, side.elsewhere)
    close = Rows(wrong.ours, theirs, [])
    close.pair(near(close.ours, close.theirs))
    last = period.last
    found = [
        *_timing(equal.pairs, side, last),
        *_wrong(wrong.pairs, side, last),
        *_amounts(close.pairs, side, last, owner),
        *_left_here(close.ours, side, period, owner),
        *_left_there(close.theirs, side, last, owner),
    ]
    if not (equal.pairs or theirs or side.elsewhere) and _is_silent(side, found):
        return _silent(side, owner)
    # What we claimed before their year began and they booked within it was not in their opening.
    late = total(our.amount for our, row in equal.pairs if our.is_before and row.day <= last)
    began = side.our_opening - late
    if side.opening is not None and side.opening != began:
        found.append(_opening(side, began, owner))
    began = began if side.opening is None else side.opening
    surely = [*(row for _, row in equal.pairs), *theirs]
    stands = began + total(row.amount for row in surely if row.day <= last)
    return Compared((_check(side, stands),), tuple(_as_one(found, side, owner)))


def _check(side: MemberSide, stands: Money) -> Check:
    values: dict[str, Value] = {"account": side.account}
    return Check("members", side.member, side.side, side.balance, stands, "", values)


def _is_silent(side: MemberSide, found: Sequence[Difference]) -> bool:
    """True when no row at all faces us, though several should: then no opening balance is taken
    on trust either.
    """
    gone = sum(one.klass == "missing_there" for one in found)
    return side.opening is None and (gone > 1 or (gone > 0 and not side.our_opening.is_zero))


def _silent(side: MemberSide, owner: str) -> Compared:
    values: dict[str, Value] = {"account": side.account}
    steps = (Step(side.member, "enter_all", values), Step(owner, "send_notices", values))
    one = _difference("missing_there", side, "nothing_there", side.balance, None, steps, values)
    return Compared((_check(side, ZERO),), () if side.balance.is_zero else (one,))


def compare_balance(side: MemberSide, there: Money, period: Period, owner: str) -> Compared:
    """The same where the file holds balances and no rows: the sums, without what explains them."""
    values: dict[str, Value] = {"account": side.account, "month": period}
    check = _check(side, there)
    if side.balance == there:
        return Compared((check,))
    steps = (Step(side.member, "send_vouchers", values), Step(owner, "send_letter", values))
    one = _difference("amount", side, "sums_differ", side.balance, there, steps, values)
    return Compared((check,), (one,))


def _timing(
    pairs: Iterable[tuple[OurRow, TheirRow]], side: MemberSide, last: date
) -> Iterator[Difference]:
    """Pairs with the month's end between them: the other month holds the other half."""
    for our, their in pairs:
        if (our.day <= last) != (their.day <= last):
            values: dict[str, Value] = {"voucher": our.voucher, "day": our.day, "dated": their.day}
            yield _difference(
                "timing", side, "booked_in_another_month",
                our.amount if our.day <= last else None,
                their.amount if their.day <= last else None,
                (), values | {"label": their.label}, is_explained=True,
            )  # fmt: skip


def _wrong(
    pairs: Iterable[tuple[OurRow, TheirRow]], side: MemberSide, last: date
) -> Iterator[Difference]:
    for our, their in pairs:
        if our.day <= last and not our.is_before:
            values = _values(our, side) | {"found": their.account, "label": their.label}
            steps = (Step(side.member, "move_to_account", values),)
            yield _difference(
                "wrong_account", side, "on_another_account", our.amount, their.amount, steps, values
            )


def _amounts(
    pairs: Iterable[tuple[OurRow, TheirRow]], side: MemberSide, last: date, owner: str
) -> Iterator[Difference]:
    for our, their in pairs:
        if our.day <= last or their.day <= last:
            values = _values(our, side) | {"label": their.label, "dated": their.day}
            steps = (
                Step(side.member, "correct_row", values | {"amount": our.amount - their.amount}),
                Step(owner, "explain_voucher", values),
            )
            ours = our.amount if our.day <= last else None
            theirs = their.amount if their.day <= last else None
            yield _difference("amount", side, "amounts_differ", ours, theirs, steps, values)


def _left_here(
    rows: Iterable[OurRow], side: MemberSide, period: Period, owner: str
) -> Iterator[Difference]:
    """Our vouchers that no row there is: on their way at the month's end, else missing there."""
    last = period.last
    for row in rows:
        if row.day > last or row.is_before:
            continue
        values = _values(row, side) | {"month": period.next}
        if row.day > last - NEAR and side.drawn_on <= last + NEAR:
            steps = (Step(owner, "await_next_file", values),)
            yield _difference("timing", side, "not_there_yet", row.amount, None, steps, values)
        else:
            code = "enter_notice" if row.amount > ZERO else "enter_payment"
            code = code if side.side == "debt" else f"enter_{side.side}"
            steps = (Step(side.member, code, values | {"amount": abs(row.amount)}),)
            yield _difference("missing_there", side, "not_there", row.amount, None, steps, values)


def _left_there(
    rows: Iterable[TheirRow], side: MemberSide, last: date, owner: str
) -> Iterator[Difference]:
    """Their rows that no voucher of ours is."""
    for row in rows:
        if row.day > last:
            continue
        values: dict[str, Value] = {"label": row.label, "dated": row.day, "account": row.account}
        is_paid = side.side == "debt" and row.amount < ZERO
        steps = (
            Step(owner, "find_payment" if is_paid else "find_claim", values),
            Step(side.member, "correct_if_wrong", values),
        )
        if row.day > last - NEAR:
            steps = (Step(owner, "await_own_bank", values), *steps[1:])
            yield _difference("timing", side, "not_here_yet", None, row.amount, steps, values)
        else:
            yield _difference("missing_here", side, "not_here", None, row.amount, steps, values)


def _opening(side: MemberSide, ours: Money, owner: str) -> Difference:
    values: dict[str, Value] = {"account": side.account}
    assert side.opening is not None, "there is one to differ"
    steps = (
        Step(owner, "compare_last_year", values),
        Step(side.member, "compare_last_year", values),
    )
    return _difference("amount", side, "opening_differs", ours, side.opening, steps, values)


def _as_one(found: Sequence[Difference], side: MemberSide, owner: str) -> Sequence[Difference]:
    """All vouchers on one and the same other account is one thing to tell, not many."""
    moved = [one for one in found if one.klass == "wrong_account"]
    accounts = {str(one.values["found"]) for one in moved}
    if any(row.is_surely_ours for row in side.theirs) or len(moved) < 2 or len(accounts) > 1:
        return found
    values: dict[str, Value] = {
        "account": side.account,
        "number": len(moved),
        "found": accounts.pop(),
    }
    steps = (Step(owner, "ask_which_account", values), Step(side.member, "move_all", values))
    ours = total(one.ours for one in moved if one.ours is not None)
    theirs = total(one.theirs for one in moved if one.theirs is not None)
    says = "all_on_another_account"
    one = _difference("wrong_account", side, says, ours, theirs, steps, values)
    return [one, *(other for other in found if other not in moved)]


def _values(row: OurRow, side: MemberSide) -> dict[str, Value]:
    return {"voucher": row.voucher, "day": row.day, "account": side.account}


def _difference(
    klass: Klass,
    side: MemberSide,
    says: str,
    ours: Money | None,
    theirs: Money | None,
    steps: tuple[Step, ...],
    values: dict[str, Value],
    *,
    is_explained: bool = False,
) -> Difference:
    place = f"{side.member} {side.account}"
    return Difference("members", klass, place, says, ours, theirs, steps, values, is_explained)
