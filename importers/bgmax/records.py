"""The records of BgMax: lines of 80 characters, of which two are the code and the rest fields.

Positions count from 1 and include their last, as in Bankgirot's manual; those used here were
confirmed against the totals of Bankgirot's own example file. Lines may be shorter than 80
characters where only blanks are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from consortium.money import Money
from consortium.problems import InputError, Problem, Source, Value, Words, one_line

WIDTH = 80
ERRORS_MAX = 50

Span = tuple[int, int]

KNOWN = frozenset(("01", "05", "15", "20", "21", "22", "23", "25", "26", "27", "28", "29", "70"))


class Field(NamedTuple):
    """A field of a record: where it stands, and what it is called."""

    first: int
    last: int
    sv: str
    en: str

    @property
    def words(self) -> Words:
        """As a message names it."""
        where = f"{self.first}–{self.last}" if self.last > self.first else f"{self.first}"
        return Words(f"{self.sv} (position {where})", f"{self.en} (position {where})")


IS_TEST = Field(45, 45, "testmarkering", "test mark")
RECIPIENT = Field(3, 12, "mottagarens bankgironummer", "the recipient's bankgiro number")
CURRENCY = Field(23, 25, "valuta", "currency")
PAYER = Field(3, 12, "betalarens bankgironummer", "the payer's bankgiro number")
REFERENCE = Field(13, 37, "referens", "reference")
AMOUNT = Field(38, 55, "belopp", "amount")
MESSAGE = Field(3, 52, "meddelande", "message")
NAME = Field(3, 37, "namn", "name")
MORE_NAME = Field(38, 72, "extra namn", "more of the name")
ORGANISATION_NUMBER = Field(3, 14, "organisationsnummer", "organisation number")
ACCOUNT = Field(3, 37, "mottagarens konto", "the recipient's account")
PAID_ON = Field(38, 45, "betalningsdag", "date of payment")
DEPOSIT_NUMBER = Field(46, 50, "insättningens löpnummer", "the deposit's number")
DEPOSIT_AMOUNT = Field(51, 68, "insättningens belopp", "the deposit's amount")
DEPOSIT_CURRENCY = Field(69, 71, "insättningens valuta", "the deposit's currency")
DEPOSIT_COUNT = Field(72, 79, "antal betalningar", "number of payments")
TOTALS = (
    Field(3, 10, "antal betalningar", "number of payments"),
    Field(11, 18, "antal avdrag", "number of deductions"),
    Field(19, 26, "antal extra referensnummer", "number of extra references"),
    Field(27, 34, "antal insättningar", "number of deposits"),
)


@dataclass
class Notes:
    """The problems of one file: errors one by one, findings once per kind."""

    file: str
    errors: list[Problem] = field(default_factory=list)
    findings: dict[str, Problem] = field(default_factory=dict)
    unlisted: int = 0

    def error(self, code: str, line: int | None, /, **values: Value) -> None:
        """Keep an error; beyond ``ERRORS_MAX`` they are only counted."""
        if len(self.errors) < ERRORS_MAX:
            self.errors.append(Problem(code, Source(self.file, line=line), values))
        else:
            self.unlisted += 1

    def finding(self, code: str, line: int | None, /, **values: Value) -> None:
        """Keep the first finding of a kind; ``values`` count how many there are."""
        self.findings.setdefault(code, Problem(code, Source(self.file, line=line), values))

    def raise_errors(self) -> None:
        """Raise ``InputError`` with all errors, if there is any."""
        problems = list(self.errors)
        if self.unlisted:
            more: dict[str, Value] = {"count": self.unlisted, "shown": ERRORS_MAX}
            problems.append(Problem("file_must_have_fewer_problems", Source(self.file), more))
        if problems:
            raise InputError(problems)


class Record(NamedTuple):
    """One line: its code, its text, and where it stands."""

    line: int
    code: str
    text: str
    notes: Notes

    def words(self, span: Field) -> str:
        """The text of a field: one line, single spaces; empty where the line is too short."""
        return " ".join(one_line(self.text[span.first - 1 : span.last]).split())

    def digits(self, span: Field) -> int:
        """The number of a field; where it is none, 0 and an error."""
        number = self.number(span)
        if number is None:
            self._unreadable(span)
        return number or 0

    def number(self, span: Field) -> int | None:
        """The number of a field, or None where not all of it is digits."""
        text = self.text[span.first - 1 : span.last]
        is_whole = len(text) == span.last - span.first + 1
        return int(text) if is_whole and text.isascii() and text.isdigit() else None

    def amount(self, span: Field) -> Money:
        """The amount of a field, which is in öre (or cents), without sign."""
        return Money(self.digits(span))

    def currency(self, span: Field) -> str:
        """A currency of three letters; where it is none, nothing and an error."""
        text = self.words(span)
        if re.fullmatch("[A-Z]{3}", text):
            return text
        self._unreadable(span)
        return ""

    def day(self, span: Field) -> date | None:
        """A day, YYYYMMDD; where it is none, None and an error."""
        text = self.text[span.first - 1 : span.last]
        try:
            if len(text) == 8 and text.isascii() and text.isdigit():
                return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            pass
        self._unreadable(span)
        return None

    def _unreadable(self, span: Field) -> None:
        found = self.words(span) or "–"
        values: dict[str, Value] = {"field": span.words, "found": found, "record": self.code}
        self.notes.error("bgmax_fields_must_be_readable", self.line, **values)


def records(text: str, notes: Notes) -> Iterator[Record]:
    """Every record of a file, in order; a line that is none is an error.

    Blank lines at the end are no lines. A code of two digits that is not known is passed on:
    later versions of the format may add records.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n\x1a \t").split("\n")
    for number, line in enumerate(lines, 1):
        code = line[:2]
        is_code = len(code) == 2 and code.isascii() and code.isdigit()
        if is_code and len(line.rstrip()) <= WIDTH:
            yield Record(number, code, line, notes)
        else:
            found = one_line(line[:40].strip()) or "–"
            values: dict[str, Value] = {"found": found, "length": len(line), "width": WIDTH}
            notes.error("bgmax_lines_must_be_records", number, **values)


def decode(content: bytes) -> str:
    """The text of a file: Latin-1 as the format says, or UTF-8 where a program has saved it so."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
