"""The whole of a SIE file, line by line, into a :class:`~importers.sie.file.SieFile`."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

from consortium.problems import InputError, Value
from importers.content import not_text, refusal
from importers.sie import checksum, encoding
from importers.sie.checks import note_books, note_head, note_text
from importers.sie.encoding import Decoded
from importers.sie.file import Account, Checksum, Extract, PeriodBalance, SieFile, Voucher
from importers.sie.lines import Line, has_foreign_spaces, split, split_quickly
from importers.sie.notes import Notes
from importers.sie.rows import Unreadable, Vouchers, text_at
from importers.sie.tags import ROW_TAGS, STRICT_TAGS, TAGS, Draft, plain_period_balance
from importers.sie.values import day

_MARK = re.compile(
    rb"(?:\A|[\r\n])(?:\xef\xbb\xbf)?[ \t]*"
    rb"#(?:FLAGGA|PROGRAM|FORMAT|GEN|SIETYP|FNAMN|ORGNR|RAR|KONTO|VER)(?=[ \t\r\n]|\Z)",
    re.IGNORECASE,
)
_FOREIGN = (b"<", b"PK\x03\x04", b"%PDF")


def identifies(content: bytes) -> bool:
    """True for a SIE file of type 1–4, whatever its name and however broken.

    >>> identifies(b"#FLAGGA 0"), identifies(b"<html>")
    (True, False)
    """
    return not content.lstrip().startswith(_FOREIGN) and _MARK.search(content) is not None


def parse(content: bytes, name: str) -> SieFile:
    """Read a SIE file of type 1–4 completely; nothing is left out, rounded or mended.

    ``name`` is only for messages. Raises ``InputError`` with every error of the file, each
    with its line; what is odd but readable is a finding of the result.

    >>> lines = "#FLAGGA 0", "#SIETYP 4", "#VER A 1 20260331 Kaffe {", "#TRANS 1910 {} -5", "}"
    >>> parse("\\n".join(lines).encode("cp437"), "kaffe.se").vouchers[0].rows[0].amount
    Money('-5.00')
    """
    problem = not_text(content, name) if identifies(content) else refusal(content, name)
    if problem is not None:
        raise InputError([problem])
    notes = Notes(name)
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    content = content.rstrip(b"\x1a")  # the end-of-file mark of DOS
    decoded = encoding.decode(content)
    text = decoded.text
    lines = text.split("\n")
    quickly = not has_foreign_spaces(text)
    draft = Draft(notes, Vouchers(notes))
    _LineReader(draft, quickly=quickly).read(lines)
    state = _checksum(content, decoded, notes)
    if draft.extract_of is not None and state != "right" and not notes.has_errors:
        notes.error("extract_must_be_as_it_was_made", 1, 0, lines[0], {})
    notes.raise_errors()
    note_text(decoded, notes)
    file = _assembled(draft, name, decoded.encoding, state)
    note_head(file, draft.head, notes)
    note_books(file, notes)
    return replace(file, findings=notes.findings())


def _checksum(content: bytes, decoded: Decoded, notes: Notes) -> Checksum:
    if b"#KSUMMA" not in content.upper():
        return "absent"
    if decoded.encoding != "cp437":
        content = decoded.text.encode("cp437", "replace")
    return checksum.verify(content, notes)


class _LineReader:
    """Takes the lines of a file one by one into a draft, and notes those it cannot read."""

    def __init__(self, draft: Draft, *, quickly: bool) -> None:
        self._draft = draft
        self._notes = draft.notes
        self._vouchers = draft.vouchers
        self._quickly = quickly
        self._is_skipping = False  # inside the block of an unknown tag
        self._may_skip = False  # an unknown tag was the last line
        self._number = 0
        self._text = ""

    def read(self, lines: list[str]) -> None:
        """Read all lines; the last voucher must be closed."""
        vouchers, draft = self._vouchers, self._draft
        for number, line in enumerate(lines, 1):
            if not self._quickly or self._is_skipping:
                self._line(line, number)
                continue
            if line[:1] in "{}":
                if not (line == "}" and vouchers.closes()):
                    self._line(line, number)
                continue
            rows = vouchers.rows
            if rows is not None:
                row = vouchers.plain_row(line, number)
                if row is not None:
                    rows.append(row)
                    self._may_skip = False
                    continue
            elif line[:2] == "#P" and plain_period_balance(draft, line, number):
                continue
            if not self._plain_line(line, number):
                self._line(line, number)
        head = vouchers.unclosed
        if head is not None:
            values: dict[str, Value] = {"voucher": head.label, "line": head.line}
            self._notes.error("sie_file_must_be_whole", len(lines), 0, lines[-1], values)
        elif self._is_skipping:
            self._notes.error("sie_braces_must_match", len(lines), 0, lines[-1], {})

    def _plain_line(self, line: str, number: int) -> bool:
        """Take a line of a known tag that splits without ado; False for any other."""
        fields = split_quickly(line)
        if not fields:
            return False
        reader = TAGS.get(fields[0])
        if reader is None:
            return False
        self._may_skip = False
        self._draft.line = line
        try:
            reader(self._draft, fields, number)
        except Unreadable as unreadable:
            self._number, self._text = number, line
            self._error(unreadable, split(line), 0)
        return True

    def _line(self, line: str, number: int) -> None:
        """Take any line: braces of blocks first, then a tag, or something that is neither."""
        self._number, self._text = number, line
        bare = line.strip(" \t")
        while bare and bare[0] in "{}":
            self._brace(bare[0])
            bare = bare[1:].lstrip(" \t")
        if not bare:
            return
        if bare[0] != "#":
            self._notes.finding("sie_lines_should_begin_with_a_tag", number, found=bare)
            return
        whole = split(bare)
        try:
            self._tag(whole, bare)
        except Unreadable as unreadable:
            self._error(unreadable, whole, line.index("#"))

    def _tag(self, whole: Line, bare: str) -> None:
        tag = text_at(whole.fields, 0).upper()
        reader = TAGS.get(tag)
        if self._is_skipping and tag != "#VER":
            if tag in ROW_TAGS:
                self._notes.finding("sie_rows_should_stand_in_vouchers", self._number, tag=tag)
            return
        if self._is_skipping:
            # An unknown block that nobody closed must not swallow the vouchers after it.
            self._is_skipping = False
            self._notes.error("sie_braces_must_match", self._number, 0, self._text, {})
        self._may_skip = reader is None
        if reader is None:
            self._draft.unknown_tags += 1
            self._is_skipping = whole.opens_block
            return
        self._check(tag, whole)
        self._draft.line = bare
        reader(self._draft, whole.fields, self._number)
        if whole.opens_block:
            self._brace("{")

    def _check(self, tag: str, whole: Line) -> None:
        if not whole.is_whole:
            self._notes.finding("sie_quotes_should_match", self._number, found=self._text.strip())
        if whole.stray_brace and tag in STRICT_TAGS:
            raise Unreadable("sie_braces_must_match", whole.columns.index(whole.stray_brace))

    def _brace(self, brace: str) -> None:
        vouchers = self._vouchers
        if self._is_skipping:
            self._is_skipping = brace == "{"
        elif brace == "{" and self._may_skip and not vouchers.is_waiting:
            self._is_skipping = True
        elif not (vouchers.opens() if brace == "{" else vouchers.closes()):
            column = self._text.index(brace) + 1
            self._notes.error("sie_braces_must_match", self._number, column, self._text, {})

    def _error(self, unreadable: Unreadable, line: Line, offset: int) -> None:
        columns, index = line.columns, unreadable.index
        column = columns[index] + offset if index < len(columns) else len(self._text) + 1
        self._notes.error(unreadable.code, self._number, column, self._text, unreadable.values)


def _assembled(draft: Draft, name: str, encoding: str, state: Checksum) -> SieFile:
    head, balances, periods = draft.head, draft.balances, draft.period_balances
    vouchers = tuple(draft.vouchers.read)
    period_balances = tuple(periods.get("#PSALDO", ()))
    return SieFile(
        name=name,
        encoding=encoding,
        flag=head.get("#FLAGGA") or None,
        program=head.get("#PROGRAM") or None,
        format=head.get("#FORMAT") or None,
        generated=day(head.get("#GEN", "")),
        signature=head.get("#GEN sign", ""),
        address=head.get("#ADRESS", ""),
        sie_type=_sie_type(head.get("#SIETYP", ""), vouchers, period_balances),
        organisation_number=head.get("#ORGNR") or None,
        company=head.get("#FNAMN") or None,
        covers_until=day(head.get("#OMFATTN", "")),
        years=tuple(draft.years),
        accounts=MappingProxyType(_accounts(draft)),
        dimensions=MappingProxyType(draft.dimensions),
        objects=MappingProxyType(draft.objects),
        opening=tuple(balances.get("#IB", ())),
        closing=tuple(balances.get("#UB", ())),
        result=tuple(balances.get("#RES", ())),
        object_opening=tuple(balances.get("#OIB", ())),
        object_closing=tuple(balances.get("#OUB", ())),
        period_balances=period_balances,
        period_budgets=tuple(periods.get("#PBUDGET", ())),
        vouchers=vouchers,
        checksum=state,
        extract=draft.extract_of and Extract(*draft.extract_of, tuple(draft.fund_rows)),
        unknown_tags=draft.unknown_tags,
        findings=(),
    )


def _sie_type(
    declared: str, vouchers: tuple[Voucher, ...], period_balances: tuple[PeriodBalance, ...]
) -> int:
    """The declared type, or the one that the content needs if that is higher."""
    needed = 1
    if period_balances:
        needed = 3 if any(line.objects for line in period_balances) else 2
    if vouchers:
        needed = 4
    return max(int(declared), needed) if declared else needed


def _accounts(draft: Draft) -> dict[str, Account]:
    """Declared accounts in the order of the file, then those that are only used."""
    used = dict.fromkeys(draft.names)
    for balances in draft.balances.values():
        used.update(dict.fromkeys(line.account for line in balances))
    for months in draft.period_balances.values():
        used.update(dict.fromkeys(line.account for line in months))
    for voucher in draft.vouchers.read:
        used.update(dict.fromkeys(row.account for row in voucher.rows))
    return {
        number: Account(
            number,
            draft.names.get(number),
            draft.account_types.get(number),
            tuple(draft.sru.get(number, ())),
            draft.units.get(number),
        )
        for number in used
    }
