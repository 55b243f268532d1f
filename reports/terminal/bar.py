"""The bar that shows how far long work has come: on a terminal, beside the result, gone when done.

It comes after a second of work, so that quick commands do not flicker.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from consortium.money import Language
from consortium.progress import Progress, Stage, quiet

PATIENCE = 1_000_000_000  # nanoseconds of silence before the bar is shown
_PAUSE = 80_000_000  # nanoseconds between two drawings
_CELLS = 30
_STAGES: dict[Stage, tuple[str, str]] = {
    "opening": ("Öppnar böckerna", "Opening the books"),
    "reading": ("Läser filer", "Reading files"),
    "settling": ("Går igenom rapporter", "Going through reports"),
    "reckoning": ("Räknar avgifter", "Reckoning levies"),
    "entering": ("Bokför", "Posting"),
    "writing": ("Skriver i böckerna", "Writing the books"),
    "comparing": ("Jämför böckerna", "Comparing the books"),
    "sheets": ("Skriver blad", "Writing sheets"),
}


@contextmanager
def bar(stream: TextIO, language: Language, *, is_wanted: bool = True) -> Iterator[Progress]:
    """What to give a use case as its ``progress``; silent unless the stream is a terminal."""
    if not is_wanted or not stream.isatty():
        yield quiet
        return
    drawn = _Bar(stream, language)
    try:
        yield drawn.tell
    finally:
        drawn.clear()


class _Bar:
    def __init__(self, stream: TextIO, language: Language) -> None:
        self._stream, self._language = stream, language
        self._next = time.monotonic_ns() + PATIENCE
        self._is_shown = False

    def tell(self, done: int, whole: int, stage: Stage) -> None:
        now = time.monotonic_ns()
        if now < self._next or not whole:
            return
        self._next = now + _PAUSE
        swedish, english = _STAGES[stage]
        title = swedish if self._language == "sv" else english
        self._write(f"\r\x1b[K{line(title, done, whole)}")
        self._is_shown = True

    def clear(self) -> None:
        if self._is_shown:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a terminal that is gone stops no work
            self._stream.write(text)
            self._stream.flush()


def line(title: str, done: int, whole: int) -> str:
    """The bar as text, at most 79 columns.

    >>> line("Läser filer", 125, 500)
    'Läser filer            ███████░░░░░░░░░░░░░░░░░░░░░░░  125/500'
    """
    full = _CELLS * min(done, whole) // whole
    return f"{title:<21}  {'█' * full}{'░' * (_CELLS - full)}  {done}/{whole}"
