"""Who may log in: names, roles and argon2 hashes, in the system's state folder.

Users are of the machine that serves, not of the books: the books hold no password, and a copy of
them opens nothing (design.md §7). The file is read anew at each login, so that ``user`` works while
the server runs.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from consortium.problems import InputError, Problem, Source, Value, Words
from consortium.system import answer
from ledger.books import Books

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["treasurer", "board", "auditor"]
ROLES: tuple[Role, ...] = get_args(Role)
PASSWORD_LEAST = 12  # characters; a sentence is easy to remember and hard to guess
PASSWORD_MOST = 1024
_EDITED = Words("en fil som Fondbok inte har skrivit", "a file that Fondbok did not write")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in. ``person`` is the key in consortium.yaml of who it is."""

    name: str
    role: Role
    hash: str
    person: str | None = None


def state_folder(books: Path, environment: Mapping[str, str]) -> Path:
    """The folder for what the server keeps about these books.

    >>> state_folder(Path("/srv/bok"), {"XDG_STATE_HOME": "/var/lib"}).parent
    PosixPath('/var/lib/fondbok')
    """
    home = environment.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
    place = hashlib.sha256(str(books.resolve()).encode()).hexdigest()[:16]
    return Path(home) / "fondbok" / place


def add(
    books: Books,
    environment: Mapping[str, str],
    name: str,
    role: str,
    password: str,
    person: str | None,
) -> User:
    """A new user of these books; ``InputError`` for a person that consortium.yaml does not know."""
    if person is not None and person not in books.consortium.people:
        values: dict[str, Value] = {"found": person, "known": tuple(books.consortium.people)}
        raise InputError([Problem("person_must_be_known", Source("--person"), values)])
    users = Users(state_folder(books.root, environment))
    return users.add(name, cast(Role, role), password, person)


@dataclass(frozen=True)
class Users:
    """The users of one folder of books, in ``users.json`` of a state folder."""

    folder: Path

    @property
    def path(self) -> Path:
        """Where they are kept; only the server's own user may read it."""
        return self.folder / "users.json"

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        return PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """A hash to try passwords of unknown users on: time must not tell that there is none."""
        return self._hasher.hash("nobody has this password")

    def all(self) -> tuple[User, ...]:
        """Every user, by name; ``InputError`` when the file cannot be read."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise self._unusable(answer(error)) from None
        try:
            return tuple(User(**one) for one in json.loads(content))
        except (ValueError, TypeError):
            raise self._unusable(_EDITED) from None

    def must_be_some(self) -> None:
        """``InputError`` while nobody may log in: a server for nobody is a mistake."""
        if not self.all():
            raise InputError([Problem("somebody_must_be_able_to_log_in", Source("user"), {})])

    def login(self, name: str, password: str) -> User | None:
        """The user, if the password is right; it takes as long if there is no such user."""
        from argon2.exceptions import VerificationError

        found = next((user for user in self.all() if user.name == name), None)
        try:
            self._hasher.verify(self._nobody if found is None else found.hash, password)
        except VerificationError:
            return None
        return found

    def add(self, name: str, role: Role, password: str, person: str | None = None) -> User:
        """A new user; ``InputError`` for a name that is taken or a password that is too short."""
        if self._of(name) is not None:
            raise InputError([Problem("user_must_be_new", Source("user"), {"found": name})])
        made = User(name, role, self._hashed(password), person)
        self._write([*self.all(), made])
        return made

    def set_password(self, name: str, password: str) -> None:
        """Another password; ``InputError`` for a user who is not there."""
        hashed = self._hashed(password)
        self._must_be_there(name)
        self._write(replace(u, hash=hashed) if u.name == name else u for u in self.all())

    def remove(self, name: str) -> None:
        """Take a user away; ``InputError`` for one who is not there."""
        self._must_be_there(name)
        self._write(user for user in self.all() if user.name != name)

    def _of(self, name: str) -> User | None:
        return next((user for user in self.all() if user.name == name), None)

    def _must_be_there(self, name: str) -> None:
        if self._of(name) is None:
            known: Value = tuple(user.name for user in self.all()) or "–"
            values = {"found": name, "known": known}
            raise InputError([Problem("user_must_be_known", Source("user"), values)])

    def _hashed(self, password: str) -> str:
        if not PASSWORD_LEAST <= len(password) <= PASSWORD_MOST:
            values: dict[str, Value] = {"found": len(password), "least": PASSWORD_LEAST}
            raise InputError([Problem("password_must_be_long", Source("password"), values)])
        return self._hasher.hash(password)

    def _write(self, users: Iterable[User]) -> None:
        kept = [asdict(user) for user in sorted(users, key=lambda user: user.name)]
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
                json.dump(kept, file, ensure_ascii=False, indent=1)
            draft.replace(self.path)
        except OSError as error:
            raise self._unusable(answer(error)) from None

    def _unusable(self, found: Value) -> InputError:
        values: dict[str, Value] = {"found": found}
        return InputError([Problem("users_must_be_readable", Source(str(self.path)), values)])
