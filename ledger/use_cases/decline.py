"""``decline``: a member that was asked to lend has said no, and the need is open again.

A loan between members is a request until the lender has decided. What was posted stands and
counts for nothing; that lender is asked no more for the month (design.md §3).
"""

from __future__ import annotations

from dataclasses import dataclass

from consortium.help import PostedHelp
from consortium.money import ZERO
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from ledger.decisions import recording
from ledger.help import Declined, declined_text
from ledger.use_cases.session import Session, writing


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, and the request that it answers."""

    declined: Declined
    request: PostedHelp
    is_written: bool = True


def decline(
    session: Session, member: str, lender: str, period: Period, *, why: str, dry_run: bool = False
) -> Recorded:
    """Record that ``lender`` does not lend to ``member`` for the month."""
    with writing(session, "treasurer") as desk:
        request = next(
            (
                one
                for one in desk.books.balances.help_to(member)
                if one.month == period and one.lender == lender and one.granted > ZERO
            ),
            None,
        )
        if request is None:
            values: dict[str, Value] = {"member": member, "lender": lender, "month": period}
            raise Refusal([Problem("request_must_be_posted", Source("proposals/posted"), values)])
        said = Declined(member, lender, period, " ".join(why.split()), desk.by, session.at)
        if not dry_run:
            desk.commit(
                [recording(desk.books.root, said.at, declined_text(said))],
                inputs={"request": request.key},
                result={"declined": str(request.granted)},
            )
        return Recorded(said, request, not dry_run)
