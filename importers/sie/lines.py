"""One line of a SIE file split into fields, quotes and object lists understood.

Fields stand apart by spaces or tabs; a field in quotes may hold spaces, and ``\\"`` in it is a
quote; any other backslash is a backslash. ``{…}`` is a list of fields. A line whose quotes do
not match is repaired alone, in the way that breaks the fewest fields; the next line is never
touched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Self

# What str.split() takes for space but SIE does not (Unicode White_Space but space, tab, LF, CR).
_FOREIGN_SPACES = (
    "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_TOKEN = re.compile(
    r"[ \t]*(?:(?P<brace>[{}])"
    r'|"(?P<quoted>(?:[^"\\]|\\"|\\(?!"))*)"(?=[ \t{}]|$)'
    r'|(?P<bare>[^ \t"{}]+)(?=[ \t{}]|$))'
)
_BARE = re.compile(r"[^ \t{}]+")
_ENDS = " \t{}"
# How far a broken line looks for the quote that closes a field.
_CLOSERS_MAX = 40
# A broken line beyond these is no text any more; its quotes are then plain characters.
_QUOTES_MAX = 100
_LENGTH_MAX = 2_000
# A field that nothing closes counts as two broken ones.
_UNCLOSED_COST = 2


class Listed(str):
    """A field that was a list: its text, and its parts.

    >>> Listed(("1", "Nord")), Listed(("1", "Nord")).parts
    ('1 Nord', ('1', 'Nord'))
    """

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, parts: tuple[str, ...]) -> Self:
        """The list of some parts."""
        field = super().__new__(cls, " ".join(parts))
        field.parts = parts
        return field


class Line(NamedTuple):
    """The fields of one line and the column (from 1) where each begins.

    ``opens_block`` tells of a ``{`` that ends the line. ``stray_brace`` is the column of a
    brace without its fellow, or 0.
    """

    fields: list[str]
    columns: list[int]
    is_whole: bool
    opens_block: bool
    stray_brace: int


class _Token(NamedTuple):
    text: str
    column: int
    is_brace: bool


_Suffix = tuple[int, list[_Token]]


def has_foreign_spaces(text: str) -> bool:
    """True when :func:`split_quickly` would split where SIE does not."""
    return any(space in text for space in _FOREIGN_SPACES)


def split_quickly(line: str) -> list[str] | None:
    """The fields of a plain line; None when it takes :func:`split` to read it.

    >>> split_quickly('#KONTO 1510 "Kundfordringar, övriga"')
    ['#KONTO', '1510', 'Kundfordringar, övriga']
    >>> split_quickly('#KONTO 1480 "F"rskott"') is None
    True
    """
    if '"' not in line:
        if "{" not in line and "}" not in line:
            return line.split()
        return _bare_fields(line)
    parts = line.split('"')
    if "\\" in line or len(parts) % 2 == 0:
        return None
    fields: list[str] = []
    last = len(parts) - 1
    for index, part in enumerate(parts):
        if index % 2:
            fields.append(part)
        elif part:
            if (index and part[0] not in " \t") or (index < last and part[-1] not in " \t"):
                return None
            bare = _bare_fields(part)
            if bare is None:
                return None
            fields += bare
        elif 0 < index < last:
            return None
    return fields


def _bare_fields(part: str) -> list[str] | None:
    """Fields without quotes, one list of such fields among them."""
    before, opening, rest = part.partition("{")
    if not opening:
        return None if "}" in part else part.split()
    inner, closing, after = rest.partition("}")
    if not closing or "}" in before or "{" in rest or "}" in after:
        return None
    return [*before.split(), _listed(inner), *after.split()]


@lru_cache(maxsize=1_024)
def _listed(inner: str) -> Listed:
    return Listed(tuple(inner.split()))


def split(line: str) -> Line:
    r"""The fields of any line.

    >>> split('#TRANS 1510 {1 "0015"} 5 "" "say \\"ö\\""').fields
    ['#TRANS', '1510', '1 0015', '5', '', 'say "ö"']
    >>> split('#KONTO 1480 "F"rskott till leverant"re"')[:3]
    (['#KONTO', '1480', 'F"rskott till leverant"re'], [1, 8, 13], False)
    """
    tokens = _strict(line)
    if tokens is not None:
        return _grouped(tokens, is_whole=True)
    return _grouped(_repaired(line), is_whole=False)


def _strict(line: str) -> list[_Token] | None:
    tokens, at, end = [], 0, len(line.rstrip(" \t"))
    while at < end:
        match = _TOKEN.match(line, at)
        if match is None:
            return None
        kind = match.lastgroup or ""
        text = match[kind]
        if kind == "quoted":
            text = text.replace('\\"', '"')
        start = match.start(kind) - (kind == "quoted")
        tokens.append(_Token(text, start + 1, kind == "brace"))
        at = match.end()
    return tokens


def _grouped(tokens: list[_Token], *, is_whole: bool) -> Line:
    fields: list[str] = []
    columns: list[int] = []
    opens_block = bool(tokens) and tokens[-1].is_brace and tokens[-1].text == "{"
    stray, index = 0, 0
    if opens_block:
        tokens = tokens[:-1]
    while index < len(tokens):
        token = tokens[index]
        columns.append(token.column)
        index += 1
        if not token.is_brace:
            fields.append(token.text)
            continue
        end = next((i for i in range(index, len(tokens)) if tokens[i].is_brace), len(tokens))
        if token.text == "{" and end < len(tokens) and tokens[end].text == "}":
            fields.append(Listed(tuple(part.text for part in tokens[index:end])))
            index = end + 1
        else:
            stray = stray or token.column
            fields.append(token.text)
    return Line(fields, columns, is_whole, opens_block, stray)


def _repaired(line: str) -> list[_Token]:
    """Split a line whose quotes do not match, so that the fewest fields stay broken.

    From the last quote to the first, each that may open a field gets its best closing quote;
    ties go to the nearest. A field that nothing closes runs to the end of its line.
    """
    quotes = [at for at, char in enumerate(line) if char == '"']
    closers = [at for at in quotes if at + 1 == len(line) or line[at + 1] in _ENDS]
    opened: dict[int, _Suffix] = {}
    if len(quotes) > _QUOTES_MAX or len(line) > _LENGTH_MAX:
        return _suffix(line, 0, opened)[1]
    after: dict[int, _Suffix] = {}  # by the place of the closing quote before it
    for start in reversed([at for at in quotes if at == 0 or line[at - 1] in _ENDS]):
        best: _Suffix | None = None
        for end in [at for at in closers if at > start][:_CLOSERS_MAX]:
            inner = line[start + 1 : end]
            broken = '"' in inner.replace('\\"', "") or inner.endswith("\\")
            if end not in after:
                after[end] = _suffix(line, end + 1, opened)
            cost, rest = after[end]
            if best is None or cost + broken < best[0]:
                token = _Token(inner.replace('\\"', '"'), start + 1, is_brace=False)
                best = (cost + broken, [token, *rest])
        if best is None or best[0] > _UNCLOSED_COST:
            best = _unclosed(line, start)
        opened[start] = best
    return _suffix(line, 0, opened)[1]


def _unclosed(line: str, start: int) -> _Suffix:
    text = line[start + 1 :].rstrip(" \t")
    tokens = [_Token(text, start + 1, is_brace=False)]
    if text.endswith((" {", "\t{")):
        # A text that was cut before its quote must not take the voucher's brace with it.
        at = start + 1 + len(text)
        tokens = [tokens[0]._replace(text=text[:-1].rstrip(" \t")), _Token("{", at, is_brace=True)]
    return _UNCLOSED_COST, tokens


def _suffix(line: str, at: int, opened: dict[int, _Suffix]) -> _Suffix:
    """The tokens from a place that is not inside quotes, and how many of them are broken."""
    cost, tokens = 0, list[_Token]()
    while at < len(line):
        char = line[at]
        if char in " \t":
            at += 1
        elif char in "{}":
            tokens.append(_Token(char, at + 1, is_brace=True))
            at += 1
        elif char == '"' and at in opened:
            more, rest = opened[at]
            return cost + more, tokens + rest
        else:
            match = _BARE.match(line, at)
            assert match is not None
            tokens.append(_Token(match[0].replace('\\"', '"'), at + 1, is_brace=False))
            cost += '"' in match[0]
            at = match.end()
    return cost, tokens
