"""The levy: rates inside the statutes, bands in order, bounds that can hold, natures that fit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from consortium.members import Consortium
from consortium.money import ZERO, Money
from rules.checks.shares import check_shares
from rules.notes import Notes, Path, percent
from rules.policy import Band, Levy, MemberException, Policy

# ML 9 kap.: 25 %, 12 % and 6 %; 0 % for what is exempt with a right of deduction.
VAT_RATES: Final = (Decimal("0.25"), Decimal("0.12"), Decimal("0.06"), Decimal(0))


def check_levy(policy: Policy, consortium: Consortium, notes: Notes) -> None:
    """Notes everything about ``levy``."""
    levy, path = policy.levy, ("levy",)
    if policy.valid_from.day != 1:
        notes.at("valid_from_must_be_a_first", ("valid_from",), found=policy.valid_from)
    _check_rates(path, levy.rate, levy.bands, consortium, notes)
    _check_bounds(path, levy.floor, levy.cap, consortium, notes, is_decided=bool(levy.decision))
    for key, exception in levy.members.items():
        _check_exception(key, exception, policy, consortium, notes)
    _check_natures(levy, notes)
    if levy.tax is not None and all(nature.kind != "service_fee" for nature in levy.nature):
        notes.at_key("levy_tax_should_have_a_taxable_part", (*path, "tax"), found=levy.tax.rate)


def _check_rates(
    path: Path, rate: Decimal | None, bands: Sequence[Band], consortium: Consortium, notes: Notes
) -> None:
    lowest, highest = consortium.statutes.levy_between
    rates = [((*path, "rate"), rate)] if rate is not None else []
    rates += [((*path, "bands", i, "rate"), band.rate) for i, band in enumerate(bands)]
    for place, found in rates:
        if not lowest <= found <= highest:
            notes.at("levy_rate_must_be_within_statutes", place,
                     found=percent(found), lowest=lowest, highest=highest)  # fmt: skip
    _check_bands(path, bands, notes)


def _check_bands(path: Path, bands: Sequence[Band], notes: Notes) -> None:
    before = ZERO
    for i, band in enumerate(bands):
        place = (*path, "bands", i, "above")
        if band.above == ZERO:
            notes.at("band_must_begin_above_zero", place)
        elif band.above <= before:
            notes.at("bands_must_ascend", place, found=band.above, before=before)
        before = max(before, band.above)


def _check_bounds(
    path: Path, floor: Money | None, cap: Money | None, consortium: Consortium, notes: Notes,
    *, is_decided: bool,
) -> None:  # fmt: skip
    """The effective rate is tested month by month; here we tell at which base it will break."""
    if floor is not None and cap is not None and floor > cap:
        notes.at("floor_must_not_exceed_cap", (*path, "floor"), found=floor, cap=cap)
    if is_decided or consortium.statutes.floor_and_cap_exempt:
        return
    lowest, highest = consortium.statutes.levy_between
    if floor is not None and floor > ZERO and highest > 0:
        base = Money.rounded(floor.exact / Fraction(highest), "up")
        notes.at("levy_floor_should_keep_the_statutes", (*path, "floor"),
                 found=floor, base=base, highest=highest)  # fmt: skip
    if cap is not None and lowest > 0:
        base = Money.rounded(cap.exact / Fraction(lowest), "down")
        notes.at("levy_cap_should_keep_the_statutes", (*path, "cap"),
                 found=cap, base=base, lowest=lowest)  # fmt: skip


def _check_exception(
    key: str, exception: MemberException, policy: Policy, consortium: Consortium, notes: Notes
) -> None:
    path, levy = ("levy", "members", key), policy.levy
    notes.must_be_one_of("member_must_exist", path, key, consortium.members, key=True)
    bands = exception.bands or ()
    if exception.decision is None:
        _check_rates(path, exception.rate, bands, consortium, notes)
    else:
        _check_bands(path, bands, notes)
    is_decided = exception.decision is not None
    if exception.floor is not None or exception.cap is not None:
        floor = exception.floor if exception.floor is not None else levy.floor
        cap = exception.cap if exception.cap is not None else levy.cap
        if floor is not None and cap is not None and floor > cap:
            place = "floor" if exception.floor is not None else "cap"
            notes.at("floor_must_not_exceed_cap", (*path, place), found=floor, cap=cap)
        elif not is_decided:
            _check_bounds(path, exception.floor, exception.cap, consortium, notes,
                          is_decided=False)  # fmt: skip
    elif exception.rate is None and exception.bands is None:
        notes.at_key("exception_must_change_something", path, found=key)
    if exception.until < policy.valid_from:
        notes.at("exception_should_cover_a_month", (*path, "until"),
                 found=exception.until, start=policy.valid_from)  # fmt: skip


def _check_natures(levy: Levy, notes: Notes) -> None:
    path = ("levy", "nature")
    shares = [((*path, i, "share"), nature.share) for i, nature in enumerate(levy.nature)]
    check_shares(path, shares, notes)
    for i, nature in enumerate(levy.nature):
        if nature.kind == "service_fee" and nature.vat is None:
            notes.at("service_fee_should_state_vat", (*path, i))
        elif nature.kind != "service_fee" and nature.vat is not None:
            notes.at("vat_must_be_on_service_fees_only", (*path, i, "vat"),
                     found=nature.vat, kind=nature.kind)  # fmt: skip
        elif nature.vat is not None and nature.vat not in VAT_RATES:
            notes.at("vat_should_be_a_rate_in_law", (*path, i, "vat"), found=nature.vat)
