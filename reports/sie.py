"""The books of a fiscal year as a SIE 4E file, for the auditor's program and for Skatteverket.

SIE-Gruppen, file format 4B. What has no BAS number of its own becomes an object: a member is a
customer (dimension 8), another payee a supplier (9), an agreement a project (6), all reserved by
the standard; a purpose is an object of our own dimension 20. In an ekonomisk förening the purposes
are earmarks within free equity, so their rows stand on 2091 and net to zero there, voucher by
voucher. Memo units (guarantees, points, hours) are no kronor and are left out.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from consortium.money import Language, Money
from consortium.period import Period
from consortium.voucher import SEK, Voucher
from importers.sie import write
from importers.sie.file import Objects
from ledger.accounts import Account, account_names, bas, find
from ledger.books import Books

_OF_MEMBER, _OF_PAYEE, _OF_AGREEMENT, _OF_PURPOSE = "8", "9", "6", "20"
_DIMENSIONS: Mapping[str, tuple[str, str]] = {
    _OF_AGREEMENT: ("Avtal", "Agreement"),
    _OF_MEMBER: ("Medlem", "Member"),
    _OF_PAYEE: ("Mottagare", "Payee"),
    _OF_PURPOSE: ("Ändamål", "Purpose"),
}
_TYPES = {"Assets": "T", "Liabilities": "S", "Equity": "S", "Income": "I", "Expenses": "K"}
_NOT_CLOSED = (
    "Föregående års resultat är inte omfört: balanserna summerar till det.",
    "The result of the year before is not carried over: balances sum to it.",
)


class Place(NamedTuple):
    """Where an account of the books stands in a SIE file."""

    number: str
    objects: Objects


@dataclass(frozen=True)
class SieExport:
    """A fiscal year of the books, named by the calendar year in which it starts."""

    books: Books
    year: int
    language: Language

    @property
    def name(self) -> str:
        """What the file is called: ``bokföring-2025.se``."""
        return f"{'bokföring' if self.language == 'sv' else 'books'}-{self.year}.se"

    def content(self, *, version: str, drawn_on: dt.date, has_checksum: bool = False) -> bytes:
        """The file (CP437, CRLF); the same books on the same day give the same bytes."""
        consortium = self.books.consortium
        head = write.head(
            version=version,
            drawn_on=drawn_on,
            sie_type=4,
            company=consortium.name,
            organisation_number=consortium.organisation_number,
            years=[(index, *self._days(index)) for index in self._years],
            remarks=self._remarks,
        )
        lines = [*head, *self._accounts(), *self._objects(), *self._balances(), *self._vouchers()]
        return write.file_bytes(lines, has_checksum=has_checksum)

    @property
    def _years(self) -> Sequence[int]:
        """The year itself, and the one before where the books reach back to it."""
        before, _ = self._days(-1)
        return (0, -1) if self.books.opened_on >= before and self._has_before else (0,)

    @cached_property
    def _has_before(self) -> bool:
        first, _ = self._days(0)
        return any(read.voucher.date < first for read in self.books.read_vouchers)

    def _days(self, index: int) -> tuple[dt.date, dt.date]:
        first = Period(self.year + index, self.books.consortium.calendar.start_month)
        return first.first, first.plus(11).last

    @cached_property
    def _booked(self) -> Sequence[Voucher]:
        """The year's vouchers by series and number."""
        first, last = self._days(0)
        inside = (one.voucher for one in self.books.read_vouchers)
        return sorted((one for one in inside if first <= one.date <= last), key=lambda v: v.id)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        """Every account of the books that a SIE file can hold."""
        names = {
            posting.account
            for read in self.books.read_vouchers
            for posting in read.voucher.postings
            if posting.unit == SEK
        }
        return {name: self._place(name) for name in sorted(names)}

    def _place(self, name: str) -> Place:
        account = find(name)
        assert account is not None, f"the chart has no account {name}"
        number = bas(account, self.books.consortium)
        return Place(number or _free_equity(self.books), tuple(self._of(account)))

    def _of(self, account: Account) -> Iterator[tuple[str, str]]:
        members = self.books.consortium.by_component()
        for variable, part in account.parts:
            if variable == "Agreement":
                yield _OF_AGREEMENT, part
            elif variable in ("Member", "Payee"):
                yield (_OF_MEMBER if part in members else _OF_PAYEE), part
            elif variable == "Purpose":
                is_tied = account.name.endswith(":Tied")
                yield _OF_PURPOSE, f"{part}-tied" if is_tied else part

    @property
    def _remarks(self) -> Iterator[str]:
        opening = self._sums(until=self._days(0)[0], balance=True)
        if sum(opening.values()):
            yield _NOT_CLOSED[self.language == "en"]

    def _accounts(self) -> Iterator[str]:
        rows = {place.number: name for name, place in self._places.items()}
        rows |= {_free_equity(self.books): "Equity:Retained"}  # not the name of an earmark
        for number, name in sorted(rows.items()):
            account = find(name)
            assert account is not None, "it has a place"
            bare = (account.row.sv, account.row.en)
            own = account_names(account, self.books.consortium)
            alone = sum(place.number == number for place in self._places.values()) == 1
            sv, en = own if alone else bare
            yield write.line("#KONTO", number, en if self.language == "en" else sv)
            yield write.line("#KTYP", number, _TYPES[name.partition(":")[0]])

    def _objects(self) -> Iterator[str]:
        named: dict[tuple[str, str], str] = {}
        for name, place in self._places.items():
            account = find(name)
            assert account is not None, "it has a place"
            sv, en = account_names(account, self.books.consortium)
            own = (en if self.language == "en" else sv).removeprefix(
                f"{account.row.en if self.language == 'en' else account.row.sv}: "
            )
            tied = {"sv": ", ianspråktaget", "en": ", tied"}[self.language]
            for pair in place.objects:
                named[pair] = own + (tied if pair[1].endswith("-tied") else "")
        for dimension in sorted({dimension for dimension, _ in named}, key=int):
            words = _DIMENSIONS[dimension]
            yield write.line("#DIM", dimension, words[self.language == "en"])
        for (dimension, number), own in sorted(named.items()):
            yield write.line("#OBJEKT", dimension, number, own)

    def _balances(self) -> Iterator[str]:
        for index in self._years:
            first, last = self._days(index)
            after = last + dt.timedelta(days=1)
            opening = self._sums(until=first, balance=True)
            closing = self._sums(until=after, balance=True)
            yield from _lines("#IB", "#OIB", index, opening, closing)
            yield from _lines("#UB", "#OUB", index, closing, opening)
            result = self._sums(since=first, until=after, balance=False)
            yield from _lines("#RES", "", index, result, result)
        for month in Period.of(self._days(0)[0]).until(Period.of(self._days(0)[1])):
            moved = _by_number(self._sums(since=month.first, until=month.next.first))
            for number, ore in sorted(moved.items()):
                if ore:
                    yield write.line("#PSALDO", 0, month, number, (), Money(ore))

    def _sums(
        self, *, until: dt.date, since: dt.date = dt.date.min, balance: bool | None = None
    ) -> Counter[Place]:
        """Öre by place of what is dated from ``since`` to the day before ``until``.

        ``balance``: only accounts of the balance sheet, or only those of the result.
        """
        sums: Counter[Place] = Counter()
        for read in self.books.read_vouchers:
            if since <= read.voucher.date < until:
                for posting in read.voucher.postings:
                    is_result = posting.account.startswith(("Income:", "Expenses:"))
                    if posting.unit == SEK and balance is not is_result:
                        sums[self._places[posting.account]] += posting.amount.ore
        return sums

    def _vouchers(self) -> Iterator[str]:
        for voucher in self._booked:
            rows = [p for p in voucher.postings if p.unit == SEK]
            if not rows:  # memo only
                continue
            registered = dt.date.fromisoformat(voucher.registered[:10])
            head = write.line(
                "#VER", voucher.id.series, str(voucher.id.number), voucher.date,
                f"{voucher.text}, {voucher.payee}" if voucher.payee else voucher.text,
                registered, voucher.by,
            )  # fmt: skip
            yield from write.voucher(
                head,
                (
                    write.line("#TRANS", place.number, place.objects, posting.amount)
                    for posting in rows
                    for place in (self._places[posting.account],)
                ),
            )


def _free_equity(books: Books) -> str:
    """The number of free equity, within which purposes are earmarks."""
    account = find("Equity:Retained")
    assert account is not None, "the chart has it"
    number = bas(account, books.consortium)
    assert number is not None, "it is an account of BAS"
    return number


def _lines(
    tag: str, tag_of_objects: str, index: int, sums: Counter[Place], others: Counter[Place]
) -> Iterator[str]:
    """A balance per account that holds something then or at the year's other end."""
    known = sums.keys() | others.keys()
    by_number, others_by_number = _by_number(sums), _by_number(others)
    for number in sorted({place.number for place in known}):
        if by_number[number] or others_by_number[number]:
            yield write.line(tag, index, number, Money(by_number[number]))
    for place in sorted(known):
        if tag_of_objects and place.objects and (sums[place] or others[place]):
            yield write.line(tag_of_objects, index, place.number, place.objects, Money(sums[place]))


def _by_number(sums: Mapping[Place, int]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for place, ore in sums.items():
        whole[place.number] += ore
    return whole
