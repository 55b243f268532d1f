"""Decisions: what a body decided of a proposal, at which meeting, who took part and who left.

A decision names the digest of the proposal, so that the board gets exactly what it saw
(design.md §4). It is written once and never edited; later minutes are an addition of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

_TEXT = re.compile(r"(?P<body>\S.*?)\s+(?P<day>\d{4}-\d\d-\d\d)\s+§\s*(?P<paragraph>\d+[a-z]?)")

State = Literal["waiting", "approved", "rejected", "expired"]


class Decision(NamedTuple):
    """The decision as the minutes name it: body, day of the meeting and § of the minutes.

    >>> Decision.parse("Styrelsen 2026-04-07 §5")
    Decision(body='Styrelsen', day=datetime.date(2026, 4, 7), paragraph='5')
    >>> str(Decision.parse("Styrelsen 2026-04-07 §5"))
    'Styrelsen 2026-04-07 § 5'
    """

    body: str
    day: dt.date
    paragraph: str

    @classmethod
    def parse(cls, text: str) -> Decision:
        """Read ``Styrelsen 2026-04-07 § 5``; ``ValueError`` for anything else."""
        found = _TEXT.fullmatch(" ".join(text.split()))
        if found is None:
            raise ValueError(f"not a decision: {text!r}")
        return cls(found["body"], dt.date.fromisoformat(found["day"]), found["paragraph"])

    def __str__(self) -> str:
        return f"{self.body} {self.day} § {self.paragraph}"


class Recused(NamedTuple):
    """Somebody who left the room, and the parties of the case that it may represent.

    Without members the ground was another one, which the minutes tell.
    """

    name: str
    members: tuple[str, ...] = ()


class Votes(NamedTuple):
    """Who voted for and against, and who was recused, as they were named."""

    voted_for: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """That a body said yes to a proposal.

    ``proposal`` is the digest; ``body`` who decided ("board", "treasurer+chair",
    "general_meeting", with ":wages" when it was urgent). ``voted_for``, ``against`` and ``recused``
    are people (members at a general meeting); ``others`` were named but have no vote in the matter:
    recorded, not counted. ``quorum`` is how many had to take part, ``counted`` how many did.
    ``valid_until`` is the last day to carry it out. ``minutes`` is the sha256 of the archived
    minutes, ``adjusted`` the day they were adjusted (*justerade*). ``report_to`` is the meeting
    that must be told of it, ``reported`` where it was. ``by`` recorded it ``at``.
    """

    proposal: str
    decision: Decision
    body: str
    voted_for: tuple[str, ...]
    against: tuple[str, ...]
    recused: tuple[Recused, ...]
    others: tuple[str, ...]
    quorum: int
    counted: int
    by: str
    at: str
    valid_until: dt.date | None = None
    report_to: str = ""
    minutes: str = ""
    adjusted: dt.date | None = None
    reported: Decision | None = None

    @property
    def is_to_report(self) -> bool:
        """True for an urgent decision until the meeting that it is owed to has heard of it."""
        return bool(self.report_to) and self.reported is None

    @property
    def urgent(self) -> str:
        """Why it could not wait ("wages"), if it was an urgent decision."""
        return self.body.partition(":")[2]

    @property
    def votes(self) -> Votes:
        """All who were named, whether they counted or not."""
        recused = tuple(one.name for one in self.recused)
        return Votes((*self.voted_for, *self.others), self.against, recused)

    def holds(self, day: dt.date) -> bool:
        """True until the decision is too old to be carried out."""
        return self.valid_until is None or day <= self.valid_until


@dataclass(frozen=True, slots=True)
class Rejection:
    """That a body said no to a proposal, and why."""

    proposal: str
    decision: Decision
    body: str
    why: str
    by: str
    at: str


class Reported(NamedTuple):
    """That an urgent decision was reported to the meeting which had to be told of it."""

    proposal: str
    decision: Decision
    reported: Decision
    by: str
    at: str


class Adjustment(NamedTuple):
    """That the minutes of a recorded decision came, and the day they were adjusted."""

    proposal: str
    decision: Decision
    minutes: str
    adjusted: dt.date
    by: str
    at: str
