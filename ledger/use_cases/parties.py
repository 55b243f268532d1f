"""The parties of a consortium as lists name them: its members, and the fund itself."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from consortium.members import Consortium
from consortium.problems import Problem, Source, Value
from rules.text import near

# Where a key of a member stands, the fund's; no member can be called so.
FUND = "=fund"
_FUND_WORDS = ("fond", "fonden", "fund", "the fund")
_KNOWN_MAX = 20


@dataclass(frozen=True)
class Parties:
    """Finds keys by what people write: key, name or organisation number."""

    consortium: Consortium

    def key_of(self, text: str) -> str | None:
        """The key of a member, ``FUND`` for the fund, ``None`` for anybody else."""
        named = self._keys.get(_plain(text))
        if named is not None:
            return named
        number = "".join(ch for ch in text if ch.isdigit())
        if number and number == self.consortium.organisation_number.replace("-", ""):
            return FUND
        return self.consortium.member_by_number(text) if number else None

    def unknown(self, text: str, place: Source) -> Problem:
        """The problem of a name that is nobody's."""
        known = tuple(self.consortium.members)
        shown = known if len(known) <= _KNOWN_MAX else (*known[:_KNOWN_MAX], "…")
        values: dict[str, Value] = {
            "found": text or "–",
            "hint": near(_plain(text), self._keys),
            "known": shown,
        }
        return Problem("party_must_be_known", place, values)

    def name(self, key: str) -> str:
        """The name of a party."""
        return self.consortium.name if key == FUND else self.consortium.members[key].name

    @cached_property
    def _keys(self) -> dict[str, str]:
        members = self.consortium.members
        fund = {_plain(name): FUND for name in (*_FUND_WORDS, self.consortium.name)}
        named = {_plain(member.name): key for key, member in members.items()}
        return fund | named | {_plain(key): key for key in members}


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("_", " ").split())
