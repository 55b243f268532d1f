"""Placements: together they fit in the fund."""

from __future__ import annotations

from decimal import Decimal

from rules.notes import Notes
from rules.policy import Policy


def check_placements(policy: Policy, notes: Notes) -> None:
    """Notes everything about ``placements``."""
    kinds = [getattr(policy.placements, kind) for kind in type(policy.placements).model_fields]
    together = sum((kind.max_share_of_fund for kind in kinds if kind is not None), Decimal(0))
    if together > 1:
        notes.at_key("placements_must_not_exceed_the_fund", ("placements",), found=together)
