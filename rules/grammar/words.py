"""The small words of the policy: shares, durations, amounts that cannot be negative."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator

from consortium.fields import Bound, Days, Months, Multiple, Part, read_multiple

__all__ = ["REMAINING", "Bound", "Days", "Months", "Multiple", "Part", "Share"]

REMAINING: Final = "remaining"


def _share(value: object) -> object:
    return value if value == REMAINING else read_multiple(value)


Share = Annotated[Decimal | Literal["remaining"], BeforeValidator(_share)]
"""A share of one whole, or what the others leave; ``rules.check`` sees that they make one."""
