"""Figures that are read off the balances: where each purpose and each member stands.

Pure sums over :class:`~consortium.balances.Balances`; shown positive in the direction that
their name says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from consortium.balances import Balances
from consortium.keys import component
from consortium.members import Consortium
from consortium.money import Money, total

# What the fund may dispose of, and the member capital that purpose `revolving` holds
# (design.md §3). Reserve fund and subordinated capital are restricted (EFL 12 kap.).
FREE_EQUITY = ("Equity:Retained", "Equity:PriorYear", "Equity:Result", "Income", "Expenses")
MEMBER_CAPITAL = ("Equity:MemberCapital", "Equity:IssuedCapital")

# What the fund has lent, placed and bought: tied in a purpose by its carrying amount.
INSTRUMENTS = (
    "Assets:Loans",
    "Assets:Receivable:Loans",
    "Assets:Receivable:Recourse",
    "Assets:Placements",
    "Assets:Shares",
)

# What members are noticed of, by the kind of account that it stands on.
CLAIMS = ("Levies", "Loans", "Interest", "Fees")


class PurposeBalance(NamedTuple):
    """What a purpose holds in all, and the part of it that is tied (lent or placed)."""

    balance: Money
    tied: Money

    @property
    def untied(self) -> Money:
        """What is not lent or placed; less the purpose's floor it is available."""
        return self.balance - self.tied


class MemberBalance(NamedTuple):
    """Where a member stands: levied in all, owed and prepaid by it, lent to it, its capital.

    An instalment that is noticed is owed and no longer lent; what is at risk is the two together.
    """

    levied: Money
    receivable: Money
    prepaid: Money
    lent: Money
    capital: Money


def purpose_balances(balances: Balances, consortium: Consortium) -> Mapping[str, PurposeBalance]:
    """Every purpose of the consortium by key, in its order, ``tax`` and ``revolving`` included.

    >>> from consortium.money import Money
    >>> accounts = {("Equity:Purpose:Solidarity", "SEK"): Money(-700),
    ...     ("Equity:Purpose:Solidarity:Tied", "SEK"): Money(-300)}
    >>> purpose_balance(Balances(accounts), "solidarity")
    PurposeBalance(balance=Money('10.00'), tied=Money('3.00'))
    """
    return {key: purpose_balance(balances, key) for key in consortium.all_purposes}


def purpose_balance(balances: Balances, purpose: str) -> PurposeBalance:
    """One purpose by its key."""
    account = f"Equity:Purpose:{component(purpose)}"
    tied = -balances.balance(f"{account}:Tied")
    return PurposeBalance(tied - balances.balance(account), tied)


def member_balances(balances: Balances, consortium: Consortium) -> Mapping[str, MemberBalance]:
    """Every member by key, in the order of consortium.yaml."""
    return {key: member_balance(balances, key) for key in consortium.members}


def member_balance(balances: Balances, member: str) -> MemberBalance:
    """One member by its key."""
    name = component(member)
    loans = (f"Assets:Loans:Liquidity:{name}", f"Assets:Loans:Long:{name}")
    return MemberBalance(
        levied=balances.lifetime.get(member, Money(0)),
        receivable=claims_on(balances, member),
        prepaid=-balances.balance(f"Liabilities:Prepaid:{name}"),
        lent=total(balances.balance(loan) for loan in loans),
        capital=-total(balances.balance(f"{parent}:{name}") for parent in MEMBER_CAPITAL),
    )


def claims_on(balances: Balances, member: str) -> Money:
    """All that is noticed and unpaid: levies, and instalments, interest and fees of agreements."""
    name = component(member)
    return total(balances.balance(f"Assets:Receivable:{kind}:{name}") for kind in CLAIMS)


def bank_balance(balances: Balances) -> Money:
    """The money on all of the fund's bank accounts."""
    return balances.balance_under("Assets:Bank")


def free_equity(balances: Balances) -> Money:
    """What may be given away: adopted results less support given since (EFL 12 kap.).

    The result of a year counts once the meeting has adopted it and it stands as retained or prior
    year's result.
    """
    adopted = total(balances.balance_under(one) for one in ("Equity:Retained", "Equity:PriorYear"))
    return -adopted - balances.balance_under("Expenses:Support")


def unappropriated(balances: Balances) -> Money:
    """Free equity and member capital that no purpose holds (design.md §3).

    Below zero the purposes promise more than there is: nothing may be paid out.
    """
    equity = total(balances.balance_under(account) for account in (*FREE_EQUITY, *MEMBER_CAPITAL))
    return -equity + balances.balance_under("Equity:Purpose")
