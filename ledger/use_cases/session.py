"""One command's run: whose it is, when, on which books, and the way its change is written.

``writing`` takes the lock, completes or drops what an interrupted run left, opens the books and
gives a :class:`Desk`; ``Desk.commit`` writes the change as one intent with its log line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from consortium.members import RoleName
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.progress import Progress, quiet
from ledger.append import Change, Door, Operation, settle
from ledger.append import writing as open_door
from ledger.books import Books, open_books
from ledger.documents import archive_all
from ledger.log import log_append

VERSION = "0.1.0"
_NOBODY = Words("ingen har den ännu", "nobody has it yet")


@dataclass(frozen=True, slots=True)
class Session:
    """Who runs what, when. ``today`` dates what is booked; ``now`` is when it was made.

    ``progress`` is told how far the work has come.
    """

    root: Path
    now: dt.datetime
    today: dt.date
    by: str | None = None
    command: str = ""
    progress: Progress = quiet

    @property
    def at(self) -> str:
        """The time of the run as it stands in the books: ISO, to the second."""
        return self.now.replace(microsecond=0, tzinfo=None).isoformat()

    @property
    def period(self) -> Period:
        """The month that ``today`` lies in."""
        return Period.of(self.today)


@dataclass(frozen=True, slots=True)
class Desk:
    """The books under lock, for the person who has the role; ``notices`` are to be told."""

    session: Session
    books: Books
    by: str
    door: Door

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What became of commands that were interrupted."""
        return self.door.findings

    def commit(
        self,
        operations: Sequence[Operation],
        *,
        inputs: Mapping[str, object],
        result: Mapping[str, object],
    ) -> None:
        """Write the operations, the archived settings and the log line as one intent."""
        root, year = self.books.root, self.session.now.year
        settings = archive_all(root, self.books.settings.items(), year)
        line = log_append(
            root,
            at=self.session.at,
            who=self.by,
            command=self.session.command,
            version=VERSION,
            inputs=inputs,
            result=result,
        )
        self.door.apply(Change((*settings, *operations, line)), self.session.progress)


def reading(session: Session) -> tuple[Books, tuple[Problem, ...]]:
    """The books to look at, and what became of commands that were interrupted."""
    who = session.by or "?"
    notices = settle(session.root, who=who, command=session.command, since=session.at)
    return open_books(session.root, progress=session.progress), notices


@contextmanager
def writing(session: Session, role: RoleName) -> Iterator[Desk]:
    """The books under lock; ``Refusal`` for a person without the role, a held lock, the future."""
    _must_not_be_future(session)
    who = session.by or "?"
    with open_door(session.root, who=who, command=session.command, since=session.at) as door:
        books = open_books(session.root, progress=session.progress)
        by = person_with_role(books, session, role)
        yield Desk(session, books, by, door)


def person_with_role(books: Books, session: Session, role: RoleName) -> str:
    """The person's key, if it holds the role on the day; ``Refusal`` otherwise."""
    people = books.consortium.people
    fitting = tuple(key for key, one in people.items() if one.has_role(role, session.today))
    where = Source("consortium.yaml")
    if session.by is None:
        raise Refusal([Problem("person_must_be_named", where, {"fitting": fitting or _NOBODY})])
    if session.by not in people:
        values: dict[str, Value] = {"found": session.by, "known": tuple(people)}
        raise Refusal([Problem("person_must_be_known", where, values)])
    if session.by not in fitting:
        values = {"found": session.by, "role": role, "day": session.today}
        values["fitting"] = fitting or _NOBODY
        raise Refusal([Problem("person_must_have_the_role", where, values)])
    return session.by


def _must_not_be_future(session: Session) -> None:
    if session.today > session.now.date():
        values = {"found": session.today, "today": session.now.date()}
        raise Refusal([Problem("day_must_not_be_future", Source("--date"), values)])
