"""Accounts: which one the chart knows, its BAS number and names, and the text that opens it.

Account names are English and stand in the books; what a reader sees beside them are the
metadata ``bas:``, ``name-sv:`` and ``name-en:`` of the open directive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from consortium.keys import component
from consortium.members import Consortium
from consortium.voucher import SEK
from ledger.chart import (
    BY_BANK,
    BY_PURPOSE,
    CHART,
    IDEELL_PURPOSE_OTHER,
    IDEELL_PURPOSES,
    PURPOSE_NAMES,
    Row,
)
from ledger.escaping import clean, quoted


@dataclass(frozen=True, slots=True)
class Account:
    """An account that fits a row of the chart, with what its variable components are."""

    name: str
    row: Row
    parts: tuple[tuple[str, str], ...]

    def part(self, variable: str) -> str | None:
        """The component for ``Member``, ``Purpose``, ``Bank`` …, ``None`` if it has none."""
        return dict(self.parts).get(variable)


@cache
def find(name: str) -> Account | None:
    """The account in the chart, or ``None`` when no pattern fits.

    >>> account = find("Equity:Purpose:StartUp:Tied")
    >>> account.row.sv, account.part("Purpose")
    ('Ianspråktaget', 'StartUp')
    """
    components = name.split(":")
    for row, pattern in _patterns().get(len(components), ()):
        pairs = tuple(zip(pattern, components, strict=True))
        if all(is_variable(wanted) or wanted == got for wanted, got in pairs):
            parts = tuple((wanted[1:-1], got) for wanted, got in pairs if is_variable(wanted))
            return Account(name, row, parts)
    return None


def is_variable(component_pattern: str) -> bool:
    """True for a component that stands for any name: ``<Member>``."""
    return component_pattern.startswith("<")


def opening_accounts(consortium: Consortium, opened: date) -> str:
    """The text of ``accounts.beancount``: what the consortium has and uses from the first day.

    Accounts per member beyond the levy, support, loans and the like are opened in the voucher
    that first uses them (:func:`open_directive`).
    """
    return "\n".join(open_directive(name, consortium, opened) for name in _opening(consortium))


def open_directive(account: str, consortium: Consortium, opened: date) -> str:
    """The open directive of one account with its BAS number and names.

    ``AssertionError`` when the chart has no pattern for it: accounts are named by our own code.
    """
    found = find(account)
    assert found is not None, f"the chart has no account {account}"
    number = bas(found, consortium)
    names = zip(("sv", "en"), account_names(found, consortium), strict=True)
    lines = [f"{opened} open {account} {found.part('Unit') or SEK}"]
    lines += [f"  bas: {quoted(number)}"] if number is not None else []
    lines += [f"  name-{language}: {quoted(clean(name))}" for language, name in names]
    return "\n".join(lines) + "\n"


def bas(account: Account, consortium: Consortium) -> str | None:
    """The BAS number by the consortium's legal form; ``None`` for accounts outside BAS."""
    row = account.row
    number = row.bas
    if consortium.form == "ideell_forening" and row.bas_ideell is not None:
        number = row.bas_ideell
    if number == BY_BANK:
        return _bank_number(account.part("Bank"), consortium)
    if number == BY_PURPOSE:
        key = _purpose_key(account.part("Purpose"), consortium)
        return IDEELL_PURPOSES.get(key, IDEELL_PURPOSE_OTHER)
    return number


def account_names(account: Account, consortium: Consortium) -> tuple[str, str]:
    """The Swedish and the English name: the row's, then what the account is for."""
    sv, en = account.row.sv, account.row.en
    for variable, part in account.parts:
        own = (part, part)
        if variable in ("Member", "Payee"):
            key = consortium.by_component().get(part)
            own = (part, part) if key is None else (consortium.members[key].name,) * 2
        elif variable == "Purpose":
            key = _purpose_key(part, consortium)
            own = PURPOSE_NAMES.get(key, (key.replace("_", " "),) * 2)
        sv, en = f"{sv}: {own[0]}", f"{en}: {own[1]}"
    return sv, en


def _opening(consortium: Consortium) -> Iterator[str]:
    keys = {
        "<Bank>": consortium.bank_accounts,
        "<Member>": consortium.members,
        "<Purpose>": consortium.all_purposes,
    }
    for row in CHART:
        if row.opened:
            variable = next((v for v in keys if v in row.pattern), None)
            for key in keys.get(variable or "", ("",)):
                yield row.pattern.replace(variable or "<>", component(key))


def _bank_number(part: str | None, consortium: Consortium) -> str:
    order = [component(key) for key in consortium.bank_accounts]
    position = order.index(part) if part in order else len(order)
    return "1930" if position == 0 else str(min(1940 + position, 1949))


def _purpose_key(part: str | None, consortium: Consortium) -> str:
    keys = {component(key): key for key in consortium.all_purposes}
    return keys.get(part or "", part or "")


@cache
def _patterns() -> dict[int, list[tuple[Row, list[str]]]]:
    # The fixed component wins over the variable one: Assets:Shares:Impairment is no <Name>.
    by_length: dict[int, list[tuple[Row, list[str]]]] = {}
    for row in CHART:
        pattern = row.pattern.split(":")
        by_length.setdefault(len(pattern), []).append((row, pattern))
    for rows in by_length.values():
        rows.sort(key=lambda pair: sum(map(is_variable, pair[1])))
    return by_length
