"""Who may log in, in the terminal; and the password that is asked for, which is never shown."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from consortium.money import Language
from reports.terminal.as_json import Json
from reports.terminal.layout import table
from reports.terminal.options import Options
from reports.web.users import User

_HEADINGS: dict[Language, list[str]] = {
    "sv": ["Användare", "Roll", "Person"],
    "en": ["User", "Role", "Person"],
}
_ROLES = {
    "treasurer": ("kassör", "treasurer"),
    "board": ("styrelse", "board"),
    "auditor": ("revisor", "auditor"),
}
_ADDED = ("{name} kan logga in som {role}.", "{name} may log in as {role}.")
_NOBODY = ("Ingen kan logga in.", "Nobody may log in.")
_ASK = ("Lösenord", "Password")


def password(options: Options, *, from_stdin: bool) -> str:
    """The password: a line of standard input, or asked for twice on the terminal."""
    if from_stdin or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    text: str = click.prompt(_ASK[options.language == "en"], hide_input=True, err=True,
                             confirmation_prompt=True)  # fmt: skip
    return text


def added(user: User, language: Language) -> str:
    """That somebody may log in from now on."""
    return _ADDED[language == "en"].format(name=user.name, role=_role(user, language))


def users(found: Sequence[User], language: Language) -> str:
    """Everybody who may log in."""
    if not found:
        return _NOBODY[language == "en"]
    rows = [[user.name, _role(user, language), user.person or "–"] for user in found]
    return table(_HEADINGS[language], rows)


def as_json(found: Sequence[User]) -> Json:
    """``{users: [{name, role, person}], problems}``; hashes stay where they are."""
    shown = [{"name": u.name, "role": u.role, "person": u.person} for u in found]
    return {"users": shown, "problems": []}


def _role(user: User, language: Language) -> str:
    return _ROLES[user.role][language == "en"]
