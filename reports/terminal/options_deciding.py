"""The options of ``approve``: the decision as the minutes name it, the votes, the minutes."""

from __future__ import annotations

from pathlib import Path

import click

from reports.terminal.options import Command

_PEOPLE = (
    ("--by", "voted_for", "Voted for. Repeated."),
    ("--against", "against", "Voted against. May be repeated."),
    ("--recused", "recused", "Left the room. May be repeated."),
)
_OPTIONS = (
    click.option("--decision", metavar="TEXT", help='As the minutes say: "Board 2026-04-07 § 5".'),
    *(click.option(name, key, metavar="PERSON", multiple=True, help=told)
      for name, key, told in _PEOPLE),
    click.option("--minutes", metavar="FILE", type=click.Path(path_type=Path), help="The minutes."),
    click.option("--adjusted", metavar="DAY", help="The day the minutes were adjusted."),
    click.option("--reported", metavar="TEXT", help="Which meeting was told, if it was urgent."),
)  # fmt: skip


def decision_options(command: Command) -> Command:
    """All that may be said of a decision, given to the command by name."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
