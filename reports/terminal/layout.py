"""Tables and paragraphs for a terminal of 80 columns, in plain text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from io import StringIO

WIDTH = 80
_GAP = "   "
_NARROW = re.compile("[ -\u02ff–−…]*")  # letters that take one column each
_KEPT = "\u00a0"  # a space that is no place to fold


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns under headings; a heading that begins with ``>`` is of amounts, aligned right.

    Too long texts fold, nothing is cut.

    >>> print(table(["Ändamål", ">Saldo"], [["Utbildning", "5,00 kr"]]))
    Ändamål        Saldo
    ────────────────────
    Utbildning   5,00 kr
    """
    texts = [[*row] for row in rows]
    return _unfolded(headings, texts) or _folded(headings, texts)


def _unfolded(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str | None:
    """The table as rich would draw it, ``None`` if something must fold: rich is slow with many."""
    cells = [[text.removeprefix(">") for text in headings], *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    whole = sum(widths) + len(_GAP) * (len(widths) - 1)
    if whole > WIDTH or not all(_NARROW.fullmatch(text) for row in cells for text in row):
        return None
    forms = [f"{{:{'>' if text.startswith('>') else '<'}{width}}}"
             for text, width in zip(headings, widths, strict=True)]  # fmt: skip
    form = _GAP.join(forms)
    heads, *drawn = (form.format(*map(str.rstrip, row)).rstrip() for row in cells)
    return "\n".join([heads, "─" * whole, *drawn])


def _folded(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=box.Box(_RULE), show_edge=False, pad_edge=False, padding=(0, 1))
    for text in headings:
        is_amount = text.startswith(">")
        drawn.add_column(
            text.removeprefix(">"),
            justify="right" if is_amount else "left",
            overflow="fold",
            no_wrap=is_amount,
        )
    for row in rows:
        drawn.add_row(*row)
    console = Console(
        file=StringIO(), width=WIDTH, color_system=None, highlight=False, markup=False, emoji=False
    )
    with console.capture() as capture:
        console.print(drawn)
    return "\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n"))


# A rule under the headings, nothing else: rich wants eight lines of four characters.
_RULE = "\n".join(["    ", "    ", " ── ", *["    "] * 5])


def paragraph(text: str, indent: str = "") -> str:
    """Text folded to the width, further lines indented two more; no amount is broken."""
    folded = textwrap.fill(
        re.sub(r"(?<=\d) (?=\d{3}\b|kr\b|%)", _KEPT, text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
    )
    return folded.replace(_KEPT, " ")


def section(title: str, body: str) -> str:
    """A titled block."""
    return f"{title}\n{body}"


def blocks(*parts: str) -> str:
    """Parts with an empty line between, empty ones left out."""
    return "\n\n".join(part for part in parts if part)
