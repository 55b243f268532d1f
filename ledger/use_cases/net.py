"""``net``: debts between members struck against each other, before anybody lends (design.md §3).

Nothing is posted: the debts are the members' own, and those with the fund are struck only when the
parties have agreed. What is said of a debt comes from a table, else from the members' own SIE
files; between the fund and a member the fund's books count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consortium.keys import component
from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value, Words
from consortium.progress import Progress, quiet
from importers.lists import DebtRow, read_debts
from ledger.books import Books
from ledger.use_cases.arrears import balances_on
from ledger.use_cases.net_books import BooksTell, told_by_books
from ledger.use_cases.parties import FUND, Parties
from ledger.use_cases.receipts import FileIn
from rules.netting import Netting, net
from rules.netting_claims import Claim, Teller, Untold, agreed

_TELLERS: Mapping[Teller, Words] = {
    "fund": Words("fondens bokföring", "the fund's books"),
    "table": Words("tabellen", "the table"),
    "table_debtor": Words("gäldenären i tabellen", "the debtor in the table"),
    "table_creditor": Words("fordringsägaren i tabellen", "the creditor in the table"),
    "books_debtor": Words("gäldenärens bokföring", "the debtor's books"),
    "books_creditor": Words("fordringsägarens bokföring", "the creditor's books"),
}


@dataclass(frozen=True, slots=True)
class Netted:
    """The debts of a month netted, by key; ``names`` are the parties', the fund's included.

    ``read`` are the members whose own books were looked at. ``borrowed`` is what those whose cash
    is known would have to borrow to pay what they owe, before and after.
    """

    period: Period
    result: Netting
    names: Mapping[str, str]
    read: tuple[str, ...]
    borrowed: tuple[Money, Money]
    findings: tuple[Problem, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The members that owe or are owed anything, by key."""
        return tuple(key for key in self.result.positions if key != FUND)


def net_debts(
    books: Books,
    period: Period,
    table: FileIn | None = None,
    *,
    from_books: bool = False,
    with_fund: bool = False,
    progress: Progress = quiet,
) -> Netted:
    """The debts at the end of a month, netted; ``InputError`` with every problem of the table.

    Without a table, or with ``from_books``, the members' own books tell; ``with_fund`` takes in
    what stands between the fund and the members.
    """
    parties = Parties(books.consortium)
    claims: list[Claim] = []
    findings: list[Problem] = []
    told = BooksTell((), ())
    where = "–" if table is None else table.name
    if table is not None:
        rows, findings_of_table = read_debts(table.content, table.name)
        claims += _claims(rows, parties)
        findings += findings_of_table
    if table is None or from_books:
        told = told_by_books(books, period, progress)
        claims += told.claims
    if with_fund:
        claims += _fund_claims(books, period)
    debts, differences = agreed(claims)
    findings += [_difference(one, parties, where) for one in differences]
    if not debts and table is None:
        raise InputError([*findings, _no_debts(period)])
    result = net(debts)
    return Netted(
        period=period,
        result=result,
        names={key: parties.name(key) for key in result.positions},
        read=told.read,
        borrowed=result.borrowed(_cash(books, period)),
        findings=tuple(findings),
    )


def _claims(rows: tuple[DebtRow, ...], parties: Parties) -> list[Claim]:
    claims, problems = [], []
    for row in rows:
        debtor, creditor = parties.key_of(row.debtor), parties.key_of(row.creditor)
        teller = parties.key_of(row.told_by) if row.told_by else None
        at_debtor, at_creditor, at_teller = row.places
        named = ((row.debtor, debtor, at_debtor), (row.creditor, creditor, at_creditor))
        wrong = [parties.unknown(text, place) for text, key, place in named if key is None]
        if wrong or debtor is None or creditor is None:
            problems += wrong
        elif debtor == creditor:
            values: dict[str, Value] = {"found": debtor}
            problems.append(Problem("debt_must_be_owed_to_another", at_creditor, values))
        elif FUND in (debtor, creditor):
            values = {"found": debtor if creditor == FUND else creditor}
            problems.append(Problem("debts_of_the_fund_must_be_its_books", at_creditor, values))
        elif row.told_by and teller not in (debtor, creditor):
            values = {"found": row.told_by}
            problems.append(Problem("debt_must_be_told_by_a_party", at_teller, values))
        else:
            told: Teller = "table"
            if teller is not None:
                told = "table_debtor" if teller == debtor else "table_creditor"
            claims.append(Claim(debtor, creditor, row.amount, told))
    if problems:
        raise InputError(problems)
    return claims


def _fund_claims(books: Books, period: Period) -> Iterator[Claim]:
    """What stands between the fund and each member at the end of the month, both ways."""
    balances = balances_on(books, period.last)
    for key in books.consortium.members:
        name = component(key)
        owes = balances.balance(f"Assets:Receivable:Levies:{name}")
        owed = -balances.balance(f"Liabilities:Prepaid:{name}")
        owed -= balances.balance(f"Liabilities:Payouts:{name}")
        if owes > ZERO:
            yield Claim(key, FUND, owes, "fund")
        if owed > ZERO:
            yield Claim(FUND, key, owed, "fund")


def _cash(books: Books, period: Period) -> Mapping[str, Money]:
    """The cash at the end of the month of those who have reported it."""
    found = {}
    for key in books.consortium.members:
        figures = books.balances.facts.report(key, period).figures
        if "cash" in figures:
            found[key] = figures["cash"]
    return found


def _difference(one: Untold, parties: Parties, file: str) -> Problem:
    sv = "; ".join(f"{_TELLERS[by].sv} {amount.text('sv')}" for by, amount in one.told.items())
    en = "; ".join(f"{_TELLERS[by].en} {amount.text('en')}" for by, amount in one.told.items())
    values: dict[str, Value] = {
        "debtor": parties.name(one.debtor),
        "creditor": parties.name(one.creditor),
        "told": Words(sv, en),
    }
    is_of_books = all(by.startswith("books") for by in one.told)
    place = Source(f"{one.debtor} → {one.creditor}" if is_of_books else file)
    if one.used is None:
        (amount,) = one.told.values()
        return Problem("debt_should_be_told_by_both", place, {**values, "told": amount})
    return Problem("debt_should_be_told_alike", place, {**values, "used": one.used})


def _no_debts(period: Period) -> Problem:
    return Problem("debts_must_be_known", Source("--debts"), {"month": period})
