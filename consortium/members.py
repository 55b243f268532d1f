"""The consortium: its members, people and their roles, bodies, purposes and bank accounts.

This is the shape of ``consortium.yaml`` (design.md §7). Whatever changes over time is dated; a
bare value holds always; ``until`` and ``left`` are the last day that counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from consortium.fields import (
    AccountNumber,
    Accounts,
    Bankgiro,
    Bic,
    Day,
    Iban,
    Key,
    OrganisationNumber,
    Plusgiro,
    Rate,
    Shape,
    wrong,
)
from consortium.keys import component
from consortium.money import Language
from consortium.pay_to import PayTo, PayToField
from consortium.period import FiscalCalendar, Period

Form = Literal["ekonomisk_forening", "ideell_forening"]
RoleName = Literal["treasurer", "board", "chair", "deputy", "auditor", "member", "attestor"]
ALWAYS_PURPOSES = ("tax", "revolving")


class Dated(Shape):
    """Something that holds from a day until a day, both included; open where not given."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    def holds(self, day: dt.date) -> bool:
        """True on the days that it covers."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


class Role(Dated):
    """A role of a person."""

    role: RoleName


class Representation(Dated):
    """A member that a person may represent (ställföreträdare): the ground of recusal."""

    member: Key


class Seats(Dated):
    """How many seats a body has."""

    seats: int = Field(ge=1)


def _bare(key: str) -> BeforeValidator:
    """Let a list hold bare values beside dated mappings: ``treasurer``, ``{role: treasurer}``."""

    def widen(value: object) -> object:
        if isinstance(value, str | Mapping):
            value = [value]
        if isinstance(value, list):
            return [entry if isinstance(entry, Mapping) else {key: entry} for entry in value]
        return value

    return BeforeValidator(widen)


class PaidTo(Dated):
    """Where somebody is paid."""

    pay_to: PayToField


class Paid(Shape):
    """Somebody who may be paid: where, bare or dated."""

    pay_to: Annotated[tuple[PaidTo, ...], _bare("pay_to")] = ()

    def paid_to(self, day: dt.date) -> PayTo | None:
        """Where it is paid on that day; the last that holds, ``None`` when none is given."""
        return next((one.pay_to for one in reversed(self.pay_to) if one.holds(day)), None)


class Person(Paid):
    """Somebody with a role in the consortium."""

    name: str = Field(min_length=1)
    roles: Annotated[tuple[Role, ...], _bare("role")] = ()
    represents: Annotated[tuple[Representation, ...], _bare("member")] = ()
    email: str | None = None

    def has_role(self, role: RoleName, day: dt.date) -> bool:
        """True when the person holds the role on that day."""
        return any(held.role == role and held.holds(day) for held in self.roles)


class MemberAccounts(Shape):
    """On which of its own accounts a member books what the fund notices it of (BAS numbers).

    ``vat`` is input VAT; a member that may not deduct it gives the account of the service fee.
    ``loan`` is its debt to the fund, ``interest`` and ``charge`` what the loan costs it.
    """

    levy: AccountNumber = "6982"
    service: AccountNumber = "6560"
    vat: AccountNumber = "2641"
    capital: AccountNumber = "1356"
    payable: AccountNumber = "2440"
    loan: AccountNumber = "2840"
    interest: AccountNumber = "8420"
    charge: AccountNumber = "8490"


class Member(Paid):
    """A member cooperative. ``sales_to_members`` are its own accounts for sales inside."""

    name: str = Field(min_length=1)
    organisation_number: OrganisationNumber
    joined: Day
    left: Day | None = None
    due_diligence: Day | None = None
    email: str | None = None
    address: str | None = None
    sales_to_members: tuple[Accounts, ...] = ()
    accounts: MemberAccounts = MemberAccounts()

    def belongs(self, period: Period) -> bool:
        """True when it is a member on any day of the month."""
        return self.joined <= period.last and (self.left is None or self.left >= period.first)

    def share_of(self, period: Period) -> Fraction:
        """The part of the month's days on which it is a member, from 0 to 1.

        >>> Member(name="N", organisation_number="799001-0014", joined=dt.date(2026, 6, 16)
        ...     ).share_of(Period(2026, 6))
        Fraction(1, 2)
        """
        if not self.belongs(period):
            return Fraction(0)
        first = max(self.joined, period.first)
        last = period.last if self.left is None else min(self.left, period.last)
        return Fraction((last - first).days + 1, period.days)


class BankAccount(Dated):
    """One of the fund's accounts in a bank.

    ``bic`` is the bank's, where the program does not know it; ``agreement`` the id in the
    agreement on payment files, where the bank wants one.
    """

    iban: Iban | None = None
    bankgiro: Bankgiro | None = None
    plusgiro: Plusgiro | None = None
    bank: str | None = None
    bic: Bic | None = None
    agreement: str | None = None


class Seat(Dated):
    """Somebody's seat in a body: a person, or a member in the general meeting."""

    holder: Key


