"""What banks said, as text for ``facts/`` and back: one block per file and account.

A head with where it came from and the balances, then one line per entry and per payment in it,
each a ``custom`` directive, so that a diff shows every krona and plain beancount reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from consortium.bank import BankBalance, BankEntry, Payment
from consortium.bank_facts import BankFile, BankLine
from consortium.money import Money
from consortium.problems import Source
from ledger.blocks import Block, Metadata, metadata, must_equal, not_ours, read_amount
from ledger.escaping import clean, quoted, unquoted

STRING = r'"(?:[^"\\]|\\.)*"'
_HEAD = re.compile(rf'\d{{4}}-\d\d-\d\d custom "statement" ({STRING})')
_ENTRY = re.compile(
    rf'(\d{{4}}-\d\d-\d\d) custom "entry" ({STRING}) (\S+) SEK ({STRING}) ({STRING}) ({STRING})'
)
_PAYMENT = re.compile(
    rf'\d{{4}}-\d\d-\d\d custom "payment" (?:(\S+) SEK|"") '
    rf"({STRING}) ({STRING}) ({STRING}) ({STRING}) ({STRING})"
)


def bank_text(file: BankFile) -> str:
    """The block of one file and account, dated when it was taken in.

    An entry is its key, amount, place in the file, the bank's reference and text; a payment its
    amount, reference, message, counterparty, the counterparty's account and our own id.
    """
    lines = [
        f'{file.taken_in[:10]} custom "statement" {_text(file.account)}',
        f"  kind: {_text(file.kind)}",
        f"  document: {_text(file.document)}",
        f"  file: {_text(file.file)}",
        f"  taken-in: {_text(file.taken_in)}",
    ]
    if file.number is not None:
        lines.append(f"  statement-number: {_text(file.number)}")
    for name, balance in (("opening", file.opening), ("closing", file.closing)):
        if balance is not None:
            lines += [f"  {name}: {balance.amount} SEK", f"  {name}-day: {balance.day}"]
    lines.append(f"  details: {'TRUE' if file.is_details else 'FALSE'}")
    for line in file.lines:
        lines += _entry(line)
    return "\n".join(lines) + "\n"


def is_bank_block(block: Block) -> bool:
    """True for a block that :func:`bank_text` wrote."""
    return _HEAD.fullmatch(block.lines[0]) is not None


def read_bank_block(block: Block, name: str) -> BankFile:
    """What :func:`bank_text` wrote; ``Unreadable`` at the first line that differs."""
    try:
        found, index = metadata(block.lines)
        head = _HEAD.fullmatch(block.lines[0])
        assert head is not None, "the caller has looked"
        file = _file(unquoted(head[1]), found)
        file = replace(file, lines=tuple(_lines(block.lines[index:], file.file)))
        written = bank_text(file)
    except (ValueError, KeyError, IndexError):
        raise not_ours(block, name) from None
    must_equal(block, written, name)
    return file


def _entry(line: BankLine) -> Iterator[str]:
    entry = line.entry
    place = entry.place.cell or str(entry.place.line or "")
    yield (
        f'{entry.booked} custom "entry" {quoted(line.key)} {entry.amount} SEK '
        f"{_text(place)} {_text(entry.reference or '')} {_text(entry.text)}"
    )
    for one in entry.payments:
        amount = '""' if one.amount is None else f"{one.amount} SEK"
        texts = (one.reference, one.message, one.counterparty, one.account, one.end_to_end)
        rest = " ".join(_text(text or "") for text in texts)
        yield f'{entry.booked} custom "payment" {amount} {rest}'


def _file(account: str, found: Metadata) -> BankFile:
    return BankFile(
        account=account,
        kind=found.text("kind"),
        document=found.text("document"),
        file=found.text("file"),
        taken_in=found.text("taken-in"),
        lines=(),
        number=found.text_or_none("statement-number"),
        opening=_balance(found, "opening"),
        closing=_balance(found, "closing"),
        is_details=found.raw("details") == "TRUE",
    )


def _balance(found: Metadata, name: str) -> BankBalance | None:
    if name not in found:
        return None
    return BankBalance(found.money(name), date.fromisoformat(found.raw(f"{name}-day")))


def _lines(lines: Sequence[str], file: str) -> Iterator[BankLine]:
    at = 0
    while at < len(lines):
        head = _ENTRY.fullmatch(lines[at])
        if head is None:
            raise ValueError(f"not an entry: {lines[at]!r}")
        at += 1
        payments: list[Payment] = []
        while at < len(lines) and (match := _PAYMENT.fullmatch(lines[at])):
            payments.append(_payment(match))
            at += 1
        place = unquoted(head[4])
        where = Source(file, line=int(place)) if place.isdigit() else Source(file, cell=place)
        entry = BankEntry(
            amount=read_amount(head[3]),
            booked=date.fromisoformat(head[1]),
            place=where,
            reference=unquoted(head[5]) or None,
            text=unquoted(head[6]),
            payments=tuple(payments),
        )
        yield BankLine(unquoted(head[2]), entry)


def _payment(match: re.Match[str]) -> Payment:
    reference, message, counterparty, account, own = map(unquoted, match.groups()[1:])
    amount: Money | None = None if match[1] is None else read_amount(match[1])
    return Payment(
        amount, reference or None, message, counterparty or None, account or None, own or None
    )


def _text(text: str) -> str:
    return quoted(clean(text))
