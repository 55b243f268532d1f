"""``reconcile --accept``: a named person lets a difference stand, and says why.

It holds as long as the amounts are the same: the id is made of them.
"""

from __future__ import annotations

from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value, Words
from ledger.decisions import accepting
from ledger.use_cases.reconcile import Reconciled, reconcile
from ledger.use_cases.session import Session, writing
from rules.reconcile.differences import Acceptance, Difference

_NONE = Words("just nu ingen", "none just now")


def accept(session: Session, period: Period, prefix: str, why: str) -> tuple[Problem, ...]:
    """Record that the open difference whose id begins so is let stand; ``Refusal`` if none is.

    Gives what is to be told of commands that were interrupted.
    """
    if not why.strip():
        raise Refusal([Problem("acceptance_must_say_why", Source("--why"), {"found": prefix})])
    with writing(session, "treasurer") as desk:
        one = _open(reconcile(desk.books, period, session.progress), prefix)
        accepted = Acceptance(one.id(period), period, desk.by, session.at, why.strip())
        desk.commit(
            [accepting(desk.books.root, accepted)],
            inputs={"difference": accepted.id, "why": accepted.why},
            result={"accepted": accepted.id},
        )
        return desk.notices


def _open(found: Reconciled, prefix: str) -> Difference:
    by_id = {one.id(found.period): one for one in found.open}
    fitting = [key for key in by_id if prefix and key.startswith(prefix)]
    if len(fitting) == 1:
        return by_id[fitting[0]]
    values: dict[str, Value] = {
        "found": prefix,
        "month": found.period,
        "known": tuple(by_id) or _NONE,
    }
    raise Refusal([Problem("difference_must_be_open", Source("--accept"), values)])