class Body(Shape):
    """A deciding body: how many seats, who chairs it, who sits there and who steps in."""

    seats: Annotated[tuple[Seats, ...], _bare("seats")] = ()
    chair: Annotated[tuple[Seat, ...], _bare("holder")] = ()
    members: Annotated[tuple[Seat, ...], _bare("holder")] = ()
    deputies: Annotated[tuple[Seat, ...], _bare("holder")] = ()


class Statutes(Shape):
    """What the statutes (stadgarna) say of the levy: lowest and highest rate of the base."""

    levy_between: tuple[Rate, Rate]
    floor_and_cap_exempt: bool = False


class Compliance(Shape):
    """What was found out about Finansinspektionen's rules; no loan or guarantee without it."""

    fi: Literal["not_required", "registered", "applied"]
    basis: str
    reviewed: Day


class Accept(Shape):
    """What the consortium takes in from members.

    Without ``personal_data`` a file with what may be about people is refused, and an extract
    asked for.
    """

    sie_types: tuple[Annotated[int, Field(ge=1, le=4)], ...] = (1, 2, 3, 4)
    personal_data: bool = True


class BookingRule(Shape):
    """How bank entries whose text holds ``text`` are booked: only what needs no document."""

    text: str = Field(min_length=1)
    template: Literal["bank_fee", "interest", "tax"]
    purpose: Key | None = None


def _month_day(value: object) -> int:
    text = str(value)
    if (
        len(text) != 5
        or text[2:] != "-01"
        or not text[:2].isdigit()
        or not 1 <= int(text[:2]) <= 12
    ):
        raise wrong("fiscal_year_must_start_on_a_first", value)
    return int(text[:2])


class Consortium(Shape):
    """The whole of ``consortium.yaml``; what its parts say of each other, ``rules`` checks."""

    name: str = Field(min_length=1)
    organisation_number: OrganisationNumber
    address: str | None = None
    form: Form
    language: Language = "sv"
    fiscal_year_starts: Annotated[int, BeforeValidator(_month_day)] = 1
    statutes: Statutes
    purposes: tuple[Key, ...]
    bank_accounts: Mapping[Key, BankAccount] = Field(default_factory=dict)
    members: Mapping[Key, Member]
    people: Mapping[Key, Person]
    bodies: Mapping[Key, Body] = Field(default_factory=dict)
    compliance: Compliance | None = None
    accept: Accept = Accept()
    bookings: tuple[BookingRule, ...] = ()

    @property
    def calendar(self) -> FiscalCalendar:
        """Its fiscal years."""
        return FiscalCalendar(self.fiscal_year_starts)

    @property
    def all_purposes(self) -> tuple[str, ...]:
        """Its purposes with ``tax`` and ``revolving``, which are always there."""
        return (*self.purposes, *(p for p in ALWAYS_PURPOSES if p not in self.purposes))

    def members_in(self, period: Period) -> Mapping[str, Member]:
        """Those that belong in the month, by key, in the order of the file."""
        return {key: member for key, member in self.members.items() if member.belongs(period)}

    def member_by_number(self, organisation_number: str | None) -> str | None:
        """The key of the member with that organisation number, however it is written."""
        digits = "".join(ch for ch in organisation_number or "" if ch.isdigit())
        digits = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
        for key, member in self.members.items():
            if member.organisation_number.replace("-", "") == digits:
                return key
        return None

    def by_component(self) -> Mapping[str, str]:
        """Member key by account component: ``Grenverket`` → ``grenverket``."""
        return {component(key): key for key in self.members}
