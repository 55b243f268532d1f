"""What people have decided, in ``decisions/<year>.beancount``.

Differences that they let stand, and what bodies said of proposals (:mod:`ledger.approvals`).

Written once and only added to; ``main.beancount`` does not include it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from consortium.approval import Approval
from consortium.period import Period
from consortium.problems import BooksError
from ledger.approvals import Decided, Decisions, decision_text, read_decisions
from ledger.blocks import Block, blocks, metadata, must_equal, not_ours, read_blocks
from ledger.change import Append, Tip
from ledger.escaping import clean, quoted, unquoted
from ledger.files import Files
from rules.reconcile.differences import Acceptance

if TYPE_CHECKING:
    from ledger.books import Books

_ACCEPTED = re.compile(r'\d{4}-\d\d-\d\d custom "accepted" "([0-9a-f]{8})" "(\d{4}-\d\d)"')


def accepted_of(root: Path) -> Mapping[str, Acceptance]:
    """The differences that somebody lets stand, by id; ``BooksError`` if one was changed."""
    files = Files(root)
    found: list[Acceptance] = []
    for path in files.matching("decisions/*.beancount"):
        parts = [
            part for part in blocks(files.text(path)) if ' custom "accepted" ' in part.lines[0]
        ]
        read, problems = read_blocks(parts, path, _read)
        if problems:
            raise BooksError(problems)
        found += read
    return {one.id: one for one in found}


def acceptance_text(one: Acceptance) -> str:
    r"""The directive that records it.

    >>> march = Period(2026, 3)
    >>> one = Acceptance("0a1b2c3d", march, by="kim", at="2026-04-10T12:00:00", why="Växelöre")
    >>> print(acceptance_text(one), end="")
    2026-04-10 custom "accepted" "0a1b2c3d" "2026-03"
      by: "kim"
      at: "2026-04-10T12:00:00"
      why: "Växelöre"
    """
    lines = [
        f'{one.at[:10]} custom "accepted" {quoted(one.id)} {quoted(str(one.period))}',
        *_metadata(one),
    ]
    return "\n".join(lines) + "\n"


def accepting(root: Path, one: Acceptance) -> Append:
    """The operation that records it."""
    return _appending(root, one.at, acceptance_text(one))


def deciding(root: Path, one: Decided) -> Append:
    """The operation that records what a body decided of a proposal, or its minutes."""
    return _appending(root, one.at, decision_text(one))


def recording(root: Path, at: str, text: str) -> Append:
    """The operation that adds a directive to the year's decisions."""
    return _appending(root, at, text)


def decisions_of(root: Path) -> Decisions:
    """What bodies decided of proposals; ``BooksError`` if one was changed."""
    return read_decisions(Files(root))


def approved(books: Books, digest: str) -> Approval | None:
    """The approval of a proposal, ``None`` when it has none or was rejected after it.

    ``adjusted`` is the day its minutes were adjusted: no payment leaves before that.
    """
    return decisions_of(books.root).approval(digest)


def _appending(root: Path, at: str, text: str) -> Append:
    path = f"decisions/{at[:4]}.beancount"
    files = Files(root)
    content = files.content(path) if path in files.matching("decisions/*.beancount") else b""
    return Append(path, f"\n{text}" if content else text, Tip.of(content))


def _metadata(one: Acceptance) -> Iterator[str]:
    for key, text in (("by", one.by), ("at", one.at), ("why", one.why)):
        yield f"  {key}: {quoted(clean(text))}"


def _read(block: Block, file: str) -> Acceptance:
    head = _ACCEPTED.fullmatch(block.lines[0])
    if head is None:
        raise not_ours(block, file)
    found, _ = metadata(block.lines)
    try:
        texts = {key: unquoted(found.raw(key)) for key in ("by", "at", "why")}
        one = Acceptance(head[1], Period.parse(head[2]), **texts)
    except (ValueError, KeyError):
        raise not_ours(block, file) from None
    must_equal(block, acceptance_text(one), file)
    return one
