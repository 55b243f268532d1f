"""The generated pages are fresh, and hold every command, option, problem code and account."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from cli import fondbok
from consortium.wording import AREAS, catalogue
from docs import generate
from ledger.chart import CHART

COMMANDS = dict(generate.every_command(fondbok))
PAGES = generate.pages()


def page(name: str) -> str:
    return (generate.DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_page_is_as_make_docs_writes_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "stale: run make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_and_is_documented(name: str) -> None:
    command, text = COMMANDS[name], page("commands.md")
    section = text.partition(f"\n## fondbok {name}\n")[2].partition("\n## ")[0]
    assert section, "the command is not in docs/commands.md"
    assert command.help and command.help.splitlines()[0] in section
    for option in generate.options(command):
        assert option.help, f"{option.name} has no help"
        assert all(f"`{name}" in section for name in option.opts)


@pytest.mark.parametrize("group", [fondbok, fondbok.commands["policy"]], ids=lambda g: g.name)
def test_a_list_of_commands_cuts_no_help_off(group: click.Group) -> None:
    shown = group.get_help(click.Context(group, terminal_width=80, max_content_width=80))
    assert "..." not in shown.partition("Commands:")[2]


def test_every_problem_code_is_documented_in_both_languages() -> None:
    text = page("problems.md")
    for code, wording in catalogue().items():
        section = text.partition(f"\n### {code}\n")[2].partition("\n### ")[0]
        assert section.count("|\n|") >= 4, f"{code} is not in docs/problems.md"
        assert ("| Finding |" in section) == wording.is_finding


def test_every_area_has_its_title() -> None:
    assert set(AREAS) <= set(generate.AREA_TITLES)


def test_every_account_of_the_chart_is_documented() -> None:
    text = page("accounts.md")
    assert [row.pattern for row in CHART if f"`{row.pattern}`" not in text] == []
