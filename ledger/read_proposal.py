"""A proposal file read back: what is approved and posted must be exactly what was shown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import cast, get_args

from consortium.period import Period
from consortium.problems import BooksError, Problem, Source
from consortium.proposal import (
    AgreementKind,
    HelpKind,
    Kind,
    LevyKind,
    Line,
    Proposal,
    ProposalKind,
    Reason,
)
from ledger.blocks import (
    Block,
    Unreadable,
    blocks,
    metadata,
    must_equal,
    not_ours,
    read_blocks,
    read_postings,
)
from ledger.escaping import unquoted
from ledger.render import proposal_text

KINDS = {*get_args(LevyKind), *get_args(HelpKind), *get_args(AgreementKind)}
_STRING = r'"(?:[^"\\]|\\.)*"'
_HEADER = re.compile(r'\d{4}-\d\d-\d\d custom "proposal" "([a-z_]+)" "(\d{4}-\d\d)"')
_LINE = re.compile(rf"\d{{4}}-\d\d-\d\d ! ({_STRING}) ({_STRING})")


def read_proposal(text: str, file: str) -> Proposal:
    """The proposal of ``proposals/<digest>.beancount``.

    ``BooksError`` when the text is not what ``proposal_text`` writes, or when its digest is not
    the file's name: then the proposal was changed after it was shown.
    """
    parts = list(blocks(text))
    lines, problems = read_blocks(parts[1:], file, _read_line)
    if problems:
        raise BooksError(problems)
    try:
        proposal = _proposal(parts, tuple(lines), file)
    except Unreadable as error:
        raise BooksError([error.problem]) from None
    name = PurePath(file).stem
    if proposal.digest != name:
        values = {"found": proposal.digest, "name": name}
        raise BooksError([Problem("proposal_must_match_its_name", Source(file, line=1), values)])
    whole = Block(1, text.rstrip("\n").split("\n"))
    try:
        must_equal(whole, proposal_text(proposal), file)
    except Unreadable as error:
        raise BooksError([error.problem]) from None
    return proposal


def _proposal(parts: list[Block], lines: tuple[Line, ...], file: str) -> Proposal:
    block = parts[0] if parts else Block(1, [""])
    head = _HEADER.fullmatch(block.lines[0])
    if head is None or head[1] not in get_args(ProposalKind):
        raise not_ours(block, file)
    found, _ = metadata(block.lines)
    try:
        return Proposal(
            kind=cast(ProposalKind, head[1]),
            period=Period.parse(head[2]),
            policy=found.text("policy"),
            body=found.text("body"),
            lines=lines,
        )
    except ValueError:
        raise not_ours(block, file) from None


def _read_line(block: Block, file: str) -> Line:
    head = _LINE.fullmatch(block.lines[0])
    if head is None:
        raise not_ours(block, file)
    try:
        return _line(head, block)
    except (ValueError, AssertionError):  # Line asserts that it balances; this one was edited
        raise not_ours(block, file) from None


def _line(head: re.Match[str], block: Block) -> Line:
    found, index = metadata(block.lines)
    kind = unquoted(head[2]).partition(" ")[0]
    if kind not in KINDS:
        raise ValueError(f"not a kind of line: {kind!r}")
    reasons = sorted(key for key in found if key.startswith("reason-"))
    agreement = sorted(key for key in found if key.startswith("agreement-"))
    return Line(
        kind=cast(Kind, kind),
        member=unquoted(head[1]),
        month=Period.parse(found.text("month")),
        clause=found.text("clause"),
        facts=found.text("facts"),
        base=found.money("base"),
        amount=found.money("amount"),
        postings=read_postings(block.lines[index:]),
        reasons=tuple(Reason.from_text(found.text(key)) for key in reasons),
        due_after=int(found.raw("due-after")),
        after=int(found.raw("after")),
        due=date.fromisoformat(found.raw("due")) if "due" in found else None,
        agreement="\n".join(found.text(key) for key in agreement),
    )
