"""Purposes are earmarks on equity: they net to zero, and never exceed what there is.

The two invariants of design.md §3. What must hold in every voucher is an error; what losses can
bring about is a finding, since what has happened must be booked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from beancount.core.amount import Amount
from beancount.core.data import Transaction

from consortium import figures
from consortium.balances import Balances
from consortium.keys import is_under
from consortium.money import ZERO, Money, total
from consortium.problems import Problem, Value
from consortium.voucher import SEK, is_earmark
from ledger.checks.loaded import Found, Loaded, name_of


def check_earmarks(loaded: Loaded) -> Iterator[Found]:
    """Per voucher: earmarks net to zero, a levy is earmarked whole. In all: nothing below zero."""
    ore_by_account: defaultdict[str, int] = defaultdict(int)
    for entry in loaded.transactions:
        kronor = _kronor(entry)
        yield from _check_voucher(loaded, entry, kronor)
        for account, amount in kronor.items():
            ore_by_account[account] += int(amount * 100)
    if loaded.transactions:
        balances = Balances({(name, SEK): Money(ore) for name, ore in ore_by_account.items()})
        last = loaded.transactions[-1]
        for code, values in (*_below_zero(loaded, balances), *_tied(balances)):
            yield Found(Problem(code, loaded.place(last.meta), values), last)


def _check_voucher(
    loaded: Loaded, entry: Transaction, kronor: Mapping[str, Decimal]
) -> Iterator[Found]:
    source, name = loaded.place(entry.meta), name_of(entry)
    off = sum(amount for account, amount in kronor.items() if is_earmark(account))
    if off != 0:
        values = {"voucher": name, "off": f"{off} {SEK}"}
        yield Found(Problem("earmarks_must_net_to_zero", source, values), entry)
    if entry.meta.get("rule") is None:
        return
    earmarked = -_under(kronor, "Equity:Purpose")
    result = ("Income", "Expenses", *figures.MEMBER_CAPITAL)
    levied = -sum(_under(kronor, parent) for parent in result)
    if earmarked != levied:
        values = {"voucher": name, "found": f"{earmarked} {SEK}", "expected": f"{levied} {SEK}"}
        yield Found(Problem("levy_must_be_earmarked_whole", source, values), entry)


def _below_zero(loaded: Loaded, balances: Balances) -> Iterator[tuple[str, Mapping[str, Value]]]:
    left = figures.unappropriated(balances)
    if left < ZERO:
        yield "unappropriated_must_not_be_negative", {"found": -left}
    if loaded.consortium is not None:
        for purpose, held in figures.purpose_balances(balances, loaded.consortium).items():
            if held.balance < ZERO:
                values: dict[str, Value] = {"purpose": purpose, "found": held.balance}
                yield "purpose_must_not_be_negative", values


def _tied(balances: Balances) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """What is tied in purposes is what is lent, placed and held in shares, allowances taken off."""
    lent = total(balances.balance_under(parent) for parent in figures.INSTRUMENTS)
    names = {name for name, _ in balances.accounts if name.startswith("Equity:Purpose:")}
    tied = -total(balances.balance(name) for name in names if name.endswith(":Tied"))
    if lent != tied:
        yield "tied_should_equal_instruments", {"found": tied, "expected": lent}


def _kronor(entry: Transaction) -> Mapping[str, Decimal]:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for posting in entry.postings:
        units = posting.units
        if isinstance(units, Amount) and units.currency == SEK and units.number is not None:
            sums[posting.account] += units.number
    return sums


def _under(kronor: Mapping[str, Decimal], parent: str) -> Decimal:
    amounts = [amount for account, amount in kronor.items() if is_under(account, parent)]
    return sum(amounts, Decimal(0))
