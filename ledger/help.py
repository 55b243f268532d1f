"""Posted help that moves no money of the fund, read back from the proposals that decided it.

A deferral, a loan from another member and a bank loan on support saving make no voucher: their
lines stand in ``proposals/posted``, and count from the day of the decision.
"""

from __future__ import annotations

from datetime import date

from consortium.help import PostedHelp, help_without_voucher
from ledger.approvals import read_decisions
from ledger.files import Files
from ledger.read_proposal import read_proposal

_KINDS = (b' custom "proposal" "liquidity" ', b' custom "proposal" "relocation" ')
_HEAD_BYTES = 80


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
    return found


def _is_help(files: Files, path: str) -> bool:
    with (files.root / path).open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return any(kind in head for kind in _KINDS)
