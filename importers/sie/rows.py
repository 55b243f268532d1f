"""Voucher rows, and the vouchers that hold them between braces (SIE 4B, ``#VER``, ``#TRANS``)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from consortium.money import Money
from consortium.problems import Value
from importers.sie.file import Objects, Row, RowKind, Voucher
from importers.sie.lines import Listed, split
from importers.sie.notes import Notes
from importers.sie.values import amount, day, decimal, objects

# A row as nearly all programs write it: bare account, list, bare amount, and then perhaps date,
# text and quantity. Whatever does not match is read by the general reader, with the same meaning.
_PLAIN_ROW = re.compile(
    r'[ \t]*#TRANS[ \t]+([^ \t"{}\\]+)[ \t]*\{([^{}"\\]*(?:"[^{}"\\]*"[^{}"\\]*)*)\}'
    r'[ \t]*([^ \t"{}\\]+)(?:[ \t]+(?:""|(\d{8}))'
    r'(?:[ \t]+(?:"([^"\\]*)"|([^ \t"{}\\]+))(?:[ \t]+(?:""|([^ \t"{}\\]+)))?)?)?[ \t]*'
)
_DATE_LIKE = re.compile(r"[\d./:-]+", re.ASCII)

Details = tuple[date | None, str, Decimal | None, str]
_NO_DETAILS: Details = (None, "", None, "")


class Unreadable(ValueError):
    """A field that cannot be read: the rule it breaks, its index on the line, the values."""

    def __init__(self, code: str, index: int, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.index = index
        self.values = values


def text_at(fields: list[str], index: int) -> str:
    """The text of a field; empty when the line ends before it."""
    return fields[index] if index < len(fields) else ""


def money_at(fields: list[str], index: int) -> Money:
    """The amount of a field; raises :class:`Unreadable`, never rounds."""
    text = text_at(fields, index)
    money = amount(text)
    if money is not None:
        return money
    tag = text_at(fields, 0)
    if not text:
        raise Unreadable("sie_line_must_be_whole", index, tag=tag)
    finer = decimal(text) is not None
    code = "sie_amount_must_be_whole_ore" if finer else "sie_amount_must_be_a_number"
    raise Unreadable(code, index, tag=tag, found=text)


def objects_at(fields: list[str], index: int) -> tuple[Objects, int]:
    """The object list of a field and the index after it; no list is an empty one."""
    field = fields[index] if index < len(fields) else ""
    if not isinstance(field, Listed):
        return (), index
    pairs = objects(field.parts)
    if pairs is None:
        raise Unreadable("sie_objects_must_be_pairs", index, found=field)
    return pairs, index + 1


def quantity_at(fields: list[str], index: int, line: int, notes: Notes) -> Decimal | None:
    """The quantity of a field; none, and a finding, when it is no number."""
    text = text_at(fields, index)
    number = decimal(text) if text else None
    if text and number is None:
        notes.finding("sie_quantities_should_be_numbers", line, found=text)
    return number


class Vouchers:
    """Reads vouchers line by line. ``rows`` is a list while one is open, else None."""

    def __init__(self, notes: Notes) -> None:
        self.read: list[Voucher] = []
        self.rows: list[Row] | None = None
        self._head: Voucher | None = None
        self._notes = notes

    def plain_row(self, line: str, number: int) -> Row | None:
        """The row on a plain ``#TRANS`` line; None when it takes the general splitter."""
        match = _PLAIN_ROW.fullmatch(line)
        if match is None:
            return None
        account, inner, kronor, date_text, quoted, bare, quantity_text = match.groups()
        money = amount(kronor)
        pairs = _listed(inner) if inner else ()
        dated = day(date_text) if date_text else None
        quantity = decimal(quantity_text) if quantity_text else None
        if money is None or pairs is None:
            return None
        if (date_text and dated is None) or (quantity_text and quantity is None):
            return None
        text = quoted or bare or ""
        # _make is twice as quick as the class itself, and there is one row for every line.
        return Row._make((account, pairs, money, dated, text, quantity, "", number, "trans"))

    def row(self, fields: list[str], number: int, kind: RowKind) -> None:
        """Take a row of any shape; raises :class:`Unreadable`."""
        if self.rows is None:
            if self.opens():  # only the brace is missing: one error, not one per row
                raise Unreadable("sie_braces_must_match", 0)
            raise Unreadable("sie_row_must_stand_in_a_voucher", 0, tag=fields[0])
        if len(fields) < 3 or isinstance(fields[1], Listed) or not fields[1]:
            raise Unreadable("sie_line_must_be_whole", 1, tag=fields[0])
        pairs, index = objects_at(fields, 2)
        money = money_at(fields, index)
        details = self._details(fields, index + 1, number)
        self.rows.append(Row(fields[1], pairs, money, *details, number, kind))

    def _details(self, fields: list[str], index: int, number: int) -> Details:
        """Date, text, quantity and signature, the fields that may follow an amount."""
        if index >= len(fields):
            return _NO_DETAILS
        first = text_at(fields, index)
        dated = day(first)
        if first and dated is None:
            if _DATE_LIKE.fullmatch(first):
                raise Unreadable("sie_date_must_be_a_day", index, found=first)
            # Some programs leave the date out and let the text take its place.
            self._notes.finding("sie_row_text_should_follow_a_date", number, found=first)
            index -= 1
        quantity = None
        if len(fields) > index + 2:
            quantity = quantity_at(fields, index + 2, number, self._notes)
        return dated, text_at(fields, index + 1), quantity, text_at(fields, index + 3)

    def head(self, fields: list[str], number: int) -> None:
        """Take a ``#VER`` line; the voucher before it must be closed."""
        before, self._head = self._head, None
        if before is not None:
            self._finish(before)
        dated = day(text_at(fields, 3))
        registered = day(text_at(fields, 5))
        series, label, text = text_at(fields, 1), text_at(fields, 2), text_at(fields, 4)
        signature = text_at(fields, 6)
        self._head = Voucher(series, label, dated, text, registered, signature, number, ())
        if dated is None:
            found = text_at(fields, 3) or "–"
            self._notes.finding(
                "sie_vouchers_should_have_a_date", number, voucher=self._head.label, found=found
            )
        if before is not None:
            raise Unreadable("sie_voucher_must_be_closed", 0, voucher=before.label)

    def opens(self) -> bool:
        """Open the block of the voucher just begun; False when there is none."""
        if not self.is_waiting:
            return False
        self.rows = []
        return True

    def closes(self) -> bool:
        """Close the open voucher; False when none is open."""
        if self._head is None or self.rows is None:
            return False
        self._finish(self._head)
        return True

    @property
    def is_waiting(self) -> bool:
        """True between a ``#VER`` line and the brace that opens its block."""
        return self._head is not None and self.rows is None

    @property
    def unclosed(self) -> Voucher | None:
        """The voucher that was begun and not closed."""
        return self._head

    def _finish(self, head: Voucher) -> None:
        self.read.append(Voucher._make((*head[:-1], tuple(self.rows or ()))))
        self._head, self.rows = None, None


@lru_cache(maxsize=4_096)
def _listed(inner: str) -> Objects | None:
    if not inner.strip(" \t"):
        return ()
    line = split("{" + inner + "}")
    field = line.fields[0]
    return objects(field.parts) if line.is_whole and isinstance(field, Listed) else None
