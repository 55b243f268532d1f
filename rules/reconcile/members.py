"""Both sides of what a member owes: our vouchers against the rows of its own books, one by one.

Rows pair when their amounts are equal and a reference, or the nearest day, says that they are the
same event. What is left over on either side is classed; nothing is guessed that money rests on.
Amounts are from the fund's side: a claim is positive here, and so is the debt there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Value
from rules.reconcile.differences import Check, Compared, Difference, Klass, Step

Side = Literal["debt", "capital"]
# Around a month's end a payment may be on its way for some days; one and the same event may be
# booked weeks apart, but a notice of next month is another event.
NEAR, FAR = timedelta(days=10), timedelta(days=45)


@dataclass(frozen=True, slots=True)
class OurRow:
    """What a voucher of ours moved of the member's debt, or of its capital.

    ``references`` are texts that the member's row may carry. With ``is_before`` it lies before
    the member's fiscal year: it may explain a row, but is no difference by itself.
    """

    voucher: str
    day: date
    amount: Money
    references: tuple[str, ...] = ()
    is_before: bool = False
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class TheirRow:
    """A row of the member's books on an account that faces the fund, or should."""

    account: str
    label: str
    day: date
    amount: Money
    text: str = ""
    is_surely_ours: bool = True


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


@dataclass(slots=True)
class _Rows:
    """Pairs found so far, and what is left over on each side."""

    ours: list[OurRow]
    theirs: list[TheirRow]
    pairs: list[tuple[OurRow, TheirRow]]

    def pair(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Pair by places, the best first, each row once."""
        taken_ours: set[int] = set()
        taken_theirs: set[int] = set()
        for one, other in candidates:
            if one not in taken_ours and other not in taken_theirs:
                taken_ours.add(one)
                taken_theirs.add(other)
                self.pairs.append((self.ours[one], self.theirs[other]))
        self.ours = [row for at, row in enumerate(self.ours) if at not in taken_ours]
        self.theirs = [row for at, row in enumerate(self.theirs) if at not in taken_theirs]


def compare_member(side: MemberSide, period: Period, owner: str) -> Compared:
    """What the member's books say of the fund at the end of the month, against ours."""
    equal = _paired(side.ours, side.theirs)
    equal.ours = _without_undone(equal.ours)
    theirs = [row for row in equal.theirs if row.is_surely_ours]
    wrong = _paired(equal.ours, side.elsewhere)
    near = _Rows(wrong.ours, theirs, [])
    near.pair(_near(near.ours, near.theirs))
    last = period.last
    found = [
        *_timing(equal.pairs, side, last),
        *_wrong(wrong.pairs, side, last),
        *_amounts(near.pairs, side, last, owner),
        *_left_here(near.ours, side, period, owner),
        *_left_there(near.theirs, side, last, owner),
    ]
    if side.opening is not None and side.opening != side.our_opening:
        found.append(_opening(side, owner))
    surely = [row for _, row in equal.pairs if row.day <= last]
    surely += [row for row in theirs if row.day <= last]
    began = side.our_opening if side.opening is None else side.opening
    began -= total(ours.amount for ours, row in equal.pairs if ours.is_before and row.day <= last)
    stands = began + total(row.amount for row in surely)
    check = Check(
        "members", side.member, side.side, side.balance, stands, "", {"account": side.account}
    )
    return Compared((check,), tuple(_as_one(found, side, owner)))


def _paired(ours: Sequence[OurRow], theirs: Sequence[TheirRow]) -> _Rows:
    """Rows of equal amount: those that name our voucher first, then by how near their days are."""
    rows = _Rows(list(ours), list(theirs), [])
    by_amount: dict[Money, list[int]] = {}
    for at, row in enumerate(rows.theirs):
        by_amount.setdefault(row.amount, []).append(at)
    found = []
    for one, our in enumerate(rows.ours):
        for other in by_amount.get(our.amount, ()):
            their = rows.theirs[other]
            apart = abs(their.day - our.day)
            is_named = _names(their, our)
            if is_named or apart <= (FAR if their.is_surely_ours else NEAR):
                found.append((not is_named, not their.is_surely_ours, apart, one, other))
    rows.pair((one, other) for *_, one, other in sorted(found))
    return rows


def _near(ours: Sequence[OurRow], theirs: Sequence[TheirRow]) -> Iterator[tuple[int, int]]:
    """Rows of the same direction whose amounts differ: named, or within days of each other."""
    found = []
    for one, our in enumerate(ours):
        for other, their in enumerate(theirs):
            apart, is_named = abs(their.day - our.day), _names(their, our)
            is_same = (their.amount > ZERO) == (our.amount > ZERO)
            if is_same and (is_named or apart <= NEAR) and not our.is_before:
                found.append((not is_named, apart, one, other))
    return ((one, other) for *_, one, other in sorted(found))


def _names(their: TheirRow, our: OurRow) -> bool:
    return any(reference in their.text for reference in our.references)


def _without_undone(rows: Sequence[OurRow]) -> list[OurRow]:
    """The rows without vouchers that were reversed: what neither side has any more is nothing."""
    left = {row.voucher for row in rows}
    gone = {row.undoes for row in rows if row.undoes in left}
    return [r for r in rows if r.voucher not in gone and not (r.undoes and r.undoes in gone)]


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
            yield _difference(
                "amount", side, "amounts_differ", our.amount, their.amount, steps, values
            )


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
            code = "enter_capital" if side.side == "capital" else code
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


def _opening(side: MemberSide, owner: str) -> Difference:
    values: dict[str, Value] = {"account": side.account}
    assert side.opening is not None, "there is one to differ"
    steps = (
        Step(owner, "compare_last_year", values),
        Step(side.member, "compare_last_year", values),
    )
    return _difference(
        "amount", side, "opening_differs", side.our_opening, side.opening, steps, values
    )


def _as_one(found: Sequence[Difference], side: MemberSide, owner: str) -> Sequence[Difference]:
    """Many vouchers missing there, and no row at all that faces us: one thing to tell, not many."""
    gone = [one for one in found if one.klass == "missing_there"]
    if side.theirs or side.elsewhere or len(gone) < 2:
        return found
    values: dict[str, Value] = {"number": len(gone), "account": side.account}
    steps = (Step(side.member, "enter_all", values), Step(owner, "send_notices", values))
    ours = total(one.ours for one in gone if one.ours is not None)
    one = _difference("missing_there", side, "nothing_there", ours, None, steps, values)
    return [one, *(other for other in found if other.klass != "missing_there")]


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
