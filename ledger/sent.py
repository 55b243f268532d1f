"""Payment files that were sent and the bank's answers, in ``decisions/<year>.beancount``.

One block for each file and each answer: a head with where it came from, then one ``custom`` line
for each payment, so that a diff shows every krona and plain beancount reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from consortium.pay_to import PayTo
from consortium.payouts import BankAnswer, Outcome, PaymentAnswer, Sendings, SentFile, SentPayment
from consortium.problems import BooksError
from consortium.voucher import VoucherNumber
from ledger.blocks import Block, blocks, metadata, must_equal, not_ours, read_amount, read_blocks
from ledger.change import Append, Tip
from ledger.escaping import clean, quoted, unquoted
from ledger.files import Files

_STRING = r'"(?:[^"\\]|\\.)*"'
_SENT = re.compile(rf'\d{{4}}-\d\d-\d\d custom "sent" ({_STRING})')
_ANSWER = re.compile(rf'\d{{4}}-\d\d-\d\d custom "answer" ({_STRING})')
_PAYMENT = re.compile(
    rf'(\d{{4}}-\d\d-\d\d) custom "payout" ({_STRING}) (\S+) SEK ({_STRING}) ({_STRING}) '
    rf"({_STRING})"
)
_ANSWERED = re.compile(
    rf'\d{{4}}-\d\d-\d\d custom "answered" ({_STRING}) ({_STRING}) ({_STRING}) ({_STRING})'
)


def sendings_of(root: Path) -> Sendings:
    """What was sent and answered, in the order it came; ``BooksError`` if any was changed."""
    files = Files(root)
    sent: list[SentFile] = []
    answers: list[BankAnswer] = []
    for path in files.matching("decisions/*.beancount"):
        parts = [part for part in blocks(files.text(path)) if _is_ours(part)]
        read, problems = read_blocks(parts, path, _read)
        if problems:
            raise BooksError(problems)
        sent += (one for one in read if isinstance(one, SentFile))
        answers += (one for one in read if isinstance(one, BankAnswer))
    return Sendings(tuple(sent), tuple(answers))


def recording(root: Path, some: Sequence[SentFile | BankAnswer], year: int) -> Append:
    """The operation that records them."""
    path = f"decisions/{year}.beancount"
    files = Files(root)
    content = files.content(path) if path in files.matching("decisions/*.beancount") else b""
    text = "\n".join(
        sent_text(one) if isinstance(one, SentFile) else answer_text(one) for one in some
    )
    return Append(path, f"\n{text}" if content else text, Tip.of(content))


def sent_text(one: SentFile) -> str:
    """The block of a file: each payment with its voucher, amount, id, payee and account.

    >>> file = SentFile("F1", "main", "ab", "f.xml", "kim", "2026-04-08T12:00:00", ())
    >>> print(sent_text(file), end="")
    2026-04-08 custom "sent" "F1"
      account: "main"
      document: "ab"
      file: "f.xml"
      by: "kim"
      at: "2026-04-08T12:00:00"
    """
    keys = (("account", one.account), ("document", one.document), ("file", one.file))
    lines = [f'{one.at[:10]} custom "sent" {_text(one.message_id)}']
    lines += (f"  {key}: {_text(text)}" for key, text in (*keys, ("by", one.by), ("at", one.at)))
    for pay in one.payments:
        lines.append(
            f'{pay.day} custom "payout" {_text(str(pay.voucher))} {pay.amount} SEK '
            f"{_text(pay.end_to_end)} {_text(pay.payee)} {_text(pay.pay_to.text)}"
        )
    return "\n".join(lines) + "\n"


def answer_text(one: BankAnswer) -> str:
    """The block of an answer: each payment's id, what became of it, code and words."""
    keys = (("kind", one.kind), ("document", one.document), ("file", one.file))
    lines = [f'{one.taken_in[:10]} custom "answer" {_text(one.message_id)}']
    lines += (f"  {key}: {_text(text)}" for key, text in (*keys, ("taken-in", one.taken_in)))
    for said in one.payments:
        texts = " ".join(map(_text, said))
        lines.append(f'{one.taken_in[:10]} custom "answered" {texts}')
    return "\n".join(lines) + "\n"


def _is_ours(block: Block) -> bool:
    head = block.lines[0]
    return ' custom "sent" ' in head or ' custom "answer" ' in head


def _read(block: Block, file: str) -> SentFile | BankAnswer:
    try:
        sent, answer = _SENT.fullmatch(block.lines[0]), _ANSWER.fullmatch(block.lines[0])
        read = _sent(sent, block) if sent else _answer(answer, block)
        written = sent_text(read) if isinstance(read, SentFile) else answer_text(read)
    except (ValueError, KeyError, IndexError):
        raise not_ours(block, file) from None
    must_equal(block, written, file)
    return read


def _sent(head: re.Match[str], block: Block) -> SentFile:
    found, index = metadata(block.lines)
    texts = {key: found.text(key) for key in ("account", "document", "file", "by", "at")}
    return SentFile(unquoted(head[1]), **texts, payments=tuple(_payments(block.lines[index:])))


def _payments(lines: Sequence[str]) -> Iterator[SentPayment]:
    for line in lines:
        match = _PAYMENT.fullmatch(line)
        if match is None:
            raise ValueError(f"not a payment: {line!r}")
        yield SentPayment(
            voucher=VoucherNumber.parse(unquoted(match[2])),
            amount=read_amount(match[3]),
            end_to_end=unquoted(match[4]),
            day=date.fromisoformat(match[1]),
            payee=unquoted(match[5]),
            pay_to=PayTo.parse(unquoted(match[6])),
        )


def _answer(head: re.Match[str] | None, block: Block) -> BankAnswer:
    if head is None:
        raise ValueError(f"not an answer: {block.lines[0]!r}")
    found, index = metadata(block.lines)
    texts = {key: found.text(key) for key in ("kind", "document", "file")}
    said = tuple(_answered(block.lines[index:]))
    return BankAnswer(unquoted(head[1]), **texts, taken_in=found.text("taken-in"), payments=said)


def _answered(lines: Sequence[str]) -> Iterator[PaymentAnswer]:
    outcomes: dict[str, Outcome] = {one: one for one in get_args(Outcome)}
    for line in lines:
        match = _ANSWERED.fullmatch(line)
        if match is None:
            raise ValueError(f"not an answer: {line!r}")
        identity, outcome, code, text = map(unquoted, match.groups())
        yield PaymentAnswer(identity, outcomes[outcome], code, text)


def _text(text: str) -> str:
    return quoted(clean(text))
