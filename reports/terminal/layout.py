"""Tables and paragraphs for a terminal of 80 columns, in plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Literal

WIDTH = 80

Align = Literal["left", "right"]


def table(headings: Sequence[tuple[str, Align]], rows: Iterable[Sequence[str]]) -> str:
    """Columns under headings, amounts right-aligned; too long texts fold, nothing is cut.

    >>> print(table([("Ändamål", "left"), ("Saldo", "right")], [["Utbildning", "5,00 kr"]]))
    Ändamål       Saldo
    ────────────────────
    Utbildning  5,00 kr
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=box.Box(_RULE), show_edge=False, pad_edge=False, padding=(0, 1))
    for text, align in headings:
        drawn.add_column(text, justify=align, overflow="fold", no_wrap=align == "right")
    for row in rows:
        drawn.add_row(*row)
    console = Console(
        file=StringIO(), width=WIDTH, color_system=None, highlight=False, markup=False, emoji=False
    )
    with console.capture() as capture:
        console.print(drawn)
    return "\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n"))


_RULE = """\
    
    
 ── 
    
    
    
    
    
"""


def paragraph(text: str, indent: str = "") -> str:
    """Text folded to the width, further lines indented two more."""
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False
    )


def section(title: str, body: str) -> str:
    """A titled block."""
    return f"{title}\n{body}"


def blocks(*parts: str) -> str:
    """Parts with an empty line between, empty ones left out."""
    return "\n\n".join(part for part in parts if part)
