"""Tables and paragraphs for a terminal, in plain text: 80 columns, or as many as it has."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from io import StringIO

WIDTH = 80
WIDTH_MIN, WIDTH_MAX = 30, 120
_width = ContextVar("width", default=WIDTH)
_GAP = "   "
_NARROW = re.compile("[ -\u02ff–−…]*")  # letters that take one column each
_KEPT = "\u00a0"  # a space that is no place to fold
_SHORT = 12  # dates, numbers and single words: they are not folded
_TEXT_MIN = 8  # a column of text that is narrower than this is no column


@contextmanager
def columns(number: int) -> Iterator[None]:
    """Within this block everything is drawn for a terminal of so many columns."""
    token = _width.set(max(WIDTH_MIN, min(number, WIDTH_MAX)))
    try:
        yield
    finally:
        _width.reset(token)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns under headings; a heading that begins with ``>`` is of amounts, aligned right.

    Too long texts fold, nothing is cut; where even the amounts have no room side by side, each
    row becomes a block of lines.

    >>> print(table(["Ändamål", ">Saldo"], [["Utbildning", "5,00 kr"]]))
    Ändamål        Saldo
    ────────────────────
    Utbildning   5,00 kr
    >>> with columns(30):
    ...     print(table(["Medlem", ">Underlag", ">Avgift"], [["åkeriet", "1 000 000,00 kr",
    ...                                                       "70 000,00 kr"]]))
    åkeriet
      Underlag   1 000 000,00 kr
      Avgift     70 000,00 kr
    """
    texts = [[*row] for row in rows]
    return _unfolded(headings, texts) or _folded(headings, texts) or _stacked(headings, texts)


def _unfolded(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """The table as rich would draw it, ``None`` if something must fold: rich is slow with many."""
    cells = [[text.removeprefix(">") for text in headings], *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    whole = sum(widths) + len(_GAP) * (len(widths) - 1)
    if whole > _width.get() or not all(_NARROW.fullmatch(text) for row in cells for text in row):
        return None
    forms = [f"{{:{'>' if text.startswith('>') else '<'}{width}}}"
             for text, width in zip(headings, widths, strict=True)]  # fmt: skip
    form = _GAP.join(forms)
    heads, *drawn = (form.format(*map(str.rstrip, row)).rstrip() for row in cells)
    return "\n".join([heads, "─" * whole, *drawn])


def _folded(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """The table with texts folded, ``None`` if what must not be folded leaves no room for them."""
    cells = [[text.removeprefix(">") for text in headings], *rows]
    widths = [max(map(columns_of, column)) for column in zip(*cells, strict=True)]
    kept = [text.startswith(">") or width <= _SHORT
            for text, width in zip(headings, widths, strict=True)]  # fmt: skip
    least = [width if keep else _TEXT_MIN for width, keep in zip(widths, kept, strict=True)]
    if sum(least) + len(_GAP) * (len(least) - 1) > _width.get():
        return None
    return _drawn_by_rich(headings, rows, kept)


def _drawn_by_rich(
    headings: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[bool]
) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=box.Box(_RULE), show_edge=False, pad_edge=False, padding=(0, 1))
    for text, keep in zip(headings, kept, strict=True):
        drawn.add_column(
            text.removeprefix(">"),
            justify="right" if text.startswith(">") else "left",
            overflow="fold",
            no_wrap=keep,
        )
    for row in rows:
        drawn.add_row(*row)
    console = Console(
        file=StringIO(),
        width=_width.get(),
        color_system=None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        console.print(drawn)
    return "\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n"))


# A rule under the headings, nothing else: rich wants eight lines of four characters.
_RULE = "\n".join(["    ", "    ", " ── ", *["    "] * 5])


def _stacked(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Each row as its first cell, and under it a line for each of the others that says anything."""
    names = [text.removeprefix(">") for text in headings[1:]]
    widest = max(map(columns_of, names), default=0)
    lines = []
    for first, *others in rows:
        lines.append(first)
        for name, text in zip(names, others, strict=True):
            if text:
                lines.append(f"  {name}{' ' * (widest - columns_of(name))}{_GAP}{text}")
    return "\n".join(lines)


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns_of("åäö"), columns_of("a\u030a"), columns_of("基金")
    (3, 1, 4)
    """
    if _NARROW.fullmatch(text):
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def paragraph(text: str, indent: str = "") -> str:
    """Text folded to the width, further lines indented two more; no amount is broken."""
    return fold(text, indent, indent + "  ", width=min(_width.get(), WIDTH))


def fold(text: str, first: str, following: str, *, width: int) -> str:
    """Text in lines of at most ``width`` columns; a word longer than that stays whole."""
    folded = textwrap.fill(
        re.sub(r"(?<=\d) (?=\d{3}\b|kr\b|%)|(?<=SEK) (?=-?\d)", _KEPT, text),
        width,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return folded.replace(_KEPT, " ")


def section(title: str, body: str) -> str:
    """A titled block."""
    return f"{title}\n{body}"


def blocks(*parts: str) -> str:
    """Parts with an empty line between, empty ones left out."""
    return "\n\n".join(part for part in parts if part)
