"""What the docs show is what the commands print, on fresh books."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from docs import console
from docs.console import ROOT, rerun, same, steps
from docs.generate import console_pages

PAGES = console_pages()


def test_the_pages_that_show_commands_are_found() -> None:
    names = {str(page.relative_to(ROOT)) for page in PAGES}
    assert {"README.md", "docs/sv/kom-igang.md", "docs/treasurer.md", "docs/books.md"} <= names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_page_shows_what_the_commands_print(page: Path) -> None:
    assert rerun(page) == page.read_text(encoding="utf-8"), "stale: run make docs"


def test_the_examples_in_the_docstrings_hold() -> None:
    ran = doctest.testmod(console)
    assert ran.attempted and not ran.failed


def test_a_block_is_commands_with_what_each_prints() -> None:
    found = steps("$ fondbok status\nNothing waits.\n\nTip\n$ echo \\\n  two\ntwo\n")
    assert [step.command for step in found] == ["fondbok status", "echo \\\n  two"]
    assert [step.output for step in found] == ["Nothing waits.\n\nTip", "two"]


@pytest.mark.parametrize(
    ("documented", "actual", "is_same"),
    [
        ("to pay 5", "to pay 5", True),
        ("to pay 5", "to pay 6", False),
        ("to pay 5", "to pay 5\nand more", False),
        ("…\nto pay 5", "one\ntwo\nto pay 5", True),
        ("one\n…", "one", True),
        ("one\n…\nlast", "one\ntwo", False),
        ("post 12ab34cd", "post 00ff00ff", True),
        ("post 12ab34cd", "post 00ff00f", False),
        ("(registered 2026-01-01\n  10:00:00)", "(registered 2027-02-02\n  11:22:33)", True),
        ("on 2026-01-01", "on 2026-01-02", False),
        ("documents/2026/a.se", "documents/2027/a.se", True),
    ],
)
def test_only_what_differs_from_run_to_run_may_differ(
    documented: str, actual: str, is_same: bool
) -> None:
    assert same(documented, actual) == is_same


def test_stale_output_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Look:\n\n```console\n$ echo new\nold\n$ echo 0123abcd\n…\n```\n\nEnd.\n")
    assert rerun(page) == "Look:\n\n```console\n$ echo new\nnew\n$ echo 0123abcd\n…\n```\n\nEnd.\n"


def test_a_command_is_run_with_the_id_of_this_run(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```console\n$ printf '\\060\\061'; echo aaaaaa\n12345678\n$ echo 12345678\n12345678\n```\n"
    )
    assert rerun(page) == page.read_text()
    page.write_text(page.read_text().replace("$ echo", "…\nmore\n$ echo"))
    assert rerun(page).endswith("\n01aaaaaa\n$ echo 01aaaaaa\n01aaaaaa\n```\n")
