"""What has been posted of levies, by member and month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from consortium.money import ZERO, Money
from consortium.voucher import VoucherNumber


@dataclass(frozen=True, slots=True)
class PostedLevy:
    """What has been posted for one member's month, reversals counted: per account, and by what.

    ``accounts`` holds no zero amounts; ``keys`` are those posted and not reversed; ``facts`` and
    ``base`` are the version of the report and the base that the latest one rests on.
    """

    accounts: Mapping[str, Money] = field(default_factory=dict)
    facts: str = ""
    keys: frozenset[str] = frozenset()
    vouchers: tuple[VoucherNumber, ...] = ()
    base: Money = ZERO

    @property
    def is_estimate(self) -> bool:
        """True when what stands rests on no report, but on an estimate."""
        return bool(self.keys) and all(key.startswith("estimate/") for key in self.keys)

    @property
    def levy(self) -> Money:
        """The levy without VAT: what is earmarked for purposes."""
        return self.accounts.get("Equity:Appropriated", ZERO)

    @property
    def to_pay(self) -> Money:
        """The sum of its receivable legs, VAT included."""
        return Money(
            sum(a.ore for name, a in self.accounts.items() if name.startswith("Assets:Receivable:"))
        )
