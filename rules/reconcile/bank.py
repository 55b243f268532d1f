"""The bank's word against the books: the balance at the end of a day, and what explains a gap.

A balance that a bank gives for one day says what stood on every other day whose entries are
known: the nearest one on the day or after it is counted back, else the last before it forward.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from consortium.bank import BankEntry
from consortium.bank_facts import BankFacts
from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.problems import Value
from rules.reconcile.differences import Check, Compared, Difference, Step


@dataclass(frozen=True, slots=True)
class Leg:
    """What a voucher without a bank entry moved on the account."""

    voucher: str
    day: date
    amount: Money


@dataclass(frozen=True, slots=True)
class BankSide:
    """One account as the books have it at the end of the month.

    ``unbooked`` are the bank's entries until then by key that no voucher books, ``later`` those
    whose voucher is dated after it; ``by_hand`` are movements that no entry stands behind,
    ``undone_later`` reversals after the month of vouchers within it.
    """

    account: str
    balance: Money
    moved_on: date | None
    unbooked: Mapping[str, BankEntry]
    later: Mapping[str, tuple[BankEntry, str, date]]
    by_hand: tuple[Leg, ...]
    undone_later: tuple[Leg, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """What stood on the account at the end of a day; ``given_on`` is when the file was taken in."""

    day: date
    amount: Money
    given_on: date


class Gap(NamedTuple):
    """Two balances, and what the entries that are known moved between them."""

    one: Point
    other: Point
    moved: Money

    @property
    def unknown(self) -> Money:
        """What entries that are not here moved in all."""
        return self.other.amount - self.one.amount - self.moved


@dataclass(frozen=True, slots=True)
class Account:
    """What the bank has said of one account: balances at the ends of days, and movements."""

    points: tuple[Point, ...]
    moves: tuple[tuple[date, Money], ...]

    @classmethod
    def of(cls, facts: BankFacts, account: str) -> Account:
        """The account's closing balances; an opening one where nothing closed before it."""
        files = [one for one in facts.files if one.account == account and not one.is_details]
        lines = facts.lines.values()
        moves = [(e.booked, e.amount) for file, e in lines if file.account == account]
        points: dict[date, Point] = {}
        opened: list[Point] = []
        for file in files:
            given_on = date.fromisoformat(file.taken_in[:10])
            if file.closing is not None:
                day = file.closing.day
                points[day] = Point(day, file.closing.amount, given_on)
            if file.opening is not None:
                day = file.opening.day - timedelta(days=1)
                opened.append(Point(day, file.opening.amount, given_on))
        first = min(opened, key=lambda one: one.day, default=None)
        if first is not None and not any(day <= first.day for day in points):
            points[first.day] = first
        return cls(
            tuple(points[day] for day in sorted(points)),
            tuple(sorted(moves, key=lambda move: move[0])),
        )

    def moved(self, after: date, until: date) -> Money:
        """What its known entries moved in the days after one day until another, included."""
        return total(amount for day, amount in self.moves if after < day <= until)

    def on(self, day: date) -> tuple[Money, Point] | None:
        """What stood on it at the end of a day, and the balance that says so."""
        after = next((one for one in self.points if one.day >= day), None)
        if after is not None:
            return after.amount - self.moved(day, after.day), after
        if not self.points:
            return None
        last = self.points[-1]
        return last.amount + self.moved(last.day, day), last

    def gaps(self, until: date) -> Iterator[Gap]:
        """Two balances that the entries between them do not lead from one to the other."""
        reached = next((one.day for one in self.points if one.day >= until), until)
        for one, other in zip(self.points, self.points[1:], strict=False):
            moved = self.moved(one.day, other.day)
            if other.day <= reached and one.amount + moved != other.amount:
                yield Gap(one, other, moved)


def compare_bank(facts: BankFacts, side: BankSide, period: Period, owner: str) -> Compared:
    """One account at the end of the month."""
    account = Account.of(facts, side.account)
    found = account.on(period.last)
    gaps = tuple(account.gaps(period.last))
    differences = [*_unbooked(side, period, owner), *_later(side), *_undone(side)]
    differences += (_gap(gap, side, owner) for gap in gaps)
    missing = _missing(side, found, period, owner)
    if missing is not None:
        differences.append(missing)
    theirs = None if found is None else found[0]
    is_certain = all(gap.other.day <= period.last for gap in gaps)
    if theirs is not None and missing is None and is_certain:
        unknown = total(gap.unknown for gap in gaps)
        differences += _unexplained(side, theirs - unknown, theirs, owner)
    note = "" if found is None or found[1].day == period.last else "bank_counted_from"
    if found is None and missing is None:
        note = "bank_never_moved"
    values: dict[str, Value] = {} if found is None else {"day": found[1].day}
    check = Check("bank", side.account, "balance", side.balance, theirs, note, values)
    return Compared((check,), tuple(differences))


