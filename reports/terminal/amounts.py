"""Amounts on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.terminal.options import misuse

if TYPE_CHECKING:
    import click

    from consortium.money import Money


def amount_value(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Money | None:
    """An amount in kronor, as people write it."""
    from consortium.money import Money

    if value is None:
        return None
    try:
        return Money.parse(value)
    except ValueError:
        misuse(value, '"5 000 kr"', "AMOUNT")
