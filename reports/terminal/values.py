"""How values after options are read: a day, an amount, account numbers."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

from reports.terminal.options import misuse

if TYPE_CHECKING:
    from consortium.money import Money


def day_value(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> dt.date | None:
    """A day, ``2026-01-01``."""
    try:
        return None if value is None else dt.date.fromisoformat(value)
    except ValueError:
        misuse(value or "", "2026-01-01", "--at")


def amount_value(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Money | None:
    """An amount in kronor, as people write it."""
    from consortium.money import Money

    try:
        return None if value is None else Money.parse(value)
    except ValueError:
        misuse(value or "", '"5 000 kr"', "AMOUNT")


def accounts_value(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """Account numbers with commas between."""
    if value is None:
        return None
    accounts = tuple(account.strip() for account in value.split(","))
    if not all(re.fullmatch(r"[0-9]{3,8}", account, re.ASCII) for account in accounts):
        misuse(value, "1356,6982", "--fund-accounts")
    return accounts
