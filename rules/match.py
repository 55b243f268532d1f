"""Whose a payment is, and what it pays: by reference, else by payer, amount and day.

Only a reference of ours is certain and may be booked without asking; everything else is a
suggestion with its confidence, and waits for the treasurer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from consortium.balances import Balances
from consortium.bank import Payment
from consortium.members import Member
from consortium.money import ZERO, Money, total
from consortium.notices import OpenNotice
from consortium.proposal import Reason
from consortium.voucher import VoucherNumber
from rules.references import References, by_reference, named, named_before

Confidence = Literal["certain", "likely", "possible", "none"]
CONFIDENCES: tuple[Confidence, ...] = ("certain", "likely", "possible", "none")

# A payment without a reference is thought to be for a claim due around its day.
_BEFORE, _AFTER = timedelta(days=45), timedelta(days=90)
_ORGANISATION = re.compile(r"\b\d{6}-?\d{4}\b")
_LEGAL_FORM = re.compile(r"\b(ekonomisk förening|ek\.? ?för\.?|ideell förening|ab|hb|kb)\b\.?")


class Part(NamedTuple):
    """A part of a payment: for a claim, ahead for a member, or (no member) not placed.

    ``account`` is the one that the claim stands on, ``frees`` the purpose that gets back what it
    had tied in a loan.
    """

    member: str | None
    amount: Money
    claim: VoucherNumber | None = None
    account: str = ""
    frees: str = ""

    @classmethod
    def of(cls, claim: OpenNotice, amount: Money | None = None) -> Part:
        """What pays a claim, all of it unless an amount is given."""
        pays = claim.amount if amount is None else amount
        return cls(claim.member, pays, claim.voucher, claim.receivable, claim.frees)


@dataclass(frozen=True, slots=True)
class Match:
    """What a payment is for. The parts and ``rounding`` sum to its amount.

    ``rounding`` is a small difference that the policy writes off, below zero if too little came.
    """

    parts: tuple[Part, ...]
    confidence: Confidence
    reason: Reason
    rounding: Money = ZERO

    @property
    def member(self) -> str | None:
        """The member that it is of; ``None`` when it is not known."""
        return self.parts[0].member if self.parts else None


class Claims:
    """What is open and who may pay it, while a row of payments is placed: :meth:`take` counts off.

    ``settled`` are claims that are paid already; ``payers`` maps a payer's account number to the
    member that paid from it before. Differences below ``write_off_below`` are written off.
    """

    def __init__(
        self,
        balances: Balances,
        members: Mapping[str, Member],
        payers: Mapping[str, str] | None = None,
        write_off_below: Money = ZERO,
    ) -> None:
        self.open = dict(balances.notices)
        self.settled = dict(balances.settled)
        self.by_reference = by_reference((*self.settled.values(), *self.open.values()))
        self.payers = dict(payers or {})
        self.write_off_below = write_off_below
        self.by_number = {m.organisation_number.replace("-", ""): k for k, m in members.items()}
        names = Counter(bare_name(member.name) for member in members.values())
        self.by_name = {
            bare_name(m.name): key for key, m in members.items() if names[bare_name(m.name)] == 1
        }
        self._of: dict[str, set[VoucherNumber]] = {}
        self._worth: dict[Money, set[VoucherNumber]] = {}
        for claim in self.open.values():
            self._add(claim)

    @cached_property
    def references(self) -> References:
        """The references of what is open, to find what is nearly one; made when first asked for."""
        ours = (number for number, one in self.open.items() if not one.reference)
        return References(number for number in ours if self.open[number].amount > ZERO)

    def of(self, member: str) -> list[OpenNotice]:
        """The member's open claims and credits, oldest first."""
        mine = [self.open[number] for number in self._of.get(member, ())]
        return sorted(mine, key=lambda one: (one.due or date.min, one.voucher))

    def worth(self, amount: Money) -> list[OpenNotice]:
        """The open claims of just that amount."""
        return [self.open[number] for number in sorted(self._worth.get(amount, ()))]

    def take(self, match: Match) -> None:
        """Count off what a payment pays, before the next one is placed."""
        for part in match.parts:
            if part.claim is None:
                continue
            before = self.open.pop(part.claim)
            self._of[before.member].discard(part.claim)
            self._worth[before.amount].discard(part.claim)
            after = before._replace(amount=before.amount - part.amount)
            if after.amount.is_zero:
                self.settled[part.claim] = after
            else:
                self.open[part.claim] = after
                self._add(after)

    def _add(self, claim: OpenNotice) -> None:
        self._of.setdefault(claim.member, set()).add(claim.voucher)
        self._worth.setdefault(claim.amount, set()).add(claim.voucher)


