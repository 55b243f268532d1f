"""YAML → a :class:`~rules.document.Document`, or problems in our words.

It is read from the parser's events, so that lines and columns are kept, nothing is guessed
(every value is text; ``no`` is not false) and nothing can grow out of hand: anchors, tags and
deep nesting are refused. Text is normalised to NFC.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml

from consortium.problems import PolicyError, Problem, Source, Value, Words
from rules.document import Document, Group, Listing, Node, Scalar, place

DEEPEST: Final = 20
LONGEST: Final = 10_000
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NOTHING = ("", "~", "null", "Null", "NULL")

# What the parser trips on, and how we say it; the parser's own words never leak.
_SLIPS: Final = (
    ("mapping values are not allowed", Words(
        "ett kolon där det inte väntas (ett värde med kolon skrivs inom citattecken)",
        "a colon where none is expected (a value with a colon is written in quotes)")),
    ("could not find expected ':'", Words(
        "en rad utan kolon mellan nyckel och värde",
        "a line without a colon between key and value")),
    ("',' or ']'", Words("en lista som inte stängs med ]", "a list that is not closed with ]")),
    ("',' or '}'", Words("en grupp som inte stängs med }", "a group that is not closed with }")),
    ("node content", Words(
        "en lista eller grupp som inte stängs, eller ett komma för mycket",
        "a list or group that is not closed, or a comma too many")),
    ("unexpected end of stream", Words(
        "ett citattecken som aldrig stängs", "a quotation mark that is never closed")),
    ("document separator", Words(
        "ett citattecken som aldrig stängs", "a quotation mark that is never closed")),
    ("escape", Words(
        "ett omvänt snedstreck som inte betyder något inom citattecken",
        "a backslash that means nothing inside quotes")),
    ("cannot start any token", Words(
        "ett tecken som inte kan inleda ett värde (sätt värdet inom citattecken)",
        "a character that cannot begin a value (put the value in quotes)")),
    ("expected key", Words(
        "en rad som inte passar i indraget", "a line that does not fit its indentation")),
    ("'-' indicator", Words(
        "en rad som inte passar i indraget", "a line that does not fit its indentation")),
    ("block", Words(
        "en rad som inte passar i indraget", "a line that does not fit its indentation")),
)  # fmt: skip
_OTHER_SLIP = Words("text som inte går att tolka", "text that cannot be understood")


def parse(content: bytes, file: str) -> Document:
    """The tree of a text; :class:`PolicyError` when it is not text or not YAML."""
    text = unicodedata.normalize("NFC", _decode(content, file))
    lines = _BREAK.split(text)
    if (bad := _FORBIDDEN.search(text)) is not None:
        before = _BREAK.split(text[: bad.start()])
        where = place(file, lines, len(before), len(before[-1]) + 1)
        raise PolicyError([_control_character(where, bad[0])])
    builder = _Builder(file, lines)
    try:
        root = builder.build(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as error:
        raise PolicyError([*builder.problems, _slip(error, file, lines)]) from None
    if root is None or root == Scalar(root.line, root.column, None):
        raise PolicyError([*builder.problems, Problem("yaml_must_not_be_empty", Source(file))])
    return Document(file, lines, root, tuple(builder.problems))


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise PolicyError([Problem("yaml_must_be_utf8", Source(file), {"found": "UTF-16"})]) \
                from None  # fmt: skip
        start = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        lines = _BREAK.split(content.decode("cp1252", errors="replace"))
        before = _BREAK.split(content[:start].decode("utf-8-sig", errors="replace"))
        guess = content[start : start + 1].decode("cp1252", errors="replace")
        byte = f"{content[start]:02X}"
        found = Words(
            f"byte {byte}, som i Windows-1252 är {guess}", f"byte {byte}, {guess} in Windows-1252"
        )
        where = place(file, lines, len(before), len(before[-1]) + 1)
        raise PolicyError([Problem("yaml_must_be_utf8", where, {"found": found})]) from None


def _control_character(where: Source, character: str) -> Problem:
    values: dict[str, Value] = {"found": f"U+{ord(character):04X}"}
    return Problem("yaml_must_hold_no_control_characters", where, values)


def _slip(error: yaml.YAMLError, file: str, lines: Sequence[str]) -> Problem:
    """The parser's complaint in our words; an unclosed bracket or quote where it was opened."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("yaml_must_be_well_formed", Source(file), {"found": _OTHER_SLIP})
    problem, mark = error.problem or "", error.problem_mark
    opened = any(sign in problem for sign in ("or ']'", "or '}'", "end of stream", "separator"))
    mark = (error.context_mark if opened else None) or mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    where = place(file, lines, line, column)
    indent = (where.excerpt or "")[: len(where.excerpt or "") - len((where.excerpt or "").lstrip())]
    if "\t" in indent:
        where = place(file, lines, line, indent.index("\t") + 1)
        return Problem("yaml_must_not_indent_with_tabs", where)
    found = next((words for sign, words in _SLIPS if sign in problem), _OTHER_SLIP)
    return Problem("yaml_must_be_well_formed", where, {"found": found})


