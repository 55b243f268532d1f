"""Events → postings (design.md §3): what each does to the accounts, debit-positive, balanced.

The invariant behind them: what is tied in a purpose is the carrying amount of what it has lent.
An instalment that falls due only changes the kind of claim, and frees nothing; the payment does,
for only then has the purpose its money back. A loss is borne by the purpose that lent.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from consortium.agreement import LoanTerms
from consortium.keys import component
from consortium.money import ZERO, Money
from consortium.voucher import SEK, Posting

APPROPRIATED = "Equity:Appropriated"
MEMO_LOANS, MEMO_GUARANTEES = "LSEK", "GSEK"


def paid_out(terms: LoanTerms, amount: Money, owed: Money = ZERO) -> tuple[Posting, ...]:
    """The loan is owed to the borrower until the bank has paid it; the purpose has tied it.

    A member's loan to another stands off the balance sheet, beside the fund's surety for it;
    ``owed`` is what stood there before.

    >>> terms = LoanTerms.model_validate({"id": "a", "kind": "loan", "with": "ny_start",
    ...     "purpose": "solidarity", "from": "2026-05-15"})
    >>> for leg in paid_out(terms, Money(100)):
    ...     print(leg.account, leg.amount)
    Assets:Loans:Liquidity:NyStart 1.00
    Liabilities:Payouts:NyStart -1.00
    Equity:Purpose:Solidarity 1.00
    Equity:Purpose:Solidarity:Tied -1.00
    """
    member = component(terms.with_)
    if terms.kind == "member_loan":
        return (*_memo(terms, MEMO_LOANS, amount), *_surety(terms, owed, owed + amount))
    return legs({
        f"Assets:Loans:Liquidity:{member}": amount,
        f"Liabilities:Payouts:{member}": -amount,
        _purpose(terms): amount,
        f"{_purpose(terms)}:Tied": -amount,
    })  # fmt: skip


def fallen_due(terms: LoanTerms, amount: Money, owed: Money = ZERO) -> tuple[Posting, ...]:
    """An instalment becomes a claim that is noticed; between members the memo is taken down."""
    member = component(terms.with_)
    if terms.kind == "member_loan":
        return (*_memo(terms, MEMO_LOANS, -amount), *_surety(terms, owed, owed - amount))
    return legs({
        f"Assets:Receivable:Loans:{member}": amount,
        f"Assets:Loans:Liquidity:{member}": -amount,
    })  # fmt: skip


def interest_due(terms: LoanTerms, amount: Money) -> tuple[Posting, ...]:
    """Interest is the purpose's income."""
    return _income(terms, "Assets:Receivable:Interest", "Income:Interest:Loans", amount)


def fee_due(terms: LoanTerms, amount: Money) -> tuple[Posting, ...]:
    """So is a fee."""
    return _income(terms, "Assets:Receivable:Fees", "Income:Fees", amount)


def allowed_for(terms: LoanTerms, amount: Money) -> tuple[Posting, ...]:
    """An expected loss: the carrying amount falls, and with it what is tied."""
    return legs({
        "Expenses:Losses:ShortLoans": amount,
        "Assets:Loans:Allowance": -amount,
        **_loss(terms, amount),
    })  # fmt: skip


def struck(
    terms: LoanTerms, unnoticed: Money, noticed: Money, allowance: Money, *, as_gift: bool
) -> tuple[Posting, ...]:
    """A claim that is given up: what is allowed for already is used first, the rest is a loss.

    ``as_gift`` is forgiveness, support to the member and no loss: an allowance is taken back.
    """
    member = component(terms.with_)
    amount = unnoticed + noticed
    used = min(allowance, amount)
    claims = {
        f"Assets:Loans:Liquidity:{member}": -unnoticed,
        f"Assets:Receivable:Loans:{member}": -noticed,
        "Assets:Loans:Allowance": used,
    }
    if as_gift:
        cost = {
            f"Expenses:Support:Forgiveness:{member}": amount,
            "Expenses:Losses:ShortLoans": -used,
        }
    else:
        cost = {"Expenses:Losses:ShortLoans": amount - used}
    return legs({**cost, **claims, **_loss(terms, amount - used)})


def converted(terms: LoanTerms, amount: Money) -> tuple[Posting, ...]:
    """The loan becomes the fund's stake in the member; it stays tied."""
    member = component(terms.with_)
    return legs({
        f"Assets:Shares:Members:{member}": amount,
        f"Assets:Loans:Liquidity:{member}": -amount,
    })  # fmt: skip


def legs(amounts: Mapping[str, Money], unit: str = SEK) -> tuple[Posting, ...]:
    """Postings without those of nothing."""
    return tuple(Posting(name, one, unit) for name, one in amounts.items() if not one.is_zero)


def _income(terms: LoanTerms, claim: str, income: str, amount: Money) -> tuple[Posting, ...]:
    return legs({
        f"{claim}:{component(terms.with_)}": amount,
        income: -amount,
        APPROPRIATED: amount,
        _purpose(terms): -amount,
    })  # fmt: skip


def _loss(terms: LoanTerms, amount: Money) -> Mapping[str, Money]:
    return {f"{_purpose(terms)}:Tied": amount, APPROPRIATED: -amount}


def _memo(terms: LoanTerms, unit: str, amount: Money) -> tuple[Posting, ...]:
    names = f"{unit}:{component(terms.with_)}:{component(terms.id)}"
    return legs({f"Assets:Memo:{names}": amount, f"Equity:Memo:{names}": -amount}, unit)


def _surety(terms: LoanTerms, before: Money, after: Money) -> tuple[Posting, ...]:
    """The fund's guarantee follows the loan: its share of what is owed, half up to the öre."""
    share = Fraction(terms.guarantee or 0)
    change = Money.rounded(after.exact * share) - Money.rounded(before.exact * share)
    return _memo(terms, MEMO_GUARANTEES, change)


def _purpose(terms: LoanTerms) -> str:
    assert terms.purpose is not None, "a loan from the fund has its purpose"
    return f"Equity:Purpose:{component(terms.purpose)}"