def match_payment(payment: Payment, day: date, claims: Claims) -> Match:
    """What a payment in of ``payment.amount`` on ``day`` is for.

    >>> from consortium.ocr import reference_of
    >>> from consortium.period import Period
    >>> number = VoucherNumber("V", 2026, 7)
    >>> notice = OpenNotice(number, "kvarnen", Period(2026, 3), date(2026, 5, 4), Money(500_00))
    >>> claims = Claims(Balances(notices={number: notice}), {})
    >>> match = match_payment(
    ...     Payment(Money(500_00), reference_of(number)), date(2026, 4, 30), claims)
    >>> match.confidence, match.member, [str(part.amount) for part in match.parts]
    ('certain', 'kvarnen', ['500.00'])
    """
    assert payment.amount is not None and payment.amount > ZERO, "a payment in has an amount"
    texts = (payment.reference or "", payment.message)
    numbers = [*named(texts), *named_before(*texts, claims.by_reference)]
    if open_ones := [claims.open[number] for number in numbers if number in claims.open]:
        return _of_claims(payment.amount, open_ones, claims)
    for number in numbers:
        if number in claims.settled:
            member = claims.settled[number].member
            values = {"voucher": str(number), "member": member}
            return Match(
                (Part(member, payment.amount),), "certain", Reason("payment", "paid_again", values)
            )
    payer = _payer(payment, claims)
    hint = _of_slip(payment.amount, texts, payer, claims)
    if hint is not None:
        return hint
    if payer is not None:
        return _of_payer(payment.amount, payer, day, claims)
    return _of_amount(payment.amount, day, claims)


def place_with(amount: Money, member: str, claims: Claims) -> tuple[tuple[Part, ...], Money]:
    """The parts of a payment of a member: its oldest claims, the rest ahead; and the rounding."""
    mine = claims.of(member)
    first = next((one for one in mine if one.amount > ZERO), None)
    if first is None:
        return (Part(member, amount),), ZERO
    return _parts(amount, first, claims)


def _of_claims(amount: Money, some: Sequence[OpenNotice], claims: Claims) -> Match:
    """A payment that names open claims: several are paid in turn, one with what makes it up."""
    first = some[0]
    values = {"voucher": ", ".join(str(one.voucher) for one in some), "member": first.member}
    reason = Reason("payment", "paid_by_reference", values)
    if len(some) == 1:
        parts, rounding = _parts(amount, first, claims)
        return Match(parts, "certain", reason, rounding)
    off = amount - total(one.amount for one in some)
    if off.is_zero or abs(off.ore) < claims.write_off_below.ore:
        return Match(_whole(some), "certain", reason, off)
    return Match(tuple(_in_turn(amount, some)), "certain", reason)


def _in_turn(amount: Money, some: Sequence[OpenNotice]) -> Iterator[Part]:
    """The claims in the order in which they are named, credits first and the last one perhaps in
    part; what is left over is the first one's member's, ahead.
    """
    left = amount
    for one in sorted(some, key=lambda claim: claim.amount > ZERO):
        pays = min(left, one.amount)
        if not pays.is_zero:
            yield Part(one.member, pays, one.voucher)
        left -= pays
    if not left.is_zero:
        yield Part(some[0].member, left)