@dataclass(slots=True)
class _Open:
    """A list or group whose end has not come yet."""

    line: int
    column: int
    is_group: bool
    entries: list[Node] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)
    key: Node | None = None

    def closed(self) -> Node:
        if self.is_group:
            return Group(self.line, self.column, self.keys, self.values)
        return Listing(self.line, self.column, tuple(self.entries))


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None, "every event of a text has its mark"
    return mark.line + 1, mark.column + 1


class _Builder:
    """Events → tree, without recursion."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._file, self._lines = file, lines
        self._open: list[_Open] = []

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        """The root of the only document, ``None`` when there is none."""
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._note("yaml_must_be_one_document", event)
                    break
            node = self._node(event)
            if node is not None and self._attach(node):
                root = node
        return root

    def _node(self, event: yaml.Event) -> Node | None:
        """The node that an event completes, if it does."""
        line, column = _start(event)
        if isinstance(event, yaml.AliasEvent):
            self._note("yaml_must_not_use_anchors", event, found=f"*{event.anchor}")
            return Scalar(line, column, None)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            if event.anchor is not None:
                self._note("yaml_must_not_use_anchors", event, found=f"&{event.anchor}")
            if event.tag is not None:
                self._note("yaml_must_not_use_tags", event, found=str(event.tag))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line, column, self._text(event))
        if isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= DEEPEST:
                self._note("yaml_must_not_nest_deeper", event, limit=DEEPEST)
                raise PolicyError(self.problems)
            self._open.append(_Open(line, column, isinstance(event, yaml.MappingStartEvent)))
        if isinstance(event, yaml.CollectionEndEvent):
            return self._open.pop().closed()
        return None

    def _text(self, event: yaml.ScalarEvent) -> str | None:
        text = unicodedata.normalize("NFC", event.value)
        if not event.style and text in _NOTHING:
            return None
        if (bad := _FORBIDDEN.search(text)) is not None:
            self.problems.append(_control_character(self._place(event), bad[0]))
        if len(text) > LONGEST:
            self._note("text_must_be_short", event, found=len(text), limit=LONGEST)
            return text[:40]
        return text

    def _attach(self, node: Node) -> bool:
        """Puts a complete node into what is open; true when it is the root."""
        if not self._open:
            return True
        parent = self._open[-1]
        if not parent.is_group:
            parent.entries.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self._pair(parent, parent.key, node)
            parent.key = None
        return False

    def _pair(self, parent: _Open, key: Node, value: Node) -> None:
        where = place(self._file, self._lines, key.line, key.column)
        if not isinstance(key, Scalar) or key.text is None:
            self.problems.append(Problem("keys_must_be_text", where))
        elif key.text in parent.keys:
            first = parent.keys[key.text].line
            self.problems.append(
                Problem("keys_must_be_given_once", where, {"found": key.text, "first": first})
            )
        else:
            parent.keys[key.text], parent.values[key.text] = key, value

    def _place(self, event: yaml.Event) -> Source:
        return place(self._file, self._lines, *_start(event))

    def _note(self, code: str, event: yaml.Event, **values: Value) -> None:
        self.problems.append(Problem(code, self._place(event), values))
