"""Who is logged in, and who has guessed too often; in the memory of the one process that serves.

A session is a random token that only the browser and this process know, so that one that has ended
cannot be used again, and a server that starts anew knows nobody.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from reports.web.users import User

Clock = Callable[[], dt.datetime]
IDLE = dt.timedelta(minutes=60)
LONGEST = dt.timedelta(hours=10)
GUESSES = 5
LOCKED_FOR = dt.timedelta(minutes=15)


@dataclass(slots=True)
class Session:
    """A login: whose, since when, and the token that its forms carry (CSRF)."""

    user: User
    began: dt.datetime
    used: dt.datetime
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))


@dataclass
class Sessions:
    """The sessions by the hash of their token: whoever reads memory gets no token to use."""

    clock: Clock
    _held: dict[str, Session] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, user: User) -> str:
        """A new session; gives its token, which is always a new one (no fixation)."""
        token, now = secrets.token_urlsafe(32), self.clock()
        with self._lock:
            self._held = {key: one for key, one in self._held.items() if not _is_over(one, now)}
            self._held[_key(token)] = Session(user, now, now)
        return token

    def of(self, token: str) -> Session | None:
        """The session of a token, ``None`` when it is over or never was."""
        now = self.clock()
        with self._lock:
            found = self._held.get(_key(token))
            if found is None:
                return None
            if _is_over(found, now):
                del self._held[_key(token)]
                return None
            found.used = now
            return found

    def end(self, token: str) -> None:
        """Log out: the token is worth nothing from now on."""
        with self._lock:
            self._held.pop(_key(token), None)

    def end_all_of(self, name: str) -> None:
        """Log a user out everywhere."""
        with self._lock:
            self._held = {key: one for key, one in self._held.items() if one.user.name != name}


def _is_over(session: Session, now: dt.datetime) -> bool:
    return now - session.used > IDLE or now - session.began > LONGEST


def _key(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass
class Guesses:
    """Wrong passwords by user name and by address; after ``GUESSES`` both must wait.

    A name that nobody has is counted like any other, so that being locked tells nothing.
    """

    clock: Clock
    _wrong: dict[str, list[dt.datetime]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def must_wait(self, *who: str) -> bool:
        """True while one of them has guessed too often of late."""
        with self._lock:
            return any(len(self._recent(one)) >= GUESSES for one in who)

    def was_wrong(self, *who: str) -> None:
        """Count a wrong password."""
        with self._lock:
            for one in who:
                self._wrong[one] = [*self._recent(one), self.clock()]

    def was_right(self, *who: str) -> None:
        """Forget what was wrong before."""
        with self._lock:
            for one in who:
                self._wrong.pop(one, None)

    def _recent(self, who: str) -> list[dt.datetime]:
        since = self.clock() - LOCKED_FOR
        kept = [at for at in self._wrong.get(who, []) if at > since]
        if kept:
            self._wrong[who] = kept
        else:
            self._wrong.pop(who, None)
        return kept
