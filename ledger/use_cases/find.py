"""Finding what people name by a few characters: proposals and vouchers."""

from __future__ import annotations

from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.proposal import Proposal
from consortium.voucher import Voucher, VoucherNumber
from ledger.books import Books

_NONE = Words("just nu inget", "none just now")


def find_proposal(books: Books, prefix: str) -> Proposal:
    """The one waiting proposal whose digest begins so; ``Refusal`` when none or several do."""
    waiting = books.proposals()
    found = [proposal for proposal in waiting if proposal.digest.startswith(prefix)]
    if len(found) == 1 and prefix:
        return found[0]
    values: dict[str, Value] = {
        "found": prefix,
        "known": tuple(proposal.digest[:8] for proposal in waiting) or _NONE,
    }
    posted = books.posted_proposal(prefix)
    if not prefix:
        code = "proposal_must_be_named"
    elif posted is not None:
        code = "proposal_must_not_be_posted_twice"
    elif found:
        code = "proposal_must_be_unambiguous"
    else:
        code = "proposal_must_be_waiting"
    raise Refusal([Problem(code, Source(prefix or "ID"), values)])


def find_voucher(books: Books, text: str) -> tuple[Voucher, Source]:
    """The voucher with that number, and where it stands; ``Refusal`` when there is none."""
    try:
        number = VoucherNumber.parse(text)
    except ValueError:
        values: dict[str, Value] = {"found": text}
        raise Refusal([Problem("voucher_number_must_be_readable", Source(text), values)]) from None
    found = books.voucher(number)
    if found is None:
        tip = books.balances.tip(number.series, number.year)
        values = {"found": str(number), "last": tip.number}
        raise Refusal([Problem("voucher_must_exist", Source(text), values)])
    return found
