"""What is shown made fit for where it is shown: as it is in a pipe; folded, in colours on a screen.

Tables and paragraphs are drawn for the columns that the terminal has. Colours are laid over the
finished text and change no letter of it: whoever does not see them misses nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TextIO

from reports.terminal.layout import WIDTH, WIDTH_MIN, columns, columns_of, fold

_BOLD, _DIM, _RED, _YELLOW, _GREEN = "1", "2", "31", "33", "32"
_RULE = re.compile("─+")
_TITLES = "Nästa steg|Next step"
_LINES: Final = (
    (re.compile(rf"({_TITLES})"), _BOLD),
    (re.compile(r"(fel|error) [a-z0-9_]+"), f"{_BOLD};{_RED}"),
    (re.compile(r"(anmärkning|finding) [a-z0-9_]+"), f"{_BOLD};{_YELLOW}"),
    (re.compile(r"PROBLEM .*"), f"{_BOLD};{_RED}"),
    (re.compile(r"(VARNING|WARNING) .*"), f"{_BOLD};{_YELLOW}"),
    (re.compile(r"OK .*"), _GREEN),
    (_RULE, _DIM),
)
_HANGING = re.compile(r"(  (?:var|hittat|väntat|gör|where|found|expected|do) +)(.*)")


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a text goes: ``columns`` of the terminal, ``None`` for a file or a pipe.

    >>> Screen(columns=None, is_coloured=True).finished(lambda: "Next step")
    '\\x1b[1mNext step\\x1b[0m'
    """

    columns: int | None = None
    is_coloured: bool = False

    @classmethod
    def of(cls, stream: TextIO, environment: Mapping[str, str]) -> Screen:
        """The screen behind a stream; ``COLUMNS`` and the habits of colour are honoured.

        ``NO_COLOR`` (no-color.org) forbids colours whatever else is said, ``FORCE_COLOR`` and
        ``CLICOLOR_FORCE`` ask for them in a pipe too, ``CLICOLOR=0`` and ``TERM=dumb`` refuse them.
        """
        is_terminal = stream.isatty()
        return cls(
            _columns(stream, environment) if is_terminal else None,
            _is_coloured(environment, is_terminal=is_terminal),
        )

    def finished(self, draw: Callable[[], str]) -> str:
        """The text that ``draw`` gives, drawn for this screen."""
        with columns(self.columns or WIDTH):
            text = draw()
        if self.columns is not None:
            text = folded(text, max(self.columns, WIDTH_MIN))
        return coloured(text) if self.is_coloured else text


def _columns(stream: TextIO, environment: Mapping[str, str]) -> int:
    given = environment.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except OSError:
        return WIDTH


def _is_coloured(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in _FORCING):
        return True
    refuses = environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb"
    return is_terminal and not refuses


_FORCING = ("FORCE_COLOR", "CLICOLOR_FORCE")


def folded(text: str, width: int) -> str:
    """Lines that are too long go on in the next one, under the text they belong to.

    A line with a caret under it stays as it is.

    >>> print(folded("  found     one two three four", 24))
      found     one two
                three four
    """
    lines = text.split("\n")
    followers = [*lines[1:], ""]
    return "\n".join(
        line
        if columns_of(line) <= width or _RULE.fullmatch(line) or follower.strip() == "^"
        else _folded_line(line, width)
        for line, follower in zip(lines, followers, strict=True)
    )


def _folded_line(line: str, width: int) -> str:
    hanging = _HANGING.fullmatch(line)
    if hanging:
        return fold(hanging[2], hanging[1], " " * len(hanging[1]), width=width)
    indent = line[: len(line) - len(line.lstrip())]
    return fold(line.lstrip(), indent, indent + "  ", width=width)


def coloured(text: str) -> str:
    """The same text with colours: titles, problems, rules and the headings above them."""
    lines = text.split("\n")
    followers = [*lines[1:], ""]
    return "\n".join(
        _coloured_line(line, is_heading=bool(_RULE.fullmatch(follower)))
        for line, follower in zip(lines, followers, strict=True)
    )


def _coloured_line(line: str, *, is_heading: bool) -> str:
    if is_heading and line:
        return f"\x1b[{_BOLD}m{line}\x1b[0m"
    for pattern, style in _LINES:
        if pattern.fullmatch(line):
            return f"\x1b[{style}m{line}\x1b[0m"
    return line
