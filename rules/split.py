"""What a levy is made of, and where it goes: nature, VAT, tax and purposes, as postings.

The levy is allocated over its natures and the rest over the purposes by largest remainder, ties
to the earlier line of the policy; VAT and tax are rounded once each, half up (design.md §3–4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from consortium.keys import component
from consortium.money import ZERO, Money, allocate, total
from consortium.proposal import Reason, ReasonValue
from rules.policy import REMAINING, Levy, Policy, Share

TAX, REVOLVING = "tax", "revolving"
APPROPRIATED = "Equity:Appropriated"


@dataclass(frozen=True, slots=True)
class Parts:
    """A levy taken apart.

    ``fee`` + ``service`` + ``capital`` make the levy, and so do ``purposes`` (``tax`` and
    ``revolving`` among them); ``vat`` comes on top.
    """

    fee: Money
    service: Money
    capital: Money
    vat: Money
    purposes: Mapping[str, Money]
    reasons: tuple[Reason, ...]

    @property
    def levy(self) -> Money:
        """The levy without VAT."""
        return self.fee + self.service + self.capital

    def __post_init__(self) -> None:
        assert total(self.purposes.values()) == self.levy, "every öre has its purpose"


def parts_of(policy: Policy, levy: Money) -> Parts:
    """Take a levy (without VAT, in whole öre, zero or more) apart by the policy."""
    reasons: list[Reason] = []
    by_nature = _natures(policy.levy, levy, reasons)
    sums: Counter[str] = Counter()
    for nature, part in zip(policy.levy.nature, by_nature, strict=True):
        sums[nature.kind] += part.ore
    service, capital = Money(sums["service_fee"]), Money(sums["member_capital"])
    vat = _vat(policy.levy, by_nature, reasons)
    tax = _tax(policy.levy, service, reasons)
    purposes = _purposes(policy, levy - capital - tax, reasons)
    for purpose, amount in ((TAX, tax), (REVOLVING, capital)):
        if not amount.is_zero:
            purposes[purpose] = purposes.get(purpose, ZERO) + amount
    if not capital.is_zero:
        reasons.append(Reason("clause", "capital_revolves", {"purpose": REVOLVING}, capital))
    return Parts(Money(sums["membership_fee"]), service, capital, vat, purposes, tuple(reasons))


def postings_of(member: str, parts: Parts) -> dict[str, Money]:
    """The voucher's legs by account, debit-positive, without zero legs (design.md §3).

    >>> fee = Money(100)
    >>> legs = postings_of("ny_start", Parts(fee, ZERO, ZERO, ZERO, {"solidarity": fee}, ()))
    >>> for account, amount in legs.items():
    ...     print(account, amount)
    Assets:Receivable:Levies:NyStart 1.00
    Income:Levies:NyStart -1.00
    Equity:Appropriated 1.00
    Equity:Purpose:Solidarity -1.00
    """
    owner = component(member)
    legs = {
        f"Assets:Receivable:Levies:{owner}": parts.levy + parts.vat,
        f"Income:Levies:{owner}": -parts.fee,
        f"Income:Services:{owner}": -parts.service,
        "Liabilities:VAT:Output": -parts.vat,
        f"Equity:MemberCapital:{owner}": -parts.capital,
        APPROPRIATED: parts.levy,
    }
    legs |= {f"Equity:Purpose:{component(key)}": -part for key, part in parts.purposes.items()}
    return {account: amount for account, amount in legs.items() if not amount.is_zero}


def weights(shares: Sequence[Share]) -> tuple[Decimal, ...]:
    """Shares as numbers; ``remaining`` is what the others leave of one whole.

    >>> weights([Decimal("0.1"), "remaining"])
    (Decimal('0.1'), Decimal('0.9'))
    """
    named = sum((share for share in shares if share != REMAINING), Decimal(0))
    found = tuple(1 - named if share == REMAINING else share for share in shares)
    assert sum(found) == 1 and min(found) >= 0, "rules.check lets only whole shares through"
    return found


def _natures(levy: Levy, amount: Money, reasons: list[Reason]) -> tuple[Money, ...]:
    shares = weights([nature.share for nature in levy.nature])
    parts, got_the_ore = allocate(amount, shares)
    for nature, share, part, lucky in zip(levy.nature, shares, parts, got_the_ore, strict=True):
        if share == 1:
            reasons.append(Reason("clause", "nature_whole", {"kind": nature.kind}, part))
        else:
            values: dict[str, ReasonValue] = {"kind": nature.kind, "share": share}
            reasons.append(Reason("clause", "nature_part", values, part))
        if lucky:
            reasons.append(Reason("rounding", "nature_got_the_ore", {"kind": nature.kind}, part))
    return parts


def _vat(levy: Levy, parts: Sequence[Money], reasons: list[Reason]) -> Money:
    """VAT on the service parts, rounded once, half up, on top of the levy."""
    services = [
        (nature.vat or Decimal(0), part)
        for nature, part in zip(levy.nature, parts, strict=True)
        if nature.kind == "service_fee"
    ]
    vat = Money.rounded(sum((Fraction(rate) * part.exact for rate, part in services), Fraction(0)))
    if not vat.is_zero:
        net = total(part for _, part in services)
        rates = {rate for rate, _ in services}
        values: dict[str, ReasonValue] = {"on": net}
        if len(rates) == 1:
            values["rate"] = rates.pop()
        reasons.append(Reason("clause", "vat" if "rate" in values else "vat_of_rates", values, vat))
    return vat


def _tax(levy: Levy, service: Money, reasons: list[Reason]) -> Money:
    """Income tax on the taxable part, the service fees without VAT, set aside as a purpose."""
    if levy.tax is None or not levy.tax.set_aside or service.is_zero:
        return ZERO
    tax = Money.rounded(Fraction(levy.tax.rate) * service.exact)
    values: dict[str, ReasonValue] = {"rate": levy.tax.rate, "on": service, "purpose": TAX}
    reasons.append(Reason("clause", "tax", values, tax))
    return tax


def _purposes(policy: Policy, rest: Money, reasons: list[Reason]) -> dict[str, Money]:
    shares = weights(list(policy.split.values()))
    parts, got_the_ore = allocate(rest, shares)
    found: dict[str, Money] = {}
    for purpose, share, part, lucky in zip(policy.split, shares, parts, got_the_ore, strict=True):
        found[purpose] = part
        values: dict[str, ReasonValue] = {"purpose": purpose, "share": share, "on": rest}
        reasons.append(Reason("clause", "purpose_part", values, part))
        if lucky:
            got: dict[str, ReasonValue] = {"purpose": purpose}
            reasons.append(Reason("rounding", "purpose_got_the_ore", got, part))
    return found
