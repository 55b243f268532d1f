"""A file of the books cut into its blocks: lines that stand together, with where they begin.

The reader takes only what ``ledger.render`` wrote. It reads a block loosely, writes what it
understood again, and compares: the first line that differs was changed by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from consortium.money import Money
from consortium.problems import BooksError, Problem, Source, Value, Words
from consortium.voucher import Posting
from ledger.escaping import unquoted

Made = TypeVar("Made")
EXCERPT_MAX = 120


class Block(NamedTuple):
    """Lines that stand together; ``line`` is the number of the first, from 1."""

    line: int
    lines: Sequence[str]


class Unreadable(Exception):
    """A block that ``render`` never wrote; ``problem`` says which line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Metadata(dict[str, str]):
    """The metadata of one directive, values as they are written; missing is ``ValueError``."""

    def text(self, key: str) -> str:
        """A string."""
        return unquoted(self.raw(key))

    def text_or_none(self, key: str) -> str | None:
        """A string that may be absent."""
        return unquoted(self[key]) if key in self else None

    def raw(self, key: str) -> str:
        """As it is written."""
        if key not in self:
            raise ValueError(f"{key} is missing")
        return self[key]

    def money(self, key: str) -> Money:
        """An amount in kronor."""
        return read_amount(self.raw(key).removesuffix(" SEK"))


def read_amount(text: str) -> Money:
    """An amount in its canonical form, ``-12345.67``.

    >>> read_amount("-0.05")
    Money('-0.05')
    """
    if text[-3:-2] != ".":
        raise ValueError(f"not an amount: {text!r}")
    return Money(int(text[:-3] + text[-2:]))


def decode(content: bytes, file: str) -> str:
    """The text of a file of the books; ``BooksError`` when it is not UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = Problem("books_text_must_be_utf8", Source(file, line=line), {"byte": error.start})
        raise BooksError([problem]) from None


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file, in order; blank lines between them do not count."""
    line = 1
    for part in text.split("\n\n"):
        bare = part.lstrip("\n")
        if bare:
            skipped = len(part) - len(bare)
            yield Block(line + skipped, bare.rstrip("\n").split("\n"))
        line += part.count("\n") + 2


def read_blocks(
    parts: Sequence[Block], file: str, read: Callable[[Block, str], Made]
) -> tuple[list[Made], list[Problem]]:
    """What every block says, and the problem of each that does not read."""
    made: list[Made] = []
    problems: list[Problem] = []
    for block in parts:
        try:
            made.append(read(block, file))
        except Unreadable as error:
            problems.append(error.problem)
    return made, problems


def metadata(lines: Sequence[str]) -> tuple[Metadata, int]:
    """The metadata lines that follow a head line, and the index of the first line after them."""
    found = Metadata()
    for index in range(1, len(lines)):
        key, colon, value = lines[index].partition(": ")
        if not colon or not key[2:3].islower():
            return found, index
        found[key[2:]] = value
    return found, len(lines)


def read_postings(lines: Sequence[str]) -> tuple[Posting, ...]:
    """Legs; ``ValueError`` for a line that is none."""
    legs = []
    for line in lines:
        account, amount, unit = line.split()
        legs.append(Posting(account, read_amount(amount), unit))
    return tuple(legs)


def must_equal(block: Block, written: str, file: str) -> None:
    """``Unreadable`` at the first line that differs from what ``render`` would have written."""
    expected = written.rstrip("\n").split("\n")
    if block.lines == expected:
        return
    for index, line in enumerate(block.lines):
        if index >= len(expected) or line != expected[index]:
            wanted = expected[index] if index < len(expected) else None
            raise changed(block, index, file, wanted)
    raise changed(block, len(block.lines) - 1, file, expected[len(block.lines)])


def changed(block: Block, index: int, file: str, wanted: str | None) -> Unreadable:
    """The problem of a line that is not as it was written."""
    expected: Value = Words("ingen rad här", "no line here")
    if wanted is not None:
        expected = _short(wanted)
    place = Source(file, line=block.line + index)
    values: dict[str, Value] = {"found": _short(block.lines[index]), "expected": expected}
    return Unreadable(Problem("books_must_be_as_written", place, values))


def not_ours(block: Block, file: str, index: int = 0) -> Unreadable:
    """The problem of a block that Fondbok would not write there at all."""
    place = Source(file, line=block.line + index)
    values: dict[str, Value] = {"found": _short(block.lines[index])}
    return Unreadable(Problem("books_must_hold_only_what_was_written", place, values))


def _short(line: str) -> str:
    text = " ".join(line.split())
    return text if len(text) <= EXCERPT_MAX else text[: EXCERPT_MAX - 1] + "…"
