"""What a command asks on the terminal: columns of a sheet, whose a payment is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from consortium.money import Language
from consortium.problems import FundError
from importers.workbook import FIGURES, Figure, Outline
from ledger.use_cases.match import place, to_match
from reports.terminal import payments
from reports.terminal.problems import failed
from reports.terminal.words import figure_name, word

if TYPE_CHECKING:
    from reports.terminal.options import Options


def asked_sheet(language: Language, sheets: Sequence[Outline]) -> int:
    """Which sheet it is, by its place; nothing is asked of one."""
    if len(sheets) == 1:
        return 0
    names = ", ".join(f"{number} {one.sheet}" for number, one in enumerate(sheets, 1))
    click.echo(word("map_sheets", language, sheets=names), err=True)
    of = click.IntRange(1, len(sheets))
    chosen: int = click.prompt(word("map_sheet", language), type=of, default=1, err=True)
    return chosen - 1


def asked_columns(language: Language, sheet: Outline) -> dict[str, Figure]:
    """The figure of each heading that the answers name; ``-`` leaves a figure out."""
    click.echo(word("map_headings", language, row=sheet.heading_row), err=True)
    for one in sheet.headings:
        click.echo(f"  {one.column:<3} {one.text:<30} {one.sample}", err=True)
    by_column = {one.column: one.text for one in sheet.headings}
    columns: dict[str, Figure] = {}
    for figure in FIGURES:
        guess = next((one.column for one in sheet.headings if one.guess == figure), "-")
        text = word("map_column", language, figure=figure_name(figure, language))
        choice = click.Choice([*by_column, "-"], case_sensitive=False)
        answer = click.prompt(text, type=choice, default=guess, show_choices=False, err=True)
        if answer != "-":
            columns[by_column[answer]] = figure
    return columns


def place_as_answered(options: Options) -> None:
    """Go through the payments that wait, one question each."""
    for one in to_match(options.open_books()).payments:
        click.echo(payments.question(one, options.language))
        _place(options, str(one.voucher), click.prompt("", default="", show_default=False))


def _place(options: Options, payment: str, answer: str) -> None:
    """Place one payment as answered; ``-`` leaves it, and so does an answer that does not fit."""
    answer = answer.strip()
    if answer == "-":
        return
    numbers = [part.strip() for part in answer.split(",") if re.match(r"\s*[A-Z]\d{4}-", part)]
    member = None if numbers or not answer else answer
    try:
        done = place(options.session(), payment, claims=numbers, member=member)
    except FundError as error:
        click.echo(failed(error.problems, options.language), err=True)
        return
    click.echo(payments.placed(done, options.language))
