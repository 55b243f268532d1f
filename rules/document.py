"""Rule text as a tree in which everything has its place; :mod:`rules.yaml_text` grows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consortium.problems import Problem, Source


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value: its text, or ``None`` for nothing (an empty place, ``~`` or ``null``)."""

    line: int
    column: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    column: int
    entries: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Group:
    """Keys with values, in the order of the text."""

    line: int
    column: int
    keys: Mapping[str, Scalar]
    values: Mapping[str, Node]


Node = Scalar | Listing | Group


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its tree and what was wrong with it so far (duplicate keys and the like).

    >>> from rules.yaml_text import parse
    >>> document = parse(b"levy: {rate: 7 %}", "p.yaml")
    >>> document.at("levy", "rate").text("en"), document.key_at("levy", "rate").text("en")
    ('p.yaml:1:14', 'p.yaml:1:8')
    >>> document.plain()
    {'levy': {'rate': '7 %'}}
    """

    file: str
    lines: Sequence[str] = field(repr=False)
    root: Node = field(repr=False)
    problems: Sequence[Problem] = ()

    def node(self, *path: str | int) -> Node:
        """The node at a path; parts that the text does not have are passed over.

        >>> from rules.yaml_text import parse
        >>> parse(b"chair: robin", "c.yaml").node("chair", 0, "holder")
        Scalar(line=1, column=8, text='robin')
        """
        return self._walk(path)[0]

    def at(self, *path: str | int) -> Source:
        """The place of the value at a path."""
        return self.source(self._walk(path)[0])

    def key_at(self, *path: str | int) -> Source:
        """The place of the key that leads to a path; of the value when it has none."""
        node, key = self._walk(path)
        return self.source(key or node)

    def source(self, node: Node) -> Source:
        """The place of a node."""
        return place(self.file, self.lines, node.line, node.column)

    def plain(self) -> Any:
        """The tree as dicts, lists, texts and ``None``."""
        return _plain(self.root)

    def _walk(self, path: Iterable[str | int]) -> tuple[Node, Scalar | None]:
        node: Node = self.root
        key: Scalar | None = None
        for part in path:
            if isinstance(node, Group) and part in node.values:
                key, node = node.keys[str(part)], node.values[str(part)]
            elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.entries):
                key, node = None, node.entries[part]
        return node, key


def place(file: str, lines: Sequence[str], line: int, column: int) -> Source:
    """A source with the text of its line."""
    line = min(line, max(len(lines), 1))
    excerpt = lines[line - 1] if lines else ""
    return Source(file, line=line, column=min(column, len(excerpt) + 1), excerpt=excerpt)


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [_plain(entry) for entry in node.entries]
        case Group():
            return {key: _plain(value) for key, value in node.values.items()}