def _of_slip(
    amount: Money, texts: Sequence[str], payer: tuple[str, str] | None, claims: Claims
) -> Match | None:
    """A payment whose reference is nearly an open claim's, and whose payer is not somebody else:
    a hint, never booked by rule.
    """
    found = claims.references.near(texts)
    claim = None if found is None else claims.open.get(found[0])
    if found is None or claim is None or (payer is not None and payer[0] != claim.member):
        return None
    parts, rounding = _parts(amount, claim, claims)
    is_sure = claim.amount == amount or payer is not None
    confidence: Confidence = "likely" if is_sure else "possible"
    values = {"found": found[1], "voucher": str(claim.voucher), "member": claim.member}
    return Match(parts, confidence, Reason("payment", "paid_by_slip", values), rounding)


def _parts(amount: Money, first: OpenNotice, claims: Claims) -> tuple[tuple[Part, ...], Money]:
    """The named claim with as many others as make up the amount; else it, and the rest ahead."""
    others = [one for one in claims.of(first.member) if one.voucher != first.voucher]
    credited = [one for one in others if one.amount < ZERO]
    owed = [one for one in others if one.amount > ZERO]
    # Members pay their oldest notices, with or without what they have to their credit.
    sets = [
        [first, *credited[:less], *owed[:count]]
        for less in range(len(credited) + 1)
        for count in range(len(owed) + 1)
    ]
    for some in sets:
        if total(one.amount for one in some) == amount:
            return _whole(some), ZERO
    for some in sets:
        off = amount - total(one.amount for one in some)
        if abs(off.ore) < claims.write_off_below.ore and off.ore:
            return _whole(some), off
    if amount < first.amount:
        return (Part.of(first, amount),), ZERO
    ahead = Part(first.member, amount - first.amount)
    return (*_whole([first]), ahead), ZERO


def _whole(claims: Sequence[OpenNotice]) -> tuple[Part, ...]:
    return tuple(map(Part.of, claims))


def _payer(payment: Payment, claims: Claims) -> tuple[str, str] | None:
    """The member that pays, and how it is known."""
    account = "".join(ch for ch in payment.account or "" if ch.isalnum())
    if account in claims.payers:
        return claims.payers[account], "account"
    texts = f"{payment.counterparty or ''} {payment.message}"
    for number in _ORGANISATION.findall(texts):
        if number.replace("-", "") in claims.by_number:
            return claims.by_number[number.replace("-", "")], "number"
    member = claims.by_name.get(bare_name(payment.counterparty or ""))
    return None if member is None else (member, "name")


def bare_name(name: str) -> str:
    """A name without legal form and capitals; banks write names in their own way."""
    return " ".join(_LEGAL_FORM.sub(" ", name.casefold()).replace(",", " ").split())


def _of_payer(amount: Money, payer: tuple[str, str], day: date, claims: Claims) -> Match:
    member, how = payer
    near = [one for one in claims.of(member) if _is_near(one, day)]
    values = {"member": member, "how": how}
    for one in near:
        if one.amount == amount:
            return Match(_whole([one]), "likely", Reason("payment", "paid_by_payer", values))
    parts, rounding = place_with(amount, member, claims)
    is_whole = all(part.claim in claims.open for part in parts) and _settles(parts, claims)
    confidence: Confidence = "likely" if is_whole else "possible"
    return Match(parts, confidence, Reason("payment", "paid_by_payer", values), rounding)


def _settles(parts: Sequence[Part], claims: Claims) -> bool:
    """True when every part pays the whole of its claim."""
    return all(p.claim is not None and claims.open[p.claim].amount == p.amount for p in parts)


def _of_amount(amount: Money, day: date, claims: Claims) -> Match:
    fitting = [one for one in claims.worth(amount) if _is_near(one, day)]
    if len(fitting) == 1:
        values = {"voucher": str(fitting[0].voucher), "member": fitting[0].member}
        return Match(_whole(fitting), "possible", Reason("payment", "paid_by_amount", values))
    return Match((Part(None, amount),), "none", Reason("payment", "payer_unknown", {}))


def _is_near(claim: OpenNotice, day: date) -> bool:
    return claim.due is None or claim.due - _BEFORE <= day <= claim.due + _AFTER
