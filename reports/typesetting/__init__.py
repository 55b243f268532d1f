"""Papers that leave the house, set by typst: a page's texts handed to a template that knows none.

A template gets everything as one JSON text, ``paper``, and shows strings as strings, so that
nothing from outside can be taken for markup; before it stands what all share (``paper.typ``).
PDF/A-2a for the archive of seven years (BFL 7 kap.) and PDF/UA-1 for screen readers; the fonts are
those inside typst, and the time is given, so the same paper is always the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from consortium.problems import one_line

if TYPE_CHECKING:
    import typst

# Letters and signs that the page's font has; PDF/A allows no others.
_LETTERS = re.compile(
    "[^ -~\\u00a0-\\u024f\\u0384-\\u03ce\\u0400-\\u0477\\u1e00-\\u1eff"  # Latin, Greek, Cyrillic
    "\\u2010-\\u2037\\u20ac\\u2212]"  # dashes, quotes, the euro, minus
)
_MISSING = "□"
_NO_BREAK = "\u00a0"


def typeset(paper: Mapping[str, object], template: Path, made: dt.datetime) -> bytes:
    """The PDF of one paper, A4. ``paper`` says its ``lang``, ``date``, ``title``, ``author`` and
    ``foot`` beside what its template shows; ``made`` is when, by whatever made it.
    """
    document = _compiler().compile(
        input=_shared() + _read(template),
        format="pdf",
        sys_inputs={"paper": json.dumps(_printable(dict(paper)), ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=made.replace(tzinfo=dt.UTC),
    )
    assert isinstance(document, bytes), "one paper, one file"
    return document


def day_of(day: dt.date) -> list[int]:
    """A day as templates take it."""
    return [day.year, day.month, day.day]


def kept(text: str) -> str:
    """The text in one piece: no line ends in the middle of an amount or a number."""
    return text.replace(" ", _NO_BREAK)


def address_lines(address: str | None) -> list[str]:
    """An address, which is written with commas, line by line."""
    return [part.strip() for part in (address or "").split(",") if part.strip()]


@cache
def _compiler() -> typst.Compiler:
    import typst

    return typst.Compiler(ignore_system_fonts=True)


def _shared() -> bytes:
    return _read(Path(__file__).with_name("paper.typ"))


@cache
def _read(template: Path) -> bytes:
    return template.read_bytes()


def _printable(value: object) -> object:
    """The same value with every text on one line and in letters that the page can show."""
    match value:
        case str() if value.startswith("<svg"):
            return value
        case str():
            return _LETTERS.sub(_MISSING, one_line(value))
        case dict():
            return {key: _printable(one) for key, one in value.items()}
        case list():
            return [_printable(one) for one in value]
        case _:
            return value