def _unbooked(side: BankSide, period: Period, owner: str) -> Iterator[Difference]:
    for key, entry in side.unbooked.items():
        is_out = entry.amount < ZERO
        step = Step(
            owner, "book_entry" if is_out else "run_month", {"key": key[:8], "period": period}
        )
        values: dict[str, Value] = {"day": entry.booked, "text": entry.text or "–", "key": key[:8]}
        yield Difference(
            "bank",
            "missing_here",
            side.account,
            "entry_not_booked",
            None,
            entry.amount,
            (step,),
            values,
        )


def _later(side: BankSide) -> Iterator[Difference]:
    for entry, voucher, day in side.later.values():
        values: dict[str, Value] = {"day": entry.booked, "voucher": voucher, "dated": day}
        yield Difference(
            "bank", "timing", side.account, "entry_booked_later", entry.amount, entry.amount, (),
            values, is_explained=True,
        )  # fmt: skip


def _undone(side: BankSide) -> Iterator[Difference]:
    for leg in side.undone_later:
        values: dict[str, Value] = {"voucher": leg.voucher, "day": leg.day}
        found = (None, leg.amount, (), values, True)
        yield Difference("bank", "timing", side.account, "reversed_later", *found)


def _gap(gap: Gap, side: BankSide, owner: str) -> Difference:
    values: dict[str, Value] = {"first": gap.one.day + timedelta(days=1), "last": gap.other.day}
    step = Step(owner, "download_statement", {"account": side.account, **values})
    return Difference(
        "bank",
        "statement_gap",
        side.account,
        "entries_do_not_join",
        gap.moved,
        gap.moved + gap.unknown,
        (step,),
        values,
    )


def _missing(
    side: BankSide, found: tuple[Money, Point] | None, period: Period, owner: str
) -> Difference | None:
    """The month's end is not known unless a balance of the month is its last word: given when the
    month was over, and nothing moved after it.
    """
    if found is None:
        if side.moved_on is None:
            return None
        first = period.first
    else:
        day, given_on = found[1].day, found[1].given_on
        is_still = side.moved_on is None or side.moved_on <= day
        is_over = day >= period.first and given_on > period.last
        if day >= period.last or (is_over and is_still):
            return None
        first = day + timedelta(days=1)
    values: dict[str, Value] = {"first": first, "last": period.last}
    step = Step(owner, "download_statement", {"account": side.account, **values})
    theirs = None if found is None else found[0]
    return Difference(
        "bank", "statement_missing", side.account, "month_end_not_known", side.balance, theirs,
        (step,), values,
    )  # fmt: skip


def _unexplained(side: BankSide, known: Money, theirs: Money, owner: str) -> Iterator[Difference]:
    """What is left when every entry is counted: vouchers without one, or an amount that differs.

    ``known`` is the bank's balance without what entries that are not here have moved.
    """
    waits = total(entry.amount for entry in side.unbooked.values())
    waits += total(entry.amount for entry, _, _ in side.later.values())
    waits += total(leg.amount for leg in side.undone_later)
    rest = side.balance + waits - known
    if rest.is_zero:
        return
    legs = _making(rest, side.by_hand)
    for leg in legs:
        values: dict[str, Value] = {"voucher": leg.voucher, "day": leg.day}
        steps = (Step(owner, "correct_voucher", {"voucher": leg.voucher}),)
        yield Difference(
            "bank",
            "missing_there",
            side.account,
            "voucher_without_entry",
            leg.amount,
            None,
            steps,
            values,
        )
    if not legs:
        steps = (Step(owner, "look_into_bank", {"account": side.account}),)
        yield Difference(
            "bank", "amount", side.account, "balances_differ", theirs + rest, theirs, steps
        )


def _making(rest: Money, legs: Sequence[Leg]) -> Sequence[Leg]:
    """Vouchers whose movements are the whole difference: one, else all; nothing is guessed."""
    one = next((leg for leg in legs if leg.amount == rest), None)
    if one is not None:
        return (one,)
    return legs if legs and total(leg.amount for leg in legs) == rest else ()
