"""A BgMax file as statements of details, read completely or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.bank import BankEntry, BankStatement, amount_shown
from consortium.money import Money, total
from consortium.problems import Source, Value, Words
from importers.bgmax import records
from importers.bgmax.payments import Paid, check_payments
from importers.bgmax.records import Field, Notes, Record
from importers.content import not_text
from importers.reading import BankReading

_START = (b"01BGMAX", b"\xef\xbb\xbf01BGMAX")
_EXTRAS = ("22", "23")
_PARTICULARS = ("25", "26", "27", "28", "29")


def identifies(content: bytes) -> bool:
    """True for a file that begins as BgMax does, whole or not.

    >>> identifies(b"01BGMAX               0120260402"), identifies(b"#FLAGGA 0")
    (True, False)
    """
    return content.startswith(_START)


def read_bgmax(content: bytes, name: str) -> BankReading:
    """Read a BgMax file: per bankgiro number and currency a statement of details.

    Each deposit is an entry, each of its payments a :class:`~consortium.bank.Payment`. Raises
    ``InputError`` with every problem of the file; a file is refused when a line is no record,
    when it is cut off, or when its totals are not those of its payments.
    """
    notes = Notes(name)
    unreadable = not_text(content, name)
    if unreadable is not None:
        notes.errors.append(unreadable)
        notes.raise_errors()
    reading = _File(notes)
    for record in records.records(records.decode(content), notes):
        reading.take(record)
    reading.end()
    notes.raise_errors()
    check_payments([(paid, one.currency) for one in reading.deposits for paid in one.paid], notes)
    statements = tuple(_statements(reading.deposits))
    return BankReading("BgMax", statements, tuple(notes.findings.values()))


class _Deposit:
    """A section from its opening record (05) to its deposit record (15)."""

    def __init__(self, opening: Record) -> None:
        self.opening = opening
        self.recipient = f"{opening.digits(records.RECIPIENT)}"
        self.currency = opening.currency(records.CURRENCY)
        self.paid: list[Paid] = []
        self.entry: BankEntry | None = None

    def close(self, closing: Record) -> None:
        """Check the deposit record against the payments that it sums up, and make the entry."""
        told = closing.amount(records.DEPOSIT_AMOUNT)
        found = total(paid.amount for paid in self.paid)
        # Where deductions exceed payments, money leaves the account; amounts bear no sign.
        if told != abs(found) and closing.number(records.DEPOSIT_AMOUNT) is not None:
            words = Words("insättningens belopp", "the deposit's amount")
            told_shown = amount_shown(told, self.currency)
            _disagree(closing, words, told_shown, amount_shown(found, self.currency))
        count = closing.digits(records.DEPOSIT_COUNT)
        if count != len(self.paid) and closing.number(records.DEPOSIT_COUNT) is not None:
            _disagree(closing, records.DEPOSIT_COUNT.words, f"{count}", f"{len(self.paid)}")
        currency = closing.currency(records.DEPOSIT_CURRENCY)
        if currency and self.currency and currency != self.currency:
            words = Words("insättningens valuta", "the deposit's currency")
            _disagree(closing, words, currency, self.currency)

        self.entry = self._entry(closing, found)

    def _entry(self, closing: Record, amount: Money) -> BankEntry | None:
        """The deposit as an entry; None when its day cannot be read, which is an error."""
        day = closing.day(records.PAID_ON)
        number = closing.words(records.DEPOSIT_NUMBER)
        account = closing.words(records.ACCOUNT).lstrip("0")
        if day is None:
            return None
        return BankEntry(
            amount=amount,
            booked=day,
            place=Source(closing.notes.file, line=closing.line),
            currency=self.currency,
            reference=number or None,
            text=f"Bankgiro {number} {account}".strip(),
            payments=tuple(one for paid in self.paid for one in paid.payments()),
        )


class _File:
    """The records in the order in which they must come."""

    def __init__(self, notes: Notes) -> None:
        self.deposits: list[_Deposit] = []
        self._notes = notes
        self._open: _Deposit | None = None
        self._is_started = self._is_ended = False
        self._counts = [0, 0, 0, 0]
        self._unknown: list[Record] = []
        self._last = 0

    def take(self, record: Record) -> None:
        """Take the next record."""
        self._last = record.line
        if record.code not in records.KNOWN:
            self._unknown.append(record)
        elif record.code == "01":
            self._start(record)
        elif record.code == "70":
            self._total(record)
        elif not self._is_started or self._is_ended:
            self._misplaced(record)
        elif record.code == "05":
            self._expect_no_open_deposit(record)
            self._open = _Deposit(record)
        else:
            self._take_of_deposit(record)

    def end(self) -> None:
        """The file must end with its totals; what was not known is told."""
        if not self._is_ended:
            self._notes.error("bgmax_file_must_end_with_its_totals", self._last or None)
        if self._unknown:
            lines = tuple(f"{one.code} ({one.line})" for one in self._unknown[:12])
            values: dict[str, Value] = {"found": lines, "count": len(self._unknown)}
            self._notes.finding("bgmax_codes_should_be_known", self._unknown[0].line, **values)

    def _start(self, record: Record) -> None:
        if self._is_started and not self._is_ended:
            self._misplaced(record)
        if record.words(records.IS_TEST) == "T":
            self._notes.error("bgmax_file_must_hold_real_payments", record.line)
        self._is_started, self._is_ended = True, False
        self._counts = [0, 0, 0, 0]

    def _take_of_deposit(self, record: Record) -> None:
        deposit = self._open
        if deposit is None:
            self._misplaced(record)
        elif record.code == "15":
            deposit.close(record)
            self.deposits.append(deposit)
            self._open = None
            self._counts[3] += 1
        elif record.code in ("20", "21"):
            deposit.paid.append(Paid(record))
            self._counts[record.code == "21"] += 1
        elif not deposit.paid:
            self._misplaced(record)
        elif record.code in _EXTRAS:
            deposit.paid[-1].add_reference(record)
            self._counts[2] += 1
        else:
            assert record.code in _PARTICULARS, "every known code has its place"
            deposit.paid[-1].add_particular(record)

    def _total(self, record: Record) -> None:
        if not self._is_started or self._is_ended:
            self._misplaced(record)
        self._expect_no_open_deposit(record)
        for span, found in zip(records.TOTALS, self._counts, strict=True):
            self._compare(record, span, found)
        self._is_ended = True

    def _compare(self, record: Record, span: Field, found: int) -> None:
        told = record.digits(span)
        if told != found and record.number(span) is not None:
            _disagree(record, span.words, f"{told}", f"{found}")

    def _expect_no_open_deposit(self, record: Record) -> None:
        if self._open is not None:
            opened = self._open.opening.line
            self._notes.error("bgmax_deposit_must_be_closed", record.line, opened=opened)
        self._open = None

    def _misplaced(self, record: Record) -> None:
        self._notes.error("bgmax_records_must_stand_in_order", record.line, record=record.code)


def _disagree(record: Record, what: Words, told: Value, found: Value) -> None:
    values: dict[str, Value] = {"what": what, "told": told, "found": found}
    record.notes.error("bgmax_totals_must_agree", record.line, **values)


def _statements(deposits: list[_Deposit]) -> Iterator[BankStatement]:
    """One statement per recipient and currency, its entries oldest first."""
    groups: dict[tuple[str, str], list[BankEntry]] = {}
    for deposit in deposits:
        assert deposit.entry is not None, "a deposit without an entry is an error of the file"
        groups.setdefault((deposit.recipient, deposit.currency), []).append(deposit.entry)
    for (account, currency), entries in groups.items():
        entries.sort(key=lambda entry: entry.booked)
        yield BankStatement(account, tuple(entries), currency, is_details=True)
