"""Posted help that moves no money of the fund, read back from the proposals that decided it.

A deferral, a loan from another member and a bank loan on support saving make no voucher: their
lines stand in ``proposals/posted``, and count from the day of the decision.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from consortium.help import PostedHelp, help_without_voucher
from consortium.money import ZERO
from consortium.period import Period
from consortium.problems import BooksError
from ledger.approvals import read_decisions
from ledger.blocks import Block, blocks, metadata, must_equal, not_ours, read_blocks
from ledger.escaping import clean, quoted, unquoted
from ledger.files import Files
from ledger.read_proposal import read_proposal

_KINDS = (b' custom "proposal" "liquidity" ', b' custom "proposal" "relocation" ')
_HEAD_BYTES = 80
_STRING = r'"(?:[^"\\]|\\.)*"'
_DECLINED = re.compile(
    rf'\d{{4}}-\d\d-\d\d custom "declined" ({_STRING}) ({_STRING}) "(\d{{4}}-\d\d)"'
)


class Declined(NamedTuple):
    """That a member does not lend to another for a month, as it was asked to."""

    member: str
    lender: str
    month: Period
    why: str
    by: str
    at: str


def declined_text(one: Declined) -> str:
    r"""The directive that records it, in ``decisions/<year>.beancount``.

    >>> no = Declined("asken", "björken", Period(2026, 5), "egna löner", "kim",
    ...               "2026-06-20T12:00:00")
    >>> print(declined_text(no), end="")
    2026-06-20 custom "declined" "asken" "björken" "2026-05"
      by: "kim"
      at: "2026-06-20T12:00:00"
      why: "egna löner"
    """
    lines = [
        f'{one.at[:10]} custom "declined" {quoted(one.member)} {quoted(one.lender)} "{one.month}"'
    ]
    lines += [f"  {key}: {quoted(clean(getattr(one, key)))}" for key in ("by", "at", "why")]
    return "\n".join(lines) + "\n"


def read_declined(files: Files) -> list[Declined]:
    """Every request that was declined; ``BooksError`` if one was changed."""
    found: list[Declined] = []
    for path in files.matching("decisions/*.beancount"):
        parts = [b for b in blocks(files.text(path)) if ' custom "declined" ' in b.lines[0]]
        read, problems = read_blocks(parts, path, _read)
        if problems:
            raise BooksError(problems)
        found += read
    return found


def _read(block: Block, file: str) -> Declined:
    head = _DECLINED.fullmatch(block.lines[0])
    if head is None:
        raise not_ours(block, file)
    found, _ = metadata(block.lines)
    try:
        texts = {key: unquoted(found.raw(key)) for key in ("by", "at", "why")}
        one = Declined(unquoted(head[1]), unquoted(head[2]), Period.parse(head[3]), **texts)
    except (ValueError, KeyError):
        raise not_ours(block, file) from None
    must_equal(block, declined_text(one), file)
    return one


def posted_without_voucher(files: Files) -> list[PostedHelp]:
    """The help in posted proposals that no voucher tells of; ``BooksError`` if one was changed.

    Only proposals of help are read whole: those of levies are many times as large.
    """
    found: list[PostedHelp] = []
    paths = [
        path for path in files.matching("proposals/posted/*.beancount") if _is_help(files, path)
    ]
    if not paths:
        return found
    decisions = read_decisions(files)
    for path in paths:
        proposal = read_proposal(files.text(path), path)
        approval = decisions.approval(proposal.digest)
        on = (
            proposal.period.next.first if approval is None else date.fromisoformat(approval.at[:10])
        )
        found += help_without_voucher(proposal.lines, on)
    said_no = {(one.member, one.lender, one.month) for one in read_declined(files)}
    return [
        one._replace(amount=ZERO, granted=ZERO)
        if (one.member, one.lender, one.month) in said_no
        else one
        for one in found
    ]


def _is_help(files: Files, path: str) -> bool:
    with (files.root / path).open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return any(kind in head for kind in _KINDS)
