"""Text of the books read back into values: the exact inverse of ``ledger.render``.

Everything that Fondbok did not write itself is refused with its line: a changed amount, a
comment, another directive. A voucher is corrected by ``fondbok reverse`` (BFL 5 kap. 5 §).
Beancount's own parser reads the same files in ``ledger.plugin``, as the independent check.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from consortium.bank_facts import BankFile
from consortium.facts import Report
from consortium.money import Money
from consortium.period import Period
from consortium.problems import BooksError, Problem, Source, Value
from consortium.voucher import OpenItem, Posting, RuleTrace, Settlement, Voucher, VoucherNumber
from ledger.blocks import (
    Block,
    Metadata,
    Unreadable,
    blocks,
    metadata,
    must_equal,
    not_ours,
    read_amount,
    read_blocks,
    read_postings,
)
from ledger.escaping import name_of, unquoted
from ledger.render import RESERVED_KEYS, TRACE_KEYS, report_text, voucher_hash, voucher_text
from ledger.render_bank import is_bank_block, read_bank_block

_STRING = r'"(?:[^"\\]|\\.)*"'
_VOUCHER = re.compile(rf"(\d{{4}}-\d\d-\d\d) \* ({_STRING}) ({_STRING}) \^(\S+)(?: \^\S+)*")
_REPORT = re.compile(rf'(\d{{4}}-\d\d-\d\d) custom "report" ({_STRING}) ({_STRING})')
_OPEN = re.compile(r"\d{4}-\d\d-\d\d open [^\s:]+(?::[^\s:]+)+ [A-Z][A-Z0-9]*")
_OPENED = re.compile(r"^(\d{4}-\d\d-\d\d) open (\S+)", re.MULTILINE)
_OPEN_METADATA = re.compile(rf"  (?:bas|name-sv|name-en): {_STRING}")
_HEADER = re.compile(r"; \d{4}-\d\d: .*")
# What reading a changed line can raise; everything else is a bug.
_READING = (ValueError, KeyError, IndexError)


class ReadVoucher(NamedTuple):
    """A voucher as it stands in the books: with the sha256 of its text and its line."""

    voucher: Voucher
    sha256: str
    line: int
    file: str

    @property
    def source(self) -> Source:
        """Where its date line stands."""
        return Source(self.file, line=self.line)


def read_vouchers(text: str, file: str) -> list[ReadVoucher]:
    """The vouchers of a period file in its order; ``BooksError`` with every problem in it."""
    parts = _without_header(text)
    read, problems = read_blocks(parts, file, _read_voucher)
    if problems:
        raise BooksError(problems)
    return [voucher for voucher in read if voucher is not None]


def read_facts(text: str, file: str) -> list[Report | BankFile]:
    """What a facts file holds in the order it was taken in; ``BooksError`` as above."""
    read, problems = read_blocks(_without_header(text), file, _read_fact)
    if problems:
        raise BooksError(problems)
    return read


def opened_accounts(text: str) -> dict[str, date]:
    r"""The accounts that the text opens, each with its day, in order.

    >>> opened_accounts("2026-01-01 open Assets:Bank:Main SEK\n")
    {'Assets:Bank:Main': datetime.date(2026, 1, 1)}
    """
    return {account: date.fromisoformat(day) for day, account in _OPENED.findall(text)}


def _without_header(text: str) -> list[Block]:
    parts = list(blocks(text))
    if parts and parts[0].line == 1 and _HEADER.fullmatch(parts[0].lines[0]):
        line, lines = parts[0]
        parts[:1] = [Block(line + 1, lines[1:])] if len(lines) > 1 else []
    return parts


def _read_voucher(block: Block, file: str) -> ReadVoucher | None:
    """One block: open directives that a voucher brought along, or the voucher itself."""
    opened = 0
    while opened < len(block.lines) and (
        _OPEN.fullmatch(block.lines[opened])
        or (opened and _OPEN_METADATA.fullmatch(block.lines[opened]))
    ):
        opened += 1
    block = Block(block.line + opened, block.lines[opened:])
    if not block.lines:
        return None
    head = _VOUCHER.fullmatch(block.lines[0])
    if head is None:
        raise not_ours(block, file)
    try:
        voucher = _voucher(head, block, file)
    except _READING:
        raise not_ours(block, file, _odd_line(block)) from None
    text = voucher_text(voucher)
    must_equal(block, text, file)
    return ReadVoucher(voucher, voucher_hash(text), block.line, file)


def _voucher(head: re.Match[str], block: Block, file: str) -> Voucher:
    found, index = metadata(block.lines)
    postings = read_postings(block.lines[index:])
    number = VoucherNumber.parse(head[4])
    _must_balance(postings, number, Source(file, line=block.line))
    due = found.get("due")
    reverses, trues_up = found.text_or_none("reverses"), found.text_or_none("trues-up")
    opening = found.text_or_none("opening")
    return Voucher(
        id=number,
        date=date.fromisoformat(head[1]),
        payee=unquoted(head[2]),
        text=unquoted(head[3]),
        registered=found.text("registered"),
        by=found.text("by"),
        concerns=found.text("concerns"),
        counterparty=found.text("counterparty"),
        source=found.text("source"),
        postings=postings,
        prev=found.text("prev"),
        document=found.text_or_none("document"),
        due=None if due is None else date.fromisoformat(due),
        trace=_trace(found) if "rule" in found else None,
        reverses=None if reverses is None else VoucherNumber.parse(reverses),
        trues_up=None if trues_up is None else VoucherNumber.parse(trues_up),
        why=found.text_or_none("why"),
        bank=found.text_or_none("bank"),
        settles=_settlements(found.text_or_none("settles")),
        opening=None if opening is None else Period.parse(opening),
        opens=_open_item(found) if "opens" in found else None,
        extra={key: unquoted(found[key]) for key in found.keys() - RESERVED_KEYS},
    )


def _settlements(text: str | None) -> tuple[Settlement, ...]:
    parts = (part.split(" ") for part in text.split(", ")) if text else ()
    return tuple(Settlement(VoucherNumber.parse(n), read_amount(amount)) for n, amount in parts)


def _open_item(found: Metadata) -> OpenItem:
    member, month = found.text("opens").rsplit(" ", 1)
    return OpenItem(member, Period.parse(month), found.text("reference"))


def _trace(found: Metadata) -> RuleTrace:
    texts = {key: found.text(key) for key in TRACE_KEYS if key not in ("month", "base")}
    month = Period.parse(found.text("month"))
    return RuleTrace(**texts, month=month, base=found.money("base"))


def _must_balance(postings: tuple[Posting, ...], number: VoucherNumber, source: Source) -> None:
    if len(postings) < 2:
        raise Unreadable(Problem("voucher_must_have_two_legs", source, {"voucher": str(number)}))
    sums: Counter[str] = Counter()
    for posting in postings:
        sums[posting.unit] += posting.amount.ore
    for unit, ore in sums.items():
        if ore:
            values: dict[str, Value] = {"voucher": str(number), "off": f"{Money(ore)} {unit}"}
            raise Unreadable(Problem("voucher_must_balance", source, values))


def _odd_line(block: Block) -> int:
    """The index of the first line that is neither metadata nor a leg, else of the head."""
    for index, line in enumerate(block.lines[1:], 1):
        if not re.fullmatch(r"  (?:[a-z][a-zA-Z0-9_-]+: \S.*|[^\s:]+:\S+ +-?\d+\.\d\d \S+)", line):
            return index
    return 0


def _read_fact(block: Block, file: str) -> Report | BankFile:
    return read_bank_block(block, file) if is_bank_block(block) else _read_report(block, file)


def _read_report(block: Block, file: str) -> Report:
    head = _REPORT.fullmatch(block.lines[0])
    if head is None:
        raise not_ours(block, file)
    try:
        report = _report(head, block)
        written = report_text(report)
    except _READING:
        raise not_ours(block, file, _odd_line(block)) from None
    must_equal(block, written, file)
    return report


def _report(head: re.Match[str], block: Block) -> Report:
    found, _ = metadata(block.lines)
    drawn_on = found.get("drawn-on")
    return Report(
        member=unquoted(head[2]),
        period=Period.parse(unquoted(head[3])),
        kind=found.text("kind"),
        document=found.text("document"),
        file=found.text("file"),
        taken_in=found.text("taken-in"),
        drawn_on=None if drawn_on is None else date.fromisoformat(drawn_on),
        is_complete=found.raw("complete") == "TRUE",
        accounts=_figures(found, "account"),
        declared=_figures(found, "declared"),
        balances=_figures(found, "balance"),
        counts={
            name_of(key, "count"): int(value)
            for key, value in found.items()
            if key.startswith("count-")
        },
        place=_place(found),
        remark=found.text_or_none("remark"),
        original=found.text_or_none("original"),
    )


def _place(found: Metadata) -> Source | None:
    if not found.keys() & {"sheet", "cell", "line"}:
        return None
    line = int(found["line"]) if "line" in found else None
    sheet, cell = found.text_or_none("sheet"), found.text_or_none("cell")
    return Source(found.text("file"), sheet=sheet, cell=cell, line=line)


def _figures(found: Metadata, prefix: str) -> dict[str, Money]:
    return {
        name_of(key, prefix): read_amount(value.removesuffix(" SEK"))
        for key, value in found.items()
        if key.startswith(prefix + "-")
    }
