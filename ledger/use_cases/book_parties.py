"""Who is paid, and who attests it: never the same (design.md §3)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from consortium.keys import component
from consortium.members import Consortium, RoleName
from consortium.problems import Problem, Source, Value, Words

ATTESTING: tuple[RoleName, ...] = ("attestor", "treasurer", "board", "chair")
_ATTEST = Source("--attested-by")
_NOBODY = Words("ingen har en sådan roll", "nobody holds such a role")


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: a person or member of the consortium where the text names one, else the text."""

    name: str
    person: str | None = None
    member: str | None = None
    number: str = ""

    @property
    def component(self) -> str:
        """Its component in account names; empty when the name holds no letters.

        >>> Payee("Elverket i Motala AB").component
        'ElverketIMotalaAB'
        """
        key = self.person or self.member
        words = re.findall(r"[A-Za-z0-9åäöÅÄÖ]+", self.name)
        return component(key) if key else "".join(word[:1].upper() + word[1:] for word in words)

    @property
    def counterparty(self) -> str:
        """As the voucher names it."""
        return f"{self.name} ({self.number})" if self.number else self.name


def payee_of(consortium: Consortium, text: str) -> Payee:
    """The payee that a key or a name means."""
    text = " ".join(text.split())
    for key, person in consortium.people.items():
        if text.casefold() in (key, person.name.casefold()):
            return Payee(person.name, person=key)
    for key, member in consortium.members.items():
        if text.casefold() in (key, member.name.casefold()):
            return Payee(member.name, member=key, number=member.organisation_number)
    return Payee(text)


def attest_problems(
    consortium: Consortium, attester: str, payee: Payee, day: dt.date, *, not_by: str | None
) -> Iterator[Problem]:
    """Why a person may not attest: unknown, without a role, is paid, or (``not_by``) books it."""
    people = consortium.people
    fitting = tuple(
        key
        for key, one in people.items()
        if any(one.has_role(role, day) for role in ATTESTING) and key not in (payee.person, not_by)
    )
    values: dict[str, Value] = {"found": attester, "fitting": fitting or _NOBODY}
    if attester not in people:
        yield Problem("attester_must_be_known", _ATTEST, values)
        return
    person = people[attester]
    if not any(person.has_role(role, day) for role in ATTESTING):
        yield Problem("attester_must_hold_a_role", _ATTEST, {**values, "day": day})
    represents = any(one.member == payee.member and one.holds(day) for one in person.represents)
    if attester == payee.person or represents:
        yield Problem("attester_must_not_be_the_payee", _ATTEST, {**values, "payee": payee.name})
    elif attester == not_by:
        yield Problem("attester_must_not_be_who_books", _ATTEST, values)
