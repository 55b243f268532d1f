"""What an interrupted command left behind: completed if it was promised, else dropped, and told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from consortium.problems import BooksError, Problem, Source, Words
from ledger import intent as intents
from ledger.change import LOCK, PENDING
from ledger.disk import BEGUN, DiskError, at, disk_problem, size, telling
from ledger.intent import Intent
from ledger.lock import UNKNOWN, Lock, Run

Outcome = Literal["completed", "dropped"]
_TOLD: dict[Outcome, str] = {
    "completed": "interrupted_change_was_completed",
    "dropped": "interrupted_change_was_dropped",
}


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a command that was interrupted: its last change was completed or dropped.

    ``who``, ``command`` and ``since`` are empty when nobody knows; ``paths`` are the change's files
    where it was found half-way, ``books`` the folder where nothing is known of them.
    """

    outcome: Outcome
    who: str = ""
    command: str = ""
    since: str = ""
    paths: tuple[str, ...] = ()
    books: str = "."

    @property
    def problem(self) -> Problem:
        """The finding to show."""
        return Problem(
            _TOLD[self.outcome],
            Source(", ".join(self.paths) or self.books),
            {
                "who": self.who or Words(sv="någon", en="somebody"),
                "command": self.command or Words(sv="ett kommando", en="a command"),
                "since": self.since or "?",
            },
        )


def recover(lock: Lock) -> tuple[Recovery, ...]:
    """Complete or drop what an interrupted command left; what became of each such command."""
    root = lock.root
    with telling(PENDING):
        names = intents.staged(root)
        intent = intents.find(root)
        is_promised = intent is not None and not _is_lost(root, intent)
    try:
        if intent is not None and is_promised:
            intents.carry_out(root, intent)
            finish(lock, intent)
        elif names:
            intents.drop(root)
    except DiskError as error:
        raise BooksError([disk_problem(error, state=BEGUN)]) from error
    if names and not lock.untold:
        lock.untold = (intent.run if intent else UNKNOWN,)
    return tuple(_told(run, intent, root) for run in lock.untold)


def is_interrupted(root: Path) -> bool:
    """True if a command was interrupted, or one is writing at this moment."""
    with telling(LOCK):
        return bool(intents.staged(root)) or size(root / LOCK) > 0


def finish(lock: Lock, intent: Intent) -> None:
    """End the promise of a change that is in the books."""
    with at(LOCK):
        lock.mark_written(intent.run)
    intents.forget(lock.root)


def _is_lost(root: Path, intent: Intent) -> bool:
    """True for a promise that was being taken back: nothing done, and its contents swept."""
    return intents.is_untouched(root, intent) and not intents.is_staged(root, intent)


def _told(run: Run, intent: Intent | None, root: Path) -> Recovery:
    paths = intent.paths if intent is not None and run.is_same(intent.run) else ()
    outcome: Outcome = "completed" if run.is_written else "dropped"
    return Recovery(outcome, run.who, run.command, run.since, paths, str(root))


def take_back(root: Path, intent: Intent) -> bool:
    """Drop a change that has put no file in place; ``False`` if it has, or nobody can tell."""
    try:
        if not intents.is_untouched(root, intent):
            return False
        with suppress(OSError):
            intents.drop(root)
        return intents.find(root) is None
    except (OSError, BooksError):
        return False
