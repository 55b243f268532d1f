"""An invented consortium of any size: settings, and the SIE files its members send each month.

The members are the sample's cooperatives under other names and in other sizes, so that the files
have the encodings, quotes and separators that are met in the field. The year is 2025, or the years
up to it. The same sizes give the same bytes.

>>> sample = consortium(members=3, years=1)
>>> len(sample.inbox), sample.steps[-1].folder
(36, 'inbox/2025-12')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice

from stdnum import luhn

from consortium.period import Period
from ledger.sample import Sample, Step, motala
from ledger.sample.bookkeeping import LAST, vouchers
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.sie_text import export

SIZES_PERCENT = (40, 60, 80, 100, 130, 170, 220, 290)
TREASURER = "kim"
_DRAWN_DAY, _TAKEN_IN_DAY = 5, 17


@dataclass(frozen=True, slots=True)
class Member:
    """An invented member: its key in consortium.yaml, name and organisation number."""

    key: str
    name: str
    organisation_number: str


def consortium(*, members: int, years: int) -> Sample:
    """``members`` cooperatives (at most 99 999) and their months of ``years`` up to 2025."""
    first = Period(LAST.year - years + 1, 1)
    invented = [_member(number) for number in range(1, members + 1)]
    return Sample(
        books={
            "consortium.yaml": _consortium_yaml(invented, first).encode(),
            f"policy/{first.first}.yaml": _policy(first),
        },
        inbox=dict(_inbox(invented, first)),
        steps=tuple(
            Step(
                period=month,
                day=month.next.first.replace(day=_TAKEN_IN_DAY),
                by=TREASURER,
                folder=f"inbox/{month}",
            )
            for month in first.until(LAST)
        ),
    )


def large_file(sales: int) -> bytes:
    """A year's SIE file of a business with ``sales`` vouchers in each kind of income and month."""
    shop = COOPERATIVES[0]
    streams = tuple(replace(one, vouchers=sales) for one in shop.streams)
    busy = replace(shop, streams=streams)
    return export(busy, vouchers(busy), LAST, LAST.next.first.replace(day=_DRAWN_DAY))


def _member(number: int) -> Member:
    """Organisation numbers begin on 7990: a series that is not given out, with its check digit."""
    digits = f"7990{number:05d}"
    digits += luhn.calc_check_digit(digits)
    return Member(f"koop_{number}", f"Kooperativ {number} ek. för.", f"{digits[:6]}-{digits[6:]}")


def _consortium_yaml(members: list[Member], first: Period) -> str:
    lines = [
        "name: Det stora konsortiet",
        "organisation_number: 769600-0004",
        "form: ekonomisk_forening",
        "language: sv",
        "fiscal_year_starts: 01-01",
        "statutes: {levy_between: [5 %, 10 %], floor_and_cap_exempt: true}",
        "purposes: [administration, solidarity, start_up, relocation, education]",
        "bank_accounts: {main: {bankgiro: 5050-1055, bank: swedbank}}",
        f"people: {{{TREASURER}: {{name: Kim Ekorre, roles: [treasurer, chair]}}}}",
        f"bodies: {{board: {{seats: 1, chair: {TREASURER}, members: [{TREASURER}]}}}}",
        "compliance: {fi: not_required, basis: yttrande.pdf, reviewed: 2025-01-15}",
        "members:",
    ]
    for member in members:
        lines += [
            f"  {member.key}:",
            f"    name: {member.name}",
            f"    organisation_number: {member.organisation_number}",
            f"    joined: {first.first}",
            '    sales_to_members: ["3090-3099"]',
        ]
    return "\n".join(lines) + "\n"


def _policy(first: Period) -> bytes:
    """The newest rules of the sample, which have VAT, tax, member capital, bands, floor and cap."""
    text = motala().books["policy/2025-07-01.yaml"].decode()
    text = text.replace("valid_from: 2025-07-01", f"valid_from: {first.first}")
    return re.sub(r"\n  members:\n.*cykelbud:.*", "", text).encode()


def _inbox(members: list[Member], first: Period) -> Iterator[tuple[str, bytes]]:
    """Every member's file of every month; what differs between two of a kind is who they are."""
    kinds = [(kind, vouchers(kind)) for kind in islice(_kinds(first), len(members))]
    for month in first.until(LAST):
        drawn = month.next.first.replace(day=_DRAWN_DAY)
        drafts = cycle([(kind, export(kind, booked, month, drawn)) for kind, booked in kinds])
        for member, (kind, draft) in zip(members, drafts, strict=False):
            yield f"inbox/{month}/{member.key}.se", _signed(draft, kind, member)


def _signed(draft: bytes, kind: Cooperative, member: Member) -> bytes:
    encoding, hyphen = kind.layout.encoding.removesuffix("-sig"), kind.layout.hyphen
    for old, new in (
        (kind.name, member.name),
        (
            kind.organisation_number.replace("-", hyphen),
            member.organisation_number.replace("-", hyphen),
        ),
    ):
        draft = draft.replace(old.encode(encoding), new.encode(encoding))
    return draft


def _kinds(first: Period) -> Iterator[Cooperative]:
    """The sample's cooperatives in several sizes, without their mistakes and checksums."""
    for percent in SIZES_PERCENT:
        for coop in COOPERATIVES:
            yield _scaled(coop, percent, first)


def _scaled(coop: Cooperative, percent: int, first: Period) -> Cooperative:
    months = 12 * (LAST.year - first.year + 1)

    def scaled(amounts: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(ore * percent // 100 for ore in islice(cycle(amounts), months))

    return replace(
        coop,
        streams=tuple(replace(one, months=scaled(one.months)) for one in coop.streams),
        payroll=scaled(coop.payroll),
        first=first,
        opens=1,
        year_starts=1,
        mistakes=(),
        layout=replace(coop.layout, has_checksum=False),
    )
