"""``consortium.yaml`` → :class:`~consortium.members.Consortium` (design.md §7).

What its parts say of each other is tested too: nobody sits anywhere who does not exist, no two
keys share an account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from consortium.keys import component
from consortium.members import ALWAYS_PURPOSES, Body, Consortium, Dated, Seat
from consortium.problems import PolicyError, Problem
from rules.notes import Notes, Path
from rules.text import bind, parse

# What ``from:`` of a liquidity source means besides a purpose.
RESERVED_PURPOSES: Final = ("members", "stodspar")


def read_consortium(content: bytes, file: str) -> Consortium:
    """The consortium; :class:`PolicyError` with every error, findings left out.

    >>> read_consortium(b"name: Motala", "consortium.yaml")
    Traceback (most recent call last):
    consortium.problems.PolicyError: key_must_be_given; key_must_be_given; key_must_be_given; \
key_must_be_given; key_must_be_given; key_must_be_given
    """
    return read_with_findings(content, file)[0]


def read_with_findings(content: bytes, file: str) -> tuple[Consortium, tuple[Problem, ...]]:
    """The consortium and what should be told of it; :class:`PolicyError` with every error."""
    document = parse(content, file)
    consortium = bind(document, Consortium)
    notes = Notes(file, document)
    _check_accounts(((("members", key), key) for key in consortium.members), notes)
    purposes: list[tuple[Path, str]] = [(("purposes",), key) for key in ALWAYS_PURPOSES]
    purposes += [(("purposes", i), key) for i, key in enumerate(consortium.purposes)]
    _check_accounts(purposes, notes)
    _check_purposes(consortium, notes)
    _check_members(consortium, notes)
    _check_statutes(consortium, notes)
    _check_people(consortium, notes)
    for name, body in consortium.bodies.items():
        _check_body(consortium, name, body, notes)
    for name, account in consortium.bank_accounts.items():
        _check_days(("bank_accounts", name), account, notes)
    _check_bookings(consortium, notes)
    if any(not problem.is_finding for problem in notes.problems):
        raise PolicyError(notes.problems)
    return consortium, notes.problems


def _check_accounts(keys: Iterable[tuple[Path, str]], notes: Notes) -> None:
    """Two keys that give the same component would share accounts."""
    first: dict[str, str] = {}
    for path, key in keys:
        other = first.setdefault(component(key), key)
        if other != key:
            notes.at_key("keys_must_give_different_accounts", path,
                         found=key, other=other, component=component(key))  # fmt: skip


def _check_purposes(consortium: Consortium, notes: Notes) -> None:
    if "administration" not in consortium.purposes:
        notes.at_key("purposes_must_hold_administration", ("purposes",), found=consortium.purposes)
    for i, key in enumerate(consortium.purposes):
        if key in consortium.purposes[:i]:
            notes.at("purposes_must_be_named_once", ("purposes", i), found=key)
        if key in RESERVED_PURPOSES:
            notes.at("purpose_must_not_be_reserved", ("purposes", i), found=key)


def _check_members(consortium: Consortium, notes: Notes) -> None:
    holders = {consortium.organisation_number: consortium.name}
    for key, member in consortium.members.items():
        path = ("members", key)
        _check_paid(path, member.pay_to, notes)
        if member.left is not None and member.left < member.joined:
            notes.at("left_must_not_be_before_joined", (*path, "left"),
                     found=member.left, joined=member.joined)  # fmt: skip
        other = holders.setdefault(member.organisation_number, member.name)
        if other != member.name or member.organisation_number == consortium.organisation_number:
            notes.at("organisation_number_must_be_unique", (*path, "organisation_number"),
                     found=member.organisation_number, other=other)  # fmt: skip


def _check_statutes(consortium: Consortium, notes: Notes) -> None:
    lowest, highest = consortium.statutes.levy_between
    if not 0 <= lowest <= highest <= 1:
        notes.at("levy_between_must_ascend", ("statutes", "levy_between"),
                 lowest=lowest, highest=highest)  # fmt: skip


def _check_people(consortium: Consortium, notes: Notes) -> None:
    for key, person in consortium.people.items():
        _check_paid(("people", key), person.pay_to, notes)
        for i, role in enumerate(person.roles):
            _check_days(("people", key, "roles", i), role, notes)
        for i, held in enumerate(person.represents):
            path = ("people", key, "represents", i)
            _check_days(path, held, notes)
            notes.must_be_one_of(
                "member_must_exist", (*path, "member"), held.member, consortium.members
            )
    roles = {role.role for person in consortium.people.values() for role in person.roles}
    if "treasurer" not in roles:
        notes.at_key("treasurer_should_be_named", ("people",))


def _check_body(consortium: Consortium, name: str, body: Body, notes: Notes) -> None:
    """The general meeting is of members (EFL 6 kap.), every other body of people."""
    path = ("bodies", name)
    people: Mapping[str, object] = consortium.people
    if name == "general_meeting":
        _check_seats("member_must_exist", (*path, "members"), body.members, consortium.members,
                     notes)  # fmt: skip
    else:
        _check_seats("person_must_exist", (*path, "members"), body.members, people, notes)
    _check_seats("person_must_exist", (*path, "chair"), body.chair, people, notes)
    _check_seats("person_must_exist", (*path, "deputies"), body.deputies, people, notes)
    for i, seats in enumerate(body.seats):
        _check_days((*path, "seats", i), seats, notes)


def _check_seats(
    code: str, path: Path, seats: Iterable[Seat], known: Iterable[str], notes: Notes
) -> None:
    names = tuple(known)
    for i, seat in enumerate(seats):
        _check_days((*path, i), seat, notes)
        notes.must_be_one_of(code, (*path, i, "holder"), seat.holder, names)


def _check_bookings(consortium: Consortium, notes: Notes) -> None:
    """What bears costs is a purpose, but not the one that only lends (design.md §3)."""
    purposes = tuple(key for key in consortium.all_purposes if key != "revolving")
    for i, rule in enumerate(consortium.bookings):
        if rule.purpose is not None:
            path = ("bookings", i, "purpose")
            notes.must_be_one_of("purpose_must_exist", path, rule.purpose, purposes)


def _check_paid(path: Path, paid: Iterable[Dated], notes: Notes) -> None:
    for i, one in enumerate(paid):
        _check_days((*path, "pay_to", i), one, notes)


def _check_days(path: Path, dated: Dated, notes: Notes) -> None:
    if dated.from_ and dated.until and dated.until < dated.from_:
        notes.at("until_must_not_be_before_from", (*path, "until"),
                 found=dated.until, start=dated.from_)  # fmt: skip
