"""Purposes: the split names them all, and floors are kept for purposes that exist."""

from __future__ import annotations

from consortium.members import ALWAYS_PURPOSES, Consortium
from rules.checks.shares import check_shares
from rules.notes import Notes
from rules.policy import Policy


def check_split(policy: Policy, consortium: Consortium, notes: Notes) -> None:
    """Notes everything about ``split``."""
    own = [purpose for purpose in consortium.purposes if purpose not in ALWAYS_PURPOSES]
    for purpose in policy.split:
        if purpose in ALWAYS_PURPOSES:
            notes.at_key("purpose_must_not_be_split", ("split", purpose), found=purpose)
        else:
            notes.must_be_one_of("purpose_must_exist", ("split", purpose), purpose, own, key=True)
    missing = tuple(purpose for purpose in own if purpose not in policy.split)
    if missing:
        notes.at_key("split_must_name_every_purpose", ("split",), missing=missing)
    shares = [(("split", purpose), share) for purpose, share in policy.split.items()]
    check_shares(("split",), shares, notes)


def check_keep(policy: Policy, consortium: Consortium, notes: Notes) -> None:
    """Notes everything about ``keep`` and ``relocation``, which name purposes."""
    for purpose in policy.keep:
        notes.must_be_one_of(
            "purpose_must_exist", ("keep", purpose), purpose, consortium.all_purposes, key=True
        )
    if policy.relocation is not None:
        notes.must_be_one_of(
            "purpose_must_exist", ("relocation", "from"), policy.relocation.from_,
            consortium.purposes,
        )  # fmt: skip
