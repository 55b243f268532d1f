"""Each member's own books beside ours: its latest file from the archive, on the accounts that face
the fund, and our vouchers of what it owes and of its capital.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, get_args

from consortium.figures import CLAIMS
from consortium.keys import component
from consortium.members import Member
from consortium.money import Money, total
from consortium.ocr import reference_of
from consortium.period import Period
from consortium.problems import InputError
from consortium.voucher import RULE_SERIES, Voucher, VoucherNumber
from importers.sie import FacingAccount, SieFile, covered_until, facing, parse
from importers.sie.facing import Names
from ledger.books import Books
from ledger.disk import read
from ledger.documents import find_documents
from rules.reconcile.differences import Check, Compared
from rules.reconcile.members import MemberSide, Side, compare_balance, compare_member
from rules.reconcile.rows import NEAR, OurRow, TheirRow

# Bank, VAT and input VAT pass every payment; they are never what faces the fund.
_PASSING = ("19", "26", "27")
_BALANCE_SHEET = ("1", "2")
LOANS = ("Liquidity", "Long")


class MemberFile(NamedTuple):
    """A member's own books: the file, its year's first day, and the day it was drawn."""

    file: SieFile
    first: dt.date
    drawn_on: dt.date

    @property
    def has_rows(self) -> bool:
        """True when it shows single rows, not balances only."""
        return bool(self.file.vouchers) or self.file.extract is not None


@dataclass(frozen=True)
class MemberBooks:
    """The members' own books of one month, as their files in the archive give them."""

    books: Books
    period: Period
    owner: str

    def compared(self, key: str) -> Iterator[Compared]:
        """What the member owes, its capital and its loans, on both sides."""
        member = self.books.consortium.members[key]
        balances = self._our_balances(key)
        found = self.latest_file(key)
        for side, account in _accounts(member):
            if found is None:
                if not balances[side].is_zero:
                    yield _not_compared(key, side, balances[side], "no_books")
                continue
            if side != "debt" and not self._has_rows(key, side):
                continue
            yield self._side(key, side, account, balances[side], found)

    def _side(
        self, key: str, side: Side, account: str, balance: Money, found: MemberFile
    ) -> Compared:
        file, names = found.file, (self.books.consortium.name,)
        far = max(found.drawn_on, self.period.last)
        (there,) = facing(file, [account], until=far, names=names)
        is_own = Names(names).are_in(there.name or "")
        sign = 1 if side == "capital" else -1
        one = MemberSide(
            member=key,
            side=side,
            account=account,
            balance=balance,
            ours=tuple(self._our_rows(key, side, found.first)),
            theirs=tuple(_rows(there, sign, is_own=is_own)),
            elsewhere=tuple(self._elsewhere(key, found, far, sign)),
            our_opening=self._our_opening(key, side, found.first),
            opening=_signed(there.opening, sign) if is_own else None,
            drawn_on=found.drawn_on,
        )
        if found.has_rows:
            return compare_member(one, self.period, self.owner)
        (end,) = facing(file, [account], until=self.period.last, names=names)
        if is_own and end.balance is not None:
            return compare_balance(one, _signed(end.balance, sign), self.period, self.owner)
        return _not_compared(key, side, balance, "no_rows")

    def _elsewhere(
        self, key: str, found: MemberFile, far: dt.date, sign: int
    ) -> Iterator[TheirRow]:
        """Rows that name the fund on other accounts of the balance sheet."""
        own = {account for _, account in _accounts(self.books.consortium.members[key])}
        others = [
            number
            for number in sorted(found.file.accounts)
            if number.startswith(_BALANCE_SHEET)
            and not number.startswith(_PASSING)
            and number not in own
        ]
        names = (self.books.consortium.name,)
        for account in facing(found.file, others, until=far, names=names):
            is_own = Names(names).are_in(account.name or "")
            yield from (row for row in _rows(account, sign, is_own=is_own) if row.is_surely_ours)

    def latest_file(self, key: str) -> MemberFile | None:
        """The file taken in last whose fiscal year holds the month and that covers it."""
        for digest in reversed(self._digests[key]):
            path = self._paths.get(digest)
            content = None if path is None else read(self.books.root / path)
            if path is None or content is None:
                continue
            try:
                file = parse(content, path)
            except InputError:  # it was read when it came; what cannot be read now proves nothing
                continue
            year, last = file.year(0), self.period.last
            drawn = covered_until(file) or (None if year is None else year.last)
            if year is None or drawn is None or file.is_import:
                continue
            if year.first <= last <= year.last and drawn >= last:
                return MemberFile(file, year.first, drawn)
        return None

    @cached_property
    def _digests(self) -> Mapping[str, Sequence[str]]:
        """The documents of each member's books, in the order they were taken in."""
        found: dict[str, dict[str, None]] = {key: {} for key in self.books.consortium.members}
        for report in self.books.all_reports:
            if report.is_books and report.member in found:
                found[report.member].pop(report.document, None)
                found[report.member][report.document] = None
        return {key: tuple(digests) for key, digests in found.items()}

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        every = {digest for digests in self._digests.values() for digest in digests}
        return find_documents(self.books.root, every)

    @cached_property
    def _vouchers(self) -> Mapping[str, Sequence[Voucher]]:
        """The vouchers that touch an account of each member, by account component."""
        found: dict[str, list[Voucher]] = {}
        for one in self.books.read_vouchers:
            members = {p.account.rpartition(":")[2] for p in one.voucher.postings}
            for member in members:
                found.setdefault(member, []).append(one.voucher)
        return found

    def _moves(self, key: str, side: Side) -> Iterator[tuple[Voucher, Money]]:
        """Our vouchers that move the side of the member, and by how much."""
        name = component(key)
        claims = {f"Assets:Receivable:{kind}:{name}" for kind in CLAIMS}
        accounts = {
            "debt": {*claims, f"Liabilities:Prepaid:{name}"},
            "capital": {f"Equity:MemberCapital:{name}"},
            "loan": {f"Assets:Loans:{kind}:{name}" for kind in LOANS},
        }[side]
        for voucher in self._vouchers.get(name, ()):
            moved = total(p.amount for p in voucher.postings if p.account in accounts)
            if not moved.is_zero:
                yield voucher, -moved if side == "capital" else moved

    def _has_rows(self, key: str, side: Side) -> bool:
        return any(True for _ in self._moves(key, side))

    def _our_balances(self, key: str) -> Mapping[Side, Money]:
        last = self.period.last
        sides: tuple[Side, ...] = get_args(Side)
        return {
            side: total(a for voucher, a in self._moves(key, side) if voucher.date <= last)
            for side in sides
        }

    def _our_opening(self, key: str, side: Side, first: dt.date) -> Money:
        return total(a for voucher, a in self._moves(key, side) if self._is_before(voucher, first))

    def _is_before(self, voucher: Voucher, first: dt.date) -> bool:
        """True for what was so at the month's start: opening balances are, on whatever day."""
        is_opening = voucher.opening is not None and voucher.date <= self.period.last
        return is_opening or voucher.date < first

    def _our_rows(self, key: str, side: Side, first: dt.date) -> Iterator[OurRow]:
        for voucher, amount in self._moves(key, side):
            if voucher.date >= first - NEAR:
                undoes = None if voucher.reverses is None else str(voucher.reverses)
                named = (voucher.id, *(one.voucher for one in voucher.settles))
                yield OurRow(
                    str(voucher.id),
                    voucher.date,
                    amount,
                    tuple(reference for number in named for reference in _references(number)),
                    is_before=self._is_before(voucher, first),
                    undoes=undoes,
                    parts=self._parts(key, side, voucher, amount),
                )

    def _parts(self, key: str, side: Side, voucher: Voucher, amount: Money) -> tuple[Money, ...]:
        """What a payment pays of each notice of the member, and what is left over; nothing when
        it is one only.
        """
        if side != "debt":
            return ()
        paid = [-one.amount for one in voucher.settles if self._is_of(key, one.voucher)]
        rest = amount - total(paid)
        parts = paid if rest.is_zero else [*paid, rest]
        return tuple(parts) if len(parts) > 1 else ()

    def _is_of(self, key: str, number: VoucherNumber) -> bool:
        found = self.books.voucher(number)
        trace = None if found is None else found[0].trace
        return trace is not None and trace.member == key


def _references(number: VoucherNumber) -> Iterator[str]:
    yield str(number)
    if number.series == RULE_SERIES:
        yield reference_of(number)


def _accounts(member: Member) -> Sequence[tuple[Side, str]]:
    accounts = member.accounts
    return (("debt", accounts.payable), ("capital", accounts.capital), ("loan", accounts.loan))


def _rows(account: FacingAccount, sign: int, *, is_own: bool) -> Iterator[TheirRow]:
    for row in account.rows:
        amount = _signed(row.amount, sign)
        is_ours = is_own or row.names_us
        yield TheirRow(account.number, row.voucher, row.date, amount, row.text, is_ours)


def _signed(amount: Money | None, sign: int) -> Money:
    assert amount is not None, "asked only where the file says it"
    return amount if sign > 0 else -amount


def _not_compared(key: str, side: Side, balance: Money, note: str) -> Compared:
    return Compared((Check("members", key, side, balance, None, note),))
